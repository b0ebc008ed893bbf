"""Rows as a database cursor gives them: taken one at a time, kept only as numbers."""

import operator
from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from ..election import Election, Project
from .error import TableError, shown
from .facts import MOST, Facts
from .long_form import Long

PROJECT = ("id", "cost", "name", "groups")
BALLOT = ("ballot", "project", "points", "weight", "district")


def from_rows(
    projects: Iterable[Sequence[Any]],
    ballots: Iterable[Sequence[Any]],
    facts: Facts,
    *,
    files: tuple[str, str] = ("projects", "ballots"),
    first_row: int = 1,
) -> Election:
    """The election in two streams of rows: (id, cost, name, groups), then (ballot, project, points, weight, district).

    Values are those of the package's table layout, None for what is missing; a row may end early. TableError names the
    row, counted from `first_row`. Beyond the columns of numbers the memory needed does not grow with the rows.

    >>> rows = [(1, "park"), (1, "road"), (2, "park"), (3, None)]
    >>> election = from_rows([("park", 60), ("road", 70)], iter(rows), Facts("approval", 100))
    >>> len(election.ballots), election.ballots.votes()["park"]
    (3, 2)
    """
    known = tuple(_projects(projects, files[0], first_row))
    ids = [project.id for project in known]
    long = _Collector(files[1], first_row, ids, facts.kind == "points").all(ballots)
    box = long.box(facts.kind, facts.max_length)
    return Election(
        known, facts.budget, box, facts.currency, facts.exponent, facts.districts, facts.caps, facts.conflicts
    )


def _projects(rows: Iterable[Sequence[Any]], file: str, first_row: int) -> Iterable[Project]:
    seen: dict[str, int] = {}
    for number, row in enumerate(rows, first_row):
        id, cost, name, groups = _filled(row, PROJECT, file, number)
        if not isinstance(id, str) or not id:
            raise TableError(file, number, "id", f"{shown(id)} is no id: it must be text")
        if id in seen:
            raise TableError(file, number, "id", f"The id {shown(id)} stands twice, first in row {seen[id]}")
        seen[id] = number
        if not isinstance(name or "", str):
            raise TableError(file, number, "name", f"{shown(name)} is no text")
        yield Project(id, _whole(cost, file, number, "cost"), name or "", _groups(groups, file, number))


def _groups(groups: Any, file: str, number: int) -> frozenset[str]:
    if isinstance(groups, str):
        groups = [name for name in groups.split("|") if name]
    if groups is None or (isinstance(groups, Iterable) and all(isinstance(name, str) for name in groups)):
        return frozenset(groups or ())
    raise TableError(file, number, "groups", f"{shown(groups)} are no names")


class _Collector:
    def __init__(self, file: str, first_row: int, ids: Sequence[str], scored: bool) -> None:
        self.file, self.first_row, self.ids, self.scored = file, first_row, ids, scored
        self.places: Mapping[Any, int] = {id: place for place, id in enumerate(ids)} | {"": -1, None: -1}
        self.district_names: dict[str, int] = {"": 0}
        self.ballot, self.project, self.points = array("q"), array("q"), array("q")
        self.weight, self.district = array("q"), array("q")

    def all(self, rows: Iterable[Sequence[Any]]) -> Long:
        for number, row in enumerate(rows, self.first_row):
            self._add(number, *_filled(row, BALLOT, self.file, number))
        ballot, project, points, weight, district = (
            np.frombuffer(column, np.int64) if column else np.zeros(0, np.int64)
            for column in (self.ballot, self.project, self.points, self.weight, self.district)
        )
        names = list(self.district_names)
        given = points if self.scored else None
        return Long(self.file, self.first_row, self.ids, ballot, project, given, weight, district, names)

    def _add(self, number: int, ballot: Any, project: Any, points: Any, weight: Any, district: Any) -> None:
        self.ballot.append(_whole(ballot, self.file, number, "ballot"))
        place = self.places.get(project) if project is None or isinstance(project, str) else None
        if place is None:
            raise TableError(self.file, number, "project", f"There is no project {shown(project)}")
        self.project.append(place)
        self.points.append(self._points(number, place, points))
        self.weight.append(1 if weight is None else _whole(weight, self.file, number, "weight", least=1))
        if not isinstance(district or "", str):
            raise TableError(self.file, number, "district", f"{shown(district)} is no text")
        self.district.append(self.district_names.setdefault(district or "", len(self.district_names)))

    def _points(self, number: int, place: int, points: Any) -> int:
        if self.scored and place >= 0:
            return _whole(points, self.file, number, "points")
        if points is not None:
            problem = "There are points without a project" if self.scored else "These ballots give no points"
            raise TableError(self.file, number, "points", problem)
        return 0


def _filled(row: Sequence[Any], columns: Sequence[str], file: str, number: int) -> list[Any]:
    if isinstance(row, str) or not 2 <= len(row) <= len(columns):
        raise TableError(file, number, "", f"A row has from 2 to {len(columns)} cells: {', '.join(columns)}")
    return [*row, *[None] * (len(columns) - len(row))]


def _whole(value: Any, file: str, row: int, field: str, least: int = 0) -> int:
    number = value if type(value) is int else _index(value)
    if number is None or number < least:
        raise TableError(file, row, field, f"{shown(value)} is no whole number from {least}")
    if number > MOST:
        raise TableError(file, row, field, f"{shown(value)} is 2^62 or more, too large to be counted")
    return int(number)


def _index(value: Any) -> int | None:
    """Whole numbers of other kinds, such as NumPy's; True is no number."""
    try:
        return None if isinstance(value, bool) else operator.index(value)
    except TypeError:
        return None
