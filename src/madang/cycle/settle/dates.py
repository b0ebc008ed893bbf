"""The legal dates of one settlement beside what was done: closing, drawing up, inspection, council, notice, disclosure."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.cycle.budget.deadlines import Step, rules_of
from madang.cycle.budget.models import LegalDay
from madang.cycle.plan.models import Cycle

from .models import Inspection, Settlement

OPINION_DAYS, PUBLISHED_DAYS, REPORT_DAYS = 10, 7, 5
STEPS = (
    Step.CLOSING, Step.BOOKS_CLOSED, Step.SETTLEMENT, Step.INSPECTION, Step.TO_COUNCIL, Step.APPROVAL,
    Step.SETTLEMENT_DISCLOSURE,
)  # fmt: skip
REMARKS = {
    Step.CLOSING: _("회계연도 끝에 받거나 치를 것은 이듬해 1월 20일까지"),
    Step.INSPECTION: _("검사위원은 의회가 뽑습니다"),
    Step.APPROVAL: _("제1차 정례회에서"),
}


@dataclass(frozen=True)
class LegalDate:
    """`on` is None where it depends on an act that is still to come. `ours`: whether anybody here writes down that it was done;
    of what is others' to do nothing is said but its day."""

    label: str
    law: str
    on: date | None
    done: date | None = None
    remark: str = ""
    ours: bool = True

    @property
    def state(self) -> str:
        """done, late (after its day), over (not done), coming, waiting (for an earlier act, or for others)."""
        if self.done:
            return "late" if self.on and self.done > self.on else "done"
        if self.on is None or not self.ours:
            return "waiting"
        return "over" if self.on < clock.today() else "coming"

    @property
    def tone(self) -> str:
        return {"done": "ok", "late": "wait", "over": "late", "coming": "soon"}.get(self.state, "off")


def dates_of(
    cycle: Cycle, fiscal_year: int, settlement: Settlement | None, inspection: Inspection | None
) -> list[LegalDate]:
    """In their order. For the cycle's own year a date that the government set otherwise holds; two queries at most."""
    own = {one.step: one for one in LegalDay.objects.filter(cycle=cycle)} if fiscal_year == cycle.fiscal_year else {}
    done = _done(settlement, inspection)
    approved = settlement and settlement.approved_on
    dates = []
    for rule in (rule for rule in rules_of(cycle.government.tier) if rule.step in STEPS):
        on = rule.on(fiscal_year, approved if rule.step == Step.SETTLEMENT_DISCLOSURE else None)
        day = own.get(rule.step)
        closed = _closed(rule.step, on)
        dates.append(
            LegalDate(
                label=Step(rule.step).label,
                law=rule.law,
                on=day.on if day and day.on else on,
                done=done.get(rule.step) or (day and day.done_on) or closed,
                remark=REMARKS.get(rule.step, ""),
            )
        )
        dates += _after(rule.step, settlement, inspection)
    return dates


def drawn_up_by(cycle: Cycle, fiscal_year: int) -> date:
    """The last day for drawing it up."""
    return next(rule.on(fiscal_year) for rule in rules_of(cycle.government.tier) if rule.step == Step.SETTLEMENT)


def _closed(step: Step, on: date) -> date | None:
    """The books close by themselves."""
    return on if step in (Step.CLOSING, Step.BOOKS_CLOSED) and on <= clock.today() else None


def _done(settlement: Settlement | None, inspection: Inspection | None) -> dict:
    if settlement is None:
        return {}
    return {
        Step.SETTLEMENT: settlement.drawn_up_on,
        Step.INSPECTION: inspection and inspection.ended_on,
        Step.TO_COUNCIL: settlement.submitted_on,
        Step.APPROVAL: settlement.approved_on,
    }


def _after(step: Step, settlement: Settlement | None, inspection: Inspection | None) -> list[LegalDate]:
    """What the law counts from an act."""
    if step == Step.INSPECTION:
        return [
            LegalDate(
                _("결산검사의견서 제출"), "지방자치법 시행령 제84조", _days(inspection and inspection.ended_on, OPINION_DAYS),
                inspection and inspection.given_on,
            )
        ]  # fmt: skip
    if step == Step.TO_COUNCIL:
        submitted = settlement and settlement.submitted_on
        return [
            LegalDate(_("의장이 결산서 공개"), "지방회계법 시행령 제10조", _days(submitted, PUBLISHED_DAYS), ours=False)
        ]
    if step == Step.APPROVAL:
        approved = settlement and settlement.approved_on
        done = settlement and settlement.notified_on
        return [LegalDate(_("보고와 고시"), "지방자치법 제150조제2항", _days(approved, REPORT_DAYS), done)]
    return []


def _days(after: date | None, days: int) -> date | None:
    return after + timedelta(days=days) if after else None
