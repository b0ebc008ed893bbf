"""A vote goes from one state to the next, and the record tells of it."""

from madang.base.people.models import Person
from madang.base.people.refusals import Refused
from madang.base.record.actions import note

from .models import Poll, State


def move(poll: Poll, to: State) -> None:
    """With a condition, and a look at the count; the database refuses a move that is not in the list."""
    if poll.state == to:
        return
    if not Poll.objects.filter(pk=poll.pk, state=poll.state).update(state=to):
        raise Refused("vote.not_this_step")
    poll.state = to


def tell(poll: Poll, event: str, by: Person | None, **facts) -> None:
    note(poll.cycle.government, poll.subject, event, by=by, actor="officer", **facts)
