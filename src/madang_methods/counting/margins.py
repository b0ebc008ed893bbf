"""What a project lacked under this very rule: votes at its price, or a price at its votes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .result import Reason
from .rule import RuleSpec, Tie
from .standing import Measure, Standing
from .turns import SOME_SUPPORT, Turn


@dataclass(frozen=True, slots=True)
class Opening:
    """A place in the list and the money left there: right before `rival`, or at the end if None."""

    left: int
    rival: Standing | None


def openings(turns: Sequence[Turn], spec: RuleSpec) -> tuple[Opening, ...]:
    """The places at which money was still given out, in order; the money left only shrinks.

    They hold for every project that was not funded: it took no money, so the others' turns are the same with and
    without it. One project is different, the one that ended the count; but what followed it had no more money than
    it had itself, so nothing after it could have helped it.
    """
    return tuple(_openings(turns, spec))


def _openings(turns: Sequence[Turn], spec: RuleSpec) -> Iterator[Opening]:
    left = turns[0].left if turns else 0
    for turn in turns:
        if turn.competes:
            yield Opening(turn.left, turn.standing)
        if turn.reason is Reason.TOO_EXPENSIVE and spec.cutoff == "stop":
            return
        left = turn.left - (turn.standing.cost if turn.reason is Reason.FITS else 0)
    yield Opening(left, None)


def what_it_lacked(turn: Turn, places: Sequence[Opening], spec: RuleSpec, measure: Measure) -> dict[str, int]:
    """The facts votes_needed (or points_needed) and price_needed of a project that was not funded."""
    lacked = {}
    votes = _votes_needed(turn.standing, places, spec, measure)
    if votes is not None:
        lacked["votes_needed" if measure == "votes" else "points_needed"] = votes
    # Without the votes to compete, no price helps.
    if turn.reason not in (Reason.NO_VOTES, Reason.BELOW_THRESHOLD):
        price = max(min(opening.left, _price_ahead(turn.standing, opening.rival, spec.ties)) for opening in places)
        if price >= 0:
            lacked["price_needed"] = price
    return lacked


def _votes_needed(one: Standing, places: Sequence[Opening], spec: RuleSpec, measure: Measure) -> int | None:
    # To be ahead of the last rival before whom the money suffices is enough, and necessary.
    paying = [opening for opening in places if opening.left >= one.cost]
    if not paying:
        return None
    rival = paying[-1].rival
    to_compete = max(SOME_SUPPORT, spec.min_score) - one.score
    if rival is None:
        return to_compete
    level = max(to_compete, rival.score - one.score)
    ahead = one.with_more(level, measure).key(spec.ties) < rival.key(spec.ties)
    return level if ahead else level + 1


def _price_ahead(one: Standing, rival: Standing | None, ties: tuple[Tie, ...]) -> int:
    """The highest price, up to its own, at which a project has its turn before `rival`; -1 if there is none."""
    if rival is None or rival is one or one.score > rival.score:
        return one.cost
    if one.score < rival.score:
        return -1
    prices = (price for price in (one.cost, rival.cost, rival.cost - 1) if price <= one.cost)
    return next((price for price in prices if replace(one, cost=price).key(ties) < rival.key(ties)), -1)
