"""How far a year's budget has come along the dates of the law."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Max, OuterRef, Q, Subquery, Value
from django.db.models.functions import TruncDate

from madang.base import clock
from madang.cycle.plan.models import Cycle
from madang.cycle.plan.working_days import last_working_day

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
    def working_day(self) -> date:
        """Offices may rest on it; what is due by then is done on the last day before on which they work."""
        return last_working_day(self.on, self.cycle.government.country)

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
    """Of many years of one government, in the order of the dates; two queries for all of them."""
    cycles = list(cycles)
    own = {(one.cycle_id, one.step): one for one in LegalDay.objects.filter(cycle__in=cycles)}
    done = _done(cycles, own)
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


def _done(cycles: list[Cycle], own: dict) -> dict[int, dict[str, date]]:
    """By year and step: what was written down by hand or by a later stage, and what the tables of this stage know."""
    done: dict[int, dict[str, date]] = {cycle.pk: {} for cycle in cycles}
    for (cycle, step), day in own.items():
        done[cycle] |= {step: day.done_on} if day.done_on else {}
    bills = _main_bills(cycles)
    statements = OpinionStatement.objects.filter(cycle__in=cycles)
    known = statements.values_list("cycle", Value(Step.STATEMENT), TruncDate("frozen_at")).union(
        _requested(cycles),
        bills.values_list("year", Value(Step.BILL), "submitted_on"),
        bills.values_list("year", Value(Step.DECISION), "decided_on"),
        all=True,
    )
    for cycle, step, on in known:
        done[cycle] |= {step: on} if on else {}
    return done


def _main_bills(cycles: list[Cycle]):
    years = Cycle.objects.filter(
        pk__in=[cycle.pk for cycle in cycles], government=OuterRef("government"), fiscal_year=OuterRef("fiscal_year")
    )
    bills = Bill.objects.filter(sequence=0).annotate(year=Subquery(years.values("pk")))
    return bills.filter(year__isnull=False).order_by()


def _requested(cycles: list[Cycle]):
    """The day the last department sent what it asks for; nothing while one is still asked."""
    requests = Request.objects.filter(project__cycle__in=cycles).order_by().values("project__cycle")
    asked = Count("pk", filter=Q(state=RequestState.ASKED) | Q(sent_at=None))
    last = requests.annotate(asked=asked, on=TruncDate(Max("sent_at"))).filter(asked=0)
    return last.values_list("project__cycle", Value(Step.REQUESTS), "on")
