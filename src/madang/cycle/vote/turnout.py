"""How many have voted, for those who run the vote: by neighbourhood, and by the day their envelopes went on the board.

No envelope and no mark on the roll says when it came, so there is no turnout by hour to be had; the batches of the board
are the only time there is. A number below ten is not shown, and never so that it could be taken from the sum.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from .board.lines import ENVELOPE
from .models import VOTED, BoardLeaf, Checkpoint, Poll, RollEntry

FEWEST = 10


@dataclass(frozen=True)
class Row:
    """`number` is None where it would say too much."""

    what: Any
    number: int | None
    of: int | None = None


def by_area(poll: Poll) -> list[Row]:
    """Nothing where the roll does not say in which neighbourhood people live. Those of whom it does not: no name."""
    rows = RollEntry.objects.of(poll).standing().values_list("area__name")
    rows = rows.annotate(voted=Count("pk", filter=Q(status__in=VOTED)), roll=Count("pk")).order_by("area__name")
    told = [(name or "", voted, roll) for name, voted, roll in rows]
    return _shown(told) if any(name for name, _, _ in told) else []


def by_day(poll: Poll) -> list[Row]:
    """Envelopes by the day of their batch, changed ones included: as many as anyone can count on the board."""
    numbers: Counter[date] = Counter()
    ends = list(Checkpoint.objects.of(poll).order_by("size").values_list("size", "at"))
    rows = BoardLeaf.objects.of(poll).filter(data__startswith=ENVELOPE).order_by("seq").values_list("seq", flat=True)
    at = 0
    for seq in rows.iterator(2000):
        while ends[at][0] <= seq:
            at += 1
        numbers[timezone.localtime(ends[at][1]).date()] += 1
    return _shown((day, number, None) for day, number in sorted(numbers.items()))


def _shown(rows: Iterable[tuple[Any, int, int | None]]) -> list[Row]:
    """Small numbers are hidden; a single hidden one takes the next smallest with it."""
    rows = list(rows)
    small = {at for at, (_, number, _) in enumerate(rows) if number < FEWEST}
    if len(small) == 1 and len(rows) > 1:
        small.add(min((number, at) for at, (_, number, _) in enumerate(rows) if at not in small)[1])
    return [Row(what, None if at in small else number, of) for at, (what, number, of) in enumerate(rows)]
