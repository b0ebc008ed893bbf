"""What waits in the review of a government's years: numbers for the desk, asked of the database once for all of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db.models import Count, Min

from madang.base import clock
from madang.cycle.plan.models import Cycle
from madang.cycle.propose.models import Proposal, State
from madang.cycle.review.models import Appeal, Review, Stand


@dataclass(frozen=True)
class Waiting:
    """`what` names the sentence of the task, `where` the filter of the review's list."""

    what: str
    cycle: Cycle
    where: str
    due: datetime | None
    number: int


def waiting_in_review(cycles: list[Cycle]) -> Iterator[Waiting]:
    """Proposals to hand to an office, reviews past their day, sheets to sign, appeals to bring to an end."""
    years = {cycle.pk: cycle for cycle in cycles if not cycle.has_ended("vote")}
    unassigned = Proposal.objects.filter(cycle__in=years, state=State.PUBLISHED).order_by().values("cycle")
    for row in unassigned.annotate(number=Count("pk")):
        yield Waiting("assign_proposals", years[row["cycle"]], "screening", None, row["number"])
    reviews = Review.objects.filter(proposal__cycle__in=years).open().order_by()
    found = reviews.values("proposal__cycle", "stand").annotate(number=Count("pk"), first=Min("due_on"))
    for row in found.exclude(stand=Stand.ASKING):
        yield from _review(years[row["proposal__cycle"]], row)
    appeals = Appeal.objects.filter(proposal__cycle__in=years).open().order_by().values("proposal__cycle")
    for row in appeals.annotate(number=Count("pk"), first=Min("due_on")):
        cycle = years[row["proposal__cycle"]]
        yield Waiting("close_appeals", cycle, "appealed", _end(cycle, row["first"]), row["number"])


def _review(cycle: Cycle, row: dict) -> Iterator[Waiting]:
    """A sheet that waits for its signature is a task of its own; the others are one when the first is late."""
    if row["stand"] == Stand.HANDED_IN:
        yield Waiting("approve_reviews", cycle, "handed_in", _end(cycle, row["first"]), row["number"])
    elif row["first"] < clock.today():
        yield Waiting("late_reviews", cycle, "late", _end(cycle, row["first"]), row["number"])


def _end(cycle: Cycle, day: date) -> datetime:
    """The last moment of a day, where the government is."""
    return datetime.combine(day, time.max, tzinfo=ZoneInfo(cycle.government.time_zone))
