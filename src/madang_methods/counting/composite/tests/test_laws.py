"""What holds in every composite count: the money, the order of things, weights, guarantees, ties and what was lacked."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from itertools import permutations
from math import lcm

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from madang_methods.counting import (
    BallotBox,
    CompositeElection,
    CompositeSpec,
    Guarantee,
    Reason,
    Result,
    ScoreSheet,
    count_composite,
)
from madang_methods.counting.composite.candidate import field_of
from madang_methods.counting.composite.count import count_composite_with_lot
from madang_methods.counting.composite.limits import names
from madang_methods.counting.composite.purse import Terms
from madang_methods.counting.composite.walk import barred, walk

from .towns import AREAS, committee, elections, residents, rule, specs

MANY = settings(max_examples=100, deadline=None)


def granted(result: Result) -> dict[str, int]:
    return {step.project: step.granted for step in result.steps if step.funded}


@MANY
@given(elections(), specs())
def test_the_budget_and_every_ceiling_hold(election: CompositeElection, spec: CompositeSpec):
    result = count_composite(election, spec)
    paid, by_id = granted(result), {project.id: project for project in election.projects}
    assert sum(paid.values()) == result.spent <= election.budget
    assert sorted(result.order) == sorted(by_id)
    for group in {group for project in election.projects for group in project.groups}:
        inside = [id for id in paid if group in by_id[id].groups]
        assert sum(paid[id] for id in inside) <= election.caps.get(group, 1000)
        for ceiling in spec.ceilings:
            if names(ceiling.groups, group):
                assert ceiling.money is None or sum(paid[id] for id in inside) <= ceiling.money
                assert ceiling.projects is None or len(inside) <= ceiling.projects
                assert ceiling.each is None or all(by_id[id].cost <= ceiling.each for id in inside)
    for conflict in election.conflicts:
        assert len(conflict & paid.keys()) <= 1
    for id, amount in paid.items():
        assert not spec.project_ceiling or by_id[id].cost <= spec.project_ceiling
        assert amount == by_id[id].cost or (spec.reduce and election.consents[id] <= amount < by_id[id].cost)


@MANY
@given(elections(), specs(), st.randoms())
def test_the_order_of_ballots_projects_and_members_is_irrelevant(
    election: CompositeElection, spec: CompositeSpec, chance
):
    projects, codes = list(election.projects), list(election.boxes)
    chance.shuffle(projects)
    chance.shuffle(codes)
    boxes = {}
    for code in codes:
        box = election.boxes[code]
        if isinstance(box, ScoreSheet):
            members = list(box.scores)
            chance.shuffle(members)
            boxes[code] = ScoreSheet(box.maximum, {member: box.scores[member] for member in members})
        else:
            ballots = list(box.ballots)
            chance.shuffle(ballots)
            boxes[code] = BallotBox.of(box.kind, ballots)
    mixed = count_composite(replace(election, projects=tuple(projects), boxes=boxes), spec)
    assert mixed == count_composite(election, spec)
    assert mixed.as_dict() == count_composite(election, spec).as_dict()


@MANY
@given(elections(), specs(), st.integers(2, 7))
def test_weights_times_a_common_factor_change_nothing(election: CompositeElection, spec: CompositeSpec, factor: int):
    heavier = replace(spec, components=tuple(replace(c, weight=c.weight * factor) for c in spec.components))
    assert count_composite(election, heavier).steps == count_composite(election, spec).steps


@MANY
@given(elections(), specs())
def test_the_total_is_the_sum_of_the_points_and_at_most_100(election: CompositeElection, spec: CompositeSpec):
    for step in count_composite(election, spec).steps:
        total = Fraction(step.facts["total"], step.facts["total_of"])
        assert total == sum((part.points for part in step.parts), Fraction(0))
        assert 0 <= total <= 100
        assert all(0 <= part.part <= 1 for part in step.parts)


@MANY
@given(elections(), st.integers(1, 2), st.sampled_from(("skip", "stop")))
def test_a_guarantee_is_kept_whenever_the_money_can(election: CompositeElection, number: int, cutoff):
    """Areas do not overlap here, and nothing but the budget and the areas' ceilings binds."""
    one_area = tuple(replace(p, groups=frozenset(sorted(p.groups & set(AREAS))[:1])) for p in election.projects)
    boxes = {code: box for code, box in election.boxes.items() if code != "school"}
    election = replace(election, projects=one_area, conflicts=(), boxes=boxes)
    voices = residents(empty="redistribute"), committee(unscored="zero", empty="redistribute")
    spec = rule(*voices, cutoff=cutoff, guarantees=(Guarantee("area:*", number),))
    result = count_composite(election, spec)
    able = [p for p in one_area if result.step(p.id).reason not in (Reason.NO_VOTES, Reason.OVER_BUDGET)]
    needed, asked = 0, {}
    for area in AREAS:
        cheapest = sorted(p.cost for p in able if area in p.groups)[:number]
        while cheapest and sum(cheapest) > election.caps.get(area, 1000):
            cheapest.pop()
        needed, asked[area] = needed + sum(cheapest), len(cheapest)
    assume(needed <= election.budget)
    got = Counter(group for p in one_area if p.id in result.funded for group in p.groups)
    assert all(got[area] >= asked[area] for area in AREAS)


