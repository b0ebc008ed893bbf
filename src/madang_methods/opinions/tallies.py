"""How many agreed, disagreed or passed on each statement, in each group: whole numbers, and which of them are shown."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .votes import Votes

LEAST = 5  # people a shown number speaks of, at least


@dataclass(frozen=True, slots=True)
class Tally:
    """What the people of one cell said to one statement.

    >>> Tally(6, 3, 1).seen, Tally(6, 3, 1).agree_share
    (10, 0.6)
    """

    agree: int
    disagree: int
    passed: int

    @property
    def seen(self) -> int:
        return self.agree + self.disagree + self.passed

    @property
    def agree_share(self) -> float:
        return self.agree / self.seen if self.seen else 0.0

    @property
    def disagree_share(self) -> float:
        return self.disagree / self.seen if self.seen else 0.0


def tallies(votes: Votes, labels: NDArray[np.int64], groups: int) -> list[list[Tally]]:
    """[group][statement]; a label of -1 stands for no group and counts nowhere."""
    size = len(votes.statements)
    label = labels[votes.person]
    cell = label * size + votes.statement
    counted = [
        np.bincount(cell[(label >= 0) & (votes.value == said)], minlength=groups * size).reshape(groups, size)
        for said in (1, -1, 0)
    ]
    return [[Tally(*(int(c[group, s]) for c in counted)) for s in range(size)] for group in range(groups)]


def shown(cells: Sequence[Tally]) -> tuple[Tally | None, ...]:
    """One statement's cells, one a group. Fewer than LEAST people are hidden, and others with them, until no subtraction from
    the total tells of fewer than LEAST people or of one group alone.

    >>> shown([Tally(9, 1, 0), Tally(4, 4, 4), Tally(1, 0, 1)])
    (None, Tally(agree=4, disagree=4, passed=4), None)
    """
    hidden = {number for number, cell in enumerate(cells) if cell.seen < LEAST}
    if hidden:
        for number in sorted(range(len(cells)), key=lambda n: (cells[n].seen, n)):
            if len(hidden) >= 2 and sum(cells[n].seen for n in hidden) >= LEAST:
                break
            hidden.add(number)
    return tuple(None if number in hidden else cell for number, cell in enumerate(cells))
