"""Who came onto the roll by themselves, by what an institution vouched for."""

from ..models import Poll, RollEntry, RollSource


def joined_by_themselves(poll: Poll):
    """Also those who were taken off again: that is a change of its own."""
    return RollEntry.objects.of(poll).filter(source=RollSource.OPEN)
