"""Ballots as columns: the same box as from objects, in the same order, with the same digest."""

import json
from collections import Counter
from dataclasses import replace
from hashlib import sha256

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from madang_methods.counting import Ballot, BallotBox, Election, ElectionError, Project

IDS = ("10", "9", "road", "마당", "a,b")


@st.composite
def said(draw: st.DrawFn) -> tuple[str, list[Ballot]]:
    kind = draw(st.sampled_from(("approval", "choose-1", "points", "ranking")))
    most = 1 if kind == "choose-1" else len(IDS)
    ballots = []
    for _ in range(draw(st.integers(0, 12))):
        choices = tuple(draw(st.lists(st.sampled_from(IDS), max_size=most, unique=True)))
        points = tuple(draw(st.sampled_from((0, 1, 2, 2**40))) for _ in choices) if kind == "points" else ()
        ballots.append(Ballot(choices, points, draw(st.integers(1, 3)), draw(st.sampled_from(("", "", "north")))))
    return kind, ballots


def in_order(kind: str, ballots: list[Ballot]) -> tuple[Ballot, ...]:
    """The canonical order in plain Python."""
    weights: Counter[tuple[tuple[str, ...], tuple[int, ...], str]] = Counter()
    for ballot in ballots:
        pairs = list(zip(ballot.choices, ballot.points or [0] * len(ballot.choices), strict=True))
        pairs = pairs if kind == "ranking" else sorted(pairs)
        points = tuple(given for _, given in pairs) if kind == "points" else ()
        weights[tuple(id for id, _ in pairs), points, ballot.district] += ballot.weight
    return tuple(Ballot(choices, points, n, district) for (choices, points, district), n in sorted(weights.items()))


def columns_of(kind: str, ballots: list[Ballot], ids: tuple[str, ...]) -> BallotBox:
    return BallotBox.from_columns(
        kind,
        ids,
        np.cumsum([0, *(len(ballot.choices) for ballot in ballots)]),
        [ids.index(id) for ballot in ballots for id in ballot.choices],
        points=[given for ballot in ballots for given in ballot.points] if kind == "points" else None,
        weights=[ballot.weight for ballot in ballots],
        districts=[ballot.district for ballot in ballots],
    )


@settings(max_examples=300, deadline=None)
@given(said(), st.permutations(IDS))
def test_columns_and_objects_make_the_same_box_in_the_same_order(given_box, ids):
    kind, ballots = given_box
    box = columns_of(kind, ballots, tuple(ids))
    assert box.ballots == in_order(kind, ballots)
    assert box == BallotBox.of(kind, ballots[::-1])
    assert hash(box) == hash(BallotBox.of(kind, ballots))
    assert len(box) == sum(ballot.weight for ballot in ballots)


@settings(max_examples=100, deadline=None)
@given(said())
def test_the_digest_is_that_of_the_plain_text(given_box):
    kind, ballots = given_box
    box = BallotBox.of(kind, [replace(ballot, district="") for ballot in ballots])
    text = json.dumps([[b.choices, b.points, b.weight] for b in box.ballots], ensure_ascii=False, separators=(",", ":"))
    assert box.digest == sha256(text.encode()).hexdigest()


def test_a_district_changes_the_digest_and_the_box():
    here, there = (BallotBox.of("approval", [Ballot(("road",), district=name)]) for name in ("north", "south"))
    assert here != there
    assert here.digest != there.digest


def test_long_ballots_are_grouped_and_ordered_as_short_ones():
    ids = tuple(f"{number:03}" for number in range(300))
    ballots = [Ballot(ids[start:end]) for start in range(3) for end in (*range(280, 300), 280, 281)]
    box = BallotBox.of("approval", ballots)
    assert box.ballots == in_order("approval", ballots)
    assert sum(box.columns.weights.tolist()) == len(ballots)


def test_nobody_can_write_into_a_box():
    box = BallotBox.of("approval", [Ballot(("road",))])
    with pytest.raises(ValueError, match="read-only"):
        box.columns.weights[0] = 7
    with pytest.raises(AttributeError):
        box.kind = "ranking"  # type: ignore[misc]


def test_two_sums_are_not_lost():
    box = BallotBox.of("points", [Ballot(("a", "b"), (2**40, 0), 3), Ballot(("b",), (5,))])
    assert (box.votes(), box.points()) == ({"a": 3, "b": 1}, {"a": 3 * 2**40, "b": 5})


@pytest.mark.parametrize(
    ("given_columns", "says"),
    [
        ({"starts": [0, 1], "choices": [7]}, "beyond the 2 ids"),
        ({"starts": [0, 1], "choices": [-1]}, "beyond the 2 ids"),
        ({"starts": [0, 2], "choices": [1, 1]}, "names a project twice: b, b"),
        ({"starts": [0, 2], "choices": [1]}, "end with the number of choices"),
        ({"starts": [0, 2, 1], "choices": [1]}, "never fall"),
        ({"starts": [], "choices": []}, "begin with 0"),
        ({"starts": [0, 1], "choices": [0], "weights": [0]}, "weight must be a whole number from 1, not 0"),
        ({"starts": [0, 1], "choices": [0], "weights": [1, 1]}, "as many weights"),
        ({"starts": [0, 1], "choices": [0], "weights": [1.5]}, "weights must be whole numbers"),
        ({"starts": [0, 1], "choices": [0], "weights": [2**63]}, "weights must be whole numbers below 2\\^63"),
        ({"starts": [0, 1, 2], "choices": [0, 1], "weights": [2**62, 2**62]}, "sum of weights must stay below"),
        ({"starts": [0, 1], "choices": [0], "points": [1]}, "approval carries points"),
    ],
)
def test_columns_that_make_no_box_are_refused(given_columns, says: str):
    with pytest.raises(ElectionError, match=says):
        BallotBox.from_columns("approval", ("a", "b"), **given_columns)


def test_points_that_no_sum_can_hold_are_refused():
    with pytest.raises(ElectionError, match="sum of points must stay below"):
        BallotBox.of("points", [Ballot(("a",), (2**62,), weight=2)])
    with pytest.raises(ElectionError, match="points must be whole numbers below"):
        BallotBox.of("points", [Ballot(("a",), (2**70,))])


def test_ids_nobody_named_do_not_make_another_box():
    some = BallotBox.from_columns("approval", ("c", "a"), [0, 1], [1])
    assert some == BallotBox.of("approval", [Ballot(("a",))])


def test_an_unknown_project_is_refused_without_looking_at_every_ballot():
    box = BallotBox.from_columns("approval", ("a", "b"), [0, 1], [1])
    with pytest.raises(ElectionError, match="names project 'b', which does not stand"):
        Election((Project("a", 1),), 1, box)
    assert "ballots" not in vars(box)
