"""A step for every project of a count by exact equal shares."""

from collections.abc import Sequence
from fractions import Fraction

from ..election import Election
from ..limits import Room
from ..result import Reason, Step
from ..rule import RuleSpec
from ..standing import Standing
from ..turns import barred, its_numbers
from .books import held, taken_from
from .decision import Decision
from .run import Candidate

RESERVE = (Reason.OUTCOMPETED, Reason.COMPLETION_STOPPED, Reason.NEVER_AFFORDABLE, Reason.TOO_EXPENSIVE)


def steps_of(election: Election, spec: RuleSpec, stand: Sequence[Standing], decision: Decision) -> tuple[Step, ...]:
    """First the funded in the order funded, then who competed, those with most of their cost in hand first."""
    by_id, people = {one.id: one for one in stand}, len(election.ballots)
    steps: list[Step] = []
    room = Room.at_first(election)
    for id in decision.funded:
        one, after = by_id[id], room.after(id, by_id[id].cost)
        reason, facts = _funded(id, decision)
        steps.append(_step(one, reason, facts | {"left_before": room.left, "left_after": after.left}))
        room = after
    funded = set(decision.funded)
    losers = [_loser(c, election, decision, room) for c in decision.candidates if c.standing.id not in funded]
    steps += sorted(losers, key=lambda step: -Fraction(step.facts["held_at_end"], step.facts["cost"]))
    told = {step.project for step in steps}
    for one in stand:
        if one.id not in told:
            steps.append(_others(one, spec, election, people, room))
    return tuple(
        Step(place, step.project, step.reason, step.facts, step.by, taken=step.taken)
        for place, step in enumerate(steps, 1)
    )


def _funded(id: str, decision: Decision) -> tuple[Reason, dict[str, int]]:
    if decision.all_fit or id in decision.free:
        return Reason.FITS, {}
    if id in decision.topped_up:
        return Reason.TOPPED_UP, {}
    number = decision.shares.index(id)
    made = decision.completed.run.bought[number]
    assert made.candidate is not None  # only the last round buys nothing
    price = Fraction(made.candidate.standing.cost, made.payers)
    facts = {"round": number + 1, "paid_by": made.payers}
    return Reason.PAID, facts | {"price_numerator": price.numerator, "price_denominator": price.denominator}


def _loser(candidate: Candidate, election: Election, decision: Decision, room: Room) -> Step:
    one, over = candidate.standing, decision.completed.over
    start = held(candidate, decision, at_start=True)
    facts = {"held_at_start": start, "held_at_end": held(candidate, decision, at_start=False), "left": room.left}
    taken = taken_from(candidate, decision, election.ballots.columns.weights)
    bar = room.bar(one.id, one.cost)
    if bar:
        reason, by = bar
        more = room.cap_facts(by, one.cost) if reason is Reason.CAP else {}
        return _step(one, reason, facts | more, by, taken)
    if over and one.id in over.funded:
        facts |= {"over_cost": over.cost, "over": over.cost - election.budget}
        return _step(one, Reason.COMPLETION_STOPPED, facts, "", taken)
    if start < one.cost:
        return _step(one, Reason.NEVER_AFFORDABLE, facts | {"short_at_start": one.cost - start}, "", taken)
    return _step(one, Reason.OUTCOMPETED, facts, taken[0][0] if taken else "", taken)


def _others(one: Standing, spec: RuleSpec, election: Election, people: int, room: Room) -> Step:
    reason = barred(one, spec, election.budget, people)
    if reason:
        return _step(one, reason, its_numbers(one, reason, spec, election.budget, people))
    shut, by = room.bar(one.id, one.cost) or (Reason.NO_VOTES, "")
    return _step(one, shut, room.cap_facts(by, one.cost) if shut is Reason.CAP else {}, by)


def _step(
    one: Standing, reason: Reason, facts: dict[str, int], by: str = "", taken: tuple[tuple[str, int], ...] = ()
) -> Step:
    return Step(0, one.id, reason, {"score": one.score, "votes": one.votes, "cost": one.cost} | facts, by, taken=taken)
