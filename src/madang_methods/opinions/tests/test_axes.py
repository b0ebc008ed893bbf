"""The axes are those of the filled matrix, without the filled matrix."""

import numpy as np
import pytest

from ..axes import find_axes
from ..votes import Votes, read_votes
from .samples import CONVERSATIONS, real, village


def by_full_svd(votes: Votes) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """As a textbook does it: fill, centre, decompose. Directions, shares, places."""
    filled = np.full((len(votes.people), len(votes.statements)), np.nan)
    filled[votes.person, votes.statement] = votes.value
    cast = ~np.isnan(filled)
    centred = np.where(cast, filled, np.nanmean(filled, axis=0)) - np.nanmean(filled, axis=0)
    _, singular, directions = np.linalg.svd(centred, full_matrices=False)
    directions = directions[:2]
    largest = np.abs(directions).argmax(axis=1)
    directions = directions * np.sign(directions[[0, 1], largest])[:, None]
    scale = np.sqrt(len(votes.statements) / cast.sum(axis=1))
    return directions, (singular**2 / (singular**2).sum())[:2], centred @ directions.T * scale[:, None]


@pytest.mark.parametrize("name", CONVERSATIONS)
@pytest.mark.parametrize("dense", [True, False])
def test_a_real_conversation_has_the_axes_of_the_full_decomposition(name: str, dense: bool):
    votes = real(name)
    directions, shares, places = by_full_svd(votes)
    axes = find_axes(votes, dense=dense)
    assert np.abs(axes.directions - directions).max() < 1e-12
    assert np.abs(np.array(axes.carried) - shares).max() < 1e-12
    assert np.abs(axes.places(votes) - places).max() < 1e-12


def test_filling_with_nought_would_give_other_axes():
    """The control: the comparison sees a difference where there is one."""
    votes = read_votes(village())
    directions, _, _ = by_full_svd(votes)
    filled = np.zeros((len(votes.people), len(votes.statements)))
    filled[votes.person, votes.statement] = votes.value
    other = np.linalg.svd(filled - filled.mean(axis=0), full_matrices=False)[2][:2]
    assert np.abs(find_axes(votes).directions - directions).max() < 1e-12
    assert np.abs(np.abs(other) - np.abs(directions)).max() > 1e-3


def test_somebody_counted_twice_is_as_two_people():
    rows = village(people=20)
    votes = read_votes(rows)
    weights = np.array([2] * 5 + [1] * 14 + [0])
    gone = votes.people[-1]
    twice = [(f"{who}again", what, said) for who, what, said in rows if who in votes.people[:5]]
    written_out = read_votes([row for row in rows if row[0] != gone] + twice)
    for dense in (True, False):
        weighed = find_axes(votes, weights, dense=dense).directions
        assert np.abs(weighed - find_axes(written_out).directions).max() < 1e-9


@pytest.mark.parametrize(
    "rows", [[], [("ann", "s", 1)], [("ann", "s", 1), ("bob", "s", -1)], [("ann", "s", 1), ("ann", "t", 1)]]
)
def test_a_conversation_too_small_for_two_axes_has_empty_ones(rows: list):
    axes = find_axes(read_votes(rows))
    assert axes.carried[1] == 0
    assert np.isfinite(axes.places(read_votes(rows))).all()
