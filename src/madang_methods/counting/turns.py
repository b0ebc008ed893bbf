"""The walk down the list: each project's turn, the money left at that moment, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from .result import Reason
from .rule import RuleSpec
from .standing import Standing

# Nobody asked for a project with less, whatever the threshold says.
SOME_SUPPORT = 1


@dataclass(frozen=True, slots=True)
class Turn:
    """`left` is the money before this turn; `by` is the project that had ended the count."""

    standing: Standing
    left: int
    reason: Reason
    by: str = ""

    @property
    def competes(self) -> bool:
        return self.reason in (Reason.FITS, Reason.TOO_EXPENSIVE, Reason.STOPPED)


def take_turns(order: Iterable[Standing], spec: RuleSpec, budget: int) -> tuple[Turn, ...]:
    """Spend the budget down the list, as the rule says."""
    turns = []
    left, ended_by = budget, ""
    for one in order:
        reason = _barred(one, spec, budget) or _in_the_race(one, left, ended_by)
        turns.append(Turn(one, left, reason, ended_by if reason is Reason.STOPPED else ""))
        if reason is Reason.FITS:
            left -= one.cost
        if reason is Reason.TOO_EXPENSIVE and spec.cutoff == "stop":
            ended_by = one.id
    return tuple(turns)


def _barred(one: Standing, spec: RuleSpec, budget: int) -> Reason | None:
    if one.score < SOME_SUPPORT:
        return Reason.NO_VOTES
    if one.score < spec.min_score:
        return Reason.BELOW_THRESHOLD
    return Reason.OVER_BUDGET if one.cost > budget else None


def _in_the_race(one: Standing, left: int, ended_by: str) -> Reason:
    if ended_by:
        return Reason.STOPPED
    return Reason.FITS if one.cost <= left else Reason.TOO_EXPENSIVE
