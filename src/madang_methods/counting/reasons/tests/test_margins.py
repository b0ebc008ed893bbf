"""What a project lacked: the closed forms of the greedy rule and a count for every probe say the same."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from madang_methods.counting import Ballot, BallotBox, Completion, Election, ElectionError, RuleSpec, count
from madang_methods.counting.pabulib import told
from madang_methods.counting.reasons import Edge, at_price, margins, price_margins, with_budget, with_votes
from madang_methods.counting.reasons.search import Search
from madang_methods.counting.tests.samples import real_elections
from madang_methods.counting.tests.towns import elections, specs, vote

SOME = settings(max_examples=60, deadline=None)
TOWN = vote({"park": 6, "road": 7, "bench": 3}, {"park": 5, "road": 3, "bench": 1}, 10)


SHARES = RuleSpec(rule="equal_shares", completion=Completion())


@st.composite
def shares(draw: st.DrawFn) -> RuleSpec:
    completion = draw(st.sampled_from((None, Completion(), Completion(stop="exhaustive"), Completion(increment=3))))
    utility, topup = draw(st.sampled_from(("cost", "cardinality"))), draw(st.sampled_from(("none", "votes")))
    return replace(SHARES, utility=utility, completion=completion, topup=topup)


def value(edge: Edge | None) -> int | None:
    return edge.value if edge else None


def test_the_road_lacked_three_voters_or_three_of_its_price_or_three_of_the_budget():
    road = margins(TOWN, RuleSpec(), "road")
    assert (road.price, road.votes, road.budget) == (Edge(4, True), Edge(3, True), Edge(13, True))
    assert not road.funded
    assert road.counts == 13


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
@given(elections(kinds=("approval", "choose-1")), specs() | shares())
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


GUESSES = st.lists(st.integers(-3, 205), max_size=8)


@given(st.sets(st.integers(0, 40)), GUESSES)
def test_an_edge_that_is_not_the_whole_story_is_never_called_monotone_next_to_it(wins: set[int], guesses: list[int]):
    edge = Search(lambda price: price in wins).highest(0, 41, lambda price: guesses)
    if edge:
        assert edge.value in wins and edge.value + 1 not in wins
        near = [n in wins for n in range(edge.value - 1, edge.value + 2) if 0 <= n < 41]
        assert edge.monotone_nearby == (near == sorted(near, reverse=True))
    elif not guesses:
        assert 0 not in wins


@given(st.integers(0, 200), GUESSES)
def test_where_every_lower_price_wins_too_the_edge_is_exact_whatever_was_guessed(top: int, guesses: list[int]):
    assert Search(lambda price: price <= top).highest(0, 201, lambda price: guesses) == Edge(top, True)
    assert Search(lambda more: more >= top + 1).lowest(0, 300) == Edge(top + 1, True)


def test_a_window_above_the_edge_is_found_by_a_guess():
    def funded(price: int) -> bool:
        return price < 10 or 35 <= price < 40

    assert Search(funded).highest(0, 81) == Edge(9, True)
    assert Search(funded).highest(0, 81, lambda price: (price // 2, 36)) == Edge(39, True)


def test_a_good_guess_needs_few_counts():
    search = Search(lambda price: price <= 45_163)
    assert search.highest(0, 50_000, lambda price: (45_163,)) == Edge(45_163, True)
    assert search.asked == 3


@SOME
@given(elections(kinds=("approval",)), shares())
def test_with_shares_the_price_is_an_edge_and_the_highest_where_prices_have_no_gap(election: Election, spec: RuleSpec):
    """Every price down to nothing is counted. Where dearer is funded and cheaper is not, a gap may hide a higher one."""
    for id, edge in price_margins(election, spec):
        prices = range(election.project(id).cost)
        funded = {price for price in prices if id in count(at_price(election, id, price), spec).funded}
        found = value(edge)
        assert (found is None) <= (0 not in funded)
        assert found is None or (found in funded and found + 1 not in funded)
        if funded == set(range(len(funded))):
            assert found == max(funded, default=None)


def test_wieliczka_was_told_two_zloty_and_truly_lacked_a_tenth():
    """The city said project 16 had 49 998 of 50 000; completion included it had to cost 45 163 (counting.md 4.1)."""
    wieliczka = told(next(path for path in real_elections() if "Wieliczka" in path.name)).election
    found = {id: edge for id, edge in price_margins(wieliczka, SHARES) if edge}
    lacking = {id: 1 - Fraction(edge.value, wieliczka.project(id).cost) for id, edge in found.items()}
    nearest = sorted(found, key=lacking.__getitem__)[:5]
    assert [(id, found[id].value, float(round(100 * lacking[id], 1))) for id in nearest] == [
        ("16", 45163, 9.7),
        ("87", 63217, 14.6),
        ("8", 27246, 15.4),
        ("54", 19724, 17.8),
        ("21", 80118, 19.9),
    ]
    assert len(found) == 34
    assert all(edge.monotone_nearby for edge in found.values())
    before = at_price(wieliczka, "16", 45163)
    assert "16" in count(before, SHARES).funded
    assert "16" not in count(at_price(wieliczka, "16", 49998), SHARES).funded
