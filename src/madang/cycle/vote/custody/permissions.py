"""Why somebody may not bring the trustees' key, answer its test, or bring what a machine found: one code, or None."""

from madang.base.people.models import Person

from ..models import Custody, KeyOffer, Poll, State
from ..permissions import why_not_make_paper, why_not_see_box


def why_not_bring_key(person: Person, poll: Poll) -> str | None:
    """Another key may take its place until the paper is frozen under one, and as long as the vote has not begun."""
    if reason := why_not_make_paper(person, poll.cycle):
        return reason
    if poll.custody != Custody.TRUSTEES:
        return "vote.key_on_server"
    return None if poll.state == State.DRAFT else "vote.not_this_step"


def why_not_answer(person: Person, poll: Poll) -> str | None:
    if reason := why_not_bring_key(person, poll):
        return reason
    return None if KeyOffer.objects.of(poll).exists() else "vote.key_first"


def why_not_bring_opening(person: Person, poll: Poll) -> str | None:
    if reason := why_not_see_box(person, poll):
        return reason
    if poll.custody != Custody.TRUSTEES:
        return "vote.key_on_server"
    return None if poll.state == State.UNLINKED else "vote.not_this_step"
