"""Completion of exact equal shares: more for everybody, step by step or by the least that changes anything."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from ..completion import Completion
from ..rule import Utility
from ..rule_checks import RuleError
from .change import next_change
from .run import Candidate, Run

# Runs before giving up: a completion that takes more would take hours.
MOST_RUNS = 20_000


@dataclass(frozen=True, slots=True, eq=False)
class Completed:
    """The run that counts, what everybody was given besides (in coins), the runs made, and the first run that cost too much."""

    run: Run
    raised: Fraction
    runs: int
    over: Run | None


def complete(
    again: Callable[[Sequence[Fraction]], Run],
    candidates: Sequence[Candidate],
    first: Sequence[Fraction],
    rule: Completion | None,
    *,
    utility: Utility,
    budget: int,
    coins: int,
    ended: Callable[[Run], bool],
) -> Completed:
    """Run with the first share, then with more for everybody, until a run costs more than the budget: the one before counts.

    `add1` adds whole steps; steps that do not come up to the next change give the same run and are passed over. `add_opt`
    adds the least that changes the run (Kraiczy, Robinson, Elkind 2025, arXiv 2502.11797 [r]). Also ends when `ended` says
    that nothing is left to do, or nothing can change any more. RuleError after 20,000 runs.
    """
    if rule and rule.start == "floor":
        first = [Fraction(floor(each / coins) * coins) for each in first]
    raised, runs = Fraction(0), 0
    last, last_raised = None, raised
    while True:
        run, runs = again([each + raised for each in first]), runs + 1
        if last is not None and run.cost > budget:
            return Completed(last, last_raised, runs, run)
        more = None if rule is None or ended(run) else next_change(candidates, run, utility)
        if rule is None or more is None:
            return Completed(run, raised, runs, None)
        if runs >= MOST_RUNS:
            raise RuleError(f"The completion did not end within {MOST_RUNS:,} runs. Choose a larger increment.")
        last, last_raised = run, raised
        step = rule.increment * coins
        raised += more if rule.by == "add_opt" else -(-more // step) * step
