"""The government's areas as a map, with proposals as dots where their proposers pointed."""

from collections.abc import Iterable

from madang.base.pages.maps import Dot, Map, Shape
from madang.base.pages.words import name_of
from madang.base.places.models import Area, Government

from .models import Proposal


def map_of(government: Government, proposals: Iterable[Proposal]) -> Map:
    areas = Area.objects.of(government).now()
    shapes = tuple(Shape(name_of(area), area.outline) for area in areas if area.outline)
    dots = (
        Dot(one.title, one.x, one.y, one.get_absolute_url(), lang=government.language)
        for one in proposals
        if one.x is not None
    )
    return Map(shapes, tuple(dots))
