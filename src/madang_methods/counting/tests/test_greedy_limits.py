"""The greedy family with ceilings, conflicts, fair shares and scores per cost: by hand, and by recounting."""

from dataclasses import replace
from fractions import Fraction
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from madang_methods.counting import Ballot, BallotBox, Election, Project, Reason, RuleSpec, count
from madang_methods.counting.greedy import count_with_lot

from .limited import limited_elections, within_limits
from .test_laws import with_points, with_price
from .towns import specs, vote

MANY = settings(max_examples=80, deadline=None)
SILENT = 24
EAST = frozenset({"east"})


@st.composite
def family(draw: st.DrawFn) -> RuleSpec:
    return replace(
        draw(specs()), per=draw(st.sampled_from(("project", "cost"))), fair_share=draw(st.sampled_from((0, 0, 1, 2, 3)))
    )


def in_groups(election: Election, **groups: frozenset[str]) -> Election:
    return replace(
        election, projects=tuple(replace(p, groups=groups.get(p.id, frozenset())) for p in election.projects)
    )


def test_by_score_per_cost_the_cheap_comes_first():
    result = count(vote({"palace": 90, "bench": 5}, {"palace": 9, "bench": 1}, 100), RuleSpec(per="cost"))
    assert result.order == ("bench", "palace")
    assert result.funded == ("bench", "palace")


def test_equal_scores_per_cost_are_equal_exactly():
    result = count(vote({"a": 3 * 10**12, "b": 10**12}, {"a": 3, "b": 1}, 3 * 10**12), RuleSpec(per="cost"))
    assert result.order == ("b", "a")
    assert (result.certificate.ties[0].decided_by, result.certificate.ties_mattered) == ("min_cost", True)


def test_what_costs_nothing_comes_first_per_cost():
    assert count(vote({"park": 1, "gift": 0}, {"park": 9, "gift": 1}, 1), RuleSpec(per="cost")).order == (
        "gift",
        "park",
    )


def test_swiecie_asks_for_a_fair_share_of_the_votes():
    # votes/n >= cost/(3B): for 30 of 60 among 10 people, 10*30/(3*60) = 1.67, so 2 votes.
    election = vote({"park": 60, "bench": 30}, {"park": 9, "bench": 1}, 60)
    bench = count(election, RuleSpec(fair_share=3)).unfunded["bench"]
    assert bench.reason is Reason.UNFAIR_SHARE
    assert (bench.facts["ballots"], bench.facts["fair_votes"], bench.facts["missing"]) == (10, 2, 1)


def test_a_share_that_is_just_fair_is_fair():
    election = vote({"park": 30, "bench": 20}, {"park": 5, "bench": 1}, 40)
    assert count(election, RuleSpec(fair_share=3)).funded == ("park",)
    assert count(replace(election, budget=50), RuleSpec(fair_share=3)).funded == ("park", "bench")
    assert count(replace(election, budget=50), RuleSpec(fair_share=2)).unfunded["bench"].reason is Reason.UNFAIR_SHARE


def test_the_ceiling_of_a_district_is_named_with_its_numbers():
    election = in_groups(
        vote({"park": 6, "road": 5, "bench": 3}, {"park": 9, "road": 5, "bench": 3}, 20), park=EAST, road=EAST
    )
    result = count(replace(election, caps={"east": 10}), RuleSpec())
    assert result.funded == ("park", "bench")
    road = result.unfunded["road"]
    assert (road.reason, road.by) == (Reason.CAP, "east")
    assert road.facts == {
        "score": 5, "votes": 5, "cost": 5, "left_before": 14, "cap": 10, "cap_used": 6, "cap_over": 1,
        "votes_needed": 4, "price_needed": 4,
    }  # fmt: skip


def test_what_a_ceiling_shuts_out_does_not_end_the_count():
    election = in_groups(
        vote({"park": 6, "road": 5, "bench": 3}, {"park": 9, "road": 5, "bench": 3}, 20), park=EAST, road=EAST
    )
    assert count(replace(election, caps={"east": 10}), RuleSpec(cutoff="stop")).funded == ("park", "bench")


