"""The one way into the ledger and the one way out: `book` writes, `accounts` and `account_of` add up.

Nothing else writes an entry, nothing else sums one: pages, documents, datasets and the command line all show these sums.
"""

import hashlib
import json
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max, Sum

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang.base.places.models import Government
from madang_methods.money import Account

from .models import Booking, Column, Entry, Line, Project, Source

SHARED = (Column.BILL, Column.BUDGET)


@dataclass(frozen=True)
class Posting:
    """One entry to be. `amount`: the currency's minor unit, below 0 to take away; postings of 0 are left out."""

    column: Column
    amount: int
    project: Project | None = None
    line: Line | None = None
    source: Source = Source.MUNICIPAL
    fiscal_year: int = 0  # by default the line's, else the project's cycle's
    detail: str = ""
    reverses: Entry | None = None


@transaction.atomic
def book(
    government: Government, postings: Iterable[Posting], *, cause: str, by: Person | None, on: date, reason: str = ""
) -> Booking | None:
    """Write down one act; returns None when nothing is to be written. The caller has asked for the permission, and notes
    and announces. Refuses with budget.share_above_line, budget.below_nothing, budget.not_enough; the database does too."""
    Government.objects.select_for_update().get(pk=government.pk)
    rows = _in_order([posting for posting in postings if posting.amount])
    if not rows:
        return None
    _refuse(government, rows, reason)
    booking = Booking(
        government=government, number=_next(Booking, government), cause=cause, on=on, by=by, reason=reason
    )
    booking.at, booking.digest = clock.now(), _digest(rows)
    booking.save(force_insert=True)
    number = _next(Entry, government)
    Entry.objects.bulk_create(
        [_entry(booking, number + place, posting) for place, posting in enumerate(rows)], batch_size=500
    )
    return booking


def take_back(entry: Entry, *, cause: str, by: Person | None, on: date, reason: str) -> Booking:
    """An equal entry back, with its reason. An entry is taken back once."""
    require("budget.why_taken_back" if not reason.strip() else None)
    require("budget.already_taken_back" if Entry.objects.filter(reverses=entry).exists() else None)
    back = Posting(
        Column(entry.column), -entry.amount, entry.project, entry.line, Source(entry.source), entry.fiscal_year, entry.detail, entry
    )  # fmt: skip
    return book(entry.government, [back], cause=cause, by=by, on=on, reason=reason)


def accounts(entries, *by: str, known_by: datetime | None = None) -> dict[Hashable, Account]:
    """Sums of a queryset of entries by the named columns (`"project"`, `"line"`, `"project__area"` …); one query.

    accounts(Entry.objects.of_cycle(cycle), "project")[project.pk].spent
    """
    rows = entries.known_by(known_by).order_by().values_list(*by, "column").annotate(sum=Sum("amount"))
    sums: dict[Hashable, Account] = {}
    for *key, column, amount in rows:
        name = key[0] if len(by) == 1 else tuple(key)
        sums[name] = sums.get(name, Account()) + Account(**{column: amount})
    return sums


def account_of(entries, known_by: datetime | None = None) -> Account:
    """One account for all of them together."""
    rows = entries.known_by(known_by).order_by().values_list("column").annotate(sum=Sum("amount"))
    return Account(**dict(rows))


def _entry(booking: Booking, number: int, posting: Posting) -> Entry:
    return Entry(
        government=booking.government, number=number, booking=booking, fiscal_year=_year(posting), project=posting.project,
        line=posting.line, column=posting.column, source=posting.source, detail=posting.detail, amount=posting.amount,
        reverses=posting.reverses,
    )  # fmt: skip


def _year(posting: Posting) -> int:
    if posting.fiscal_year:
        return posting.fiscal_year
    return posting.line.fiscal_year if posting.line else posting.project.cycle.fiscal_year


def _in_order(postings: list[Posting]) -> list[Posting]:
    """So that no share is ever above its line: shares give way first, then lines move, then shares take."""

    def turn(posting: Posting) -> int:
        if posting.project is None:
            return 1
        return 0 if posting.amount < 0 and posting.column in SHARED else 2

    return sorted(postings, key=turn)


def _refuse(government: Government, rows: list[Posting], reason: str) -> None:
    taken = any(row.amount < 0 and row.column != Column.MOVED for row in rows)
    require("budget.why_taken_back" if taken and not reason.strip() else None)
    for row in rows:
        if row.line and row.line.fiscal_year != _year(row):
            require("budget.line_of_another_year", line=row.line.name, year=_year(row))
    _refuse_below(government, rows)
    _refuse_shares(government, rows)
    _refuse_overspending(government, rows)


def _refuse_below(government: Government, rows: list[Posting]) -> None:
    lowered = [row for row in rows if row.amount < 0 and row.column != Column.MOVED]
    for row in lowered:
        key = {
            "fiscal_year": _year(row),
            "project": row.project,
            "line": row.line,
            "column": row.column,
            "source": row.source,
        }
        standing = Entry.objects.of(government).filter(**key).aggregate(sum=Sum("amount"))["sum"] or 0
        more = sum(other.amount for other in rows if _same(other, row))
        require("budget.below_nothing" if standing + more < 0 else None, amount=-more, standing=standing)


def _same(one: Posting, other: Posting) -> bool:
    def key(row: Posting):
        return _year(row), row.project, row.line, row.column, row.source

    return key(one) == key(other)


def _refuse_shares(government: Government, rows: list[Posting]) -> None:
    for line, column in {(row.line, row.column) for row in rows if row.line and row.column in SHARED}:
        of_line = Entry.objects.of(government).filter(line=line, column=column)
        whole = _standing(of_line.filter(project=None)) + _moved(rows, line, column, lambda row: row.project is None)
        held = _standing(of_line.exclude(project=None)) + _moved(
            rows, line, column, lambda row: row.project is not None
        )
        require("budget.share_above_line" if held > whole else None, line=str(line), held=held, whole=whole)


def _refuse_overspending(government: Government, rows: list[Posting]) -> None:
    for project, year in {(row.project, _year(row)) for row in rows if row.project}:
        standing = account_of(Entry.objects.of(government).filter(project=project, fiscal_year=year))
        for row in rows:
            if row.project == project and _year(row) == year:
                standing = standing + Account(**{str(row.column): row.amount})
        require("budget.not_enough" if standing.unspent < 0 else None, title=project.title, lacking=-standing.unspent)


def _standing(entries) -> int:
    return entries.aggregate(sum=Sum("amount"))["sum"] or 0


def _moved(rows: list[Posting], line: Line, column: Column, which: Callable[[Posting], bool]) -> int:
    return sum(row.amount for row in rows if row.line == line and row.column == column and which(row))


def _next(model, government: Government) -> int:
    return (model.objects.filter(government=government).aggregate(last=Max("number"))["last"] or 0) + 1


def _digest(rows: list[Posting]) -> str:
    plain = [
        [
            _year(row),
            row.project and row.project.pk,
            row.line and row.line.pk,
            row.column,
            row.source,
            row.detail,
            row.amount,
        ]
        for row in rows
    ]
    return hashlib.sha256(json.dumps(plain, separators=(",", ":")).encode()).hexdigest()
