"""Which cells are hidden, and which statements tell a group."""

from hypothesis import given
from hypothesis import strategies as st

from ..tallies import LEAST, Tally, shown
from ..telling import across_groups, consensus, representatives

CELLS = st.lists(st.builds(Tally, *[st.integers(0, 8)] * 3), min_size=2, max_size=5)


@given(CELLS)
def test_what_is_hidden_cannot_be_had_by_subtraction(cells: list[Tally]):
    hidden = [cell for cell, seen in zip(cells, shown(cells), strict=True) if seen is None]
    assert all(cell.seen >= LEAST for cell in shown(cells) if cell is not None)
    if hidden:
        assert len(hidden) >= 2
        assert sum(cell.seen for cell in hidden) >= LEAST or len(hidden) == len(cells)


def test_hiding_the_small_cell_alone_would_tell_it():
    """The control: without its companion the hidden cell is the total less the others."""
    cells = [Tally(9, 1, 0), Tally(4, 4, 4), Tally(2, 1, 0)]
    alone = [cell if cell.seen >= LEAST else None for cell in cells]
    total = sum(cell.agree for cell in cells)
    assert total - sum(cell.agree for cell in alone if cell) == 2
    assert sum(1 for cell in shown(cells) if cell is None) == 2


def test_a_statement_that_only_one_group_agrees_with_tells_it():
    ids = ["bridge", "bench", "tree"]
    own = [Tally(18, 2, 0), Tally(10, 10, 0), Tally(2, 18, 0)]
    others = [Tally(2, 18, 0), Tally(10, 10, 0), Tally(18, 2, 0)]
    assert [(one.statement, one.side, one.count) for one in representatives(ids, own, others)] == [
        ("bridge", "agree", 18),
        ("tree", "disagree", 18),
    ]


def test_a_statement_all_agree_with_tells_no_group():
    assert representatives(["water"], [Tally(20, 0, 0)], [Tally(20, 0, 0)]) == ()


def test_at_most_five_tell_a_group_and_the_best_agreed_comes_first():
    own = [Tally(2, 18 - number, 0) for number in range(6)] + [Tally(15, 5, 0)]
    others = [Tally(18, 2, 0)] * 6 + [Tally(5, 15, 0)]
    told = representatives([str(number) for number in range(7)], own, others)
    assert [one.statement for one in told] == ["6", "0", "1", "2", "3"]


def test_consensus_needs_more_than_half_and_more_than_chance():
    cells = [Tally(30, 5, 5), Tally(21, 19, 0), Tally(3, 0, 0), Tally(2, 30, 8)]
    assert [one.statement for one in consensus(list("abcd"), cells, "agree")] == ["a", "c"]
    assert [one.statement for one in consensus(list("abcd"), cells, "disagree")] == ["d"]


@given(CELLS)
def test_the_least_group_bounds_the_mean_and_the_product(cells: list[Tally]):
    found = across_groups(cells, "disagree")
    assert found.product <= found.least
    assert float(found.least) <= found.mean + 1e-12
