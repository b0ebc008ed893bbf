"""The one door to HiGHS (MIT): linear programs, whole or not. Nothing it says is believed without being checked.

One thread, a fixed seed and stops by gap, never by time: the same question has the same answer on every machine with
the same HiGHS. Tickets are committed before a draw, so a difference between versions could do no harm.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

IntArray = NDArray[np.int64]
FloatArray = NDArray[np.float64]
Numbers = Sequence[float] | NDArray[Any]
INFINITE = float(highspy.kHighsInf)


@dataclass(frozen=True, slots=True)
class Answer:
    """Values of the variables, prices of the rows (what one more of the limit would be worth) and the objective."""

    values: FloatArray
    prices: FloatArray
    objective: float

    @property
    def whole(self) -> IntArray:
        return np.rint(self.values).astype(np.int64)


class _Silent(highspy.Highs):
    """Says nothing, not even once when it is made: standard output belongs to the answer."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]

    def enableCallbacks(self) -> None:
        self.silent()


class Model:
    """maximise costs · x, least ≤ matrix · x ≤ most, lower ≤ x ≤ upper; asked again after changes, it starts warm."""

    def __init__(
        self,
        costs: Numbers,
        matrix: "Sparse | NDArray[Any]",
        rows: tuple[Numbers, Numbers],
        bounds: tuple[Numbers, Numbers],
        *,
        whole: Sequence[bool] | NDArray[np.bool_] | None = None,
        tolerance: float = 1e-9,
        gap: float = 0.0,
    ) -> None:
        sparse = matrix if isinstance(matrix, Sparse) else Sparse.of(matrix)
        program = highspy.HighsLp()
        program.num_row_, program.num_col_ = sparse.shape
        program.col_cost_ = np.asarray(costs, float)
        program.row_lower_, program.row_upper_ = (np.asarray(one, float) for one in rows)
        program.col_lower_, program.col_upper_ = (np.asarray(one, float) for one in bounds)
        program.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        program.a_matrix_.start_, program.a_matrix_.index_, program.a_matrix_.value_ = sparse.columns()
        program.sense_ = highspy.ObjSense.kMaximize
        if whole is not None:
            kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
            program.integrality_ = [kinds[bool(one)] for one in whole]
        self._highs = _Silent()
        self._set(threads=1, random_seed=0, mip_rel_gap=gap, mip_abs_gap=1e-9)
        self._set(primal_feasibility_tolerance=tolerance, dual_feasibility_tolerance=tolerance)
        self._highs.passModel(program)
        self.shape = sparse.shape

    def solve(self) -> Answer | None:
        """The best point, or None if there is none."""
        self._highs.run()
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        found = self._highs.getSolution()
        objective = float(self._highs.getInfo().objective_function_value)
        return Answer(np.array(found.col_value), np.array(found.row_dual), objective)

    def costs(self, costs: FloatArray) -> None:
        self._highs.changeColsCost(len(costs), np.arange(len(costs), dtype=np.int32), costs)

    def bound(self, column: int, lower: float, upper: float) -> None:
        self._highs.changeColBounds(int(column), lower, upper)

    def limit(self, row: int, least: float, most: float) -> None:
        self._highs.changeRowBounds(int(row), least, most)

    def bound_all(self, lower: FloatArray, upper: FloatArray) -> None:
        self._highs.changeColsBounds(len(lower), np.arange(len(lower), dtype=np.int32), lower, upper)

    def add_column(self, cost: float, places: IntArray, values: FloatArray) -> None:
        self._highs.addCol(cost, 0.0, INFINITE, len(places), places.astype(np.int32), values)

    def forget(self) -> None:
        """Start afresh, not from the last answer."""
        self._highs.clearSolver()

    def _set(self, **options: float | bool) -> None:
        for name, value in options.items():
            self._highs.setOptionValue(name, value)


@dataclass(frozen=True, slots=True)
class Sparse:
    """A matrix as (rows, columns, values) of what is not zero."""

    shape: tuple[int, int]
    places: tuple[IntArray, IntArray]
    values: FloatArray

    @classmethod
    def of(cls, matrix: NDArray[Any]) -> "Sparse":
        rows, columns = np.nonzero(matrix)
        return cls(matrix.shape, (rows, columns), matrix[rows, columns].astype(float))

    def columns(self) -> tuple[NDArray[np.int32], NDArray[np.int32], FloatArray]:
        """Starts, rows and values, column by column."""
        rows, columns = self.places
        order = np.lexsort((rows, columns))
        starts = np.searchsorted(columns[order], np.arange(self.shape[1] + 1))
        return starts.astype(np.int32), rows[order].astype(np.int32), self.values[order]
