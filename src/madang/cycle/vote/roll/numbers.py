"""What officers see of a roll: numbers by area and ground, and none below ten that could name somebody."""

from collections.abc import Iterator

from django.db.models import Count

from madang.base.places.models import Area

from ..models import Poll, RollEntry
from ..told import FEWEST


def by_area(poll: Poll) -> Iterator[tuple[Area | None, int | None]]:
    """(area, how many), None for fewer than ten. People without an area come last."""
    rows = dict(_standing(poll).values_list("area").annotate(n=Count("pk")).order_by("area"))
    areas = Area.objects.in_bulk([area for area in rows if area])
    for area in sorted(areas.values(), key=lambda one: one.code):
        yield area, _shown(rows[area.pk])
    if None in rows:
        yield None, _shown(rows[None])


def by_source(poll: Poll) -> list[tuple[str, int | None]]:
    """How people came onto the roll: the mix that an open vote must publish."""
    rows = _standing(poll).values_list("source").annotate(n=Count("pk")).order_by("source")
    return [(RollEntry(source=source).get_source_display(), _shown(n)) for source, n in rows]


def declared(poll: Poll) -> list[tuple[str, int | None]]:
    """How many declared what, as the plan's rule asks: facts that the roll did not know."""
    said = [one.split() for one in _standing(poll).exclude(declared=None).values_list("declared", flat=True)]
    return [(fact, _shown(sum(fact in one for one in said))) for fact in sorted({fact for one in said for fact in one})]


def whole(poll: Poll) -> int:
    return _standing(poll).count()


def _standing(poll: Poll):
    return RollEntry.objects.of(poll).standing()


def _shown(number: int) -> int | None:
    return number if number >= FEWEST else None
