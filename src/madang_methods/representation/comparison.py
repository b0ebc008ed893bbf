"""Those who took part against those who live here, cell by cell: who is missing, and how far the whole is from a likeness.

Sources: B. Schouten, F. Cobben, J. Bethlehem, Indicators for the representativeness of survey response, Survey Methodology 35(1),
2009; O. D. Duncan, B. Duncan, A methodological analysis of segregation indexes, Am. Sociol. Rev. 20(2), 1955.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from .errors import RepresentationError
from .wilson import Z95, wilson


@dataclass(frozen=True, slots=True)
class Cell:
    """`people` live there, `took_part` of them took part."""

    name: str
    people: int
    took_part: int


@dataclass(frozen=True, slots=True)
class Compared:
    """A cell's share among those who took part, with its interval, against its share of the population.

    `ratio` is the one over the other (1 is likeness), `low` and `high` are its interval. `missing`: how many more would make it
    like the population, whole people, 0 or more. `pull` is the partial indicator sqrt(N_k / N) (rate_k - rate): what this cell adds
    to the unlikeness, below 0 where it is missing.
    """

    cell: Cell
    share: Fraction
    of_population: Fraction
    ratio: float
    low: float
    high: float
    missing: int
    pull: float

    @property
    def standing(self) -> str:
        """`fewer` or `more` where the interval leaves no doubt, else `alike`."""
        return "fewer" if self.high < 1 else "more" if self.low > 1 else "alike"


@dataclass(frozen=True, slots=True)
class Comparison:
    """`dissimilarity`: the share who would have to be others. `variation` is the spread of the cells' rates over their mean: at
    rates of a few in a hundred it shows what an R-indicator (near 1 whatever the skew) would hide.
    """

    people: int
    took_part: int
    cells: tuple[Compared, ...]
    dissimilarity: Fraction
    variation: float

    @property
    def rate(self) -> Fraction:
        return Fraction(self.took_part, self.people)


def compare(cells: Sequence[Cell], z: float = Z95) -> Comparison:
    """Of the cells of one split, which together are everybody. RepresentationError if a cell is empty of people or impossible.

    >>> found = compare([Cell("women", 500, 30), Cell("men", 500, 70)])
    >>> found.dissimilarity, [(one.cell.name, round(one.ratio, 2), one.missing, one.standing) for one in found.cells]
    (Fraction(1, 5), [('women', 0.6, 40, 'fewer'), ('men', 1.4, 0, 'more')])
    """
    people, took_part = sum(cell.people for cell in cells), sum(cell.took_part for cell in cells)
    for cell in cells:
        if cell.people <= 0 or cell.took_part < 0:
            raise RepresentationError(
                "no_people", f"{cell.name} has {cell.people} people and {cell.took_part} of them."
            )
    if not took_part:
        raise RepresentationError("nobody", "Nobody took part, so there is nothing to compare.")
    rate = took_part / people
    compared = tuple(_compared(cell, people, took_part, cells, z) for cell in cells)
    squares = sum(cell.people / people * (cell.took_part / cell.people - rate) ** 2 for cell in cells)
    apart = sum((abs(one.share - one.of_population) for one in compared), Fraction(0)) / 2
    return Comparison(people, took_part, compared, apart, sqrt(squares) / rate)


def _compared(cell: Cell, people: int, took_part: int, cells: Sequence[Cell], z: float) -> Compared:
    share, expected = Fraction(cell.took_part, took_part), Fraction(cell.people, people)
    low, high = wilson(cell.took_part, took_part, z)
    pull = sqrt(cell.people / people) * (cell.took_part / cell.people - took_part / people)
    return Compared(
        cell,
        share,
        expected,
        float(share / expected),
        low / float(expected),
        high / float(expected),
        _missing(cell, people, took_part),
        pull,
    )


def _missing(cell: Cell, people: int, took_part: int) -> int:
    """The least x with (took_part of the cell + x) / (all + x) >= its share of the population; all others stay."""
    lacking = cell.people * took_part - cell.took_part * people
    return max(0, -(-lacking // (people - cell.people))) if people > cell.people else 0
