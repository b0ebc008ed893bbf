"""A vote by the words of a command: its government's short name, the fiscal year, the track."""

from django.core.management.base import CommandError

from .models import Poll


def poll_named(government: str, year: str, track: str) -> Poll:
    named = {"cycle__government__slug": government, "cycle__fiscal_year": int(year), "track__code": track}
    poll = Poll.objects.filter(**named).select_related("cycle__government", "track").first()
    if poll is None:
        raise CommandError(f"There is no vote {track!r} in {government!r} for {year}.")
    return poll
