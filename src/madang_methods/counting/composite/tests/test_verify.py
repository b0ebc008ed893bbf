"""A composite result can be checked by anyone: the true one passes, one changed ballot, sum or grant is named."""

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from madang_methods.counting import (
    Ceiling,
    CompositeElection,
    CompositeSpec,
    Guarantee,
    ScoreSheet,
    count_composite,
)
from madang_methods.counting.composite.verify import verify_composite
from madang_methods.counting.read_result import ResultError

from .towns import approvals, committee, elections, residents, rule, sheet, specs, town

VOTES = {"park": 9, "road": 8, "pool": 4, "bench": 2, "lamp": 1}
SCORES = {"park": 80, "road": 70, "pool": 90, "bench": 60, "lamp": 50}
GROUPS = {"park": "area:east", "road": "area:east", "pool": "area:west", "bench": "area:west", "lamp": "area:east"}
SPEC = rule(
    residents(),
    committee(),
    ceilings=(Ceiling("area:*", money=11),),
    guarantees=(Guarantee("area:*", 1),),
    reserve=2,
    reduce=True,
)


def haeoreum(votes: dict[str, int] = VOTES, scores: dict[str, int] = SCORES, budget: int = 16) -> CompositeElection:
    costs = {"park": 6, "road": 7, "pool": 5, "bench": 4, "lamp": 3}
    boxes = {"residents": approvals(votes), "committee": sheet(scores)}
    return town(costs, budget, boxes, groups=GROUPS, consents={"road": 4})


@settings(max_examples=150, deadline=None)
@given(elections(), specs())
def test_every_true_result_passes(election: CompositeElection, spec: CompositeSpec):
    result = count_composite(election, spec, "2027")
    assert verify_composite(election, result).findings == ()
    assert verify_composite(election, json.loads(json.dumps(result.as_dict()))).ok


def codes(election: CompositeElection, told: Any) -> set[tuple[str, str, str]]:
    return {(finding.code, finding.project, finding.by) for finding in verify_composite(election, told).findings}


def test_one_changed_ballot_is_named():
    result = count_composite(haeoreum(), SPEC)
    changed = haeoreum(VOTES | {"park": 8, "road": 9})
    findings = verify_composite(changed, result).findings
    assert findings[0].code == "ballots_differ"
    moved = {(f.project, f.facts["more"]) for f in findings if f.code == "votes_differ"}
    assert moved == {("park", -1), ("road", 1)}


def test_one_changed_score_is_named():
    found = codes(haeoreum(scores=SCORES | {"lamp": 51}), count_composite(haeoreum(), SPEC))
    assert {("ballots_differ", "", ""), ("part_differs", "lamp", "committee"), ("total_differs", "lamp", "")} <= found


def forged(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    told = copy.deepcopy(json.loads(json.dumps(count_composite(haeoreum(), SPEC).as_dict())))
    change(told)
    return told


def step(told: dict[str, Any], id: str) -> dict[str, Any]:
    return next(one for one in told["steps"] if one["project"] == id)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda told: told.update(rule="0" * 64), ("rule_differs", "", "")),
        (lambda told: told["funded"].append("lamp"), ("summary_differs", "", "funded")),
        (lambda told: told.update(spent=15), ("summary_differs", "", "spent")),
        (lambda told: told.update(reserve=[]), ("summary_differs", "", "reserve")),
        (lambda told: told.update(budget=17), ("budget_differs", "", "")),
        (lambda told: step(told, "park")["facts"].update(cost=5), ("cost_differs", "park", "")),
        (lambda told: step(told, "park")["facts"].update(total=1), ("total_differs", "park", "")),
        (lambda told: step(told, "park")["parts"][0].update(place=2), ("part_differs", "park", "residents")),
        (lambda told: step(told, "park")["parts"].pop(), ("part_differs", "park", "committee")),
        (lambda told: told["steps"].reverse(), ("out_of_order", "lamp", "bench")),
        (lambda told: told["steps"].pop(), ("project_missing", "lamp", "")),
        (lambda told: told["steps"].append(told["steps"][0]), ("project_twice", "park", "")),
        (lambda told: step(told, "lamp").update(project="fair"), ("project_unknown", "fair", "")),
        (lambda told: step(told, "lamp").update(reason="fits"), ("outcome_differs", "lamp", "cap")),
        (lambda told: step(told, "road")["facts"].update(granted=6), ("outcome_differs", "road", "reduced")),
        (lambda told: step(told, "bench")["facts"].update(left_before=9), ("money_differs", "bench", "")),
        (lambda told: step(told, "pool").update(reason="no_votes"), ("not_guaranteed", "pool", "area:west")),
    ],
)
def test_a_forged_result_is_named(change: Callable[[dict[str, Any]], object], found: tuple[str, str, str]):
    assert found in codes(haeoreum(), forged(change))


def test_a_project_that_broke_the_ceiling_of_its_area_is_named():
    free = count_composite(haeoreum(budget=30), replace(SPEC, ceilings=()))
    told = free.as_dict() | {"rule_spec": SPEC.as_dict(), "rule": SPEC.digest}
    assert ("outcome_differs", "lamp", "cap") in codes(haeoreum(budget=30), told)


@pytest.mark.parametrize("told", [{}, {"rule_spec": SPEC.as_dict()}, {"rule_spec": 5}])
def test_what_is_no_result_is_refused(told: Any):
    with pytest.raises((ResultError, ValueError)):
        verify_composite(haeoreum(), told)


def test_members_are_numbers_and_stay_so():
    two = replace(
        haeoreum(), boxes={"residents": approvals(VOTES), "committee": ScoreSheet(100, {1: SCORES, 2: SCORES})}
    )
    assert verify_composite(two, count_composite(two, SPEC)).ok