def over_all_lots(election: CompositeElection, spec: CompositeSpec) -> list[Result]:
    ids = [project.id for project in election.projects]
    lots = ({id: place for place, id in enumerate(order)} for order in permutations(ids))
    return [count_composite_with_lot(election, spec, lot) for lot in lots]


@settings(max_examples=100, deadline=None)
@given(elections(), specs())
def test_the_lot_mattered_exactly_if_another_draw_grants_others(election: CompositeElection, spec: CompositeSpec):
    assume(len(election.projects) <= 5)
    results = over_all_lots(election, spec)
    differ = len({frozenset(granted(result).items()) for result in results}) > 1
    assert {result.certificate.lot_mattered for result in results} == {differ}


@settings(max_examples=100, deadline=None)
@given(elections(), specs())
def test_ties_mattered_exactly_if_another_order_of_equals_grants_others(
    election: CompositeElection, spec: CompositeSpec
):
    assume(len(election.projects) <= 5)
    any_order = over_all_lots(election, replace(spec, ties=("lot",)))
    differ = len({frozenset(granted(result).items()) for result in any_order}) > 1
    assert count_composite(election, spec).certificate.ties_mattered == differ


@MANY
@given(elections(), specs())
def test_what_it_lacked_is_exact(election: CompositeElection, spec: CompositeSpec):
    """With the needed total it is funded, with any less it is not."""
    lot = {project.id: place for place, project in enumerate(sorted(election.projects, key=lambda p: p.id))}
    field, terms = field_of(election, spec, lot), Terms.of(election, spec)
    result = count_composite_with_lot(election, spec, lot)
    # Finer than any difference of totals.
    denominators = [lcm(*(one.total.denominator for one in field.order)), Fraction(spec.min_total).denominator]
    grain = Fraction(1, 2 * lcm(*denominators))

    def funded_with(id: str, more: Fraction) -> bool:
        order = []
        for one in field.order:
            if one.id == id:
                gap = (
                    None
                    if one.shortfall and one.shortfall.by == "total" and more >= one.shortfall.missing
                    else one.shortfall
                )
                one = replace(one, total=one.total + more, shortfall=gap)
            order.append(one)
        able = [one for one in order if one.total <= 100 and barred(one, terms, election.budget) is None]
        return id in walk(sorted(able, key=lambda one: one.key()), terms).grants

    for id, step in result.unfunded.items():
        total = Fraction(step.facts["total"], step.facts["total_of"])
        if "needed" not in step.facts:
            rivals = {one.total for one in field.order if one.total > total} | {Fraction(spec.min_total), Fraction(100)}
            tries = {up for rival in rivals for up in (rival - total, rival - total + grain) if up >= 0} | {grain}
            assert not any(funded_with(id, up) for up in tries if total + up <= 100)
            continue
        needed = Fraction(step.facts["needed"], step.facts["needed_of"])
        enough = needed + (grain if step.facts["needed_more"] else 0)
        assert funded_with(id, enough)
        assert not funded_with(id, needed if step.facts["needed_more"] else needed - grain) or needed == 0


@MANY
@given(elections(), specs())
def test_the_reserve_is_the_best_of_those_left_over(election: CompositeElection, spec: CompositeSpec):
    result = count_composite(election, spec)
    left_over = (Reason.TOO_EXPENSIVE, Reason.STOPPED, Reason.CAP, Reason.GROUP_FULL)
    assert list(result.reserve) == [s.project for s in result.steps if s.reason in left_over][: spec.reserve]
