"""On the last day, whoever is on the roll and has not voted is reminded once. Nobody else learns who that was."""

from django.utils import timezone

from madang.base import clock
from madang.base.notices.actions import announce
from madang.base.pages.words import moment
from madang.base.people.models import Person

from .models import Poll, RollEntry, State, Status


def remind_on_the_last_day() -> int:
    """For every vote that ends today; how many people it is for. Run again the same day, it reminds nobody twice."""
    open_now = Poll.objects.filter(state__in=State.voting(), opens_at__lte=clock.now(), closes_at__gt=clock.now())
    today = clock.today()
    ending = [
        poll
        for poll in open_now.select_related("cycle__government", "track")
        if timezone.localtime(poll.closes_at).date() == today
    ]
    return sum(_remind(poll) for poll in ending)


def _remind(poll: Poll) -> int:
    waiting = RollEntry.objects.of(poll).filter(status=Status.ELIGIBLE, person__isnull=False)
    people = Person.objects.filter(pk__in=waiting.values("person"), closed_at=None)
    facts = {"year": poll.cycle.fiscal_year, "track": poll.track.code, "name": poll.track.name}
    facts["until"] = moment(poll.closes_at)
    return announce(
        poll.cycle.government, poll.subject, "vote.last_day", facts, also=people, followers=False,
        act=f"last-day/{poll.pk}",
    )  # fmt: skip
