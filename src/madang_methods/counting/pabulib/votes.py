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
BETWEEN = "\0"
# A mark for each ballot and project is sooner than sorting, some ballots at a time.
MARKS = 1 << 22
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
    # One text for both cells is sooner told apart than two; no file holds the character between them.
    rows = vote if points is None else list(map(BETWEEN.join, zip(vote, points, strict=True)))
    counted = Counter(rows)
    votes = list(counted) if points is None else [row.partition(BETWEEN)[0] for row in counted]
    given = None if points is None else [row.partition(BETWEEN)[2] for row in counted]
    read = _at_once(votes, given, ids)
    if read is None or (kind == "choose-1" and read[0].max(initial=0) > 1):
        firsts = dict(zip(reversed(rows), range(len(rows) - 1, -1, -1), strict=True))
        read = _one_by_one(votes, given, ids, kind, [lines[firsts[row]] if lines else 0 for row in counted])
    if read[2] is not None and len(rows) * int(read[2].max(initial=0)) > MOST:
        raise PabulibError(0, "points", f"The points are too many to be added up below {MOST:,}", "Give fewer points.")
    return _merged(votes, given, read, np.fromiter(counted.values(), np.int64, len(counted)), ids)


Read = tuple[Numbers, Numbers, Numbers | None]


def _at_once(votes: Sequence[str], points: Sequence[str] | None, ids: Mapping[str, int]) -> Read | None:
    """Lengths, choices and points of all cells; None if any of them needs a closer look."""
    found = places(votes, ids)
    if found is None:
        return None
    lengths, choices = found
    if points is None:
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
    votes: Sequence[str], points: Sequence[str] | None, ids: Mapping[str, int], kind: str, lines: Sequence[int]
) -> Read:
    lengths: list[int] = []
    choices: list[int] = []
    numbers: list[int] = []
    for place, vote in enumerate(votes):
        try:
            named, given = _ballot(vote, None if points is None else points[place], ids, kind)
        except PabulibError as error:
            raise PabulibError(lines[place], error.field, error.problem, error.remedy) from None
        lengths.append(len(named))
        choices += [ids[choice] for choice in named]
        numbers += given
    given_all = None if points is None else np.array(numbers, np.int64)
    return np.array(lengths, np.int64), np.array(choices, np.int64), given_all


def _ballot(
    vote: str, points: str | None, ids: Mapping[str, int], kind: str
) -> tuple[tuple[str, ...], tuple[int, ...]]:
    choices = choices_in(vote)
    for choice in choices:
        if choice not in ids:
            remedy = "Correct the id, or add the project to PROJECTS."
            raise PabulibError(0, "vote", f"There is no project {shown(choice)}", remedy)
    given = () if points is None else points_in(points)
    if given is None:
        remedy = "Write whole numbers with commas, such as 2,1."
        raise PabulibError(0, "points", f"{shown(points or '')} are no points from 0", remedy)
    if points is not None and len(given) != len(choices):
        problem = f"The ballot names {len(choices)} projects but gives {len(given)} points"
        raise PabulibError(0, "points", problem, "Give each project in the ballot its points.")
    if kind == "choose-1" and len(set(choices)) > 1:
        raise PabulibError(0, "vote", f"A choose-1 ballot names {len(choices)} projects", "Leave one of them.")
    return choices, given


def _merged(
    votes: Sequence[str], given: Sequence[str] | None, read: Read, weights: Numbers, ids: Mapping[str, int]
) -> Votes:
    """Each project once a ballot. Few files need it, and in those few ballots do."""
    lengths, choices, points = read
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
    twice = _twice(starts, choices, max(1, len(ids)))
    if not twice:
        return Votes(starts, choices, points, weights, {})
    keep = np.ones(len(choices), np.bool_)
    points = None if points is None else points.copy()
    names, repeats = list(ids), {}
    for ballot in twice:
        start, end = starts[ballot : ballot + 2].tolist()
        here = choices[start:end].tolist()
        numbers = () if points is None else tuple(points[start:end].tolist())
        once, sums = merged(tuple(names[choice] for choice in here), numbers)
        first = [start + here.index(ids[id]) for id in once]
        keep[start:end] = False
        keep[first] = True
        if points is not None:
            points[first] = sums
        repeats[votes[ballot], "" if given is None else given[ballot]] = tuple(
            id for id in once if here.count(ids[id]) > 1
        )
    kept = np.concatenate([np.zeros(1, np.int64), np.cumsum(keep)])
    return Votes(kept[starts], choices[keep], None if points is None else points[keep], weights, repeats)


def _twice(starts: Numbers, choices: Numbers, projects: int) -> list[int]:
    """The ballots that name a project twice."""
    found: list[int] = []
    step = max(1, MARKS // projects)
    for first in range(0, len(starts) - 1, step):
        few = starts[first : first + step + 1]
        ballot = np.repeat(np.arange(len(few) - 1), np.diff(few))
        places = ballot * projects + choices[few[0] : few[-1]]
        marks = np.zeros((len(few) - 1) * projects, np.bool_)
        marks[places] = True
        if np.count_nonzero(marks) < len(places):
            marked = np.sort(places)
            found += np.unique(marked[1:][marked[1:] == marked[:-1]] // projects + first).tolist()
    return found
