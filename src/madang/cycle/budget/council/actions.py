"""A bill before the council: submitted, amended, dealt with place by place, decided; a wrong entry is put right by a new one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang.base.record.actions import note

from ..ledger import book
from ..models import (
    Bill,
    BillKind,
    BillState,
    Column,
    CouncilAct,
    CouncilDecision,
    CouncilOutcome,
    Entry,
    Line,
    Place,
    Project,
)
from .permissions import why_not_deal, why_not_submit
from .reckoning import SETTLED, Standing, first_day, moved, postings, standings, wholes
from .telling import tell_of_bill, tell_of_project


@dataclass(frozen=True)
class Left:
    """What one place left of a project."""

    project: Project
    after: int
    reason: str = ""
    minutes: str = ""


@dataclass(frozen=True)
class Decided:
    """What the council decided for a project; more than proposed needs the head's consent (지방자치법 §142③)."""

    project: Project
    amount: int
    reason: str = ""
    minutes: str = ""
    consent: str = ""


@dataclass(frozen=True)
class LineDecided:
    """What the council left of a whole line, where that is not what its projects did or did not get."""

    line: Line
    amount: int
    reason: str


@transaction.atomic
def submit_bill(bill: Bill, *, on: date, session: str = "", whole: int | None = None, by: Person) -> Bill:
    """To the council; from here on it is not rewritten. A main budget goes with the residents' statement."""
    bill = locked(bill)
    require(why_not_submit(by, bill), year=bill.fiscal_year)
    require(why_not_on(on))
    require("budget.too_early" if on < first_day(bill) else None, day=first_day(bill))
    bill.state, bill.submitted_on, bill.session, bill.whole = BillState.SUBMITTED, on, session, whole or bill.whole
    bill.save(update_fields=["state", "submitted_on", "session", "whole"])
    rows = standings(bill)
    asked = sum(row.proposed for row in rows)
    tell_of_bill(bill, "submitted", by=by, on=on.isoformat(), session=session, projects=len(rows), amount=asked)
    for row in rows:
        tell_of_project(bill, row.project, "to_council", by=by, amount=row.proposed, on=on.isoformat())
    return bill


@transaction.atomic
def amend_bill(bill: Bill, lefts: Iterable[Left], *, on: date, by: Person) -> list[CouncilAct]:
    """수정예산안: the head changes what the bill asks for, each change with its reason."""
    bill, lefts = locked(bill), list(lefts)
    require(why_not_deal(by, bill))
    require(why_not_on(on, bill.submitted_on))
    rows = _rows(bill, [one.project for one in lefts])
    changed = [one for one in lefts if one.after != rows[one.project.pk].proposed]
    require("budget.nothing_changed" if not changed else None)
    _reasons((one.project, one.reason) for one in changed)
    acts = [_act(bill, Place.HEAD, one, rows[one.project.pk].proposed, "", on, by) for one in changed]
    for one in changed:
        row = rows[one.project.pk]
        entries = postings(Column.BILL, {one.project: moved(row, row.parts, one.after)}, "amendment")
        book(bill.government, entries, cause=bill.subject, by=by, on=on, reason=one.reason)
    return _written(bill, acts, by)


@transaction.atomic
def record_acts(
    bill: Bill, place: Place, lefts: Iterable[Left], *, body: str, on: date, by: Person
) -> list[CouncilAct]:
    """What a committee or the plenary left of each project it dealt with; the ledger waits for the decision."""
    bill, lefts = locked(bill), list(lefts)
    require(why_not_deal(by, bill))
    require(why_not_on(on, bill.submitted_on))
    require("budget.nothing_changed" if not lefts or place == Place.HEAD else None)
    rows = _rows(bill, [one.project for one in lefts])
    _reasons((one.project, one.reason) for one in lefts if one.after != rows[one.project.pk].now)
    acts = [_act(bill, place, one, rows[one.project.pk].now, body, on, by) for one in lefts]
    taken = CouncilAct.objects.of_bill(bill).filter(place=place, body=body, on=on, corrects=None)
    twice = taken.filter(project__in=[one.project for one in lefts]).select_related("project").first()
    require("budget.written_already" if twice else None, title=twice.project.title if twice else "")
    return _written(bill, acts, by)


