"""Completion: count again with more for everybody, until the outcome would cost too much."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from ..completion import Completion
from .engine import Engine
from .run import Equal, Run

Funded = Callable[[Run], bool]


@dataclass(frozen=True, slots=True)
class Completed:
    """The run that counts, the purses it began with, and how often everybody was given more to come there.

    `over` is the first run that cost more than the budget, if there was one; `equals` are the exact ties of all runs.
    """

    run: Run
    money: tuple[Fraction, ...]
    raised: int
    over: Run | None
    equals: tuple[Equal, ...]


def once(engine: Engine, money: Sequence[Fraction]) -> Completed:
    """Without completion: one run."""
    run = engine.run(money)
    return Completed(run, tuple(money), 0, None, run.equals)


def complete(
    engine: Engine, first: Sequence[Fraction], rule: Completion, *, budget: int, coins: int, ended: Funded
) -> Completed:
    """Run with the first share, then with `rule.increment` more for everybody, and so on.

    1. If a run costs more than the budget, the one before it counts.
    2. If a run is `ended` (with all candidates funded or shut out, or by the rule's stop with no project that would
       still fit), it counts.
    Every share is counted, or proven to give the same as the one before: the cost is not monotone in the share.
    `coins` is what one whole unit of the currency has. If the first run already costs too much, no project is funded by
    shares; that takes purses that hold more than the budget, which no rule gives.
    """
    money = tuple(Fraction(floor(each / coins) * coins) if rule.start == "floor" else each for each in first)
    step = rule.increment * coins
    leap = _Leap()
    raised, last = 0, Run((), ())
    equals: dict[tuple[int, int], Equal] = {}
    while True:
        now = tuple(each + raised * step for each in money)
        run = engine.run(now)
        equals |= {(tie.ahead, tie.behind): tie for tie in reversed(run.equals)}
        if sum(engine.market.cost[c] for c in run.order) > budget:
            before = tuple(each + max(raised - 1, 0) * step for each in money)
            return Completed(last, before, max(raised - 1, 0), run, tuple(equals.values()))
        if ended(run):
            return Completed(run, now, raised, None, tuple(equals.values()))
        leap.see(run.order == last.order)
        raised += leap.over(engine, now, step) + 1
        last = run


class _Leap:
    """Where many shares give the same run, prove it for all of them at once; where not, do not lose time trying."""

    def __init__(self) -> None:
        self.calm, self.patience, self.reach = 0, 2, 2

    def see(self, same: bool) -> None:
        self.calm = self.calm + 1 if same else 0

    def over(self, engine: Engine, now: tuple[Fraction, ...], step: int) -> int:
        """How many more shares certainly give the same run as `now`."""
        if self.calm < self.patience or engine.name == "rational":
            return 0
        reach = self.reach
        while reach:
            if engine.between(now, tuple(each + reach * step for each in now)):
                self.reach, self.patience = (reach * 2 if reach == self.reach else reach), 1
                return reach
            reach //= 4
        self.calm, self.patience, self.reach = 0, min(self.patience * 2, 32), 2
        return 0
