"""Why somebody may not object, or not decide."""

from datetime import timedelta

from madang.base import clock
from madang.base.people.models import Person, Role

from ..models import About, Objection, Poll, State

# Until the list of what is counted is frozen; of the result, once there is one.
_BEFORE_FREEZE = (
    State.CONFIGURED, State.READY, State.OPEN, State.SUSPENDED, State.CLOSING, State.CLOSED, State.CHALLENGE,
)  # fmt: skip
_OF_A_ROLL = (About.LEFT_OUT, About.NOT_A_VOTER, About.WRONG_FACTS)


def why_not_object(person: Person, poll: Poll) -> str | None:
    if not person.is_authenticated:
        return "vote.sign_in"
    return None if open_kinds(poll) else "vote.objections_over"


def open_kinds(poll: Poll) -> list[About]:
    """What may be objected to now: the roll until the freeze, how it went from the opening, the result once published."""
    if poll.state in _BEFORE_FREEZE:
        began = poll.state not in (State.CONFIGURED, State.READY)
        return [*_OF_A_ROLL, *([About.CONDUCT] if began else [])]
    if poll.state != State.PUBLISHED:
        return []
    return [About.RESULT] if clock.now() < poll.publication.at + timedelta(days=max(1, poll.challenge_days)) else []


def why_not_see_objections(person: Person, poll: Poll) -> str | None:
    """The officers who answer for the vote."""
    if not person.is_authenticated:
        return "vote.officers_only"
    reason = person.why_not_play(poll.cycle.government, Role.OFFICER)
    return "vote.officers_only" if reason == "people.not_your_part" else reason


def why_not_answer(person: Person, objection: Objection) -> str | None:
    if reason := why_not_see_objections(person, objection.poll):
        return reason
    if objection.by_id == person.pk:
        return "vote.objection_is_yours"
    return "vote.objection_answered" if objection.decided_at else None
