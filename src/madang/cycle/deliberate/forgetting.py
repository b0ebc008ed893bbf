"""Who reacted how on an opinion map goes once the map is frozen and a month has passed: the counts stay."""

from datetime import timedelta

from madang.base import clock

from .models import Reaction

REACTIONS_STAY = timedelta(days=30)


def forget() -> int:
    """How many reactions went. The database lets none go before its map is frozen."""
    old = clock.now() - REACTIONS_STAY
    gone = Reaction.objects.filter(claim__conversation__frozen__made_at__lt=old)
    return Reaction.objects.filter(pk__in=list(gone.values_list("pk", flat=True))).delete()[0]
