"""An election that cannot be counted is refused with what to mend."""

import pytest

from madang_methods.counting import Ballot, BallotBox, Election, ElectionError, Project

EMPTY = BallotBox.of("approval", [])


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: Project("", 1), "id must be text that is not empty"),
        (lambda: Project("park", -1), "Project park: the cost must be a whole number from 0, not -1"),
        (lambda: Project("park", 1.5), "the cost must be a whole number"),
        (lambda: Project("park", True), "the cost must be a whole number"),
        (lambda: Election((), -1, EMPTY), "The budget must be a whole number"),
        (lambda: Election((Project("a", 1), Project("a", 2)), 1, EMPTY), "share an id: a"),
        (
            lambda: Election((Project("a", 1),), 1, BallotBox.of("approval", [Ballot(("b",))])),
            "names project 'b', which does not stand",
        ),
        (lambda: Ballot(("a", "a")), "names a project twice: a, a"),
        (lambda: Ballot(("a",), (1, 2)), "1 projects but 2 points"),
        (lambda: Ballot(("a",), weight=0), "weight must be a whole number from 1"),
        (lambda: Ballot(("a",), (-1,)), "Points must be whole numbers from 0"),
        (lambda: BallotBox("approvals", ()), "must be one of approval, choose-1, points, ranking"),
        (lambda: BallotBox("approval", (), -1), "max_length must be a whole number"),
        (lambda: BallotBox("choose-1", (Ballot(("a", "b")),)), "choose-1 ballot names 2 projects"),
        (lambda: BallotBox("points", (Ballot(("a",)),)), "without their points"),
        (lambda: BallotBox("approval", (Ballot(("a",), (1,)),)), "kind approval carries points"),
    ],
)
def test_it_is_refused(make, says: str):
    with pytest.raises(ElectionError, match=says):
        make()


def test_equal_ballots_are_one_with_a_weight_and_empty_ones_count_as_people():
    box = BallotBox.of("approval", [Ballot(("b", "a")), Ballot(("a", "b"), weight=2), Ballot(())])
    assert box.ballots == (Ballot(()), Ballot(("a", "b"), weight=3))
    assert len(box) == 4


def test_rankings_keep_their_order():
    box = BallotBox.of("ranking", [Ballot(("b", "a")), Ballot(("a", "b"))])
    assert len(box.ballots) == 2


def test_points_stay_with_their_projects_when_ballots_are_grouped():
    box = BallotBox.of("points", [Ballot(("b", "a"), (2, 1)), Ballot(("a", "b"), (1, 2))])
    assert box.ballots == (Ballot(("a", "b"), (1, 2), 2),)
    assert (box.points(), box.votes()) == ({"a": 2, "b": 4}, {"a": 2, "b": 2})


def test_borda_never_falls_below_nothing():
    box = BallotBox.of("ranking", [Ballot(("a", "b", "c", "d"))], max_length=2)
    assert box.borda(2) == {"a": 2, "b": 1, "c": 0, "d": 0}
