"""Which claims of a conversation still stand."""

from ..hidden import texts_of
from ..models import Claim, Conversation


def standing_claims(conversation: Conversation) -> list[Claim]:
    """Those that were not hidden, each with its `text`."""
    claims = list(Claim.objects.filter(conversation=conversation))
    for claim in claims:
        claim.conversation = conversation
    texts = texts_of(conversation.cycle.government, [claim.subject for claim in claims])
    for claim in claims:
        claim.text = texts.get(claim.subject)
    return [claim for claim in claims if claim.text is None or claim.text.hiding is None]
