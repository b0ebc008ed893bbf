"""The nine neighbourhoods of 해오름시, with outlines that share their borders point by point."""

import json
from dataclasses import dataclass
from pathlib import Path

Ring = list[list[int]]


@dataclass(frozen=True)
class Neighbourhood:
    """`outline`: rings of [x, y] from 0 to 1000, y pointing north, the form of `Area.outline`; counter-clockwise."""

    name: str
    name_en: str
    code: str
    population: int
    outline: list[Ring]

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies inside: a ray to the east crosses the outline an odd number of times."""
        ring = self.outline[0]
        sides = zip(ring, [*ring[1:], ring[0]], strict=True)
        return sum(_is_crossed(a, b, x, y) for a, b in sides) % 2 == 1


def _is_crossed(a: list[int], b: list[int], x: float, y: float) -> bool:
    return (a[1] > y) != (b[1] > y) and x < a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1])


AREAS = tuple(Neighbourhood(**facts) for facts in json.loads(Path(__file__).with_name("areas.json").read_text("utf-8")))
BY_NAME = {area.name: area for area in AREAS}
