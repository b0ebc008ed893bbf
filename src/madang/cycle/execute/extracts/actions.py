"""Take an extract in, whole; and settle the rows that wait, each by an officer who says why. Nothing is written over."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from madang.base import clock
from madang.base.notices.actions import announce
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang.base.places.models import Government
from madang.base.record.actions import note
from madang.cycle.budget.ledger import Posting, book
from madang.cycle.budget.models import Booking, Column, Line, Project, Source
from madang.cycle.budget.permissions import why_not_keep_books

from ..models.extract import Extract, ExtractRow, Fate, Kind, Why
from .matching import Ledger, Match
from .reading import Reading


@dataclass(frozen=True)
class Part:
    """A part of what a row says was spent: of the line itself where `project` is None. `amount` in won."""

    project: Project | None
    source: Source
    amount: int


def why_not_take(government: Government, fiscal_year: int, digest: str) -> Extract | None:
    """The extract that these very bytes were taken in as, if they were."""
    return Extract.objects.of(government).filter(fiscal_year=fiscal_year, digest=digest).first()


@transaction.atomic
def take_in(
    government: Government, fiscal_year: int, reading: Reading, *, origin: str, file_name: str, digest: str, by: Person
) -> Extract:
    """Every row is kept as it came. What the lines and their projects lack is booked in one act, on the extract's day."""
    require(why_not_keep_books(by, government))
    Government.objects.select_for_update().get(pk=government.pk)
    if taken := why_not_take(government, fiscal_year, digest):
        raise Refused("execute.extract_taken_already", number=taken.number)
    require("execute.extract_has_faults" if reading.faults or not reading.rows else None)
    extract = _extract(government, fiscal_year, reading, origin=origin, file_name=file_name, digest=digest, by=by)
    rows = _rows(extract, reading)
    ledger = Ledger(government, fiscal_year, extract.day)
    matches = [ledger.match(row) for row in rows]
    booking = _book(extract, [posting for match in matches for posting in match.postings], by, "")
    Fate.objects.bulk_create([_fate(match, booking, by) for match in matches], batch_size=500)
    waiting = sum(match.kind == Kind.WAITING for match in matches)
    booked = sum(match.change for match in matches)
    facts = {
        "day": extract.day.isoformat(),
        "rows": len(rows),
        "booked": booked,
        "waiting": waiting,
        "origin": extract.origin,
    }
    note(government, extract.subject, "execute.extract_taken", by=by, actor="officer", **facts)
    _tell(extract, [posting for match in matches for posting in match.postings], by)
    return extract


@transaction.atomic
def match_row(row: ExtractRow, line: Line, reason: str, *, by: Person) -> Fate:
    """An officer says which line it speaks of."""
    row = _grip(row, by, reason)
    ledger = Ledger(row.extract.government, row.extract.fiscal_year, row.extract.day)
    require("execute.not_a_line_of_the_year" if line.pk not in {one.pk for one in ledger.lines} else None)
    return _settle(row, ledger.match_line(row, line), reason, by)


@transaction.atomic
def lower_to(row: ExtractRow, reason: str, *, by: Person) -> Fate:
    """The accounts are right and the ledger says too much: what is too much is taken away again, with the reason."""
    row = _grip(row, by, reason)
    last = row.fates.last()
    require("execute.nothing_to_lower" if last.why != Why.LESS else None)
    ledger = Ledger(row.extract.government, row.extract.fiscal_year, row.extract.day)
    return _settle(row, ledger.match_line(row, last.line, lower=True), reason, by)


@transaction.atomic
def split_row(row: ExtractRow, parts: Iterable[Part], reason: str, *, by: Person) -> Fate:
    """An officer says how much each project spent, and from which source where the line has several."""
    row = _grip(row, by, reason)
    last, parts = row.fates.last(), [part for part in parts if part.amount]
    require("execute.nothing_to_split" if last.why not in (Why.PROJECTS, Why.SOURCES) else None)
    left = what_is_left(row, last.line)
    given = sum(part.amount for part in parts if part.project)
    line = sum(part.amount for part in parts if part.project is None)
    wrong = given > left.projects or line != left.line or any(part.amount < 0 for part in parts)
    require("execute.split_is_off" if wrong or not parts else None, projects=left.projects, line=left.line)
    postings = [Posting(Column.SPENT, part.amount, part.project, last.line, part.source) for part in parts]
    booking = _book(row.extract, postings, by, reason)
    _tell(row.extract, postings, by)
    return _close(row, Kind.SPLIT, reason, by, line=last.line, booking=booking)


@transaction.atomic
def explain_row(row: ExtractRow, reason: str, *, by: Person) -> Fate:
    """Nothing is to be booked, and here is why."""
    row = _grip(row, by, reason)
    return _close(row, Kind.EXPLAINED, reason, by, line=row.fates.last().line)


