"""Why somebody may not count, check, publish, hand in a sheet or write down a resolution: one code, or None."""

from datetime import timedelta

from madang.base import clock
from madang.base.people.models import Person, Role
from madang.cycle.plan.models import Stage
from madang.cycle.vote.models import Poll

from .models import CheckState, Count, CountState, Resolution
from .sheets import missing_sheets

# A worker that died does not keep the second count for ever.
LONGEST_CHECK = timedelta(minutes=40)


def why_not_count(person: Person, poll: Poll) -> str | None:
    if reason := why_not_see_office(person, poll):
        return reason
    if not poll.cycle.has_ended(Stage.VOTE):
        return "decide.vote_not_over"
    if not poll.is_opened:
        return "decide.box_not_opened"
    if Count.objects.of(poll).exists():
        return "decide.already_counted"
    return "decide.sheets_missing" if missing_sheets(poll) else None


def why_not_see_office(person: Person, poll: Poll) -> str | None:
    """The office of the count: those who count and those who answer for the year."""
    return _why_not_play(person, poll, Role.OFFICER, Role.COUNTER)


def why_not_check(person: Person, count: Count) -> str | None:
    """A second count may be asked for at any time, but one at a time."""
    if reason := why_not_see_office(person, count.poll):
        return reason
    check = count.last_check
    going_on = check and not check.is_over and clock.now() < check.asked_at + LONGEST_CHECK
    return "decide.being_counted" if going_on else None


def why_not_publish(person: Person, count: Count) -> str | None:
    """Nothing is published before a second count said the same."""
    if reason := why_not_see_office(person, count.poll):
        return reason
    return _WHY_NOT_YET[count.state]


def why_not_withdraw(person: Person, count: Count) -> str | None:
    """Only a count that a second one contradicts may be taken back, so that nobody counts until they like the result."""
    if reason := why_not_see_office(person, count.poll):
        return reason
    if count.is_published:
        return "decide.already_published"
    check = count.last_check
    return None if check and check.state == CheckState.DIFFERENT else "decide.nothing_differs"


def why_not_resolve(person: Person, count: Count) -> str | None:
    if reason := _why_not_play(person, count.poll, Role.OFFICER):
        return reason
    if not count.is_published:
        return "decide.not_published"
    return "decide.already_adopted" if Resolution.objects.filter(count=count).exists() else None


def why_not_hand_in(person: Person, poll: Poll) -> str | None:
    """Sheets are complete before the count begins; from then on they stay."""
    if reason := why_not_see_office(person, poll):
        return reason
    return "decide.already_counted" if Count.objects.of(poll).exists() else None


def _why_not_play(person: Person, poll: Poll, *roles: Role) -> str | None:
    if not person.is_authenticated:
        return "decide.officers_only"
    reason = person.why_not_play(poll.cycle.government, *roles)
    return "decide.officers_only" if reason == "people.not_your_part" else reason


_WHY_NOT_YET = {
    CountState.COUNTED: "decide.not_checked",
    CountState.CHECKING: "decide.being_counted",
    CountState.DIFFERS: "decide.counts_differ",
    CountState.CHECKED: None,
    CountState.PUBLISHED: "decide.already_published",
}
