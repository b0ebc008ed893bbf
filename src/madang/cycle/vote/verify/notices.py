"""I-4: everybody who voted was told so, as often as they did."""

from collections.abc import Iterator

from django.db.models import Count, Sum

from madang.base.notices.models import Message
from madang.cycle.vote.models import Poll, RollEntry

from .base import Check, Finding

VOTED, CHANGED = "vote.voted", "vote.changed"


def as_many_notices_as_casts(poll: Poll) -> Iterator[Finding]:
    """Of those who voted by their account. At a desk one is told in person; who closed the account has no letters."""
    entries = RollEntry.objects.of(poll).filter(cast_count__gt=0, in_person=False, person__isnull=False)
    told = Message.objects.of(poll.cycle.government).filter(
        subject=poll.subject, template__in=(VOTED, CHANGED), person__in=entries.values("person")
    )
    by_template = dict(told.order_by().values_list("template").annotate(n=Count("pk")))
    voters, casts = entries.count(), entries.aggregate(sum=Sum("cast_count"))["sum"] or 0
    first, all = by_template.get(VOTED, 0), sum(by_template.values())
    if first < voters or all != casts:
        yield Finding("notices_differ", {"voters": voters, "told": first, "casts": casts, "notices": all})


NOTICES = (Check("I-4", "For every cast there is a notice to its voter.", as_many_notices_as_casts),)
