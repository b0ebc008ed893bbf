"""Textbook counts, by number."""

from madang_methods.counting import Ballot, BallotBox, Election, Project, Reason, RuleSpec, count

from .towns import vote

COSTS = {"park": 60, "road": 70, "bench": 30, "lamp": 10}
VOTES = {"park": 9, "road": 7, "bench": 5, "lamp": 3}


def reasons(election: Election, spec: RuleSpec) -> dict[str, str]:
    return {step.project: str(step.reason) for step in count(election, spec).steps}


def test_what_does_not_fit_is_passed_over():
    result = count(vote(COSTS, VOTES, 100), RuleSpec())
    assert result.order == ("park", "road", "bench", "lamp")
    assert result.funded == ("park", "bench", "lamp")
    assert (result.spent, result.left) == (100, 0)


def test_the_road_is_told_what_it_lacked():
    step = count(vote(COSTS, VOTES, 100), RuleSpec()).unfunded["road"]
    assert step.reason is Reason.TOO_EXPENSIVE
    assert step.facts == {
        "score": 7, "votes": 7, "cost": 70, "left_before": 40,
        "short": 30, "votes_needed": 3, "price_needed": 40,
    }  # fmt: skip


def test_the_count_may_stop_where_the_money_does_not_suffice():
    result = count(vote(COSTS, VOTES, 100), RuleSpec(cutoff="stop"))
    assert result.funded == ("park",)
    lamp = result.unfunded["lamp"]
    assert (lamp.reason, lamp.by, lamp.facts["left_before"]) == (Reason.STOPPED, "road", 40)
    assert lamp.facts["votes_needed"] == 4  # as many as the road, and cheaper
    assert "price_needed" not in lamp.facts


def test_below_the_threshold_a_project_does_not_compete():
    result = count(vote(COSTS, VOTES, 100), RuleSpec(min_score=5))
    assert result.funded == ("park", "bench")
    assert result.unfunded["lamp"].reason is Reason.BELOW_THRESHOLD
    assert result.unfunded["lamp"].facts["missing"] == 2
    assert result.unfunded["lamp"].facts["votes_needed"] == 2


def test_a_threshold_that_is_just_met_is_met():
    assert count(vote({"park": 1}, {"park": 5}, 1), RuleSpec(min_score=5)).funded == ("park",)


def test_nobodys_project_is_never_funded_even_if_it_is_free():
    result = count(vote({"park": 1, "gift": 0}, {"park": 1}, 100), RuleSpec())
    assert result.unfunded["gift"].reason is Reason.NO_VOTES
    assert result.unfunded["gift"].facts["votes_needed"] == 1


def test_a_free_project_with_a_vote_is_funded_when_nothing_is_left():
    assert count(vote({"park": 5, "gift": 0}, {"park": 2, "gift": 1}, 5), RuleSpec()).funded == ("park", "gift")


def test_dearer_than_the_whole_budget_neither_competes_nor_stops_the_count():
    election = vote({"palace": 500, "park": 60}, {"palace": 9, "park": 1}, 100)
    result = count(election, RuleSpec(cutoff="stop"))
    assert result.funded == ("park",)
    palace = result.unfunded["palace"]
    assert (palace.reason, palace.facts["over"], palace.facts["price_needed"]) == (Reason.OVER_BUDGET, 400, 100)
    assert "votes_needed" not in palace.facts


def test_a_project_may_cost_exactly_the_whole_budget():
    assert count(vote({"park": 150_000}, {"park": 61}, 150_000), RuleSpec()).funded == ("park",)


def test_equal_votes_the_cheaper_comes_first():
    result = count(vote({"park": 60, "road": 50}, {"park": 4, "road": 4}, 60), RuleSpec())
    assert result.funded == ("road",)
    assert result.certificate.ties[0].decided_by == "min_cost"
    assert (result.certificate.ties_mattered, result.certificate.lot_mattered) == (True, False)
    assert result.unfunded["park"].facts["votes_needed"] == 1
    assert result.unfunded["park"].facts["price_needed"] == 49  # at 50 the lot prefers the road


