"""The whole decision by equal shares for one order of ties: who is funded, and by which part of the rule."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..election import Election
from ..limits import Room
from ..rule import RuleSpec
from ..standing import Standing
from .complete import Completed, complete, once
from .engine import Engine, EngineName
from .market import Market, market_of, purses_of
from .run import Run
from .spare import preferences, spend, topup_order


@dataclass(frozen=True, slots=True, eq=False)
class Decision:
    """Who is funded and why.

    `free` cost nothing and were funded first; `all_fit`: everything fitted the budget, so nobody had to choose; `shares`
    is what equal shares funded, in order, `topped_up` what the money left over bought after it. `preferred` says how
    many people have more with shares and how many with the greedy outcome `by_votes`; the latter counts if more have more
    with it (`greedy_kept`).
    """

    engine: Engine
    completed: Completed
    free: tuple[str, ...]
    all_fit: bool
    shares: tuple[str, ...]
    topped_up: tuple[str, ...]
    by_votes: tuple[str, ...] = ()
    preferred: tuple[int, int] | None = None

    @property
    def market(self) -> Market:
        return self.engine.market

    @property
    def greedy_kept(self) -> bool:
        return self.preferred is not None and self.preferred[1] > self.preferred[0]

    @property
    def funded(self) -> tuple[str, ...]:
        return self.by_votes if self.greedy_kept else (*self.free, *self.shares, *self.topped_up)


def decide(
    election: Election, spec: RuleSpec, stand: Sequence[Standing], candidates: Sequence[Standing], engine: EngineName
) -> Decision:
    """Decide among the candidates, which come in the order of the ties. `stand` is everybody, in the order of votes.

    1. Fund what costs nothing. 2. Let people pay by equal shares, raised as the completion says; if all that is left
    fits the budget, a completion would come to fund everything, so it is done at once. 3. Spend what is left as the
    top-up says. 4. Compare with the greedy outcome.
    """
    free, room = spend((one for one in candidates if not one.cost), Room.at_first(election))
    paying = [one for one in candidates if one.cost]
    purses = purses_of(election, spec)
    shares = Engine(market_of(election, spec, paying, purses, free), engine)
    if spec.completion and sum(one.cost for one in paying) <= room.left:
        everything, _ = spend(paying, room)
        if len(everything) == len(paying):
            nothing = Completed(Run((), ()), purses.money, 0, None, ())
            return Decision(shares, nothing, free, True, everything, ())
    completed = _completed(shares, election, spec, purses.money, stand, room)
    paid = tuple(shares.market.ids[c] for c in completed.run.order)
    for one in (one for one in paying if one.id in paid):
        room = room.after(one.id, one.cost)
    left_over = topup_order([one for one in paying if one.id not in paid], spec) if spec.topup != "none" else []
    topped_up, _ = spend(left_over, room)
    by_shares = Decision(shares, completed, free, False, paid, topped_up)
    if spec.comparison == "none":
        return by_shares
    competing = {one.id for one in candidates}
    by_votes, _ = spend((one for one in stand if one.id in competing), Room.at_first(election))
    preferred = preferences(election, by_shares.funded, by_votes, spec.comparison)
    return Decision(shares, completed, free, False, paid, topped_up, by_votes, preferred)


def _completed(
    engine: Engine,
    election: Election,
    spec: RuleSpec,
    money: tuple[Fraction, ...],
    stand: Sequence[Standing],
    room: Room,
) -> Completed:
    rule = spec.completion
    if rule is None:
        return once(engine, money)
    ended = _Ended(engine.market, election, spec, stand, room)
    return complete(engine, money, rule, budget=election.budget, coins=10**election.exponent, ended=ended)


class _Ended:
    """Whether a run leaves nothing to be done for a larger share. `room` is what there is once free projects are funded."""

    def __init__(
        self, market: Market, election: Election, spec: RuleSpec, stand: Sequence[Standing], room: Room
    ) -> None:
        self.market, self.budget, self.room = market, election.budget, room
        self.limited = bool(election.caps or election.conflicts)
        self.cost = {one.id: one.cost for one in stand}
        asked = [one for one in stand if one.votes or (spec.completion and spec.completion.universe == "all")]
        candidates = set(market.ids)
        if spec.completion and spec.completion.universe == "eligible":
            asked = [one for one in stand if one.id in candidates]
        self.exhaustive = spec.completion is not None and spec.completion.stop == "exhaustive"
        self.asked = sorted((one.cost, one.id) for one in asked if one.cost)

    def __call__(self, run: Run) -> bool:
        funded = {self.market.ids[c] for c in run.order}
        if len(funded) == len(self.market.ids):
            return True
        if not self.limited:
            return self.exhaustive and not self._fits(funded)
        room = self.room
        for id in funded:
            room = room.after(id, self.cost[id])
        if all(room.bar(id, self.cost[id]) for id in self.market.ids if id not in funded):
            return True
        waiting = (id for cost, id in self.asked if id not in funded and cost <= room.left)
        return self.exhaustive and all(room.bar(id, self.cost[id]) for id in waiting)

    def _fits(self, funded: set[str]) -> bool:
        left = self.budget - sum(self.cost[id] for id in funded)
        cheapest = next((cost for cost, id in self.asked if id not in funded), None)
        return cheapest is not None and cheapest <= left
