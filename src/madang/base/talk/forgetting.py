"""What is not needed any longer goes: counts of attempts after a day, originals after a year or when their author left."""

from datetime import timedelta

from django.db.models import Q

from madang.base import clock

from .limits import forget_attempts
from .models import Original

ORIGINALS_STAY = timedelta(days=365)


def forget() -> int:
    """How many rows went. An original that a contest still waits for stays."""
    old = Q(kept_at__lt=clock.now() - ORIGINALS_STAY) | Q(text__author__closed_at__isnull=False)
    waiting = Q(text__hidings__contested_at__isnull=False, text__hidings__answered_at=None)
    gone = Original.objects.filter(old).exclude(waiting)
    return forget_attempts() + Original.objects.filter(pk__in=list(gone.values_list("pk", flat=True))).delete()[0]
