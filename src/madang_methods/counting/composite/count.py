"""The composite count: weigh several voices, order the projects, and spend the money under the rule's limits."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from ..lot import check_seed, draw_lot
from ..result import FUNDED, Reason, Result, Step
from .candidate import Candidate, field_of
from .certify import certify
from .election import CompositeElection
from .lacked import total_needed
from .purse import Terms, Verdict
from .spec import CompositeSpec
from .walk import Turn, barred, walk

WAITING = frozenset({Reason.TOO_EXPENSIVE, Reason.STOPPED, Reason.CAP, Reason.GROUP_FULL})


def count_composite(election: CompositeElection, spec: CompositeSpec, seed: str = "") -> Result:
    """Count by a composite rule, as Korean ordinances combine residents' votes and a committee's (korea.md 2.8).

    1. Count each component and normalise it; the total is the sum of parts times weights, out of 100.
    2. Set aside who has no support, misses a threshold, or costs more than any one project may.
    3. Fund for guarantees, then go down the order of totals (or track by track), as money and ceilings allow.

    `Step.place` is the place in the order of totals. Facts besides `total`/`total_of`, `votes` (ballots of all boxes),
    `cost` and, where it competed, `left_before` (money at its turn) and `room` (the same under all ceilings):
    fits             left_after
    reduced          granted, floor (what was consented to), left_after
    guaranteed       left_after, funded_anyway (1: the general order would have funded it too); `by` is the group
    too_expensive    short (what is lacking to its cost, or to the floor it consented to), floor
    cap              `by` is the group; cap, cap_used, short (what its room lacks to the cost, or to the floor)
    group_full       `by` is the group
    conflict         `by` is the project funded instead
    stopped          `by` is the project at which the count ended
    below_threshold  threshold/threshold_of, missing/missing_of; `by` is the component, or `total`
    over_ceiling     ceiling, over; `by` is the group, empty for the ceiling of every project
    over_budget      budget, over
    A project not funded that more support could have helped has `needed`/`needed_of`: how much more of the total it
    needed, everything else as it was; with `needed_more` 1 it had to be more than that, since it loses the tie.

    Deterministic, exact, and the same in whatever order ballots and projects come. RuleError if the seed is not the promised
    one, ElectionError if the rule cannot be applied to these boxes. README.md beside this file has a worked example.
    """
    check_seed(seed, spec)
    return count_composite_with_lot(election, spec, draw_lot(seed, (one.id for one in election.projects)), seed)


def count_composite_with_lot(
    election: CompositeElection, spec: CompositeSpec, lot: Mapping[str, int], seed: str = ""
) -> Result:
    """The same with a lot that was drawn elsewhere: project id -> place."""
    field, terms = field_of(election, spec, lot), Terms.of(election, spec)
    bars = {one.id: barred(one, terms, election.budget) for one in field.order}
    competing = tuple(one for one in field.order if bars[one.id] is None)
    walked = walk(competing, terms)
    anyway = walk(competing, replace(terms, spec=replace(spec, guarantees=()))).grants if spec.guarantees else {}
    steps = []
    for place, one in enumerate(field.order, 1):
        verdict = bars[one.id] or walked.turns[one.id].verdict
        facts = _facts(one, verdict, walked.turns.get(one.id), terms)
        if verdict.reason is Reason.GUARANTEED:
            facts |= {"funded_anyway": int(one.id in anyway)}
        if verdict.reason not in FUNDED and _votes_help(one, verdict):
            facts |= _needed(total_needed(one, competing, walked, terms))
        steps.append(Step(place, one.id, verdict.reason, facts, verdict.by, one.parts))
    return Result(
        spec,
        election.budget,
        election.currency,
        election.exponent,
        tuple(steps),
        certify(competing, walked, terms, ballots=field.ballots, seed=seed),
        tuple(step.project for step in steps if step.reason in WAITING)[: spec.reserve],
        election.ballots_digest,
        field.components,
    )


def _facts(one: Candidate, verdict: Verdict, turn: Turn | None, terms: Terms) -> dict[str, int]:
    facts = {**_exact("total", one.total), "votes": one.votes, "cost": one.cost}
    if turn:
        facts |= {"left_before": turn.before.left, "room": verdict.room}
    if verdict.granted is not None and turn:
        facts |= {"left_after": turn.before.left - verdict.granted}
    if verdict.reason is Reason.REDUCED and verdict.granted is not None:
        facts |= {"granted": verdict.granted, "floor": terms.least(one.project)}
    if verdict.reason in (Reason.TOO_EXPENSIVE, Reason.CAP):
        least = terms.least(one.project)
        facts |= {"short": least - verdict.room} | ({"floor": least} if least < one.cost else {})
    if verdict.reason is Reason.CAP and turn:
        cap = terms.opening.money[verdict.by]
        facts |= {"cap": cap, "cap_used": cap - turn.before.money[verdict.by]}
    if verdict.reason is Reason.BELOW_THRESHOLD and one.shortfall:
        facts |= _exact("threshold", one.shortfall.at_least) | _exact("missing", one.shortfall.missing)
    if verdict.reason is Reason.OVER_CEILING:
        facts |= {"ceiling": verdict.room, "over": one.cost - verdict.room}
    if verdict.reason is Reason.OVER_BUDGET:
        facts |= {"budget": verdict.room, "over": terms.least(one.project) - verdict.room}
    return facts


def _votes_help(one: Candidate, verdict: Verdict) -> bool:
    if verdict.reason is Reason.NO_VOTES:
        return one.shortfall is None or one.shortfall.by == "total"
    return verdict.reason in (*WAITING, Reason.CONFLICT) or verdict.by == "total"


def _needed(found: tuple[Fraction, bool] | None) -> dict[str, int]:
    return {} if found is None else {**_exact("needed", found[0]), "needed_more": int(found[1])}


def _exact(name: str, value: Fraction) -> dict[str, int]:
    return {name: value.numerator, f"{name}_of": value.denominator}
