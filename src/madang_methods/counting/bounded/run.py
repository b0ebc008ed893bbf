"""One run: who was funded by which offer, and who was shut out."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop, heappush

from ..columns import Index
from ..limits import Room
from ..result import Reason
from ..standing import Standing
from .offer import Offer, best_offer
from .purses import GRID, Purses, groups_of


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A project that competes, its supporters' ballots with their weights, and what it is worth to one of each."""

    standing: Standing
    ballots: Index
    weights: Sequence[int]
    worths: Sequence[int]


@dataclass(frozen=True, slots=True, eq=False)
class Purchase:
    """`equal` are those whose offer was exactly as good; `room` is before the purchase."""

    standing: Standing
    offer: Offer
    room: Room
    equal: tuple[Standing, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    bought: tuple[Purchase, ...]
    purses: Purses
    room: Room
    shut_out: dict[str, tuple[Reason, str, Room]]


def run(candidates: Sequence[Candidate], purses: Purses, room: Room) -> Run:
    """Buy while anybody who fits has an offer; candidates are in the order of the ties.

    Purses only empty, so no rate ever falls, and a project's last known rate is a bound: only the best by that bound are
    looked at again.
    """
    bought: list[Purchase] = []
    shut_out: dict[str, tuple[Reason, str, Room]] = {}
    queue = [(0, place) for place in range(len(candidates))]
    heapify(queue)
    while queue:
        now = _best_offers(candidates, purses, room, queue, shut_out)
        if not now:
            break
        first, *equal = _least(now, purses)
        one = candidates[first]
        bought.append(Purchase(one.standing, now[first], room, tuple(candidates[other].standing for other in equal)))
        purses.pay(now[first], one.ballots, one.worths)
        room = room.after(one.standing.id, one.standing.cost)
        for place in now:
            if place != first:
                heappush(queue, (now[place].rate[0], place))
    return Run(tuple(bought), purses, room, shut_out)


def _best_offers(
    candidates: Sequence[Candidate],
    purses: Purses,
    room: Room,
    queue: list[tuple[int, int]],
    shut_out: dict[str, tuple[Reason, str, Room]],
) -> dict[int, Offer]:
    """Taken from the queue: all who may have the least rate, and those looked at on the way."""
    now: dict[int, Offer] = {}
    least: int | None = None
    while queue and (least is None or queue[0][0] <= least):
        _, place = heappop(queue)
        one = candidates[place]
        out = room.bar(one.standing.id, one.standing.cost)
        if out is None and one.standing.cost > room.left:
            out = Reason.TOO_EXPENSIVE, ""
        if out:
            shut_out[one.standing.id] = (*out, room)
            continue
        offer = best_offer(one.standing.cost << GRID, groups_of(purses, one.ballots, one.weights, one.worths))
        if offer:
            now[place] = offer
            least = offer.rate[1] if least is None else min(least, offer.rate[1])
    return now


def _least(now: dict[int, Offer], purses: Purses) -> list[int]:
    """The places with the least rate, exactly, in the order of the ties."""
    least = min(offer.rate[1] for offer in now.values())
    near = sorted(place for place, offer in now.items() if offer.rate[0] <= least)
    if len(near) == 1 or len({(now[place].cost, now[place].groups) for place in near}) == 1:
        return near
    exact: dict[int, Fraction] = {place: purses.exact(now[place]).rate for place in near}
    first = min(exact.values())
    return [place for place in near if exact[place] == first]
