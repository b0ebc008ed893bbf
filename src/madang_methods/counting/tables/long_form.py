"""From long columns, a row a choice, to a box of ballots: put together what belongs together, and check it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..ballot import Kind
from ..ballots import BallotBox
from .error import TableError, shown

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Long:
    """The table of ballots as numbers, one entry a row; `file` and `first_row` say where an error stands.

    project   place in `ids`, -1 for a row without a project
    points    None if the ballots give none
    district  place in `district_names`
    """

    file: str
    first_row: int
    ids: Sequence[str]
    ballot: Ints
    project: Ints
    points: Ints | None
    weight: Ints
    district: Ints
    district_names: Sequence[str]

    def box(self, kind: Kind, max_length: int) -> BallotBox:
        """TableError at a row that does not agree with the other rows of its ballot."""
        rising = bool((self.ballot[1:] >= self.ballot[:-1]).all())
        order = np.arange(len(self.ballot)) if rising else np.argsort(self.ballot, kind="stable")
        ballot, project = self.ballot[order], self.project[order]
        begins = np.ones(len(order), np.bool_)
        begins[1:] = ballot[1:] != ballot[:-1]
        firsts = np.flatnonzero(begins)
        lengths = np.diff(np.append(firsts, len(order)))
        for name, values in (("weight", self.weight[order]), ("district", self.district[order])):
            self._refuse(order, name, values != np.repeat(values[firsts], lengths), "differs within ballot")
        named = project >= 0
        self._refuse(order, "project", ~named & np.repeat(lengths > 1, lengths), "is missing in one row of ballot")
        self._refuse_twice(order, project, np.repeat(np.arange(len(firsts)), lengths), named)
        if kind == "choose-1":
            self._refuse(order, "project", ~begins, "is a second choice in choose-1 ballot")
        ends = np.cumsum(np.where(named[firsts], lengths, 0)) if len(firsts) else firsts
        where = self.district[order][firsts].tolist()
        return BallotBox.from_columns(
            kind,
            self.ids,
            np.concatenate([np.zeros(1, np.int64), ends]),
            project[named],
            points=None if self.points is None else self.points[order][named],
            weights=self.weight[order][firsts],
            districts=[self.district_names[place] for place in where] if len(self.district_names) > 1 else None,
            max_length=max_length,
        )

    def _refuse_twice(self, order: Ints, project: Ints, ballot: Ints, named: NDArray[np.bool_]) -> None:
        key = ballot * max(1, len(self.ids)) + project
        key[~named] = -1
        by_key = np.argsort(key, kind="stable")
        twice = np.zeros(len(key), np.bool_)
        twice[by_key[1:]] = (key[by_key[1:]] == key[by_key[:-1]]) & (key[by_key[1:]] >= 0)
        self._refuse(order, "project", twice, "is named a second time in ballot")

    def _refuse(self, order: Ints, field: str, wrong: NDArray[np.bool_], problem: str) -> None:
        if wrong.any():
            row = int(order[wrong].min())
            ballot = int(self.ballot[row])
            what = (
                f" {shown(self.ids[int(self.project[row])])}" if field == "project" and self.project[row] >= 0 else ""
            )
            text = f"The {field}{what} {problem} {ballot}"
            raise TableError(self.file, row + self.first_row, field, text)
