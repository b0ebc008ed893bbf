"""How far a year's budget has come along the dates of the law."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from madang.base import clock
from madang.cycle.plan.models import Cycle

from ..deadlines import Rule, Step, rules_of
from ..models import Bill, LegalDay, OpinionStatement, Request, RequestState

SOON = timedelta(days=14)


@dataclass(frozen=True)
class Day:
    """One date of a year. `legal` is what the rule comes to, `on` what holds; `done` the day it was done, or None."""

    cycle: Cycle
    rule: Rule
    on: date
    legal: date
    why: str = ""
    done: date | None = None

    @property
    def step(self) -> Step:
        return self.rule.step

    @property
    def left(self) -> int:
        return (self.on - clock.today()).days

    @property
    def state(self) -> str:
        """done, late (done after its day too), over (not done), soon, coming."""
        if self.done:
            return "late" if self.done > self.on else "done"
        if self.left < 0:
            return "over"
        return "soon" if self.left <= SOON.days else "coming"

    @property
    def tone(self) -> str:
        return {"done": "ok", "late": "wait", "over": "late", "soon": "soon"}.get(self.state, "off")


def days_of(cycle: Cycle) -> list[Day]:
    return days_of_all([cycle])


def day_of(cycle: Cycle, step: Step) -> Day | None:
    return next((day for day in days_of(cycle) if day.step == step), None)


def days_of_all(cycles: Iterable[Cycle]) -> list[Day]:
    """Of many years of one government, in the order of the dates; four queries for all of them."""
    cycles = list(cycles)
    own = {(one.cycle_id, one.step): one for one in LegalDay.objects.filter(cycle__in=cycles)}
    done = _done(cycles)
    days: list[Day] = []
    rules = rules_of(cycles[0].government.tier) if cycles else ()
    for cycle in cycles:
        for rule in rules:
            days.append(_day(cycle, rule, own.get((cycle.pk, rule.step)), done.get(cycle.pk, {})))
    return sorted(days, key=lambda day: (day.on, list(Step).index(day.step)))


_AFTER = {Step.BUDGET_DISCLOSURE: Step.DECISION, Step.SETTLEMENT_DISCLOSURE: Step.APPROVAL}


def _day(cycle: Cycle, rule: Rule, own: LegalDay | None, done: dict) -> Day:
    legal = rule.on(cycle.fiscal_year, done.get(_AFTER.get(rule.step)))
    on = own.on if own and own.on else legal
    return Day(cycle, rule, on, legal, own.why if own and own.on else "", done.get(rule.step))


def _done(cycles: list[Cycle]) -> dict[int, dict[str, date]]:
    """By year and step: what the tables of this stage know, and what was written down by hand or by a later stage."""
    done: dict[int, dict[str, date]] = {cycle.pk: {} for cycle in cycles}
    for cycle, step, on in LegalDay.objects.filter(cycle__in=cycles, done_on__isnull=False).values_list(
        "cycle", "step", "done_on"
    ):
        done[cycle][step] = on
    for cycle, moment in OpinionStatement.objects.filter(cycle__in=cycles, frozen_at__isnull=False).values_list(
        "cycle", "frozen_at"
    ):
        done[cycle][Step.STATEMENT] = timezone.localtime(moment).date()
    for cycle, on in _requested(cycles):
        done[cycle][Step.REQUESTS] = on
    by_year = {(cycle.government_id, cycle.fiscal_year): cycle.pk for cycle in cycles}
    bills = Bill.objects.filter(government__in={cycle.government_id for cycle in cycles}, sequence=0)
    for bill in bills:
        if pk := by_year.get((bill.government_id, bill.fiscal_year)):
            done[pk] |= {Step.BILL: bill.submitted_on} if bill.submitted_on else {}
            done[pk] |= {Step.DECISION: bill.decided_on} if bill.decided_on else {}
    return done


def _requested(cycles: list[Cycle]):
    """The day the last department sent what it asks for; nothing while one is still asked."""
    rows: dict[int, list] = {}
    requests = Request.objects.filter(project__cycle__in=cycles).values_list("project__cycle", "state", "sent_at")
    for cycle, state, sent_at in requests:
        rows.setdefault(cycle, []).append(None if state == RequestState.ASKED else sent_at)
    for cycle, moments in rows.items():
        if all(moments):
            yield cycle, timezone.localtime(max(moments)).date()
