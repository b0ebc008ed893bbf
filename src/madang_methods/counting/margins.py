"""What a project lacked under this very rule: votes at its price, or a price at its votes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .limits import Room
from .result import Reason
from .rule import RuleSpec, Tie
from .standing import Measure, Standing
from .turns import SOME_SUPPORT, Turn, fair_cost, fair_votes


@dataclass(frozen=True, slots=True)
class Opening:
    """A place in the list and the room left there: right before `rival`, or at the end if None."""

    room: Room
    rival: Standing | None


@dataclass(frozen=True, slots=True)
class Openings:
    """All places at which money was still given out, in order; the room only shrinks.

    They hold for every project that was not funded: it took no money, so the others' turns are the same with and
    without it. One project is different, the one that ended the count; but what followed it had no more room than
    it had itself, so nothing after it could have helped it. `ballots` stays as it was: further votes come from people
    who have voted.
    """

    places: tuple[Opening, ...]
    spec: RuleSpec
    measure: Measure
    budget: int
    ballots: int


def openings(turns: Sequence[Turn], spec: RuleSpec, measure: Measure, room: Room, ballots: int) -> Openings:
    """`room` is what there was at first."""
    return Openings(tuple(_places(turns, spec, room)), spec, measure, room.left, ballots)


def _places(turns: Sequence[Turn], spec: RuleSpec, room: Room) -> Iterator[Opening]:
    for turn in turns:
        if turn.competes:
            yield Opening(turn.room, turn.standing)
        if turn.reason is Reason.TOO_EXPENSIVE and spec.cutoff == "stop":
            return
        room = turn.room.after(turn.standing.id, turn.standing.cost) if turn.reason is Reason.FITS else turn.room
    yield Opening(room, None)


def what_it_lacked(turn: Turn, openings: Openings) -> dict[str, int]:
    """The facts votes_needed (or points_needed) and price_needed of a project that was not funded."""
    lacked = {}
    votes = _votes_needed(turn.standing, openings)
    if votes is not None:
        lacked["votes_needed" if openings.measure == "votes" else "points_needed"] = votes
    price = _price_needed(turn, openings)
    if price is not None:
        lacked["price_needed"] = price
    return lacked


def _votes_needed(one: Standing, openings: Openings) -> int | None:
    # To be ahead of the last rival before whom the room suffices is enough, and necessary.
    spec, measure = openings.spec, openings.measure
    paying = [opening for opening in openings.places if opening.room.space(one.id) >= one.cost]
    if not paying:
        return None
    fair = fair_votes(one.cost, spec, openings.budget, openings.ballots)
    to_compete = max(SOME_SUPPORT, spec.min_score) - one.score
    if measure == "votes":
        to_compete = max(to_compete, fair - one.votes)
    elif one.with_more(1, measure).votes < fair:
        return None
    rival = paying[-1].rival
    if rival is None:
        return to_compete
    level = max(to_compete, _to_be_level(one, rival))
    for more in (level, level + 1):
        if one.with_more(more, measure).ahead_of(rival, spec.ties):
            return more
    return None


def _to_be_level(one: Standing, rival: Standing) -> int:
    if one.per == "project" or not one.cost and not rival.cost:
        return rival.score - one.score
    # Per cost, nothing is level with what costs nothing; the comparison that follows finds that out.
    return -(-rival.score * one.cost // rival.cost) - one.score if rival.cost else 0


def _price_needed(turn: Turn, openings: Openings) -> int | None:
    # Without the votes to compete, no price helps.
    if turn.reason in (Reason.NO_VOTES, Reason.BELOW_THRESHOLD):
        return None
    one = turn.standing
    fair = fair_cost(one.votes, openings.spec, openings.budget, openings.ballots)
    most = one.cost if fair is None else min(one.cost, fair)
    price = max(_price_at(one, opening, most, openings.spec.ties) for opening in openings.places)
    return price if price >= 0 else None


def _price_at(one: Standing, opening: Opening, most: int, ties: tuple[Tie, ...]) -> int:
    """The highest price, up to `most`, at which the project is funded at this place; -1 if there is none."""
    most = min(most, opening.room.space(one.id))
    rival = opening.rival
    if most < 0 or rival is None or rival.id == one.id:
        return most
    if one.per == "project" and one.score != rival.score:
        return most if one.score > rival.score else -1
    prices = (most, *(price for price in _turning_prices(one, rival) if 0 <= price < most))
    return next((price for price in prices if replace(one, cost=price).ahead_of(rival, ties)), -1)


def _turning_prices(one: Standing, rival: Standing) -> tuple[int, ...]:
    """Prices, falling, at one of which the project would get ahead of the rival if any price lets it."""
    if one.per == "project":
        return rival.cost, rival.cost - 1
    level = one.score * rival.cost // rival.score
    return level, level - 1, 0
