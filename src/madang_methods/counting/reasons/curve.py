"""How the outcome moves with everybody's share: a step function, told without smoothing."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby, pairwise
from math import floor
from typing import Any

from ..completion import Completion
from ..election import Election
from ..equal_shares.decide import Decision
from ..equal_shares.market import purses_of
from ..equal_shares.run import Run
from ..rule import RuleSpec
from ..rule_checks import RuleError
from .winners import Ask


@dataclass(frozen=True, slots=True)
class Stretch:
    """From step `first` to step `last` of the completion the shares alone fund the same projects.

    more        what everybody has at the first of these steps beyond the first share, in the election's units
    funded      the projects, in the order of the election, with those that cost nothing
    over        whether they cost more than the budget: a completion ends before such a step
    enters, leaves   against the stretch before
    """

    first: int
    last: int
    more: int
    funded: tuple[str, ...]
    cost: int
    over: bool
    enters: frozenset[str] = frozenset()
    leaves: frozenset[str] = frozenset()

    def as_dict(self) -> dict[str, Any]:
        """Ready for JSON."""
        whole = {name: getattr(self, name) for name in ("first", "last", "more", "cost", "over")}
        lists = {"funded": list(self.funded), "enters": sorted(self.enters), "leaves": sorted(self.leaves)}
        return whole | lists


@dataclass(frozen=True, slots=True)
class Curve:
    """The outcome of shares alone at each step from 0 to `last` (counting.md 4.6).

    share       everybody's first share, exact; None where districts share the budget
    Every step was counted, or proven to give the same run as the one before: a project that enters may leave.
    """

    share: Fraction | None
    stretches: tuple[Stretch, ...]

    @property
    def last(self) -> int:
        return self.stretches[-1].last if self.stretches else -1

    def enters(self, project: str) -> Stretch | None:
        """The first stretch that funds it; its `more` is the least further endowment that does. None if no one does."""
        return next((stretch for stretch in self.stretches if project in stretch.funded), None)

    def comings_and_goings(self, project: str) -> tuple[tuple[int, int], ...]:
        """The runs of steps (first, last) at which it is funded: more than one where the outcome is not monotone."""
        funded = groupby(self.stretches, key=lambda stretch: project in stretch.funded)
        runs = (list(stretches) for is_funded, stretches in funded if is_funded)
        return tuple((run[0].first, run[-1].last) for run in runs)

    def as_dict(self) -> dict[str, Any]:
        """Ready for JSON."""
        share = None if self.share is None else str(self.share)
        return {"share": share, "stretches": [stretch.as_dict() for stretch in self.stretches]}


def endowment_curve(election: Election, spec: RuleSpec, *, seed: str = "", steps: int | None = None) -> Curve:
    """Count with larger and larger shares, by the increments of the rule's completion (one unit of money if it has none).

    `steps` is how many steps beyond the first share; None goes on to the first outcome that costs more than the budget,
    or to where no larger share changes anything. RuleError unless the rule is one of equal shares.
    """
    decision = Ask(spec, seed).decision(election)
    if decision is None:
        raise RuleError(f"The rule {spec.rule} gives nobody a share; ask about a rule of equal shares.")
    completion = spec.completion or Completion()
    coins = 10**election.exponent
    start = _first(purses_of(election, spec).money, completion, coins)
    walk = _Walk(decision, start, completion.increment * coins, election.budget)
    order = {project.id: place for place, project in enumerate(election.projects)}
    found = [replace(one, funded=tuple(sorted(one.funded, key=order.__getitem__))) for one in walk.stretches(steps)]
    changed = [
        replace(now, enters=frozenset(now.funded) - set(then.funded), leaves=frozenset(then.funded) - set(now.funded))
        for then, now in pairwise(found)
    ]
    return Curve(start[0] if spec.endowment == "equal" else None, (*found[:1], *changed))


@dataclass(slots=True)
class _Walk:
    """Runs with larger and larger shares. Where many give the same run, they are proven all at once."""

    decision: Decision
    start: tuple[Fraction, ...]
    increment: int
    budget: int
    reach: int = 1

    def stretches(self, steps: int | None) -> Iterator[Stretch]:
        """Equal neighbours are one."""
        now: Stretch | None = None
        step = 0
        while steps is None or step <= steps:
            run = self.decision.engine.run(self._money(step))
            one = self._stretch(step, run)
            ends = steps is None and (one.over or self._settled(run))
            last = step if ends else self._same_up_to(step, steps)
            if now and now.funded == one.funded:
                now = replace(now, last=last)
            else:
                if now:
                    yield now
                now = replace(one, last=last)
            if ends:
                break
            step = last + 1
        if now:
            yield now

    def _money(self, step: int) -> tuple[Fraction, ...]:
        return tuple(each + step * self.increment for each in self.start)

    def _same_up_to(self, step: int, steps: int | None) -> int:
        """The last step for which it is proven that the run is the same."""
        last = step + self.reach if steps is None else min(step + self.reach, steps)
        if last > step and self.decision.engine.name != "rational":
            if self.decision.engine.between(self._money(step), self._money(last)):
                self.reach *= 2
                return last
            self.reach = max(self.reach // 2, 1)
        return step

    def _stretch(self, step: int, run: Run) -> Stretch:
        market = self.decision.market
        funded = frozenset((*self.decision.free, *(market.ids[c] for c in run.order)))
        cost = sum(market.cost[c] for c in run.order)
        return Stretch(step, step, step * self.increment, tuple(sorted(funded)), cost, cost > self.budget)

    def _settled(self, run: Run) -> bool:
        """Whether no larger share changes anything: who is not funded is shut out by a ceiling or a conflict."""
        market, funded = self.decision.market, set(run.order)
        rooms = [(limit, limit.room - sum(limit.sizes.get(c, 0) for c in funded)) for limit in market.limits]
        waiting = set(range(len(market.ids))) - funded
        return all(any(limit.sizes.get(c, 0) > room for limit, room in rooms) for c in waiting)


def _first(money: tuple[Fraction, ...], rule: Completion, coins: int) -> tuple[Fraction, ...]:
    return tuple(Fraction(floor(each / coins) * coins) if rule.start == "floor" else each for each in money)
