"""바로잡기: what was written wrongly of the council stays, and a new entry that names it says how it really was, and why."""

from django.db import transaction

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import require

from ..ledger import book
from ..models import Column, CouncilAct, CouncilDecision, CouncilOutcome, Entry, Place
from ..permissions import why_not_keep_books
from .actions import locked, outcome_of
from .permissions import why_not_correct, why_not_deal
from .reckoning import moved, postings, standings
from .telling import tell_of_project


@transaction.atomic
def correct_act(
    act: CouncilAct, *, after: int, correction: str, reason: str = "", minutes: str = "", by: Person
) -> CouncilAct:
    """What a committee really left. While the bill is before the council, of an amendment too: the bill follows."""
    bill = locked(act.bill)
    require(why_not_deal(by, bill) if act.place == Place.HEAD else why_not_keep_books(by, bill.government))
    _still_standing(act, correction)
    require("budget.why_the_council" if after != act.before and not reason.strip() else None, title=act.project.title)
    new = CouncilAct.objects.create(
        bill=bill, project=act.project, place=act.place, body=act.body, on=act.on, before=act.before, after=after,
        reason=reason if after != act.before else "", minutes=minutes, corrects=act, correction=correction, at=clock.now(), by=by,
    )  # fmt: skip
    if act.place == Place.HEAD:
        row = next(row for row in standings(bill) if row.project.pk == act.project_id)
        deltas = {act.project: moved(row, row.parts, row.proposed + after - act.after)}
        entries = postings(Column.BILL, deltas, "amendment")
        book(bill.government, entries, cause=bill.subject, by=by, on=act.on, reason=correction)
    amounts = {"wrong": act.after, "after": after, "before": act.before, "correction": correction}
    where = {"place": act.place, "body": act.body}
    tell_of_project(bill, act.project, "act_corrected", by=by, reason=new.reason, **where, **amounts)
    return new


@transaction.atomic
def correct_decision(
    decision: CouncilDecision, *, amount: int, correction: str, reason: str = "", minutes: str = "", consent: str = "", by: Person
) -> CouncilDecision:  # fmt: skip
    """What the council really decided. The ledger gets the difference, with why; less than was spent is refused there."""
    bill = locked(decision.bill)
    require(why_not_correct(by, bill))
    _still_standing(decision, correction)
    outcome, title = outcome_of(amount, decision.proposed), decision.project.title
    require("budget.why_the_council" if outcome != CouncilOutcome.AS_IS and not reason.strip() else None, title=title)
    require("budget.no_consent" if outcome == CouncilOutcome.RAISED and not consent.strip() else None, title=title)
    new = CouncilDecision.objects.create(
        bill=bill, project=decision.project, outcome=outcome, proposed=decision.proposed, amount=amount,
        reason=reason if outcome != CouncilOutcome.AS_IS else "", minutes=minutes, consent=consent if outcome == CouncilOutcome.RAISED else "",
        corrects=decision, correction=correction, at=clock.now(), by=by,
    )  # fmt: skip
    _put_right(decision, amount, correction, by)
    facts = {"wrong": decision.amount, "amount": amount, "proposed": decision.proposed, "outcome": outcome}
    told = facts | {"correction": correction, "reason": new.reason, "minutes": minutes}
    tell_of_project(bill, decision.project, "decision_corrected", by=by, **told)
    return new


def _put_right(decision: CouncilDecision, amount: int, correction: str, by: Person) -> None:
    bill = decision.bill
    row = next(row for row in standings(bill) if row.project.pk == decision.project_id)
    mine = Entry.objects.of(bill.government).filter(project=decision.project, booking__cause=bill.subject)
    written: dict = dict(row.budget)
    for line, source, more in mine.filter(column=Column.BUDGET).values_list("line", "source", "amount"):
        written[line, source] = written.get((line, source), 0) + more
    deltas = {decision.project: moved(row, written, amount)}
    entries = postings(Column.BUDGET, deltas, bill.kind)
    book(bill.government, entries, cause=bill.subject, by=by, on=clock.today(), reason=correction)


def _still_standing(row: CouncilAct | CouncilDecision, correction: str) -> None:
    require("budget.why_corrected" if not correction.strip() else None)
    require("budget.corrected_already" if type(row).objects.filter(corrects=row).exists() else None)
