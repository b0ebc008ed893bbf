"""Who opened a ballot and did not send it: only that fact, in their own session, and never what they marked.

It costs no row of its own and goes with the session: whoever signs out is forgotten here.
"""

from madang.base.people.models import Person
from madang.base.people.sessions import people_with

from .models import Poll, RollEntry, Status

_KEY, _MOST = "vote.begun", 20
RESTED = 3600  # seconds; whoever was here a moment ago may still be reading


def mark_begun(request, poll: Poll) -> None:
    begun = request.session.get(_KEY, [])
    if poll.pk not in begun:
        request.session[_KEY] = [*begun, poll.pk][-_MOST:]


def who_began(poll: Poll, rested: int = RESTED):
    """People on the roll who opened the paper and have not voted by any way."""
    waiting = RollEntry.objects.of(poll).filter(status=Status.ELIGIBLE, person__isnull=False)
    here = people_with(_KEY, poll.pk, rested)
    return Person.objects.filter(pk__in=waiting.filter(person__in=here).values("person"), closed_at=None)
