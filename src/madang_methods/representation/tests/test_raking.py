"""Weights meet the margins, are those of two other programmes, and are refused where they would be made up."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from .. import RepresentationError, rake
from .towns import MARGINS, volunteers


def test_weights_are_those_of_ipfn():
    ipfn = pytest.importorskip("ipfn.ipfn")
    table = volunteers(10_000)
    goals = [margin / margin.sum() * table.sum() for margin in MARGINS]
    other = ipfn.ipfn(
        table.astype(float), goals, [[0], [1], [2]], convergence_rate=1e-13, max_iteration=1000
    ).iteration()
    ours = rake(table, MARGINS, cap=None).by_cell * table
    assert np.abs(ours - other).max() < 1e-10 * table.sum()
    there = table > 0
    assert np.abs(ours[there] / other[there] - 1).max() < 1e-10


def test_weights_are_those_of_weightipy():
    weightipy, pandas = pytest.importorskip("weightipy"), pytest.importorskip("pandas")
    table = volunteers(10_000)
    cells = np.argwhere(table > 0)
    people = np.repeat(cells, table[tuple(cells.T)], axis=0)
    frame = pandas.DataFrame({name: people[:, axis] for axis, name in enumerate("sra")})
    shares = {
        name: {value: float(share * 100) for value, share in enumerate(margin / margin.sum())}
        for name, margin in zip("sra", MARGINS, strict=True)
    }
    # It ends by itself at 1e-8 of the people; asked for more, it goes on.
    scheme = weightipy.scheme_from_dict(shares)
    found = weightipy.weight_dataframe(frame, scheme, weight_column="w")["w"].to_numpy()
    ours = rake(table, MARGINS, cap=None).by_cell[tuple(people.T)]
    assert np.abs(ours - found).max() < 1e-10


def test_margins_are_met_and_the_mean_weight_is_one():
    table = volunteers(10_000)
    found = rake(table, MARGINS, cap=None)
    assert found.error < 1e-12
    assert np.isclose((found.by_cell * table).sum(), 10_000)
    assert found.sweeps < 12
    assert 1.2 < found.design_effect < 1.6
    assert found.effective == 10_000 / found.design_effect


def test_even_people_need_no_weights():
    found = rake([[10, 20], [20, 40]], [[1, 2], [1, 2]])
    assert (found.by_cell.tolist(), found.design_effect, found.capped) == ([[1.0, 1.0], [1.0, 1.0]], 1.0, 0)


def test_the_design_effect_is_kishs():
    """Half of the people weigh 3/2, half 1/2: n sum w^2 / (sum w)^2 = 1.25."""
    assert rake([50, 50], [[75, 25]]).design_effect == pytest.approx(1.25)


def test_nobody_weighs_more_than_five():
    table = [2, 98]
    free, capped = rake(table, [[50, 50]], cap=None), rake(table, [[50, 50]])
    assert free.largest == pytest.approx(25)
    assert (capped.largest, capped.capped) == (5.0, 2)
    assert capped.error == pytest.approx(0.4)
    assert (capped.by_cell * table).sum() == pytest.approx(100)


@given(st.lists(st.integers(1, 60), min_size=2, max_size=6), st.data())
def test_capped_weights_keep_their_mean_and_the_cap(table: list[int], data: st.DataObject):
    margin = data.draw(st.lists(st.integers(1, 1000), min_size=len(table), max_size=len(table)))
    found = rake(table, [margin])
    assert found.largest <= 5 * (1 + 1e-9)
    assert (found.by_cell * table).sum() == pytest.approx(sum(table))


@given(st.integers(0, 500))
def test_the_order_of_the_categories_changes_nothing(seed: int):
    table = np.random.default_rng(seed).integers(0, 9, (3, 4))
    assume((table.sum(axis=0) > 0).all() and (table.sum(axis=1) > 0).all())
    goals = [[3, 4, 5], [2, 2, 3, 5]]
    try:
        found = rake(table, goals).by_cell
    except RepresentationError as refused:
        assert refused.code == "no_weights"
        return
    turned = rake(table[::-1], [goals[0][::-1], goals[1]]).by_cell
    assert np.abs(turned[::-1] - found).max() < 1e-6


@pytest.mark.parametrize(
    ("table", "margins", "code"),
    [
        ([[5, 5], [0, 0]], [[1, 1], [1, 1]], "zero_margin"),  # nobody of the second row came
        ([[5, 5], [5, 5]], [[1, 0], [1, 1]], "zero_margin"),  # nobody lives in the second row
        ([[5, 0], [0, 5]], [[1, 3], [1, 1]], "no_weights"),  # the rows are the columns
        ([[5, 5]], [[1]], "margins"),
        ([[5, 5]], [[1], [1, 1, 1]], "margins"),
        ([[5, 5]], [[1], [1, 1], [1]], "margins"),
    ],
)
def test_weights_that_would_be_made_up_are_refused(table: list, margins: list, code: str):
    with pytest.raises(RepresentationError) as refused:
        rake(table, margins)
    assert refused.value.code == code
