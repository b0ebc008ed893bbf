"""What holds in every count: the budget, the order of things, more votes, and exact margins."""

from dataclasses import replace
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from madang_methods.counting import Ballot, BallotBox, Election, Reason, Result, RuleSpec, count
from madang_methods.counting.greedy import count_with_lot

from .towns import elections, specs

MANY = settings(max_examples=200, deadline=None)


def with_ballots(election: Election, *more: Ballot) -> Election:
    box = election.ballots
    return replace(election, ballots=BallotBox.of(box.kind, (*box.ballots, *more), box.max_length))


def with_price(election: Election, id: str, cost: int) -> Election:
    return replace(election, projects=tuple(replace(p, cost=cost) if p.id == id else p for p in election.projects))


def with_points(election: Election, id: str, more: int) -> Election:
    """One of the people who support the project gives it `more` points; without one, a new person does."""
    box = election.ballots
    for ballot in box.ballots:
        if id in ballot.choices and ballot.points[ballot.choices.index(id)]:
            place = ballot.choices.index(id)
            points = (*ballot.points[:place], ballot.points[place] + more, *ballot.points[place + 1 :])
            others = [other for other in box.ballots if other is not ballot]
            rest = [replace(ballot, weight=ballot.weight - 1)] if ballot.weight > 1 else []
            return replace(election, ballots=BallotBox.of("points", [*others, *rest, Ballot(ballot.choices, points)]))
    return with_ballots(election, Ballot((id,), (more,)))


@MANY
@given(elections(), specs())
def test_the_budget_is_never_exceeded_and_every_project_has_one_step(election: Election, spec: RuleSpec):
    result = count(election, spec)
    assert 0 <= result.spent <= election.budget
    assert sorted(result.order) == sorted(project.id for project in election.projects)
    assert set(result.funded) | set(result.unfunded) == set(result.order)
    assert set(result.reserve) <= set(result.unfunded)


@MANY
@given(elections(), specs(), st.randoms())
def test_the_order_of_ballots_and_projects_is_irrelevant(election: Election, spec: RuleSpec, chance):
    projects, ballots = list(election.projects), list(election.ballots.ballots)
    chance.shuffle(projects)
    chance.shuffle(ballots)
    box = BallotBox(election.ballots.kind, tuple(ballots), election.ballots.max_length)
    assert count(replace(election, projects=tuple(projects), ballots=box), spec) == count(election, spec)


@MANY
@given(elections(), specs())
def test_a_weight_says_the_same_as_so_many_ballots(election: Election, spec: RuleSpec):
    box = election.ballots
    single = tuple(replace(ballot, weight=1) for ballot in box.ballots for _ in range(ballot.weight))
    apart = replace(election, ballots=BallotBox(box.kind, single, box.max_length))
    assert count(apart, spec) == count(election, spec)


@MANY
@given(elections(kinds=("approval",)), specs())
def test_more_votes_never_unfund_a_project(election: Election, spec: RuleSpec):
    for id in count(election, spec).funded:
        assert id in count(with_ballots(election, Ballot((id,))), spec).funded


@MANY
@given(elections(kinds=("approval", "choose-1")), specs())
def test_votes_needed_is_exact(election: Election, spec: RuleSpec):
    for id, step in count(election, spec).unfunded.items():
        needed = step.facts.get("votes_needed")
        if needed is None:
            needed = 60  # in these small towns more than any score: no number of votes funds it
            assert id not in count(with_ballots(election, Ballot((id,), weight=needed)), spec).funded
            continue
        assert needed >= 1
        assert id in count(with_ballots(election, Ballot((id,), weight=needed)), spec).funded
        fewer = Ballot((id,), weight=needed - 1) if needed > 1 else Ballot(())
        assert id not in count(with_ballots(election, fewer), spec).funded


@MANY
@given(elections(kinds=("points",)), specs())
def test_points_needed_is_exact(election: Election, spec: RuleSpec):
    for id, step in count(election, spec).unfunded.items():
        needed = step.facts.get("points_needed")
        if needed is None:
            assert id not in count(with_points(election, id, 200), spec).funded
            continue
        assert id in count(with_points(election, id, needed), spec).funded
        assert needed == 1 or id not in count(with_points(election, id, needed - 1), spec).funded


@MANY
@given(elections(), specs())
def test_price_needed_is_exact(election: Election, spec: RuleSpec):
    for id, step in count(election, spec).unfunded.items():
        prices = [p for p in range(step.facts["cost"]) if id in count(with_price(election, id, p), spec).funded]
        assert step.facts.get("price_needed") == max(prices, default=None)
        assert prices == list(range(len(prices)))  # at every lower price too


def over_all_lots(election: Election, spec: RuleSpec) -> list[Result]:
    ids = [project.id for project in election.projects]
    lots = ({id: place for place, id in enumerate(order)} for order in permutations(ids))
    return [count_with_lot(election, spec, lot) for lot in lots]


@settings(max_examples=100, deadline=None)
@given(elections(), specs())
def test_the_lot_mattered_exactly_if_another_draw_funds_others(election: Election, spec: RuleSpec):
    results = over_all_lots(election, spec)
    differ = len({frozenset(result.funded) for result in results}) > 1
    assert {result.certificate.lot_mattered for result in results} == {differ}


@settings(max_examples=100, deadline=None)
@given(elections(), specs())
def test_ties_mattered_exactly_if_another_order_of_equals_funds_others(election: Election, spec: RuleSpec):
    any_order = over_all_lots(election, replace(spec, ties=("lot",)))
    differ = len({frozenset(result.funded) for result in any_order}) > 1
    assert count(election, spec).certificate.ties_mattered == differ


@MANY
@given(elections(), specs())
def test_the_closest_pair_is_the_closest(election: Election, spec: RuleSpec):
    steps = count(election, spec).steps
    able = [step for step in steps if step.reason is not Reason.OVER_BUDGET]
    gaps = [abs(a.facts["score"] - b.facts["score"]) for a in able for b in able if a.funded and not b.funded]
    closest = count(election, spec).certificate.closest
    assert (closest.score if closest else None) == min(gaps, default=None)
