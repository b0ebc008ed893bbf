"""What the pages tell of a vote: to a voter about themselves, to officers in numbers that name nobody."""

from madang.base.people.models import Person
from madang.cycle.plan.models import Cycle

from .models import Option, Poll, RollEntry
from .permissions import why_not_vote

FEWEST = 10  # below, a number of voters could name somebody


def about(poll: Poll, cycle: Cycle, person) -> dict:
    poll.cycle = cycle
    return {
        "poll": poll,
        "options": Option.objects.of(poll).select_related("proposal__picture", "proposal__cycle", "area"),
        "why_not": why_not_vote(person, poll),
        "voted": has_voted(poll, person),
    }


def has_voted(poll: Poll, person: Person) -> bool:
    return person.is_authenticated and RollEntry.objects.of(poll).voted().filter(person=person).exists()


def turnout(poll: Poll) -> int | None:
    """How many have voted, or None while they are fewer than ten."""
    voted = RollEntry.objects.of(poll).voted().count()
    return voted if voted >= FEWEST else None