def test_equal_in_all_the_lot_decides_and_says_so():
    election = vote({"park": 60, "road": 60}, {"park": 4, "road": 4}, 60)
    winners = {count(election, RuleSpec(), seed=str(seed)).funded for seed in range(20)}
    assert winners == {("park",), ("road",)}
    certificate = count(election, RuleSpec(), seed="2027").certificate
    assert (certificate.lot_used, certificate.lot_mattered, certificate.seed) == (True, True, "2027")


def test_the_lot_was_used_but_did_not_matter_when_both_fit():
    certificate = count(vote({"park": 60, "road": 60}, {"park": 4, "road": 4}, 120), RuleSpec()).certificate
    assert (certificate.lot_used, certificate.lot_mattered) == (True, False)


def test_the_lot_matters_when_a_dear_project_among_equals_may_end_the_count():
    spec = RuleSpec(cutoff="stop", ties=("lot",))
    certificate = count(
        vote({"park": 5, "road": 9, "lamp": 3}, {"park": 4, "road": 2, "lamp": 2}, 10), spec
    ).certificate
    assert certificate.lot_mattered  # road first: it ends the count; lamp first: it is funded
    skipping = RuleSpec(ties=("lot",))
    certificate = count(
        vote({"park": 5, "road": 9, "lamp": 3}, {"park": 4, "road": 2, "lamp": 2}, 10), skipping
    ).certificate
    assert not certificate.lot_mattered


def test_what_ended_the_count_is_told_the_price_whatever_the_ties():
    spec = RuleSpec(cutoff="stop", ties=("max_votes", "lot"))
    result = count(vote({"park": 6, "road": 7, "lamp": 1}, {"park": 3, "road": 2, "lamp": 1}, 10), spec)
    assert result.unfunded["road"].facts["price_needed"] == 4
    assert "price_needed" not in result.unfunded["lamp"].facts


def test_points_are_added_up():
    box = BallotBox.of("points", [Ballot(("park", "road"), (2, 1)), Ballot(("road",), (3,), weight=2)])
    election = Election((Project("park", 5), Project("road", 5)), 5, box)
    result = count(election, RuleSpec())
    assert [step.facts["score"] for step in result.steps] == [7, 2]
    assert result.unfunded["park"].facts["points_needed"] == 6  # with 5 the road, which more people chose, is ahead
    assert result.certificate.measure == "points"


def test_a_ranking_earns_borda_points():
    box = BallotBox.of("ranking", [Ballot(("park", "road", "tree")), Ballot(("road",), weight=2)], max_length=3)
    election = Election(tuple(Project(id, 1) for id in ("park", "road", "tree")), 3, box)
    assert {s.project: s.facts["score"] for s in count(election, RuleSpec()).steps} == {"road": 8, "park": 3, "tree": 1}


def test_points_ballots_may_be_counted_by_heads():
    box = BallotBox.of("points", [Ballot(("park", "road"), (3, 0)), Ballot(("road",), (1,), weight=2)])
    election = Election((Project("park", 5), Project("road", 5)), 10, box)
    scores = {step.project: step.facts["score"] for step in count(election, RuleSpec(score="votes")).steps}
    assert scores == {"park": 1, "road": 2}


def test_reserves_are_the_best_of_those_left_over():
    result = count(vote(COSTS | {"palace": 500}, VOTES | {"palace": 20}, 70), RuleSpec(reserve=2))
    assert (result.funded, result.reserve) == (("park", "lamp"), ("road", "bench"))


def test_the_closest_pair_is_named():
    closest = count(vote(COSTS, VOTES, 100), RuleSpec()).certificate.closest
    assert closest is not None
    assert (closest.score, closest.unfunded) == (2, "road")


def test_an_election_without_projects_or_ballots_funds_nothing():
    result = count(Election((), 100, BallotBox.of("approval", [])), RuleSpec())
    assert (result.funded, result.steps, result.left) == ((), (), 100)


def test_more_than_a_thousand_winners_are_no_trouble():
    ids = [f"p{number}" for number in range(1100)]
    box = BallotBox.of("approval", [Ballot(tuple(ids), weight=2)])
    assert len(count(Election(tuple(Project(id, 1) for id in ids), 2000, box), RuleSpec()).funded) == 1100
