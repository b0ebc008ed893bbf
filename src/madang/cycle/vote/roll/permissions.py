"""Why somebody may not see, fill or change the roll of a vote."""

from madang.base.people.models import Person, Role

from ..models import Census, CensusState, Poll, RollChange, State

_BEFORE = (State.CONFIGURED, State.READY)
_WHILE = (*_BEFORE, State.OPEN, State.SUSPENDED)


def why_not_keep_roll(person: Person, poll: Poll) -> str | None:
    if not person.is_authenticated:
        return "vote.officers_only"
    reason = person.why_not_play(poll.cycle.government, Role.OFFICER)
    return "vote.officers_only" if reason == "people.not_your_part" else reason


def why_not_bring_census(person: Person, poll: Poll) -> str | None:
    """The roll stands before the first ballot."""
    if reason := why_not_keep_roll(person, poll):
        return reason
    if poll.state == State.DRAFT:
        return "vote.roll_needs_key"
    return None if poll.state in _BEFORE else "vote.roll_stands"


def why_not_print_letters(person: Person, poll: Poll) -> str | None:
    if reason := why_not_keep_roll(person, poll):
        return reason
    if not Census.objects.of(poll).filter(state=CensusState.ACTIVE).exists():
        return "vote.no_census"
    return None if poll.state in _WHILE else "vote.not_this_step"


def why_not_change_roll(person: Person, poll: Poll) -> str | None:
    if reason := why_not_keep_roll(person, poll):
        return reason
    return None if poll.state in _WHILE else "vote.not_this_step"


def why_not_decide(person: Person, change: RollChange) -> str | None:
    if reason := why_not_change_roll(person, change.poll):
        return reason
    if change.decided_by_id:
        return "vote.change_decided"
    return "vote.change_is_yours" if change.asked_by_id == person.pk else None


def why_not_join(person: Person, poll: Poll) -> str | None:
    """Whoever may find themselves on the roll, or come onto an open one."""
    if not person.is_authenticated:
        return "vote.sign_in"
    return None if poll.state in _WHILE else "vote.closed"
