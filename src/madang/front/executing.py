"""What waits in the execution of a government's years: decided projects nobody has started, and quarters nobody reported."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, OuterRef

from madang.cycle.budget.models import CouncilDecision
from madang.cycle.execute.models import Work
from madang.cycle.execute.quarters import Quarter, unreported
from madang.cycle.plan.models import Cycle


@dataclass(frozen=True)
class Waiting:
    """`what` names the sentence of the task; `quarter` is the first that is missing."""

    what: str
    cycle: Cycle
    number: int
    due: datetime | None = None
    quarter: Quarter | None = None


def waiting_in_execution(cycles: list[Cycle]) -> Iterator[Waiting]:
    """Three questions for all years."""
    years = {cycle.pk: cycle for cycle in cycles}
    decided = CouncilDecision.objects.standing().filter(project__cycle__in=years, amount__gt=0)
    waiting = decided.exclude(Exists(Work.objects.filter(project=OuterRef("project"))))
    started = waiting.order_by().values("project__cycle").annotate(number=Count("project", distinct=True))
    for row in started:
        yield Waiting("start_works", years[row["project__cycle"]], row["number"])
    for pk, quarters in unreported(cycles).items():
        first = min(quarters)
        zone = ZoneInfo(years[pk].government.time_zone)
        due = datetime.combine(first.due, time.max, tzinfo=zone)
        yield Waiting("report_quarter", years[pk], len(quarters[first]), due, first)
