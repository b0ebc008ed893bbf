"""Leave out small cells, and as few others with them as keep them from being worked out.

Source: M. Fischetti, J. J. Salazar, Solving the Cell Suppression Problem on Tabular Data with Linear Constraints, Management Science
47(7), 2001: each small cell must be able to move up and down within what is left out, all sums kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..sortition.solver import INFINITE, IntArray, Model, Sparse
from .attack import THRESHOLD, attack, intervals
from .errors import RepresentationError
from .table import Published, Table, leave_out

MOST_OPEN = 24  # small cells that still need companions; more, and the programme would take minutes
GAP = 0.01


def suppress(table: Table, threshold: int = THRESHOLD) -> Published:
    """The table without cells of 1 to threshold - 1, and without the fewest others that protect them. Noughts are shown.

    A small cell could then be nought, or `threshold` more than it is. RepresentationError where nothing helps: `too_few` if
    everybody together are fewer, `too_many_small` where it should be made coarser (see `coarser`).

    >>> suppress(Table.line(["east", "west", "north"], [3, 9, 20])).counts
    (None, None, 20, 32)
    """
    everybody = table.counts[-1]
    if 0 < everybody < threshold:
        raise RepresentationError("too_few", f"Fewer than {threshold} people are no table.")
    small = [number for number, count in enumerate(table.counts) if 0 < count < threshold]
    unsafe = _unsafe(table, small, threshold)
    if len(unsafe) > MOST_OPEN:
        raise RepresentationError("too_many_small", f"{len(small)} cells are small. Take larger areas or fewer ages.")
    published = leave_out(table, set(small) | _companions(table, small, unsafe, threshold))
    if attack(published, threshold):
        raise RepresentationError("unsafe", "The table cannot be protected by leaving out cells.")
    return published


def _unsafe(table: Table, small: Sequence[int], threshold: int) -> list[int]:
    """Small cells that would not be safe if the small ones alone were left out."""
    if not small:
        return []
    ends = zip(small, intervals(leave_out(table, set(small))), strict=True)
    return [
        cell
        for cell, known in ends
        if known.least > 0 or (known.most is not None and known.most < table.counts[cell] + threshold)
    ]


def _companions(table: Table, small: Sequence[int], unsafe: Sequence[int], threshold: int) -> set[int]:
    """The cheapest set of cells to leave out as well; a larger count costs a little more."""
    if not unsafe:
        return set()
    programme = _Programme(table, small, threshold)
    for cell in unsafe:
        programme.must_move(cell, up=threshold)
        programme.must_move(cell, down=table.counts[cell])
    chosen = programme.solve()
    if chosen is None:
        raise RepresentationError("unsafe", "The table cannot be protected by leaving out cells.")
    return chosen


@dataclass(slots=True)
class _Way:
    """How one small cell moves: its flow's first variable, and what it must be."""

    cell: int
    up: int
    down: int


class _Programme:
    """Leave out x in {0, 1} for each cell; for each way a flow up and a flow down, nought where x is, that keeps every sum."""

    def __init__(self, table: Table, small: Sequence[int], threshold: int) -> None:
        self.table, self.small, self.threshold = table, set(small), threshold
        self.ways: list[_Way] = []

    def must_move(self, cell: int, *, up: int = 0, down: int = 0) -> None:
        self.ways.append(_Way(cell, up, down))

    def solve(self) -> set[int] | None:
        counts = np.array(self.table.counts)
        size, sums = len(counts), len(self.table.sums)
        variables = size * (1 + 2 * len(self.ways))
        places: list[tuple[int, int, float]] = []
        least, most = [], []
        lower, upper = np.zeros(variables), np.full(variables, INFINITE)
        upper[:size] = 1
        upper[size - 1] = 0  # everybody is always shown
        lower[list(self.small)] = 1
        row = 0
        for number, way in enumerate(self.ways):
            up, down = size * (1 + 2 * number), size * (2 + 2 * number)
            reach = max(way.up, way.down)
            for one in self.table.sums:
                for cell, sign in [(one.total, -1.0), *((part, 1.0) for part in one.parts)]:
                    places += [(row, up + cell, sign), (row, down + cell, -sign)]
                row += 1
            least += [0.0] * sums
            most += [0.0] * sums
            for cell, count in enumerate(counts):
                for first, ceiling in ((up, reach), (down, min(reach, int(count)))):
                    places += [(row, first + cell, 1.0), (row, cell, -float(ceiling))]
                    row += 1
            least += [-INFINITE] * (2 * size)
            most += [0.0] * (2 * size)
            moved, still = (up, down) if way.up else (down, up)
            lower[moved + way.cell] = upper[moved + way.cell] = reach
            upper[still + way.cell] = 0
        rows, columns, values = zip(*places, strict=True)
        costs = np.concatenate([-(1 + 0.001 * np.sqrt(counts)), np.zeros(variables - size)])
        model = Model(
            costs,
            Sparse((row, variables), (_whole(rows), _whole(columns)), np.array(values)),
            (least, most),
            (lower, upper),
            whole=np.arange(variables) < size,
            gap=GAP,
        )
        answer = model.solve()
        return None if answer is None else {int(cell) for cell in np.flatnonzero(answer.values[:size] > 0.5)}


def _whole(numbers: Sequence[int]) -> IntArray:
    return np.array(numbers, np.int64)
