"""Why somebody may not name the randomness, draw, bring the sample, or show an envelope: one code, or None."""

from madang.base import clock
from madang.base.people.models import Person

from ..models import Audit, Custody, Poll, State
from ..permissions import why_not_see_box


def why_not_announce(person: Person, poll: Poll) -> str | None:
    """Until the list of what is counted is frozen; then the promise stands on the board."""
    if reason := why_not_see_box(person, poll):
        return reason
    early = poll.manifest and poll.stage.place < State.FROZEN.place
    return None if early else "vote.not_this_step"


def why_not_draw(person: Person, poll: Poll) -> str | None:
    if reason := why_not_see_box(person, poll):
        return reason
    audit = Audit.objects.of(poll).first()
    if audit is None:
        return "vote.audit_none"
    if audit.beacon:
        return "vote.audit_drawn"
    if poll.state != State.OPENED:
        return "vote.not_this_step"
    return None if clock.now() >= audit.known_at else "vote.audit_waits"


def why_not_bring_sample(person: Person, poll: Poll) -> str | None:
    """Where trustees opened the box, the envelopes' contents are with them."""
    if reason := why_not_see_box(person, poll):
        return reason
    audit = Audit.objects.of(poll).first()
    waits = audit and audit.beacon and not audit.sample
    return None if waits and (poll.state, poll.custody) == (State.OPENED, Custody.TRUSTEES) else "vote.not_this_step"


def why_not_show(person: Person, poll: Poll) -> str | None:
    """From the opening until nobody may object any more."""
    if reason := why_not_see_box(person, poll):
        return reason
    return None if poll.state in (State.OPENED, State.PUBLISHED) else "vote.not_this_step"
