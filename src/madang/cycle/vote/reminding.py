"""Lawful reminders: once on the last day to whoever has not voted, and once to whoever began and did not send.

Nobody else learns who that was. Nothing is promised for voting, and nothing for a choice.
"""

from django.utils import timezone

from madang.base import clock
from madang.base.notices.actions import announce
from madang.base.pages.words import moment
from madang.base.people.models import Person

from .begun import RESTED, who_began
from .models import Poll, RollEntry, State, Status


def remind_on_the_last_day() -> int:
    """For every vote that ends today; how many people it is for. Run again the same day, it reminds nobody twice."""
    return sum(_remind(poll, "vote.last_day", f"last-day/{poll.pk}", _waiting(poll)) for poll in _open() if _ends(poll))


def remind_who_began(rested: int = RESTED) -> int:
    """Before the last day, on which everybody is reminded: whoever opened the paper and left. Once a vote."""
    return sum(
        _remind(poll, "vote.begun", f"begun/{poll.pk}", who_began(poll, rested)) for poll in _open() if not _ends(poll)
    )


def _open():
    moment = clock.now()
    open_now = Poll.objects.filter(state__in=State.voting(), opens_at__lte=moment, closes_at__gt=moment)
    return open_now.select_related("cycle__government", "track")


def _ends(poll: Poll) -> bool:
    """Today."""
    return timezone.localtime(poll.closes_at).date() == clock.today()


def _waiting(poll: Poll):
    waiting = RollEntry.objects.of(poll).filter(status=Status.ELIGIBLE, person__isnull=False)
    return Person.objects.filter(pk__in=waiting.values("person"), closed_at=None)


def _remind(poll: Poll, event: str, act: str, people) -> int:
    facts = {"year": poll.cycle.fiscal_year, "track": poll.track.code, "name": poll.track.name}
    facts["until"] = moment(poll.closes_at)
    return announce(poll.cycle.government, poll.subject, event, facts, also=people, followers=False, act=act)
