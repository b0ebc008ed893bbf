"""What a project lacked: the closed forms of the greedy rule and a count for every probe say the same."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from madang_methods.counting import Ballot, BallotBox, Election, ElectionError, RuleSpec, count
from madang_methods.counting.reasons import Edge, at_price, margins, price_margins, with_budget, with_votes
from madang_methods.counting.reasons.search import Search
from madang_methods.counting.tests.towns import elections, specs, vote

SOME = settings(max_examples=60, deadline=None)
TOWN = vote({"park": 6, "road": 7, "bench": 3}, {"park": 5, "road": 3, "bench": 1}, 10)


def value(edge: Edge | None) -> int | None:
    return edge.value if edge else None


def test_the_road_lacked_three_voters_or_three_of_its_price_or_three_of_the_budget():
    road = margins(TOWN, RuleSpec(), "road")
    assert (road.price, road.votes, road.budget) == (Edge(4, True), Edge(3, True), Edge(13, True))
    assert not road.funded
    assert road.counts == 16


def test_the_park_was_funded_and_could_have_cost_the_whole_budget():
    park = margins(TOWN, RuleSpec(), "park")
    assert (park.funded, park.price, park.votes, park.budget) == (True, Edge(10, True), None, None)


def test_people_who_voted_for_others_name_the_road_too():
    assert margins(TOWN, RuleSpec(), "road", how="existing").votes == Edge(3, True)


def test_nobody_can_be_persuaded_who_does_not_exist():
    lonely = vote({"park": 6, "road": 7}, {"park": 2, "road": 1}, 6)
    assert margins(lonely, RuleSpec(), "road", how="existing").votes is None


def test_points_cannot_be_added_to_a_full_ballot():
    box = BallotBox.of("points", [Ballot(("park",), (3,)), Ballot(("park", "road"), (2, 1))])
    town = replace(TOWN, ballots=box)
    assert margins(town, RuleSpec(), "road").votes == Edge(2, True)  # two people with three points each
    with pytest.raises(ElectionError, match="cannot name one project more"):
        margins(town, RuleSpec(), "road", how="existing")


def test_an_unknown_project_has_no_margins():
    with pytest.raises(KeyError):
        margins(TOWN, RuleSpec(), "zoo")


@SOME
@given(elections(), specs())
def test_the_highest_price_is_the_one_the_greedy_rule_derives(election: Election, spec: RuleSpec):
    steps = count(election, spec).unfunded
    found = {id: value(edge) for id, edge in price_margins(election, spec)}
    assert found == {id: step.facts.get("price_needed") for id, step in steps.items()}


@SOME
@given(elections(kinds=("approval", "choose-1")), specs())
def test_the_votes_are_those_the_greedy_rule_derives(election: Election, spec: RuleSpec):
    for id, step in count(election, spec).unfunded.items():
        found = margins(election, spec, id)
        assert value(found.votes) == step.facts.get("votes_needed")
        assert found.votes is None or found.votes.monotone_nearby


@SOME
@given(elections(kinds=("approval",)), specs())
def test_where_one_ballot_may_name_all_it_does_not_matter_who_votes_more(election: Election, spec: RuleSpec):
    """In the greedy rule a vote is a vote; only there may not be enough people left who did not name the project."""
    for id, step in count(election, spec).unfunded.items():
        found, needed = margins(election, spec, id, how="existing").votes, step.facts.get("votes_needed")
        possible = sum(ballot.weight for ballot in election.ballots.ballots if id not in ballot.choices)
        assert value(found) == (needed if needed is not None and needed <= possible else None)


@SOME
@given(elections(), specs())
def test_every_edge_is_an_edge(election: Election, spec: RuleSpec):
    for id in count(election, spec).unfunded:
        found = margins(election, spec, id)
        if found.price:
            assert id in count(at_price(election, id, found.price.value), spec).funded
            assert id not in count(at_price(election, id, found.price.value + 1), spec).funded
        if found.votes:
            assert id in count(with_votes(election, id, found.votes.value), spec).funded
            assert id not in count(with_votes(election, id, found.votes.value - 1), spec).funded
        if found.budget:
            assert id in count(with_budget(election, found.budget.value), spec).funded
            assert id not in count(with_budget(election, found.budget.value - 1), spec).funded


@given(st.sets(st.integers(0, 40)), st.integers(0, 3))
def test_an_edge_that_is_not_the_whole_story_is_never_called_monotone_next_to_it(wins: set[int], looks: int):
    search = Search(lambda price: price in wins)
    edge = search.highest(0, 41, looks) if 0 in wins else None
    if edge:
        assert edge.value in wins and edge.value + 1 not in wins
        near = [n in wins for n in range(edge.value - 2, edge.value + 3) if 0 <= n < 41]
        if edge.monotone_nearby:
            assert near == sorted(near, reverse=True)


@given(st.integers(0, 200), st.integers(0, 3))
def test_where_every_lower_price_wins_too_the_edge_is_exact_and_sure(top: int, looks: int):
    assert Search(lambda price: price <= top).highest(0, 201, looks) == Edge(top, True)
    assert Search(lambda more: more >= top + 1).lowest(0, 300) == Edge(top + 1, True)


def test_a_window_above_the_edge_is_found_by_looking():
    search = Search(lambda price: price < 20 or 30 <= price < 50)
    assert search.highest(0, 81) == Edge(49, True)  # halving 0..81 met the window first
    search = Search(lambda price: price < 10 or 35 <= price < 40)
    assert search.highest(0, 81) == Edge(9, True)
    assert search.highest(0, 81, looks=7) == Edge(39, False)