@transaction.atomic
def decide_bill(
    bill: Bill, decided: Iterable[Decided], *, on: date, minutes: str = "", lines: Iterable[LineDecided] = (), by: Person
) -> list[CouncilDecision]:  # fmt: skip
    """의결, of every project of the bill at once: only now anything stands in the budget.

    A line goes up and down with its projects; `lines` names those of which the council left another amount in all.
    """
    bill, decided, lines = locked(bill), list(decided), list(lines)
    require(why_not_deal(by, bill))
    require(why_not_on(on, bill.submitted_on))
    rows = {row.project.pk: row for row in standings(bill)}
    named = [one.project.pk for one in decided]
    require("budget.not_every_project" if sorted(named) != sorted(rows) else None)
    decisions = [_decision(bill, rows[one.project.pk], one, minutes, by) for one in decided]
    bill.state, bill.decided_on, bill.minutes = BillState.DECIDED, on, minutes
    bill.save(update_fields=["state", "decided_on", "minutes"])
    for decision in decisions:
        decision.save(force_insert=True)
    deltas = {one.project: moved(rows[one.project.pk], rows[one.project.pk].budget, one.amount) for one in decisions}
    whole = _lines_beside(bill, rows, deltas) | _lines_decided(bill, rows.values(), lines)
    entries = postings(Column.BUDGET, deltas, bill.kind, lines=whole)
    book(bill.government, entries, cause=bill.subject, by=by, on=on, reason=_said_in_the_ledger(bill, decisions))
    _tell_of_decisions(bill, decisions, by)
    _tell_of_lines(bill, lines, minutes, by)
    return decisions


def locked(bill: Bill) -> Bill:
    """Of two who write at the same moment, the second is told."""
    return Bill.objects.select_for_update(of=("self",)).select_related("government").get(pk=bill.pk)


def why_not_on(on: date, not_before: date | None = None) -> str | None:
    if on > clock.today():
        return "budget.not_yet"
    return "budget.before_submission" if not_before and on < not_before else None


def outcome_of(amount: int, proposed: int) -> CouncilOutcome:
    if amount == proposed:
        return CouncilOutcome.AS_IS
    if amount > proposed:
        return CouncilOutcome.RAISED
    return CouncilOutcome.REDUCED if amount else CouncilOutcome.CUT


def _decision(bill: Bill, row: Standing, one: Decided, minutes: str, by: Person) -> CouncilDecision:
    outcome = outcome_of(one.amount, row.proposed)
    title = one.project.title
    require(
        "budget.why_the_council" if outcome != CouncilOutcome.AS_IS and not one.reason.strip() else None, title=title
    )
    require("budget.no_consent" if outcome == CouncilOutcome.RAISED and not one.consent.strip() else None, title=title)
    return CouncilDecision(
        bill=bill, project=one.project, outcome=outcome, proposed=row.proposed, amount=one.amount, reason=one.reason,
        minutes=one.minutes or minutes, consent=one.consent if outcome == CouncilOutcome.RAISED else "",
        at=clock.now(), by=by,
    )  # fmt: skip


def _said_in_the_ledger(bill: Bill, decisions: list[CouncilDecision]) -> str:
    """One act for all projects: what was said of one of them does not stand beside the money of another."""
    with translation.override(bill.government.language):
        if all(one.outcome == CouncilOutcome.AS_IS for one in decisions):
            return f"{bill.get_kind_display()} {CouncilOutcome.AS_IS.label}"
        return _("%(bill)s 의결. 원안과 다른 사업의 까닭은 의회 심의에 있습니다.") % {"bill": bill.get_kind_display()}


