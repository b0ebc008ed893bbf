"""Read people and quotas as the field exchanges them: two CSV files; what is wrong is named with its line and column.

people   one volunteer a row, a column for every feature; `id` if you like, and a column that says who lives together
quotas   feature, value, min, max; or, as older files have it, category, feature, min, max
"""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import SortitionError
from .pool import Person, Pool, composed
from .problem import Problem, Quota

HEADERS = (
    ("feature", "value", "min", "max"),
    ("category", "feature", "min", "max"),
    ("항목", "값", "최소", "최대"),
)
Rows = Iterator[tuple[int, list[str]]]  # line and cells


def read_problem(path: Path, seats: int, household: str | None = None) -> Problem:
    """Seats with the quotas of a file."""
    with _open(path) as (header, rows):
        names = next((one for one in HEADERS if set(one) <= set(header)), None)
        if names is None:
            raise _wrong(path, 1, f"columns {', '.join(HEADERS[0])} are needed; there are {', '.join(header)}")
        places = [header.index(name) for name in names]
        quotas = []
        for line, row in rows:
            feature, value, least, most = (composed(row[place]) for place in places)
            least_most = [_number(path, line, name, text) for name, text in zip(names[2:], (least, most), strict=True)]
            quotas.append(_quota(path, line, feature, value, *least_most))
    return Problem(seats, tuple(quotas), household)


def read_pool(path: Path, problem: Problem) -> Pool:
    """The people of a file; without a column `id` they are called by their row, from 1."""
    with _open(path) as (header, rows):
        wanted = [*problem.features, *([problem.household] if problem.household else [])]
        for name in wanted:
            if name not in header:
                raise _wrong(path, 1, f"there is no column {name}; there are {', '.join(header)}", column=name)
        try:
            return Pool.of(_people(header, rows, problem), problem)
        except SortitionError as error:
            raise SortitionError(error.code, f"{path.name}: {error}", **{**error.facts, "file": path.name}) from None


def _people(header: list[str], rows: Rows, problem: Problem) -> Iterator[Person]:
    places = [header.index(feature) for feature in problem.features]
    id = header.index("id") if "id" in header else None
    home = header.index(problem.household) if problem.household else None
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    for number, (_, row) in enumerate(rows, 1):
        raw = tuple(row[place] for place in places)
        values = known.get(raw)
        if values is None:
            values = known[raw] = tuple(map(composed, raw))
        yield composed(row[id]) if id is not None else str(number), values, "" if home is None else composed(row[home])


@contextmanager
def _open(path: Path) -> Iterator[tuple[list[str], Rows]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, strict=True)
        try:
            header = [composed(cell) for cell in next(reader, [])]
            if not header:
                raise _wrong(path, 1, "the file is empty")
            yield header, _rows(path, header, reader)
        except UnicodeDecodeError as error:
            raise SortitionError("not_utf8", f"{path.name} is not UTF-8; save it as CSV UTF-8.") from error
        except csv.Error as error:
            raise _wrong(path, reader.line_num, str(error)) from error


def _rows(path: Path, header: list[str], reader: "Iterator[list[str]]") -> Rows:
    for number, row in enumerate(reader, 2):
        if not row:
            continue
        if len(row) < len(header):
            raise _wrong(path, number, f"{len(row)} cells, but the first line names {len(header)}")
        yield number, row


def _quota(path: Path, line: int, feature: str, value: str, least: int, most: int) -> Quota:
    if not feature or not value:
        raise _wrong(path, line, "a quota needs a feature and a value")
    if least > most:
        raise _wrong(path, line, f"{feature}: {value} asks for {least} but allows {most}")
    return Quota(feature, value, least, most)


def _number(path: Path, line: int, column: str, text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise _wrong(path, line, f"column {column}: “{text}” is no whole number", column=column)
    return int(text)


def _wrong(path: Path, line: int, text: str, column: str = "") -> SortitionError:
    return SortitionError("file", f"{path.name}, line {line}: {text}.", file=path.name, line=line, column=column)
