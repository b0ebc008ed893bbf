"""Verification: every honest result is accepted, each forgery is named, and one changed ballot is found."""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from madang_methods.counting import Ballot, BallotBox, Completion, Election, Project, Result, RuleSpec, count
from madang_methods.counting.ballots import ElectionError
from madang_methods.counting.pabulib import election_of, read
from madang_methods.counting.proofs.representation import representation
from madang_methods.counting.read_result import ResultError, read_result
from madang_methods.counting.verify import verify

from .limited import limited_elections
from .samples import real_elections
from .towns import TIES, elections, vote

MANY = settings(max_examples=80, deadline=None)
EAST = frozenset({"east"})
RULES: tuple[dict[str, Any], ...] = (
    {"rule": "greedy"},
    {"rule": "greedy", "cutoff": "stop"},
    {"rule": "greedy", "per": "cost"},
    {"rule": "phragmen"},
    {"rule": "phragmen", "cutoff": "stop"},
    {"rule": "max_welfare"},
    {"rule": "max_welfare", "utility": "cardinality"},
    {"rule": "equal_shares"},
    {"rule": "equal_shares", "utility": "cardinality"},
    {"rule": "exact_equal_shares", "completion": Completion(by="add_opt")},
    {"rule": "bounded_overspending"},
    {"rule": "equal_shares", "completion": Completion(), "topup": "votes"},
)


@st.composite
def any_rule(draw: st.DrawFn) -> RuleSpec:
    usual = RuleSpec(**draw(st.sampled_from(RULES)))
    return replace(
        usual, min_score=draw(st.sampled_from((0, 0, 2))), fair_share=draw(st.sampled_from((0, 0, 2))),
        ties=draw(st.sampled_from(TIES)),
    )  # fmt: skip


def town() -> Election:
    """Somebody funded, too dear, shut out by a ceiling, by a conflict, below the threshold, and dearer than all."""
    costs = {"park": 60, "road": 70, "bench": 30, "lamp": 10, "tree": 20, "pond": 5, "sign": 1, "palace": 500}
    votes = {"park": 9, "road": 8, "bench": 7, "tree": 6, "pond": 5, "lamp": 4, "sign": 1, "palace": 3}
    election = vote(costs, votes, 120)
    groups = {"bench": EAST, "tree": EAST}
    projects = tuple(replace(p, groups=groups.get(p.id, frozenset())) for p in election.projects)
    return replace(election, projects=projects, caps={"east": 40}, conflicts=(frozenset({"park", "pond"}),))


RULE = RuleSpec(min_score=2)


def codes(election: Election, result: Result | dict[str, Any]) -> set[tuple[str, str]]:
    return {(finding.code, finding.project) for finding in verify(election, result).findings}


@MANY
@given(limited_elections(("approval", "points", "ranking")), any_rule())
def test_every_honest_result_is_accepted(election: Election, spec: RuleSpec):
    result = count(election, spec, seed="2027")
    assert verify(election, result).findings == ()
    written = json.loads(json.dumps(result.as_dict()))
    assert read_result(written) == result
    assert verify(election, written).findings == ()


@MANY
@given(elections(("approval", "choose-1")), st.sampled_from(("cost", "cardinality")), st.booleans())
def test_equal_shares_leave_no_group_without_its_share(election: Election, utility, completed: bool):
    spec = RuleSpec(rule="equal_shares", utility=utility, completion=Completion() if completed else None)
    verification = verify(election, count(election, spec))
    assert verification.ok
    if len(election.ballots):
        assert verification.representation is not None
        assert verification.representation.violations == ()


def test_an_honest_result_with_every_reason_is_accepted():
    result = count(town(), RULE)
    assert {str(step.reason) for step in result.steps} == {
        "fits", "too_expensive", "cap", "conflict", "below_threshold", "over_budget",
    }  # fmt: skip
    assert verify(town(), result).ok


def test_one_more_vote_in_the_file_is_named():
    counted, more = town(), town()
    more = replace(more, ballots=BallotBox.of("approval", [*more.ballots.ballots, Ballot(("road",))]))
    findings = {(f.code, f.project): dict(f.facts) for f in verify(more, count(counted, RULE)).findings}
    assert findings == {
        ("ballots_differ", ""): {},
        ("ballots_number", ""): {"counted": 43, "now": 44},
        ("votes_differ", "road"): {"counted": 8, "now": 9, "more": 1},
    }


def test_one_exchanged_vote_in_the_file_is_named():
    counted = town()
    rest = [replace(b, weight=b.weight - 1) if b.choices == ("lamp",) else b for b in counted.ballots.ballots]
    other = replace(counted, ballots=BallotBox.of("approval", [*rest, Ballot(("tree",))]))
    assert codes(other, count(counted, RULE)) == {
        ("ballots_differ", ""), ("votes_differ", "lamp"), ("votes_differ", "tree"),
    }  # fmt: skip