def _lines_decided(bill: Bill, rows: Iterable[Standing], lines: list[LineDecided]) -> dict[int, int]:
    known = {one.line.pk: one for one in wholes(bill, rows)}
    for one in lines:
        require("budget.not_in_this_bill" if one.line.pk not in known else None, title=str(one.line))
        require("budget.why_the_council" if not one.reason.strip() else None, title=str(one.line))
    return {one.line.pk: one.amount - known[one.line.pk].had for one in lines}


def _lines_beside(bill: Bill, rows: Mapping[int, Standing], deltas) -> dict[int, int]:
    """How much each line of the bill changes: as the bill asks, less or more what its projects did not get or got besides."""
    whole: dict[int, int] = {}
    of_lines = Entry.objects.of(bill.government).filter(booking__cause=bill.subject, column=Column.BILL, project=None)
    of_lines = of_lines.exclude(detail=SETTLED)
    for line, amount in of_lines.order_by().values_list("line", "amount"):
        whole[line] = whole.get(line, 0) + amount
    for project, parts in deltas.items():
        asked = rows[project.pk].change
        for key in dict.fromkeys([*parts, *asked]):
            if key[0]:
                whole[key[0]] = whole.get(key[0], 0) + parts.get(key, 0) - asked.get(key, 0)
    return whole


def _rows(bill: Bill, projects: list[Project]) -> dict[int, Standing]:
    rows = {row.project.pk: row for row in standings(bill)}
    keys = [project.pk for project in projects]
    foreign = next((project for project in projects if project.pk not in rows), None)
    require("budget.not_in_this_bill" if foreign else None, title=foreign.title if foreign else "")
    require("budget.written_already" if len(set(keys)) != len(keys) else None, title="")
    return rows


def _reasons(given: Iterable[tuple[Project, str]]) -> None:
    for project, reason in given:
        require("budget.why_the_council" if not reason.strip() else None, title=project.title)


def _act(bill: Bill, place: Place, one: Left, before: int, body: str, on: date, by: Person) -> CouncilAct:
    return CouncilAct(
        bill=bill, project=one.project, place=place, body=body, on=on, before=before, after=one.after,
        reason=one.reason if one.after != before else "", minutes=one.minutes, at=clock.now(), by=by,
    )  # fmt: skip


def _written(bill: Bill, acts: list[CouncilAct], by: Person) -> list[CouncilAct]:
    acts = CouncilAct.objects.bulk_create(acts)
    first, changed = acts[0], [act for act in acts if act.before != act.after]
    facts = {"place": first.place, "body": first.body, "on": first.on.isoformat()}
    tell_of_bill(bill, "dealt_with", by=by, projects=len(acts), changed=len(changed), **facts)
    for act in changed:
        amounts = {"before": act.before, "after": act.after, "reason": act.reason, "minutes": act.minutes}
        tell_of_project(bill, act.project, "changed_in_council", by=by, **facts, **amounts)
    return acts


def _tell_of_decisions(bill: Bill, decisions: list[CouncilDecision], by: Person) -> None:
    counts = {str(outcome): sum(one.outcome == outcome for one in decisions) for outcome in CouncilOutcome}
    amounts = {"proposed": sum(one.proposed for one in decisions), "amount": sum(one.amount for one in decisions)}
    on = bill.decided_on.isoformat()
    tell_of_bill(bill, "decided", by=by, on=on, main=bill.kind == BillKind.MAIN, **counts, **amounts)
    for one in decisions:
        facts = {"outcome": one.outcome, "proposed": one.proposed, "amount": one.amount, "reason": one.reason}
        tell_of_project(bill, one.project, "council_decided", by=by, on=on, minutes=one.minutes, **facts)


def _tell_of_lines(bill: Bill, lines: list[LineDecided], minutes: str, by: Person) -> None:
    for one in lines:
        facts = {"year": bill.fiscal_year, "sequence": bill.sequence, "line": str(one.line), "minutes": minutes}
        facts |= {"amount": one.amount, "reason": one.reason, "on": bill.decided_on.isoformat()}
        note(bill.government, one.line.subject, "budget.line_decided", by=by, actor="officer", **facts)
