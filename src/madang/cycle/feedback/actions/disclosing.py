"""Write the words of a disclosure, publish it with its digest, and say that it was reported."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang.base.record.actions import note
from madang.cycle.budget.calendar.actions import mark_done
from madang.cycle.budget.deadlines import Step
from madang.cycle.plan.models import Cycle

from ..disclosing import REPORT_WITHIN, document_of, fixed_on, two_months_after
from ..models import Disclosure, Occasion, PaperState
from ..paper import digest, frozen_of
from ..permissions import why_not_answer, why_not_change, why_not_report


@transaction.atomic
def write_disclosure(cycle: Cycle, occasion: str, words: str, opinion: str, *, seen: int, by: Person) -> Disclosure:
    """`seen` is the revision on the page that was looked at; 0 where there was none yet."""
    require(why_not_answer(by, cycle.government))
    paper = _locked(cycle, occasion)
    if paper is None:
        fixed = fixed_on(cycle, occasion)
        require(_NOT_YET[occasion] if fixed is None else None)
        paper = Disclosure(cycle=cycle, occasion=occasion, fixed_on=fixed, due_on=two_months_after(fixed))
    require(why_not_change(by, paper))
    if paper.revision != seen:
        raise Refused("feedback.changed_meanwhile")
    paper.words, paper.opinion, paper.revision = words, opinion, seen + 1
    paper.save()
    _note(paper, "feedback.disclosure_written", by, public=False)
    return paper


@transaction.atomic
def publish_disclosure(paper: Disclosure, number: str, *, seen: int, by: Person, address: str = "") -> Disclosure:
    """From here on the database refuses to change it."""
    paper = _locked(paper.cycle, paper.occasion)
    require(why_not_change(by, paper))
    require("feedback.no_number" if not number.strip() else None)
    if paper.revision != seen:
        raise Refused("feedback.changed_meanwhile")
    now = clock.now()
    day = timezone.localtime(now).date()
    paper.number, paper.state = number.strip(), PaperState.FROZEN
    document = document_of(paper, day, address)
    paper.frozen, paper.digest = frozen_of(document), digest(document)
    paper.published_at, paper.published_by, paper.report_by = now, by, day + REPORT_WITHIN
    paper.save()
    _note(paper, "feedback.disclosed", by, digest=paper.digest, on=day.isoformat())
    mark_done(paper.cycle, _STEPS[paper.occasion], day, by=by)
    return paper


@transaction.atomic
def report_disclosure(paper: Disclosure, on: date, to: str, *, by: Person) -> None:
    """To the council and to the higher government, within five days."""
    paper = _locked(paper.cycle, paper.occasion)
    require(why_not_report(by, paper))
    paper.reported_on, paper.reported_to = on, to
    paper.save(update_fields=["reported_on", "reported_to"])
    _note(paper, "feedback.disclosure_reported", by, to=to, on=on.isoformat())


_STEPS = {Occasion.BUDGET: Step.BUDGET_DISCLOSURE, Occasion.SETTLEMENT: Step.SETTLEMENT_DISCLOSURE}
_NOT_YET = {Occasion.BUDGET: "feedback.budget_not_fixed", Occasion.SETTLEMENT: "feedback.settlement_not_approved"}


def _locked(cycle: Cycle, occasion: str) -> Disclosure | None:
    Cycle.objects.select_for_update().get(pk=cycle.pk)
    paper = Disclosure.objects.of(cycle).filter(occasion=occasion).first()
    if paper:
        paper.cycle = cycle
    return paper


def _note(paper: Disclosure, event: str, by: Person, public: bool = True, **facts) -> None:
    cycle = paper.cycle
    facts |= {"year": cycle.fiscal_year, "occasion": paper.occasion}
    actor = by.office_in(cycle.government)
    note(cycle.government, cycle.subject, event, by=by, actor=actor, public=public, **facts)