def test_two_plans_for_one_place():
    election = vote({"park": 6, "road": 5}, {"park": 9, "road": 5}, 20)
    road = count(replace(election, conflicts=(frozenset({"park", "road"}),)), RuleSpec()).unfunded["road"]
    assert (road.reason, road.by, road.facts["votes_needed"]) == (Reason.CONFLICT, "park", 4)
    assert "price_needed" not in road.facts


@MANY
@given(limited_elections(("approval", "points", "ranking")), family())
def test_no_limit_is_ever_broken(election: Election, spec: RuleSpec):
    assert within_limits(election, count(election, spec).funded)


@MANY
@given(limited_elections(), family(), st.randoms())
def test_the_order_of_projects_conflicts_and_ceilings_is_irrelevant(election: Election, spec: RuleSpec, chance):
    projects, conflicts, caps = list(election.projects), list(election.conflicts), list(election.caps.items())
    for things in (projects, conflicts, caps):
        chance.shuffle(things)
    mixed = replace(election, projects=tuple(projects), conflicts=tuple(conflicts), caps=dict(caps))
    assert count(mixed, spec) == count(election, spec)


def persuade(election: Election, id: str, people: int) -> Election | None:
    """So many who handed in nothing now name this project; None if there are not so many."""
    box = election.ballots
    silent = sum(ballot.weight for ballot in box.ballots if not ballot.choices)
    if silent < people:
        return None
    rest = [ballot for ballot in box.ballots if ballot.choices]
    rest += [Ballot((), weight=silent - people)] if silent > people else []
    rest += [Ballot((id,), weight=people)] if people else []
    return replace(election, ballots=BallotBox.of(box.kind, rest, box.max_length))


@MANY
@given(limited_elections(("approval",), silent=SILENT), family())
def test_votes_needed_is_true_by_recounting(election: Election, spec: RuleSpec):
    for id, step in count(election, spec).unfunded.items():
        needed = step.facts.get("votes_needed")
        for people in range(SILENT + 1):
            more = persuade(election, id, people)
            if more:
                assert (id in count(more, spec).funded) == (needed is not None and people >= needed)


@MANY
@given(limited_elections(), family())
def test_price_needed_is_true_by_recounting(election: Election, spec: RuleSpec):
    for id, step in count(election, spec).unfunded.items():
        prices = [p for p in range(step.facts["cost"]) if id in count(with_price(election, id, p), spec).funded]
        assert step.facts.get("price_needed") == max(prices, default=None)


@MANY
@given(limited_elections(("points",)), family())
def test_points_needed_is_true_by_recounting(election: Election, spec: RuleSpec):
    for id, step in count(election, spec).unfunded.items():
        if not step.facts["votes"]:
            continue  # the first points need a further person, and so a further ballot
        needed = step.facts.get("points_needed")
        if needed is None:
            assert id not in count(with_points(election, id, 900), spec).funded
            continue
        assert id in count(with_points(election, id, needed), spec).funded
        assert needed == 1 or id not in count(with_points(election, id, needed - 1), spec).funded


def over_all_lots(election: Election, spec: RuleSpec):
    ids = [project.id for project in election.projects]
    return [count_with_lot(election, spec, {id: n for n, id in enumerate(order)}) for order in permutations(ids)]


@settings(max_examples=25, deadline=None)
@given(limited_elections(), family())
def test_the_lot_mattered_exactly_if_another_draw_funds_others(election: Election, spec: RuleSpec):
    results = over_all_lots(election, spec)
    differ = len({frozenset(result.funded) for result in results}) > 1
    assert {result.certificate.lot_mattered for result in results} == {differ}


@MANY
@given(limited_elections(), family())
def test_per_cost_is_the_order_of_fractions(election: Election, spec: RuleSpec):
    steps = [step for step in count(election, replace(spec, per="cost")).steps if step.facts["cost"]]
    scores = [Fraction(step.facts["score"], step.facts["cost"]) for step in steps]
    assert scores == sorted(scores, reverse=True)


def test_a_project_may_stand_in_no_group_with_a_ceiling():
    election = replace(vote({"park": 6}, {"park": 1}, 6), caps={"east": 0})
    assert count(election, RuleSpec()).funded == ("park",)
    town = replace(election, projects=(Project("park", 6, groups=EAST),))
    assert count(town, RuleSpec()).unfunded["park"].reason is Reason.CAP
