"""The lines of a frozen paper, kept at hand: every voter's page needs them, and only a withdrawal changes them."""

import copy
import time
from functools import lru_cache

from ..models import Option, Poll

# Names of areas and fields of proposals may be mended while people vote; so long may a page be behind.
SECONDS = 60


def lines_of(poll: Poll) -> list[Option]:
    """The poll's options with proposal, year and area: copies, for the form writes on them."""
    if not poll.manifest:
        return list(_all(poll))
    gone = Option.objects.of(poll).filter(withdrawn_at__isnull=False).order_by().values_list("pk", "withdrawn_at")
    kept = _kept(poll.pk, poll.manifest_digest, tuple(sorted(gone)), int(time.monotonic() // SECONDS))
    return [copy.copy(option) for option in kept]


@lru_cache(maxsize=64)
def _kept(poll: int, _digest: str, _gone: tuple, _minute: int) -> tuple[Option, ...]:
    return tuple(_all(poll))


def _all(poll: Poll | int):
    return Option.objects.of(poll).select_related("proposal__cycle", "area")
