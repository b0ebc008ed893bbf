"""Why somebody may not open, answer, add to or end a conversation: one code, or None."""

from madang.base import clock
from madang.base.people.models import Person, Role
from madang.cycle.plan.models import Cycle

from ..models import Claim, Conversation
from ..scoring.permissions import why_not_run

MOST_OWN = 3  # claims of one person in a conversation


def why_not_open_conversation(person: Person, cycle: Cycle) -> str | None:
    return why_not_run(person, cycle)


def why_not_react(person: Person, conversation: Conversation) -> str | None:
    if not conversation.is_open:
        return "deliberate.conversation_not_open"
    if not person.is_authenticated:
        return "deliberate.sign_in"
    return None if person.plays(conversation.cycle.government, Role.RESIDENT) else "deliberate.residents_only"


def why_not_add(person: Person, conversation: Conversation) -> str | None:
    if reason := why_not_react(person, conversation):
        return reason
    if not conversation.residents_add:
        return "deliberate.no_more_claims"
    mine = Claim.objects.filter(conversation=conversation, person=person).count()
    return "deliberate.enough_claims" if mine >= MOST_OWN else None


def why_not_seed(person: Person, conversation: Conversation) -> str | None:
    """An officer may begin it with claims, and add some while it runs."""
    if reason := why_not_run(person, conversation.cycle):
        return reason
    return "deliberate.conversation_not_open" if conversation.closes_at <= clock.now() else None


def why_not_end(person: Person, conversation: Conversation) -> str | None:
    if reason := why_not_run(person, conversation.cycle):
        return reason
    if conversation.closed_at:
        return "deliberate.conversation_not_open"
    return None if conversation.closes_at <= clock.now() else "deliberate.time_is_not_up"
