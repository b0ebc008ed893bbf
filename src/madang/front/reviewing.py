"""What waits in the review of a government's years: numbers for the desk, asked of the database once for all of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db.models import F, Value

from madang.base import clock
from madang.cycle.plan.models import Cycle
from madang.cycle.propose.models import Proposal, State
from madang.cycle.review.models import Appeal, Review, Stand

from .numbers import number_of, numbers


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
    unassigned = Proposal.objects.filter(cycle__in=years, state=State.PUBLISHED)
    reviews = Review.objects.filter(proposal__cycle__in=years).open().exclude(stand=Stand.ASKING)
    appeals = Appeal.objects.filter(proposal__cycle__in=years).open()
    waiting = numbers(
        number_of(Value("unassigned"), unassigned, "cycle"),
        number_of(F("stand"), reviews, "proposal__cycle", "due_on"),
        number_of(Value("appealed"), appeals, "proposal__cycle", "due_on"),
    )
    for kind, year, number, day in waiting:
        what, where = _SENTENCES.get(kind, ("late_reviews", "late"))
        # A sheet that waits for its signature is a task of its own; the others are one when the first is late.
        if what != "late_reviews" or day < clock.today():
            yield Waiting(what, years[year], where, day and _end(years[year], day), number)


_SENTENCES = {
    "unassigned": ("assign_proposals", "screening"),
    Stand.HANDED_IN: ("approve_reviews", "handed_in"),
    "appealed": ("close_appeals", "appealed"),
}


def _end(cycle: Cycle, day: date) -> datetime:
    """The last moment of a day, where the government is."""
    return datetime.combine(day, time.max, tzinfo=ZoneInfo(cycle.government.time_zone))
