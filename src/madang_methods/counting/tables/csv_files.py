"""Tables as CSV (RFC 4180, UTF-8, comma): read row by row, written grouped."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..election import Election
from .error import TableError, shown
from .facts import Facts, read_facts, write_facts
from .rows import BALLOT, PROJECT, from_rows

NUMBERS = frozenset({"cost", "ballot", "points", "weight"})
PROJECTS_FILE, BALLOTS_FILE = "projects.csv", "ballots.csv"
# More digits than any number below 2^62 has; int() need not read endless ones.
MOST_DIGITS = 30


def read_csv(folder: Path) -> Election:
    """The election in a folder with election.json, projects.csv and ballots.csv.

    TableError names file, row (the columns' names are row 1) and field; OSError if a file is missing.
    """
    projects = _rows(folder / PROJECTS_FILE, PROJECT)
    ballots = _rows(folder / BALLOTS_FILE, BALLOT)
    return from_rows(projects, ballots, read_facts(folder), files=(PROJECTS_FILE, BALLOTS_FILE), first_row=2)


def write_csv(
    election: Election, folder: Path, *, meta: Mapping[str, str] | None = None, published: frozenset[str] | None = None
) -> None:
    """The same folder from an election. Ballots are numbered in their canonical order: no trace of who voted when."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / PROJECTS_FILE, PROJECT, project_rows(election))
    _write(folder / BALLOTS_FILE, BALLOT, ballot_rows(election))
    write_facts(folder, Facts.of(election, meta, published))


def project_rows(election: Election) -> Iterator[tuple[Any, ...]]:
    """Rows of the table projects. TableError if a group's name cannot be told from two."""
    for number, project in enumerate(election.projects, 2):
        for name in project.groups:
            if "|" in name or not name:
                raise TableError("projects", number, "groups", f"The name {shown(name)} cannot be written")
        yield project.id, project.cost, project.name, "|".join(sorted(project.groups))


def ballot_rows(election: Election) -> Iterator[tuple[Any, ...]]:
    """Rows of the table ballots, None for what is missing."""
    columns = election.ballots.columns
    ends, ids = columns.starts.tolist(), columns.ids
    for ballot, (weight, place) in enumerate(zip(columns.weights.tolist(), columns.district.tolist(), strict=True)):
        start, end = ends[ballot], ends[ballot + 1]
        district = columns.district_names[place] or None
        if start == end:
            yield ballot + 1, None, None, weight, district
        points = [None] * (end - start) if columns.points is None else columns.points[start:end].tolist()
        for choice, given in zip(columns.choices[start:end].tolist(), points, strict=True):
            yield ballot + 1, ids[choice], given, weight, district


def _rows(path: Path, columns: Sequence[str]) -> Iterator[list[Any]]:
    """Rows in the order of `columns`, whatever the order in the file; "" is None, digits are whole numbers."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        number = 1
        lines = csv.reader(file, strict=True)
        try:
            heads = next(lines, [])
            takes = [_take(column, heads) for column in _known(heads, columns, path.name)]
            for number, cells in enumerate(lines, 2):
                if len(cells) != len(heads):
                    problem = f"The row has {len(cells)} cells, but there are {len(heads)} columns"
                    raise TableError(path.name, number, "", problem)
                yield [take(cells) for take in takes]
        except (csv.Error, UnicodeDecodeError) as error:
            problem = "The text is not UTF-8" if isinstance(error, UnicodeDecodeError) else f"This is no CSV ({error})"
            raise TableError(path.name, number + 1, "", problem) from error


def _known(heads: list[str], columns: Sequence[str], file: str) -> Sequence[str]:
    for name in heads:
        if name not in columns or heads.count(name) > 1:
            problem = "stands twice" if name in columns else f"is none of {', '.join(columns)}"
            raise TableError(file, 1, "", f"The column {shown(name)} {problem}")
    for name in columns[:2]:
        if name not in heads:
            raise TableError(file, 1, name, "The column is missing")
    return columns


def _take(column: str, heads: list[str]) -> Any:
    if column not in heads:
        return lambda cells: None
    place = heads.index(column)
    if column not in NUMBERS:
        return lambda cells: cells[place] or None
    return lambda cells: _number(cells[place])


def _number(cell: str) -> Any:
    """Digits as a whole number; anything else as it stands, to be refused with its row."""
    return int(cell) if cell.isascii() and cell.isdigit() and len(cell) <= MOST_DIGITS else cell or None


def _write(path: Path, heads: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(heads)
        writer.writerows(rows)