@transaction.atomic
def explain_rest(extract: Extract, reason: str, *, by: Person) -> int:
    """All rows without a line at once: programmes in which the residents' projects have no part. How many they were."""
    require(why_not_keep_books(by, extract.government))
    require("execute.say_why" if not reason.strip() else None)
    Extract.objects.select_for_update().get(pk=extract.pk)
    rows = list(ExtractRow.objects.filter(extract=extract).waiting().filter(why=Why.NO_LINE))
    closing = {"kind": Kind.EXPLAINED, "reason": reason.strip(), "at": clock.now(), "by": by}
    Fate.objects.bulk_create([Fate(row=row, **closing) for row in rows], batch_size=500)
    if rows:
        facts = {"rows": len(rows), "reason": reason.strip()}
        note(extract.government, extract.subject, "execute.rest_explained", by=by, actor="officer", **facts)
    return len(rows)


@dataclass(frozen=True)
class Left:
    """What a waiting row says was spent beyond what the ledger holds: on the line, and at most on its projects."""

    line: int
    projects: int


def what_is_left(row: ExtractRow, line: Line) -> Left:
    ledger = Ledger(row.extract.government, row.extract.fiscal_year, row.extract.day)
    match = ledger.match_line(row, line)
    held = ledger.held(line)
    return Left(max(0, row.spent - (match.spent or 0)), max(0, row.spent - held))


def _grip(row: ExtractRow, by: Person, reason: str) -> ExtractRow:
    require(why_not_keep_books(by, row.extract.government))
    require("execute.say_why" if not reason.strip() else None)
    Government.objects.select_for_update().get(pk=row.extract.government_id)
    last = row.fates.last()
    require("execute.row_is_closed" if last.kind != Kind.WAITING else None)
    return row


def _settle(row: ExtractRow, match: Match, reason: str, by: Person) -> Fate:
    booking = _book(row.extract, match.postings, by, reason)
    _tell(row.extract, match.postings, by)
    if match.kind == Kind.WAITING:
        return _close(row, Kind.WAITING, reason, by, line=match.line, booking=booking, why=match.why)
    return _close(row, Kind.SPLIT if booking else Kind.EXPLAINED, reason, by, line=match.line, booking=booking)


def _close(row: ExtractRow, kind: Kind, reason: str, by: Person, **more) -> Fate:
    fate = Fate.objects.create(row=row, kind=kind, reason=reason.strip()[:300], at=clock.now(), by=by, **more)
    facts = {"row": row.number, "kind": kind.value, "reason": fate.reason}
    note(row.extract.government, row.extract.subject, "execute.row_settled", by=by, actor="officer", **facts)
    return fate


def _extract(government, fiscal_year, reading: Reading, **more) -> Extract:
    last = Extract.objects.of(government).filter(fiscal_year=fiscal_year).aggregate(last=Max("number"))["last"] or 0
    return Extract.objects.create(
        government=government, fiscal_year=fiscal_year, number=last + 1, day=reading.day, unit=reading.unit,
        town=reading.government, at=clock.now(), **more,
    )  # fmt: skip


def _rows(extract: Extract, reading: Reading) -> list[ExtractRow]:
    rows = [
        ExtractRow(
            extract=extract, number=row.number, account=row.account, code=row.code, item=row.item, name=row.name,
            available=row.available, compiled=row.compiled, committed=row.committed, spent=row.spent,
        )
        for row in reading.rows
    ]  # fmt: skip
    return ExtractRow.objects.bulk_create(rows, batch_size=500)


def _fate(match: Match, booking: Booking | None, by: Person) -> Fate:
    return Fate(
        row=match.row, kind=match.kind, why=match.why, line=match.line, booking=booking if match.postings else None,
        ledger_available=match.available, ledger_spent=match.spent, at=clock.now(), by=by,
    )  # fmt: skip


def _book(extract: Extract, postings: list[Posting], by: Person, reason: str) -> Booking | None:
    return book(extract.government, postings, cause=extract.subject, by=by, on=extract.day, reason=reason)


def _tell(extract: Extract, postings: list[Posting], by: Person) -> None:
    """Whoever follows the project learns that money was spent on it, and how much."""
    spent: dict[Project, int] = {}
    for posting in postings:
        if posting.project and posting.column == Column.SPENT:
            spent[posting.project] = spent.get(posting.project, 0) + posting.amount
    for project, amount in spent.items():
        facts = {"amount": amount, "day": extract.day.isoformat(), "title": project.title, "number": project.number}
        for subject in dict.fromkeys([project.subject, project.followed]):
            note(extract.government, subject, "execute.spent_by_extract", by=by, actor="officer", **facts)
        year = project.cycle.fiscal_year
        announce(extract.government, project.followed, "execute.spent_by_extract", facts | {"year": year})
