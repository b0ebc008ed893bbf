"""A table with its small cells left out gives none of them away; the attacker who proves it breaks a careless one."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .. import Published, RepresentationError, Table, attack, coarser, intervals, leave_out, suppress
from .towns import volunteers

COUNT = st.one_of(st.integers(0, 6), st.integers(0, 60))
GRIDS = st.integers(2, 4).flatmap(
    lambda across: st.lists(st.lists(COUNT, min_size=across, max_size=across), min_size=2, max_size=4)
)
LINES = st.lists(COUNT, min_size=2, max_size=9)


def grid(counts: list[list[int]]) -> Table:
    return Table.grid([f"r{n}" for n in range(len(counts))], [f"c{n}" for n in range(len(counts[0]))], counts)


def line(counts: list[int]) -> Table:
    return Table.line([f"c{n}" for n in range(len(counts))], counts)


def small(table: Table) -> set[int]:
    return {number for number, count in enumerate(table.counts) if 0 < count < 5}


def regions_by_age(people: int) -> Table:
    return grid(volunteers(people, seed=1).sum(axis=0).tolist())


def test_leaving_out_small_cells_alone_is_broken_by_the_attacker():
    """The control: the totals give the only hidden cell of its row away, to the person."""
    careless = leave_out(grid([[3, 20], [20, 30]]), {0})
    assert [(known.name, known.least, known.exactly) for known in attack(careless)] == [("r0 c0", 3, True)]


def test_the_same_table_well_made_withstands():
    published = suppress(grid([[3, 20], [20, 30]]))
    assert attack(published) == ()
    assert published["r0 c0"] is None
    assert published["all"] == 73


@pytest.mark.parametrize("people", [5_000, 10_000])
def test_regions_by_age_are_broken_carelessly_and_hold_with_companions(people: int):
    table = regions_by_age(people)
    assert small(table)
    assert attack(leave_out(table, small(table)))
    published = suppress(table)
    assert attack(published) == ()
    assert small(table) <= set(published.hidden)
    assert len(published.hidden) <= 2 * len(small(table)) + 2


def test_a_hidden_cell_may_be_nought_or_five_more():
    for known in intervals(suppress(grid([[3, 20], [20, 30]]))):
        if known.name == "r0 c0":
            assert (known.least, known.most >= 8) == (0, True)


def test_a_small_total_is_hidden_with_its_row():
    published = suppress(grid([[1, 2, 0], [30, 40, 50], [20, 25, 30]]))
    assert published["r0"] is None
    assert attack(published) == ()


def test_a_table_without_small_cells_is_published_whole():
    table = grid([[10, 20], [0, 30]])
    assert suppress(table).counts == table.counts


@settings(max_examples=150, deadline=None)
@given(GRIDS)
def test_no_small_cell_of_any_table_is_given_away(counts: list[list[int]]):
    _holds(grid(counts))


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_no_small_cell_of_any_split_is_given_away(counts: list[int]):
    _holds(line(counts))


def _holds(table: Table):
    try:
        published = suppress(table)
    except RepresentationError as refused:
        assert refused.code in {"too_few", "unsafe"}
        return
    assert small(table) <= set(published.hidden)
    assert all(shown in (None, count) for shown, count in zip(published.counts, table.counts, strict=True))
    true = dict(zip(table.names, table.counts, strict=True))
    for known in intervals(published):
        assert not known.exactly
        if 0 < true[known.name] < 5:
            assert known.least == 0
            assert known.most is None or known.most >= true[known.name] + 5


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.integers(0, 4), min_size=2, max_size=3), min_size=2, max_size=2).filter(
        lambda rows: len({len(row) for row in rows}) == 1
    ),
    st.sets(st.integers(0, 3), min_size=1),
)
def test_the_attacker_knows_as_much_as_one_who_tries_every_table(counts: list[list[int]], hidden: set[int]):
    published = leave_out(grid(counts), hidden)
    assert [(one.least, one.most) for one in intervals(published)] == by_trying(published)


def by_trying(published: Published) -> list[tuple[int, int]]:
    fitting = []
    for guess in product(range(25), repeat=len(published.hidden)) if len(published.hidden) < 4 else _few(published):
        counts = list(published.counts)
        for cell, count in zip(published.hidden, guess, strict=True):
            counts[cell] = count
        if all(counts[one.total] == sum(counts[part] for part in one.parts) for one in published.sums):
            fitting.append(guess)
    return [(min(column), max(column)) for column in zip(*fitting, strict=True)]


def _few(published: Published):
    return product(range(9), repeat=len(published.hidden))


def test_the_fewest_companions_are_left_out():
    """One small cell of a grid needs three companions, at the corners of a rectangle; the cheapest is taken."""
    published = suppress(grid([[3, 90, 20], [80, 99, 70], [20, 95, 30]]))
    assert {published.names[cell] for cell in published.hidden} == {"r0 c0", "r0 c2", "r2 c0", "r2 c2"}


def test_fewer_than_five_people_are_no_table():
    with pytest.raises(RepresentationError) as refused:
        suppress(line([2, 1]))
    assert refused.value.code == "too_few"


def test_a_table_of_small_cells_is_refused_with_advice():
    counts = volunteers(700, seed=1).sum(axis=0)
    table = grid(counts.tolist())
    assert len(small(table)) > 30
    advice = coarser(counts.tolist())
    assert (advice.rows > 1 or advice.columns > 1, advice.small <= 6) == (True, True)
