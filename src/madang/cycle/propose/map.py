"""The government's areas as a map, with proposals as dots where their proposers pointed."""

from collections.abc import Iterable

from madang.base.pages.maps import Dot, Map, Shape
from madang.base.pages.plain import plain
from madang.base.pages.words import name_of
from madang.base.places.models import Area, Government

from .models import Proposal

# Pixels, the same on every screen: an image button says where it was touched in pixels of what is shown, and the
# narrowest telephone has room for this many.
SHOWN = 288


def map_of(government: Government, proposals: Iterable[Proposal]) -> Map:
    areas = Area.objects.of(government).now()
    # A name out of an imported list may hold what XML does not; the picture would not open.
    shapes = tuple(Shape(plain(name_of(area)), area.outline) for area in areas if area.outline)
    dots = (
        Dot(one.title, one.x, one.y, one.get_absolute_url(), lang=government.language)
        for one in proposals
        if one.x is not None
    )
    return Map(shapes, tuple(dots))


def shown_size(map: Map) -> tuple[int, int]:
    """Width and height of the picture that can be touched."""
    width, height = map.size
    return SHOWN, round(height * SHOWN / width)


def touched(map: Map, x: float, y: float) -> tuple[float, float]:
    """The place that lies under a pixel of that picture."""
    unit = map.size[0] / SHOWN
    return map.ground(x * unit, y * unit)
