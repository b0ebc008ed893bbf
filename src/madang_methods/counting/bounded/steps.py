"""A step for every project of a count with bounded overspending."""

from collections.abc import Sequence

from ..election import Election
from ..limits import Room
from ..result import Reason, Step
from ..rule import RuleSpec
from ..standing import Standing
from ..turns import barred, its_numbers
from .purses import Purses
from .run import Purchase, Run


def steps_of(
    election: Election, spec: RuleSpec, stand: Sequence[Standing], free: Sequence[str], done: Run
) -> tuple[Step, ...]:
    """First the funded in the order funded, then those in the order in which they were shut out or left, then the others."""
    by_id, people, room = {one.id: one for one in stand}, len(election.ballots), Room.at_first(election)
    told: list[tuple[Standing, Reason, dict[str, int], str]] = []
    for id in free:
        told.append((by_id[id], Reason.FITS, {"left_before": room.left, "left_after": room.left}, ""))
        room = room.after(id, by_id[id].cost)
    for number, made in enumerate(done.bought, 1):
        after = made.room.after(made.standing.id, made.standing.cost)
        facts = {"round": number, "covered": _covered(made, done.purses)}
        facts |= {"left_before": made.room.left, "left_after": after.left}
        told.append((made.standing, Reason.PAID, facts, ""))
    for id, (reason, by, at) in done.shut_out.items():
        one = by_id[id]
        facts = at.cap_facts(by, one.cost) if reason is Reason.CAP else {}
        if reason is Reason.TOO_EXPENSIVE:
            facts = {"left_before": at.left, "short": one.cost - at.left}
        told.append((one, reason, facts, by))
    known = {one.id for one, *_ in told}
    for one in (one for one in stand if one.id not in known):
        out = barred(one, spec, election.budget, people)
        shut = done.room.bar(one.id, one.cost)
        if out:
            told.append((one, out, its_numbers(one, out, spec, election.budget, people), ""))
        elif shut:
            told.append(
                (one, shut[0], done.room.cap_facts(shut[1], one.cost) if shut[0] is Reason.CAP else {}, shut[1])
            )
        else:
            told.append((one, Reason.OUTCOMPETED, {"left": done.room.left}, ""))
    basics = ({"score": one.score, "votes": one.votes, "cost": one.cost} for one, *_ in told)
    return tuple(
        Step(place, one.id, reason, basic | facts, by)
        for place, (basic, (one, reason, facts, by)) in enumerate(zip(basics, told, strict=True), 1)
    )


def _covered(made: Purchase, purses: Purses) -> int:
    low, high = made.offer.covered
    return low if low == high else int(purses.exact(made.offer).covered * 1000)
