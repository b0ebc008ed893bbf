"""Split the totals into tickets: equally likely panels, each within one of what is expected, in every unit and quota.

Idea: while i tickets are left and R seats are owed, some whole panel has every count and every quota sum at R/i rounded
down or up. Take it as often as the rest stays such a case; each time a count or a sum becomes whole, so that there are
at most units + rows + 1 different panels. Only whole numbers could be missing, never room: R/i itself is in the box.
This is the splitting behind the theorem of Birkhoff and von Neumann, and of Budish, Che, Kojima & Milgrom, "Designing
random allocation mechanisms" (AER 2013), done by a solver where their structure of rows does not hold.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .panels import Panels
from .solver import FloatArray, IntArray, Model

FREED = 100
TASTES = 6


@dataclass(frozen=True, slots=True)
class Ticket:
    """One panel by counts of units (units,), and how many tickets show it."""

    copies: int
    counts: IntArray


class Stuck(Exception):
    """No whole panel lies in the box; `totals` over `left` tickets were still to be split."""

    def __init__(self, totals: IntArray, left: int) -> None:
        super().__init__(f"{left} tickets left")
        self.totals, self.left = totals, left


def split(
    panels: Panels, totals: IntArray, tickets: int, told: Callable[[int, int], None] = lambda done, of: None
) -> list[Ticket]:
    """Tickets whose copies sum to `tickets` and whose counts sum to `totals`, exactly; raises Stuck.

    A way that ends in a corner is tried again with another taste in panels, a few times.
    """
    for taste in range(TASTES - 1):
        try:
            return _split(_Box(panels, taste), totals, tickets, told)
        except Stuck as stuck:
            if stuck.left == tickets:
                raise
    return _split(_Box(panels, TASTES - 1), totals, tickets, told)


def _split(box: "_Box", totals: IntArray, tickets: int, told: Callable[[int, int], None]) -> list[Ticket]:
    left, rest, out = tickets, totals.copy(), []
    while left:
        told(tickets - left, tickets)
        counts = box.panel(rest, left)
        if counts is None:
            raise Stuck(rest, left)
        copies = box.times(rest, left, counts)
        out.append(Ticket(copies, counts))
        rest, left = rest - copies * counts, left - copies
    return out


class _Box:
    """The whole panels around totals/left. One linear program finds most of a panel, a small whole one the rest."""

    def __init__(self, panels: Panels, taste: int) -> None:
        self.panels = panels
        self.units = len(panels.people)
        self.taste = 0.5 * np.modf(np.arange(1, self.units + 1) * taste * 0.6180339887)[0]
        self.relaxed = self._model(whole=False)

    def panel(self, totals: IntArray, left: int) -> IntArray | None:
        down = totals // left
        loose = totals > down * left
        if not loose.any():
            return down if self.panels.holds(down) else None
        least, most = self._rows(totals, left)
        worth = np.where(loose, 2 * (totals / left - down) - 1 + self.taste, 0.0)
        upper = down + loose
        found = self._quick(worth, down, upper, least, most)
        return found if found is not None else self._whole(worth, down, upper, least, most)

    def times(self, totals: IntArray, left: int, counts: IntArray) -> int:
        """The greatest number of copies after which the rest is again such a case; at least one."""
        copies = min(left, _limit(totals, left, counts))
        firm = self.panels.matrix[: self.panels.firm]
        copies = min(copies, _limit(firm @ totals, left, firm @ counts))
        for row in range(self.panels.firm, len(self.panels.matrix)):
            most = int(self.panels.most[row])
            room = most * left - int(self.panels.matrix[row] @ totals)
            step = most - int(self.panels.matrix[row] @ counts)
            copies = min(copies, room // step) if step > 0 else copies
        return max(1, copies)

    def _rows(self, totals: IntArray, left: int) -> tuple[IntArray, IntArray]:
        sums = self.panels.matrix @ totals
        least = np.maximum(sums // left, self.panels.least)
        most = np.minimum(-(-sums // left), self.panels.most)
        for row in range(self.panels.firm, len(sums)):
            # A cut is an upper limit alone; what this panel does not use, the others must not need.
            least[row] = max(0, sums[row] - self.panels.most[row] * (left - 1))
            most[row] = self.panels.most[row]
        return least, most

    def _quick(
        self, worth: FloatArray, down: IntArray, upper: IntArray, least: IntArray, most: IntArray
    ) -> IntArray | None:
        """A corner of the linear program is whole almost everywhere; the few others are put right by a small one."""
        self.relaxed.costs(worth)
        self.relaxed.bound_all(down.astype(float), upper.astype(float))
        for row, (low, high) in enumerate(zip(least, most, strict=True)):
            self.relaxed.limit(row, low, high)
        answer = self.relaxed.solve()
        if answer is None:
            return None
        near = answer.whole
        broken = abs(answer.values - near) > 1e-6
        if not broken.any():
            return near if self._fits(near, least, most) else None
        # Besides the broken cells those that matter least are let go: so many that something whole fits almost always.
        free = broken.copy()
        loose = np.flatnonzero(upper > down)
        free[loose[np.argsort(abs(worth[loose]), kind="stable")[:FREED]]] = True
        held = np.where(free, down, near), np.where(free, upper, near)
        return self._whole(worth, *held, least, most)

    def _whole(
        self, worth: FloatArray, lower: IntArray, upper: IntArray, least: IntArray, most: IntArray
    ) -> IntArray | None:
        loose = np.flatnonzero(upper > lower)
        taken = self.panels.matrix @ lower
        found = Model(
            worth[loose],
            self.panels.matrix[:, loose],
            (least - taken, most - taken),
            (np.zeros(len(loose)), (upper - lower)[loose]),
            whole=np.ones(len(loose), bool),
            tolerance=1e-7,
            gap=0.3,
        ).solve()
        if found is None:
            return None
        counts = lower.copy()
        counts[loose] += found.whole
        return counts if self._fits(counts, least, most) else None

    def _fits(self, counts: IntArray, least: IntArray, most: IntArray) -> bool:
        sums = self.panels.matrix @ counts
        return bool((sums >= least).all() and (sums <= most).all())

    def _model(self, whole: bool) -> Model:
        nothing = np.zeros(self.units)
        return Model(
            nothing,
            self.panels.matrix,
            (self.panels.least, self.panels.most),
            (nothing, self.panels.people),
            tolerance=1e-9,
        )


def _limit(totals: IntArray, left: int, counts: IntArray) -> int:
    """How often counts can be taken until totals/left, now within one of them, would move out of its box."""
    down = totals // left
    owed = totals - down * left
    loose = owed > 0
    if not loose.any():
        return left
    return int(np.where(counts > down, owed, left - owed)[loose].min())
