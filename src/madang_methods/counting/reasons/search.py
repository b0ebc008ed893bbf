"""Find the edge between funded and not by asking again and again, and say how sure the edge is."""

from collections.abc import Callable
from dataclasses import dataclass

NEARBY = 2  # so many steps on either side are counted too


@dataclass(frozen=True, slots=True)
class Edge:
    """`value` is the last one at which the project is funded: counted, and so is the one beyond it, where it is not.

    Outcomes need not be monotone (counting.md 1.3). `monotone_nearby`: the two steps on either side of the edge, and
    the looks taken beyond it, are all as the edge says. False means that the edge is real but not the whole story.
    """

    value: int
    monotone_nearby: bool


class Search:
    """Asks `funded(value)` once for each value; `asked` counts how often."""

    def __init__(self, funded: Callable[[int], bool]) -> None:
        self._funded = funded
        self._known: dict[int, bool] = {}

    @property
    def asked(self) -> int:
        return len(self._known)

    def funded(self, value: int) -> bool:
        if value not in self._known:
            self._known[value] = self._funded(value)
        return self._known[value]

    def highest(self, low: int, high: int, looks: int = 0) -> Edge | None:
        """The highest value from `low` to below `high` at which it is funded, `high` being one where it is not.

        1. Without funding at `low` there is none.
        2. Halve the range between a funded and an unfunded value until they are neighbours.
        3. Look at `looks` further values, evenly spaced above the edge; if one is funded, go on from there.
        """
        if low >= high or not self.funded(low):
            return None
        edge = _between(self.funded, low, high)
        beyond = [edge + (high - edge) * step // (looks + 1) for step in range(1, looks + 1)]
        higher = [value for value in beyond if edge + 1 < value < high and self.funded(value)]
        if higher:
            found = _between(self.funded, max(higher), high)
            return Edge(found, False)
        return Edge(edge, self._as_it_says(edge, low, high, 1))

    def lowest(self, low: int, most: int) -> Edge | None:
        """The lowest value above `low`, where it is not funded, up to `most` at which it is: doubling, then halving."""
        step = 1
        while low + step < most and not self.funded(low + step):
            step *= 2
        if low >= most or not self.funded(min(low + step, most)):
            return None
        above, below = min(low + step, most), low + step // 2
        edge = -_between(lambda value: self.funded(-value), -above, -below)
        return Edge(edge, self._as_it_says(edge, most, low, -1))

    def _as_it_says(self, edge: int, inner: int, outer: int, outward: int) -> bool:
        """Whether the steps next to the edge, as far as they lie in the range, are funded within and not beyond."""
        within = [edge - outward * step for step in range(NEARBY + 1)]
        beyond = [edge + outward * step for step in range(1, NEARBY + 1)]
        inside = all(self.funded(value) for value in within if (inner - value) * outward <= 0)
        return inside and not any(self.funded(value) for value in beyond if (value - outer) * outward < 0)


def _between(funded: Callable[[int], bool], yes: int, no: int) -> int:
    """The last funded value before an unfunded neighbour; `yes` is below `no`."""
    while no - yes > 1:
        middle = (yes + no) // 2
        yes, no = (middle, no) if funded(middle) else (yes, middle)
    return yes
