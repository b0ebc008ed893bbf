"""What the ballots say, in columns: equal rows of VOTES are looked at once, all of them in one go."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .choices import choices_in, merged, points_in
from .errors import PabulibError, shown
from .numbers import MOST
from .tokens import places

Cells = tuple[str, str]
# One byte for each ballot and project is sooner than sorting, as long as they are not too many.
MOST_MARKS = 1 << 26
SMALL = tuple(map(str, range(1000)))
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Votes:
    """Ballot i names the projects `choices[starts[i]:starts[i+1]]` (places in the file), as `weights[i]` people did.

    int64; `points` belong to `choices`, None if the vote gives none. Each project stands once in a ballot, at its first
    place; `repeats` holds the cells in which one stood more often, with the ids.
    """

    starts: Numbers
    choices: Numbers
    points: Numbers | None
    weights: Numbers
    repeats: Mapping[Cells, tuple[str, ...]]

    def lengths(self) -> Numbers:
        return np.diff(self.starts)

    def ranks(self) -> Numbers:
        """The place of each choice in its ballot, from 0."""
        return np.arange(len(self.choices)) - np.repeat(self.starts[:-1], self.lengths())

    def total(self, each: Numbers | None, projects: int) -> list[int]:
        """For each project the ballots that name it, or the sum of `each` (one number a choice)."""
        people = np.repeat(self.weights, self.lengths())
        sums = np.zeros(projects, np.int64)
        np.add.at(sums, self.choices, people if each is None else people * each)
        return [int(number) for number in sums]


def votes_in(
    vote: Sequence[str], points: Sequence[str] | None, ids: Mapping[str, int], kind: str, lines: Sequence[int] = ()
) -> Votes:
    """The cells of the columns vote and points, one a ballot. `ids` gives each project its place.

    PabulibError at the first ballot that cannot be read, with its line if `lines` has one for each ballot.
    """
    rows: Sequence[str | Cells] = vote if points is None else list(zip(vote, points, strict=True))
    counted = Counter(rows)
    cells: list[Cells] = [(cell, "") if isinstance(cell, str) else cell for cell in counted]
    read = _at_once(cells, points is not None, ids)
    if read is None or (kind == "choose-1" and read[0].max(initial=0) > 1):
        read = _one_by_one(rows, cells, points is not None, ids, kind, lines)
    lengths, choices, given = read
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
    weights = np.fromiter(counted.values(), np.int64, len(counted))
    if given is not None and len(rows) * int(given.max(initial=0)) > MOST:
        raise PabulibError(0, "points", f"The points are too many to be added up below {MOST:,}", "Give fewer points.")
    return _merged(cells, starts, choices, given, weights, ids)


Read = tuple[Numbers, Numbers, Numbers | None]


def _at_once(cells: list[Cells], scored: bool, ids: Mapping[str, int]) -> Read | None:
    """Lengths, choices and points of all cells; None if any of them needs a closer look."""
    votes, points = [vote for vote, _ in cells], [given for _, given in cells]
    found = places(votes, ids)
    if found is None:
        return None
    lengths, choices = found
    if not scored:
        return lengths, choices, None
    # Points are mostly small: each of these texts stands at the place that is its number.
    given = places(points, SMALL) or _numbers(points)
    if given is None or not np.array_equal(lengths, given[0]):
        return None
    return lengths, choices, given[1]


def _numbers(cells: Sequence[str]) -> tuple[Numbers, Numbers] | None:
    read = [points_in(cell) for cell in cells]
    numbers = [number for points in read if points is not None for number in points]
    if None in read:
        return None
    return np.array([len(points or ()) for points in read], np.int64), np.array(numbers, np.int64)


def _one_by_one(
    rows: Sequence[str | Cells],
    cells: list[Cells],
    scored: bool,
    ids: Mapping[str, int],
    kind: str,
    lines: Sequence[int],
) -> Read:
    lengths: list[int] = []
    choices: list[int] = []
    points: list[int] = []
    for cell in cells:
        try:
            named, given = _ballot(*cell, scored, ids, kind)
        except PabulibError as error:
            line = lines[rows.index(cell if scored else cell[0])] if lines else 0
            raise PabulibError(line, error.field, error.problem, error.remedy) from None
        lengths.append(len(named))
        choices += [ids[choice] for choice in named]
        points += given
    return np.array(lengths, np.int64), np.array(choices, np.int64), np.array(points, np.int64) if scored else None


def _ballot(
    vote: str, points: str, scored: bool, ids: Mapping[str, int], kind: str
) -> tuple[tuple[str, ...], tuple[int, ...]]:
    choices = choices_in(vote)
    for choice in choices:
        if choice not in ids:
            remedy = "Correct the id, or add the project to PROJECTS."
            raise PabulibError(0, "vote", f"There is no project {shown(choice)}", remedy)
    given = points_in(points) if scored else ()
    if given is None:
        remedy = "Write whole numbers with commas, such as 2,1."
        raise PabulibError(0, "points", f"{shown(points)} are no points from 0", remedy)
    if scored and len(given) != len(choices):
        problem = f"The ballot names {len(choices)} projects but gives {len(given)} points"
        raise PabulibError(0, "points", problem, "Give each project in the ballot its points.")
    if kind == "choose-1" and len(set(choices)) > 1:
        raise PabulibError(0, "vote", f"A choose-1 ballot names {len(choices)} projects", "Leave one of them.")
    return choices, given


def _merged(
    cells: list[Cells],
    starts: Numbers,
    choices: Numbers,
    points: Numbers | None,
    weights: Numbers,
    ids: Mapping[str, int],
) -> Votes:
    """Each project once a ballot. Few files need it, and in those few ballots do."""
    named = np.repeat(np.arange(len(cells)), np.diff(starts)) * max(1, len(ids)) + choices
    twice = _twice(named, len(cells) * len(ids)) // max(1, len(ids))
    if not len(twice):
        return Votes(starts, choices, points, weights, {})
    keep = np.ones(len(choices), np.bool_)
    points = None if points is None else points.copy()
    names, repeats = list(ids), {}
    for ballot in np.unique(twice).tolist():
        start, end = starts[ballot : ballot + 2].tolist()
        here = choices[start:end].tolist()
        given = () if points is None else tuple(points[start:end].tolist())
        once, sums = merged(tuple(names[choice] for choice in here), given)
        first = [start + here.index(ids[id]) for id in once]
        keep[start:end] = False
        keep[first] = True
        if points is not None:
            points[first] = sums
        repeats[cells[ballot]] = tuple(id for id in once if here.count(ids[id]) > 1)
    kept = np.concatenate([np.zeros(1, np.int64), np.cumsum(keep)])
    return Votes(kept[starts], choices[keep], None if points is None else points[keep], weights, repeats)


def _twice(numbers: Numbers, below: int) -> Numbers:
    """Those that stand more than once."""
    if below <= MOST_MARKS:
        marks = np.zeros(below, np.bool_)
        marks[numbers] = True
        if np.count_nonzero(marks) == len(numbers):
            return numbers[:0]
    numbers = np.sort(numbers)
    repeated: Numbers = numbers[1:][numbers[1:] == numbers[:-1]]
    return repeated
