"""From the table that was drawn up to the council's approval: each step once, and what was approved is frozen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from madang.base import clock
from madang.base.notices.actions import announce
from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang.base.record.actions import note
from madang.cycle.budget.calendar.actions import mark_done
from madang.cycle.budget.deadlines import Step
from madang.cycle.budget.models import Project
from madang.cycle.review.models import Office

from ..gathering import gathered
from ..models import Inspection, Opinion, Settlement, State
from ..permissions import (
    lacking,
    why_not_answer,
    why_not_approve,
    why_not_draw_up,
    why_not_inspect,
    why_not_notify,
    why_not_reopen,
)
from ..table import Table, plain
from .filling import grip, note_about


@dataclass(frozen=True)
class Said:
    """One of the inspectors' opinions, as it comes from the desk."""

    kind: str
    words: str
    project: Project | None = None


@transaction.atomic
def draw_up(settlement: Settlement, *, by: Person) -> Settlement:
    """결산서 작성: every reason that is owed is there. From here on nobody changes reasons or indicators."""
    grip(settlement)
    table = _table(settlement)
    titles = [row.title for row in lacking(settlement, table)]
    require(why_not_draw_up(by, settlement, table), number=len(titles), titles=", ".join(titles[:5]))
    _move(settlement, State.DRAWN_UP, drawn_up_on=clock.today(), drawn_digest=table.digest)
    _mark(settlement, Step.SETTLEMENT, settlement.drawn_up_on, by)
    note_about(settlement, "drawn_up", by=by, digest=table.digest, **_sums(table))
    announce(settlement.cycle.government, settlement.subject, "settle.drawn_up", _facts(settlement))
    return settlement


@transaction.atomic
def reopen(settlement: Settlement, why: str, *, by: Person) -> Settlement:
    """A mistake was found before the council approved: the table is drawn up, and inspected, anew."""
    grip(settlement)
    require(why_not_reopen(by, settlement))
    require("settle.say_why" if not why.strip() else None)
    _move(settlement, State.OPEN, submitted_on=None)
    _mark(settlement, Step.SETTLEMENT, None, by)
    note_about(settlement, "reopened", by=by, why=why)
    return settlement


@transaction.atomic
def inspect(settlement: Settlement, opinions: Iterable[Said], *, by: Person, **fields) -> Inspection:
    """`fields`: began_on, ended_on, given_on, inspectors, paper."""
    grip(settlement)
    require(why_not_inspect(by, settlement))
    inspection = Inspection.objects.create(
        settlement=settlement, digest=settlement.drawn_digest, at=clock.now(), by=by, **fields
    )
    rows = [
        Opinion(settlement=settlement, inspection=inspection, kind=one.kind, words=one.words, project=one.project)
        for one in opinions
    ]
    Opinion.objects.bulk_create(rows)
    _move(settlement, State.INSPECTED)
    _mark(settlement, Step.INSPECTION, inspection.ended_on, by)
    note_about(settlement, "inspected", by=by, opinions=len(rows), inspectors=inspection.inspectors)
    return inspection


@transaction.atomic
def answer_opinion(opinion: Opinion, answer: str, *, by: Person, office: Office | None = None) -> None:
    """조치: once, and it stays."""
    opinion = Opinion.objects.select_for_update(of=("self",)).select_related("settlement__cycle").get(pk=opinion.pk)
    require(why_not_answer(by, opinion))
    opinion.answer, opinion.office, opinion.answered_at, opinion.answered_by = answer, office, clock.now(), by
    opinion.save(update_fields=["answer", "office", "answered_at", "answered_by"])
    note_about(opinion.settlement, "opinion_answered", by=by, answer=answer)


@transaction.atomic
def approve(
    settlement: Settlement, *, by: Person, approved_on: date, submitted_on: date, session: str = "", minutes: str = "",
    council_words: str = "",
) -> Settlement:  # fmt: skip
    """The council approved what was drawn up. The table is frozen with its digest; whoever follows a wish hears its last won."""
    grip(settlement)
    table = _table(settlement)
    require(why_not_approve(by, settlement, table))
    in_order = settlement.drawn_up_on <= submitted_on <= approved_on <= clock.today()
    require(None if in_order else "settle.not_in_order")
    _move(
        settlement, State.APPROVED, approved_on=approved_on, submitted_on=submitted_on, session=session, minutes=minutes,
        council_words=council_words, approved_at=clock.now(), approved_by=by, frozen=plain(table), digest=table.digest,
    )  # fmt: skip
    _mark(settlement, Step.TO_COUNCIL, submitted_on, by)
    _mark(settlement, Step.APPROVAL, approved_on, by)
    note_about(settlement, "approved", by=by, on=approved_on.isoformat(), digest=table.digest, **_sums(table))
    announce(settlement.cycle.government, settlement.subject, "settle.approved", _facts(settlement))
    _tell_each(settlement, table, by)
    return settlement


@transaction.atomic
def notify(settlement: Settlement, on: date, *, by: Person) -> None:
    """고시: the day the approval was made known, once."""
    grip(settlement)
    require(why_not_notify(by, settlement))
    require("settle.not_in_order" if not settlement.approved_on <= on <= clock.today() else None)
    settlement.notified_on = on
    settlement.save(update_fields=["notified_on"])
    note_about(settlement, "notified", by=by, on=on.isoformat())


def _table(settlement: Settlement) -> Table:
    return gathered(settlement.cycle, settlement.fiscal_year, settlement)


def _move(settlement: Settlement, state: State, **fields) -> None:
    for name, value in {"state": state, **fields}.items():
        setattr(settlement, name, value)
    settlement.save(update_fields=["state", *fields])


def _mark(settlement: Settlement, step: Step, on: date | None, by: Person) -> None:
    """In the calendar of the cycle's own year."""
    if settlement.fiscal_year == settlement.cycle.fiscal_year:
        mark_done(settlement.cycle, step, on, by=by)


def _sums(table: Table) -> dict[str, int]:
    return {name: getattr(table.total, name) for name in ("available", "spent", "carried_out", "unspent")}


def _facts(settlement: Settlement) -> dict:
    return {"year": settlement.cycle.fiscal_year, "fiscal": settlement.fiscal_year}


def _tell_each(settlement: Settlement, table: Table, by: Person) -> None:
    """Each project's own story, and that of the wish it came from, ends with its last won."""
    government, office = settlement.cycle.government, by.office_in(settlement.cycle.government)
    projects = {one.number: one for one in Project.objects.of(settlement.cycle).select_related("proposal")}
    for row in table.rows:
        project, account = projects[row.number], row.account
        facts = _facts(settlement) | {
            "number": row.number, "title": row.title, "budget": account.budget, "available": account.available,
            "spent": account.spent, "carried_out": account.carried_out, "unspent": account.unspent,
            "currency": table.currency,
        }  # fmt: skip
        for subject in dict.fromkeys((project.subject, project.followed)):
            note(government, subject, "settle.settled", by=by, actor=office, **facts)
        announce(government, project.followed, "settle.settled", facts)
