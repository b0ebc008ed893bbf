"""A month after a meeting nobody needs to know who needed what: kind, days and answer stay, the rest goes."""

from datetime import timedelta

from madang.base import clock

from .models import Answer, Need

NEEDS_STAY = timedelta(days=30)


def forget() -> int:
    """How many requests were emptied. One that nobody answered is closed first: it was not provided."""
    old = Need.objects.filter(forgotten_at=None, meeting__ends_at__lt=clock.now() - NEEDS_STAY)
    now = clock.now()
    old.waiting().update(answer=Answer.DECLINED, answered_at=now, sentence="기한 안에 답하지 않음")
    return old.update(forgotten_at=now, person=None, name="", contact="", words="", sentence="", written_by=None)
