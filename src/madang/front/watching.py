"""What waits of the watching of a government's years: reports of waste, what groups and residents asked, rows of the accounts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db.models import Count, Min

from madang.base.places.models import Government
from madang.cycle.execute.models import ExtractRow, Sighting, Visit, WasteReport
from madang.cycle.plan.models import Cycle


@dataclass(frozen=True)
class Waiting:
    """`what` names the sentence of the task and is the name of its page."""

    what: str
    cycle: Cycle
    number: int
    due: datetime | None = None


def waiting_in_watch(government: Government, cycles: list[Cycle]) -> Iterator[Waiting]:
    """Four questions for all years."""
    years, by_year = {cycle.pk: cycle for cycle in cycles}, {cycle.fiscal_year: cycle for cycle in cycles}
    zone = ZoneInfo(government.time_zone)
    waste = WasteReport.objects.of(government).waiting().order_by().values("fiscal_year")
    for row in waste.annotate(number=Count("pk"), first=Min("due_on")):
        yield Waiting("answer_waste", by_year[row["fiscal_year"]], row["number"], _end(row["first"], zone))
    for what, rows in (
        ("answer_visits", Visit.objects.exclude(wants="")), ("answer_sightings", Sighting.objects.all()),
    ):  # fmt: skip
        asked = rows.waiting().filter(work__project__cycle__in=years).order_by().values("work__project__cycle")
        for row in asked.annotate(number=Count("pk"), first=Min("due_on")):
            yield Waiting(what, years[row["work__project__cycle"]], row["number"], _end(row["first"], zone))
    waiting = ExtractRow.objects.of(government).waiting().order_by().values("extract__fiscal_year")
    for row in waiting.annotate(number=Count("pk")):
        yield Waiting("settle_rows", by_year[row["extract__fiscal_year"]], row["number"])


def _end(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.max, tzinfo=zone)
