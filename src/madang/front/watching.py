"""What waits of the watching of a government's years: reports of waste, what groups and residents asked, rows of the accounts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.db.models import Value

from madang.base.places.models import Government
from madang.cycle.execute.models import ExtractRow, Sighting, Visit, WasteReport
from madang.cycle.plan.models import Cycle

from .numbers import number_of, numbers


@dataclass(frozen=True)
class Waiting:
    """`what` names the sentence of the task and is the name of its page."""

    what: str
    cycle: Cycle
    number: int
    due: datetime | None = None


def waiting_in_watch(government: Government, cycles: list[Cycle]) -> Iterator[Waiting]:
    """One question for all years."""
    by_year, zone = {cycle.fiscal_year: cycle for cycle in cycles}, ZoneInfo(government.time_zone)
    theirs, year = {"work__project__cycle__in": cycles}, "work__project__cycle__fiscal_year"
    asked, seen = Visit.objects.exclude(wants="").waiting(), Sighting.objects.waiting()
    waste, rows = WasteReport.objects.of(government).waiting(), ExtractRow.objects.of(government).waiting()
    waiting = numbers(
        number_of(Value("answer_waste"), waste, "fiscal_year", "due_on"),
        number_of(Value("answer_visits"), asked.filter(**theirs), year, "due_on"),
        number_of(Value("answer_sightings"), seen.filter(**theirs), year, "due_on"),
        number_of(Value("settle_rows"), rows, "extract__fiscal_year"),
    )
    for what, fiscal_year, number, day in waiting:
        due = datetime.combine(day, time.max, tzinfo=zone) if day else None
        yield Waiting(what, by_year[fiscal_year], number, due)
