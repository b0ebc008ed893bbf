"""Further votes: who comes, who is persuaded, and nobody else's ballot changes."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from madang_methods.counting import Ballot, BallotBox, Election, ElectionError, Project
from madang_methods.counting.reasons import with_budget, with_votes
from madang_methods.counting.tests.towns import elections

TOWN = (Project("park", 6), Project("road", 7), Project("bench", 3))


def people(election: Election) -> Counter[tuple[str, ...]]:
    return Counter({ballot.choices: ballot.weight for ballot in election.ballots.ballots})


def test_those_who_named_the_fewest_are_persuaded_first():
    box = BallotBox.of("approval", [Ballot(("bench", "park"), weight=9), Ballot(("park",), weight=3), Ballot(())])
    grown = with_votes(Election(TOWN, 10, box), "road", 3, "existing")
    assert people(grown) == {("bench", "park"): 9, ("park",): 1, ("park", "road"): 2, ("road",): 1}


def test_newcomers_live_where_most_supporters_live():
    ballots = [Ballot(("road",), weight=2, district="east"), Ballot(("road",), weight=5, district="west")]
    town = Election(TOWN, 10, BallotBox.of("approval", ballots), districts={"east": 5, "west": 5})
    assert with_votes(town, "road", 4).ballots.ballots[1] == Ballot(("road",), weight=9, district="west")
    with pytest.raises(ElectionError, match="shared by district"):
        with_budget(town, 12)


def test_a_newcomer_gives_all_the_points_a_ballot_gave_at_most():
    box = BallotBox.of("points", [Ballot(("park", "bench"), (3, 2)), Ballot(("park",), (4,))])
    assert with_votes(Election(TOWN, 10, box), "road", 2).ballots.points()["road"] == 10


def test_a_project_nobody_named_can_be_named():
    box = BallotBox.of("approval", [Ballot(("park",))])
    assert people(with_votes(Election(TOWN, 10, box), "bench", 2)) == {("park",): 1, ("bench",): 2}


@settings(max_examples=100, deadline=None)
@given(elections(kinds=("approval",)), st.integers(0, 12), st.randoms(use_true_random=False))
def test_persuading_adds_one_name_to_so_many_ballots_and_changes_nothing_else(election: Election, more: int, chance):
    id = chance.choice(election.projects).id
    free = sorted((b for b in election.ballots.ballots if id not in b.choices), key=lambda b: len(b.choices))
    if more > sum(ballot.weight for ballot in free):
        with pytest.raises(ElectionError, match="people voted without naming"):
            with_votes(election, id, more, "existing")
        return
    expected, left = people(election), more
    for ballot in free:
        grow = min(left, ballot.weight)
        left -= grow
        expected[ballot.choices] -= grow
        expected[tuple(sorted((*ballot.choices, id)))] += grow
    assert people(with_votes(election, id, more, "existing")) == +expected


@settings(max_examples=100, deadline=None)
@given(elections(), st.integers(0, 12))
def test_newcomers_are_so_many_more_people_who_name_only_it(election: Election, more: int):
    id = election.projects[0].id
    grown = with_votes(election, id, more)
    assert len(grown.ballots) == len(election.ballots) + more
    assert grown.ballots.votes() == election.ballots.votes() + Counter({id: more})
    assert replace(grown, ballots=election.ballots) == election
