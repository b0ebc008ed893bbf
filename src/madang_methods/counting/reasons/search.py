"""Find the edge between funded and not by asking again and again, and say how sure the edge is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

NEARBY = 1  # so many units on either side are counted too
MOST_GUESSES = 24
# From a value at which it is not funded, lower ones at which it may be.
Guesses = Callable[[int], Iterable[int]]


@dataclass(frozen=True, slots=True)
class Edge:
    """`value` is the last one at which the project is funded: counted, and so is the one beyond it, where it is not.

    Outcomes need not be monotone (counting.md 1.3). `monotone_nearby`: the neighbours of the edge,
    counted too, are as the edge says. False means that the edge is real but not the whole story.
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

    def highest(self, low: int, high: int, guesses: Guesses = lambda value: ()) -> Edge | None:
        """The highest value found from `low` to below `high` at which it is funded, `high` being one where it is not.

        1. Go down by the best guess from where it is not funded, as long as guesses lead on.
        2. Halve the range between a funded and an unfunded value until they are neighbours.
        """
        if low >= high:
            return None
        no, yes = high, low
        for _ in range(MOST_GUESSES):
            guess = max((value for value in guesses(no) if low <= value < no), default=None)
            if guess is None:
                break
            if self.funded(guess):
                yes = guess
                break
            no = guess
        if no == low or not self.funded(yes):
            return None
        # A good guess is the edge itself.
        above = yes + 1 < no and self.funded(yes + 1)
        edge = _between(self.funded, yes + 1, no) if above else yes
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
