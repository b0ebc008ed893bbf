"""The walk down the list: each project's turn, the room left at that moment, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from .limits import Room
from .result import Reason
from .rule import RuleSpec
from .standing import Standing

# Nobody asked for a project with less, whatever the threshold says.
SOME_SUPPORT = 1


@dataclass(frozen=True, slots=True)
class Turn:
    """`room` is what was left before this turn; `by` is what the reason names: a project or a group."""

    standing: Standing
    room: Room
    reason: Reason
    by: str = ""

    @property
    def left(self) -> int:
        return self.room.left

    @property
    def competes(self) -> bool:
        return self.reason in COMPETING


COMPETING = frozenset({Reason.FITS, Reason.TOO_EXPENSIVE, Reason.STOPPED, Reason.CAP, Reason.CONFLICT})


def take_turns(order: Iterable[Standing], spec: RuleSpec, room: Room, ballots: int) -> tuple[Turn, ...]:
    """Spend the budget down the list, as the rule says. `ballots` counts people, for the fair share."""
    turns = []
    ended_by, budget = "", room.left
    for one in order:
        reason, by = barred(one, spec, budget, ballots), ""
        if reason is None:
            reason, by = _in_the_race(one, room, ended_by)
        turns.append(Turn(one, room, reason, by))
        if reason is Reason.FITS:
            room = room.after(one.id, one.cost)
        if reason is Reason.TOO_EXPENSIVE and spec.cutoff == "stop":
            ended_by = one.id
    return tuple(turns)


def barred(one: Standing, spec: RuleSpec, budget: int, ballots: int) -> Reason | None:
    """Why a project never competes, whatever the others do; None if it does."""
    if one.score < SOME_SUPPORT:
        return Reason.NO_VOTES
    if one.score < spec.min_score:
        return Reason.BELOW_THRESHOLD
    if one.cost > budget:
        return Reason.OVER_BUDGET
    return Reason.UNFAIR_SHARE if one.votes < fair_votes(one.cost, spec, budget, ballots) else None


def its_numbers(one: Standing, reason: Reason, spec: RuleSpec, budget: int, ballots: int) -> dict[str, int]:
    """The facts that come with a reason for which a project never competes."""
    match reason:
        case Reason.BELOW_THRESHOLD:
            return {"threshold": spec.min_score, "missing": spec.min_score - one.score}
        case Reason.OVER_BUDGET:
            return {"budget": budget, "over": one.cost - budget}
        case Reason.UNFAIR_SHARE:
            fair = fair_votes(one.cost, spec, budget, ballots)
            return {"ballots": ballots, "fair_votes": fair, "missing": fair - one.votes}
    return {}


def fair_votes(cost: int, spec: RuleSpec, budget: int, ballots: int) -> int:
    """The fewest votes with votes/ballots >= cost/(fair_share * budget); 0 if the rule does not ask."""
    return -(-ballots * cost // (spec.fair_share * budget)) if spec.fair_share and budget else 0


def fair_cost(votes: int, spec: RuleSpec, budget: int, ballots: int) -> int | None:
    """The highest cost that so many votes justify; None if the rule does not ask."""
    return votes * spec.fair_share * budget // ballots if spec.fair_share and ballots else None


def _in_the_race(one: Standing, room: Room, ended_by: str) -> tuple[Reason, str]:
    if ended_by:
        return Reason.STOPPED, ended_by
    shut_out = room.bar(one.id, one.cost)
    if shut_out:
        return shut_out
    return (Reason.FITS if one.cost <= room.left else Reason.TOO_EXPENSIVE), ""