def test_an_exchange_that_leaves_all_votes_alike_is_found_by_the_digest():
    one = replace(town(), ballots=BallotBox.of("approval", [Ballot(("park", "road")), Ballot(())]))
    other = replace(town(), ballots=BallotBox.of("approval", [Ballot(("park",)), Ballot(("road",))]))
    assert codes(other, count(one, RuleSpec())) == {("ballots_differ", "")}


def with_step(result: Result, id: str, **changes: Any) -> Result:
    facts = changes.pop("facts", {})
    steps = (
        replace(step, **changes, facts={**step.facts, **facts}) if step.project == id else step for step in result.steps
    )
    return replace(result, steps=tuple(steps))


FORGERIES: dict[str, tuple[Callable[[Result], Result], set[tuple[str, str]]]] = {
    "a friend is funded": (
        lambda r: with_step(r, "road", reason="fits"),
        {("over_budget", ""), ("account_wrong", "bench"), ("account_wrong", "lamp")},
    ),
    "a rival is not": (
        lambda r: with_step(r, "lamp", reason="too_expensive"),
        {("reason_untrue", "lamp"), ("would_fit", "lamp")},
    ),
    "votes are added": (lambda r: with_step(r, "road", facts={"votes": 80}), {("votes_differ", "road")}),
    "a price is changed": (lambda r: with_step(r, "road", facts={"cost": 7}), {("cost_differs", "road")}),
    "a project vanishes": (
        lambda r: replace(r, steps=tuple(step for step in r.steps if step.project != "pond")),
        {("project_missing", "pond")},
    ),
    "a project appears": (
        lambda r: replace(r, steps=(*r.steps, replace(r.step("road"), project="statue"))),
        {("project_unknown", "statue")},
    ),
    "a project stands twice": (lambda r: replace(r, steps=(*r.steps, r.steps[-1])), {("project_twice", "sign")}),
    "the money left is embellished": (
        lambda r: with_step(r, "bench", facts={"left_after": 31}),
        {("account_wrong", "bench")},
    ),
    "a ceiling is pretended": (
        lambda r: with_step(r, "road", reason="cap", by="east"),
        {("reason_untrue", "road")},
    ),
    "a conflict is pretended": (
        lambda r: with_step(r, "road", reason="conflict", by="park"),
        {("reason_untrue", "road")},
    ),
    "a threshold is pretended": (
        lambda r: with_step(r, "road", reason="below_threshold"),
        {("did_compete", "road")},
    ),
    "what is below the threshold is funded": (
        lambda r: with_step(r, "sign", reason="fits"),
        {("did_not_compete", "sign")},
    ),
    "the wrong reason is given": (
        lambda r: with_step(r, "palace", reason="no_votes"),
        {("reason_untrue", "palace")},
    ),
    "a reason of another rule is given": (
        lambda r: with_step(r, "road", reason="not_best_total"),
        {("reason_foreign", "road")},
    ),
    "the order is changed": (
        lambda r: replace(r, steps=(r.steps[0], r.steps[2], r.steps[1], *r.steps[3:])),
        {("out_of_order", "bench")},
    ),
    "the number of ballots is changed": (
        lambda r: replace(r, certificate=replace(r.certificate, ballots=99)),
        {("ballots_number", "")},
    ),
    "other ballots were counted": (lambda r: replace(r, ballots_digest="0" * 64), {("ballots_differ", "")}),
    "the budget is changed": (lambda r: replace(r, budget=121), {("budget_differs", "")}),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forgery_is_named(name: str):
    forge, expected = FORGERIES[name]
    forged = forge(count(town(), RULE))
    as_read = read_result(json.loads(json.dumps(forged.as_dict())))
    assert codes(town(), as_read) == expected


def test_a_summary_that_differs_from_its_steps_is_named():
    told = count(town(), RULE).as_dict()
    found = verify(town(), told | {"funded": ["palace"], "spent": 1, "rule": "0" * 64}).findings
    assert [(f.code, f.by) for f in found] == [
        ("rule_differs", ""), ("summary_differs", "funded"), ("summary_differs", "spent"),
    ]  # fmt: skip


def test_a_better_set_that_one_exchange_gives_is_named():
    election = vote({"park": 10, "road": 10}, {"park": 5, "road": 4}, 10)
    honest = count(election, RuleSpec(rule="max_welfare", utility="cardinality"))
    forged = with_step(with_step(honest, "park", reason="not_best_total"), "road", reason="best_total")
    findings = {(f.code, f.project, f.by): dict(f.facts) for f in verify(election, forged).findings}
    assert findings == {("would_be_more", "park", "road"): {"more": 1}}


def shares() -> tuple[Election, Result]:
    box = BallotBox.of("approval", [Ballot(("lake", "park"), weight=6), Ballot(("road",), weight=4)])
    election = Election((Project("lake", 30), Project("park", 30), Project("road", 40)), 100, box)
    return election, count(election, RuleSpec(rule="equal_shares"))


def test_shares_are_followed_to_the_last_coin():
    election, result = shares()
    if result.ledger is None:  # where everything fits, nobody pays
        election = replace(election, projects=(*election.projects, Project("palace", 90)))
        box = BallotBox.of("approval", [*election.ballots.ballots, Ballot(("palace",))])
        election = replace(election, ballots=box)
        result = count(election, RuleSpec(rule="equal_shares"))
    assert result.ledger is not None
    assert "payments" in verify(election, result).checked
    assert verify(election, result).ok
    cheaper = replace(result, ledger=replace(result.ledger, prices=tuple((0, 0) for _ in result.ledger.prices)))
    assert {f.code for f in verify(election, cheaper).findings} >= {"cost_not_paid"}
    nobody = replace(result, ledger=replace(result.ledger, projects=("palace", *result.ledger.projects[1:])))
    assert {f.code for f in verify(election, nobody).findings} >= {"not_paid", "paid_not_funded"}
    richer = result.ledger.first.copy()
    richer[0] *= 3
    unequal = replace(result, ledger=replace(result.ledger, first=richer))
    assert "unequal_start" in {f.code for f in verify(election, unequal).findings}


def test_a_group_that_deserved_more_is_named_with_its_numbers():
    box = BallotBox.of("approval", [Ballot(("lake", "park"), weight=6), Ballot(("road",), weight=4)])
    election = Election((Project("lake", 30), Project("park", 30), Project("road", 70)), 100, box)
    (slack,) = representation(election, ["park", "road"], "cost").violations
    assert (slack.project, slack.people, slack.most_worth, slack.share, slack.per_mille) == ("lake", 6, 30, 60, 1000)
    assert representation(election, ["park", "lake"], "cost").violations == ()


@MANY
@given(
    elections(("approval",)),
    st.sets(st.sampled_from(("bench", "bus", "lamp", "park", "road"))),
    st.booleans(),
    st.integers(0, 55),
)
def test_representation_is_the_definition(election: Election, wish: set[str], by_cost: bool, power: int):
    """Every group of supporters up to each level of worth, one by one; also with sums beyond 64 bits."""
    times = 2**power
    election = replace(
        election,
        budget=election.budget * times,
        projects=tuple(replace(p, cost=p.cost * times) for p in election.projects),
    )
    funded = wish & {project.id for project in election.projects}
    cost = {project.id: project.cost for project in election.projects}
    worth = cost if by_cost else dict.fromkeys(cost, 1)
    people = [ballot.choices for ballot in election.ballots.ballots for _ in range(ballot.weight)]
    violated = set()
    for c in cost.keys() - funded:
        have = sorted(sum(worth[id] for id in set(choices) & funded) for choices in people if c in choices)
        if have and 0 < cost[c] <= election.budget:
            sizes = range(1, len(have) + 1)
            if any(len(people) * cost[c] * (have[s - 1] + worth[c]) <= worth[c] * s * election.budget for s in sizes):
                violated.add(c)
    found = representation(election, funded, "cost" if by_cost else "cardinality").violations
    assert {slack.project for slack in found} == violated


@pytest.mark.parametrize("told", [{}, {"rule_spec": {}}, {"rule_spec": {"rule": "magic"}}, {"rule_spec": []}])
def test_what_is_no_result_is_refused(told: dict[str, Any]):
    with pytest.raises(ResultError):
        read_result(told)


@pytest.mark.parametrize("value", [None, "x", 1.5, True, [], {}])
@pytest.mark.parametrize("field", ["steps", "certificate", "budget", "reserve", "rule_spec"])
def test_a_damaged_result_is_refused_and_does_not_crash(field: str, value: object):
    told = count(town(), RULE).as_dict() | {field: value}
    try:
        verify(town(), told)
    except (ResultError, ElectionError):
        return
    assert (field, value) in [("steps", []), ("reserve", []), ("rule_spec", {})]  # nothing, but of the right kind


@cache
def real() -> list[tuple[str, Election]]:
    return [(path.name, election_of(read(path))) for path in real_elections()]


SIX_RULES = ("greedy", "phragmen", "max_welfare", "equal_shares", "exact_equal_shares", "bounded_overspending")


@pytest.mark.parametrize("rule", SIX_RULES)
def test_real_elections_are_verified_and_equal_shares_leave_no_group_behind(rule: Any):
    for name, election in real():
        result = count(election, RuleSpec(rule=rule))
        assert (name, verify(election, result).findings) == (name, ())
        assert (name, verify(election, json.loads(json.dumps(result.as_dict()))).findings) == (name, ())


def test_the_greedy_winners_of_real_elections_leave_groups_behind():
    """A check that could not fail would prove nothing: most greedy outcomes fail it."""
    behind = [
        bool(representation(election, count(election, RuleSpec()).funded, "cost").violations) for _, election in real()
    ]
    assert sum(behind) > len(behind) // 2
