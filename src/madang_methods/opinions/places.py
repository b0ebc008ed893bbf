"""Where each person stands: for that person alone, and never part of what is published."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Place:
    """`group` is a letter, or None where no groups are shown."""

    x: float
    y: float
    group: str | None


@dataclass(frozen=True, eq=False)
class Places:
    """By person's number; a label of -1 is not placed."""

    people: Sequence[str] = field(repr=False)
    points: NDArray[np.float64] = field(repr=False)
    labels: NDArray[np.int64] = field(repr=False)
    letters: str = field(repr=False)

    def of(self, person: str) -> Place | None:
        """None for someone unknown or with too few votes."""
        number = self._numbers.get(person)
        if number is None or self.labels[number] < 0:
            return None
        x, y = self.points[number].tolist()
        return Place(x, y, self.letters[int(self.labels[number])] if self.letters else None)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {person: number for number, person in enumerate(self.people)}
