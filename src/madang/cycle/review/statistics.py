"""Why proposals were refused, how long reviews took, how many verdicts a panel reversed: by office, in numbers."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from statistics import median_low

from django.utils import timezone

from madang.cycle.plan.models import Cycle
from madang.cycle.propose.models import State, Step
from madang.cycle.propose.reasons import Exclusion

from .clocks import working_days_between
from .models import Appeal, AppealOutcome, Review, Verdict


@dataclass
class OfOffice:
    """`days` are working days from the assignment to the signature."""

    name: str
    days: list[int] = field(default_factory=list)
    late: int = 0
    verdicts: Counter = field(default_factory=Counter)
    appeals: int = 0
    reversed: int = 0

    @property
    def done(self) -> int:
        return len(self.days)

    @property
    def median(self) -> int | None:
        """Of two in the middle the shorter: days are whole."""
        return median_low(self.days) if self.days else None

    @property
    def longest(self) -> int | None:
        return max(self.days, default=None)

    @property
    def yes(self) -> int:
        return sum(self.verdicts[verdict] for verdict in Verdict.yes())


@dataclass(frozen=True)
class Statistics:
    reasons: list[tuple[str, int, int]]  # the reason's words, how often in screening, how often by an office
    offices: list[OfOffice]
    verdicts: list[tuple[str, int]]

    @property
    def all(self) -> OfOffice:
        together = OfOffice("")
        for one in self.offices:
            together.days += one.days
            together.late += one.late
            together.verdicts += one.verdicts
            together.appeals += one.appeals
            together.reversed += one.reversed
        return together


def statistics_of(cycle: Cycle) -> Statistics:
    """Of published proposals only, in four queries."""
    offices: dict[str, OfOffice] = {}
    country = cycle.government.country
    public = {"proposal__published_at__isnull": False}
    reviews = Review.objects.of(cycle).filter(approved_at__isnull=False, **public)
    for name, verdict, since, until, due in reviews.values_list(
        "office__name", "verdict", "assigned_at", "approved_at", "due_on"
    ):
        office = offices.setdefault(name, OfOffice(name))
        first, last = timezone.localtime(since).date(), timezone.localtime(until).date()
        office.days.append(working_days_between(first, last, country))
        office.late += last > due
        office.verdicts[verdict] += 1
    _count_appeals(cycle, offices)
    verdicts = Counter()
    for office in offices.values():
        verdicts += office.verdicts
    return Statistics(
        reasons=_reasons(cycle),
        offices=sorted(offices.values(), key=lambda one: (-one.done, one.name)),
        verdicts=[(verdict.label, verdicts[verdict]) for verdict in Verdict if verdicts[verdict]],
    )


def _count_appeals(cycle: Cycle, offices: dict[str, OfOffice]) -> None:
    """An appeal belongs to the office whose verdict it contests: the actor of that step."""
    decided = Appeal.objects.of(cycle).exclude(outcome="").filter(proposal__published_at__isnull=False)
    for name, outcome in decided.values_list("step__actor", "outcome"):
        if name in offices:
            offices[name].appeals += 1
            offices[name].reversed += outcome == AppealOutcome.WON


def _reasons(cycle: Cycle) -> list[tuple[str, int, int]]:
    """Most frequent first."""
    found = defaultdict(lambda: [0, 0])
    steps = Step.objects.filter(
        proposal__cycle=cycle, proposal__published_at__isnull=False, after__in=[State.DECLINED, State.INELIGIBLE]
    ).exclude(before=State.APPEALED)
    for reason, after in steps.values_list("reason", "after"):
        found[reason][after == State.INELIGIBLE] += 1
    said = [(str(Exclusion(reason).label), *numbers) for reason, numbers in found.items()]
    return sorted(said, key=lambda one: (-sum(one[1:]), one[0]))
