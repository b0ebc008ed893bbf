"""Who is missing: shares, intervals, ratios and what they add up to."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from .. import Cell, RepresentationError, compare, wilson

TOWN = st.lists(st.tuples(st.integers(1, 10_000), st.integers(0, 300)), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [  # Newcombe, Statistics in Medicine 17, 1998, table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_intervals_are_those_of_the_paper(k: int, n: int, low: float, high: float):
    assert [round(end, 4) for end in wilson(k, n)] == [low, high]


def test_of_nobody_nothing_is_known():
    assert wilson(0, 0) == (0.0, 1.0)


def test_more_than_all_is_no_share():
    with pytest.raises(ValueError, match="5 of 4"):
        wilson(5, 4)


def test_a_town_where_the_young_are_missing():
    found = compare([Cell("young", 3000, 10), Cell("middle", 4000, 48), Cell("old", 3000, 42)])
    young, middle, old = found.cells
    assert (young.share, young.of_population, round(young.ratio, 4)) == (Fraction(1, 10), Fraction(3, 10), 0.3333)
    assert [one.standing for one in found.cells] == ["fewer", "alike", "more"]
    assert found.dissimilarity == Fraction(1, 5)
    assert (young.missing, middle.missing, old.missing) == (29, 0, 0)
    assert young.pull < 0 < old.pull


@given(TOWN)
def test_the_missing_are_the_least_that_make_a_share_whole(town: list[tuple[int, int]]):
    cells = [Cell(str(number), people, took_part) for number, (people, took_part) in enumerate(town)]
    if not sum(cell.took_part for cell in cells):
        return
    found = compare(cells)
    for one in found.cells:
        enough = lambda more: (one.cell.took_part + more) * found.people >= one.cell.people * (found.took_part + more)  # noqa: B023
        assert enough(one.missing) or len(cells) == 1
        assert one.missing == 0 or not enough(one.missing - 1)


@given(TOWN)
def test_shares_sum_to_one_and_the_pulls_to_the_variation(town: list[tuple[int, int]]):
    cells = [Cell(str(number), people, took_part) for number, (people, took_part) in enumerate(town)]
    if not sum(cell.took_part for cell in cells):
        return
    found = compare(cells)
    assert sum(one.share for one in found.cells) == sum(one.of_population for one in found.cells) == 1
    assert 0 <= found.dissimilarity < 1
    spread = np.sqrt(sum(one.pull**2 for one in found.cells)) / float(found.rate)
    assert np.isclose(spread, found.variation)
    assert all(one.low <= one.ratio * (1 + 1e-12) and one.ratio <= one.high * (1 + 1e-12) for one in found.cells)


def test_a_town_that_takes_part_evenly_is_alike():
    found = compare([Cell("east", 2000, 20), Cell("west", 3000, 30)])
    assert (found.dissimilarity, found.variation) == (0, 0.0)


def test_an_r_indicator_would_hide_what_the_variation_shows():
    """The control for publishing the variation: at one in a hundred R stays near 1 although one half never came."""
    found = compare([Cell("east", 5000, 100), Cell("west", 5000, 0)])
    assert 1 - 2 * found.variation * float(found.rate) == 0.98
    assert found.variation == 1.0


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ([Cell("east", 0, 0), Cell("west", 9, 1)], "no_people"),
        ([Cell("east", 9, -1)], "no_people"),
        ([Cell("east", 9, 0)], "nobody"),
    ],
)
def test_what_cannot_be_compared_is_refused(cells: list[Cell], code: str):
    with pytest.raises(RepresentationError) as refused:
        compare(cells)
    assert refused.value.code == code
