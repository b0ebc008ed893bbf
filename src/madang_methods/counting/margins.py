"""What a project lacked under this very rule: votes at its price, or a price at its votes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .result import Reason
from .rule import RuleSpec, Tie
from .standing import Measure, Standing
from .turns import SOME_SUPPORT, Turn


@dataclass(frozen=True, slots=True)
class Opening:
    """A place in the list where the project could have had its turn: right before `rival`, or last if None."""

    left: int
    rival: Standing | None


def what_it_lacked(turn: Turn, turns: Sequence[Turn], spec: RuleSpec, measure: Measure) -> dict[str, int]:
    """The facts votes_needed (or points_needed) and price_needed of a project that was not funded."""
    openings = tuple(_openings(turn, turns, spec))
    lacked = {}
    votes = _votes_needed(turn.standing, openings, spec, measure)
    if votes is not None:
        lacked["votes_needed" if measure == "votes" else "points_needed"] = votes
    price = _price_needed(turn.standing, openings, spec.ties)
    if price is not None and turn.reason not in (Reason.NO_VOTES, Reason.BELOW_THRESHOLD):
        lacked["price_needed"] = price
    return lacked


def _openings(turn: Turn, turns: Sequence[Turn], spec: RuleSpec) -> Iterator[Opening]:
    # A project that was not funded took no money, so the others' turns are the same with and without it. The one
    # exception is the project that ended the count, and what came after it had no more money than it had itself.
    left = turn.left
    for other in turns:
        ends_it = other.reason is Reason.TOO_EXPENSIVE and spec.cutoff == "stop"
        if other is turn and ends_it:
            break
        if other is turn or not other.competes:
            continue
        yield Opening(other.left, other.standing)
        if ends_it:
            return
        left = other.left - (other.standing.cost if other.reason is Reason.FITS else 0)
    yield Opening(left, None)


def _votes_needed(one: Standing, openings: Sequence[Opening], spec: RuleSpec, measure: Measure) -> int | None:
    # Money left only shrinks down the list: being ahead of the last opening that still pays is enough, and necessary.
    paying = [opening for opening in openings if opening.left >= one.cost]
    if not paying:
        return None
    rival = paying[-1].rival
    enough_to_stand = max(SOME_SUPPORT, spec.min_score) - one.score
    if rival is None:
        return enough_to_stand
    level = max(enough_to_stand, rival.score - one.score)
    ahead = one.with_more(level, measure).key(spec.ties) < rival.key(spec.ties)
    return level if ahead else level + 1


def _price_needed(one: Standing, openings: Sequence[Opening], ties: tuple[Tie, ...]) -> int | None:
    best = max((min(opening.left, _price_ahead(one, opening.rival, ties)) for opening in openings), default=-1)
    return best if best >= 0 else None


def _price_ahead(one: Standing, rival: Standing | None, ties: tuple[Tie, ...]) -> int:
    """The highest price, up to its own, at which a project has its turn before `rival`; -1 if there is none."""
    if rival is None:
        return one.cost
    for price in (one.cost, rival.cost, rival.cost - 1):
        if price <= one.cost and replace(one, cost=price).key(ties) < rival.key(ties):
            return price
    return -1
