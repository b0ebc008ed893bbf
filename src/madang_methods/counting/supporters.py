"""Who supports what: the ballots of each project as columns, and the projects as their supporters stand to them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .columns import Index, Ints
from .election import Election
from .rule import RuleSpec
from .standing import Standing, standings


@dataclass(frozen=True, slots=True, eq=False)
class Supporters:
    """Project p is supported by the ballots `ballots[starts[p] : starts[p + 1]]`; equal ballots are one with a weight.

    starts    int64[projects + 1], projects in the order of `election.projects`
    ballots   int32[starts[-1]], ascending within a project
    weights   int64[different ballots]: how many people voted that way
    """

    starts: Ints
    ballots: Index
    weights: Ints

    @classmethod
    def of(cls, election: Election) -> "Supporters":
        """A choice with zero points is no support."""
        columns = election.ballots.columns
        place = {project.id: number for number, project in enumerate(election.projects)}
        where = np.array([place[id] for id in columns.ids], np.int32)
        projects, rows = where[columns.choices] if len(where) else columns.choices, columns.rows
        if columns.points is not None:
            supports = columns.points > 0
            projects, rows = projects[supports], rows[supports]
        starts = np.zeros(len(place) + 1, np.int64)
        np.cumsum(np.bincount(projects, minlength=len(place)), out=starts[1:])
        return cls(starts, rows[_order(projects, len(place))], columns.weights)

    def twins(self, stand: Sequence[Standing | None]) -> list[int]:
        """For each project the first one with the same cost and the same supporters, which mostly is itself."""
        alike = Counter((one.cost, one.votes) for one in stand if one)
        first: dict[tuple[int, bytes], int] = {}
        return [
            first.setdefault((one.cost, self.of_project(place).tobytes()), place)
            if one and alike[one.cost, one.votes] > 1
            else place
            for place, one in enumerate(stand)
        ]

    def of_project(self, project: int) -> Index:
        """int32[]: the ballots that support it."""
        return self.ballots[self.starts[project] : self.starts[project + 1]]


def by_heads(election: Election, lot: Mapping[str, int]) -> tuple[Standing, ...]:
    """Each project with the number of its supporters as its score, in the order of `election.projects`."""
    votes = election.ballots.votes()
    return tuple(Standing(p.id, p.cost, votes[p.id], votes[p.id], lot[p.id]) for p in election.projects)


def as_ruled(election: Election, spec: RuleSpec, lot: Mapping[str, int]) -> tuple[Standing, ...]:
    """Each project with the score that the rule asks about, in the order of `election.projects`."""
    if spec.rule == "phragmen":
        return by_heads(election, lot)
    by_id = {one.id: one for one in standings(election, spec, lot)}
    return tuple(by_id[project.id] for project in election.projects)


def people_of(election: Election, count_empty: bool) -> int:
    """How many people count: everybody who voted, or those who chose anything."""
    columns = election.ballots.columns
    chosen = columns.starts[1:] > columns.starts[:-1]
    return len(election.ballots) if count_empty else int(columns.weights[chosen].sum())


def _order(projects: Index, number: int) -> NDArray[np.intp]:
    # A stable sort of 16 bits is a radix sort.
    return np.argsort(projects.astype(np.uint16) if number < 2**16 else projects, kind="stable")
