"""From records to the three tables: META, PROJECTS, VOTES, each with its columns and rows of one width."""

from array import array
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from .errors import PabulibError, shown
from .file import Row, Surface
from .text import BOM, as_text, block_end, plain_cells, record

SECTIONS = ("META", "PROJECTS", "VOTES")


@dataclass(slots=True)
class Table:
    """One section. `lines[i]` is where row i begins, `line` where the section's name stands.

    `cells` are the columns, cell under cell; only those in `kept` are filled.
    """

    line: int
    columns: Row = ()
    kept: tuple[int, ...] = ()
    cells: list[list[str]] = field(default_factory=list)
    lines: array[int] = field(default_factory=lambda: array("q"))

    def begin(self, columns: Row, asked: Collection[str] | None) -> None:
        self.columns = columns
        self.cells = [[] for _ in columns]
        self.kept = tuple(place for place, name in enumerate(columns) if asked is None or name in asked)

    def rows(self) -> list[Row]:
        return list(zip(*self.cells, strict=True))

    def column(self, name: str) -> list[str] | None:
        """One cell a row as it stands; None where there is no such column."""
        return self.cells[self.columns.index(name)] if name in self.columns else None

    def need(self, name: str) -> list[str]:
        """The same for a column that the layout promises."""
        return self.cells[self.columns.index(name)]

    def add(self, cells: Row, line: int) -> None:
        for place in self.kept:
            self.cells[place].append(cells[place])
        self.lines.append(line)

    def add_rows(self, cells: Sequence[str], line: int) -> None:
        """One row after another, the first of them in that line."""
        width = len(self.columns)
        for place in self.kept:
            self.cells[place] += cells[place::width]
        self.lines.frombytes(np.arange(line, line + len(cells) // width, dtype=np.int64).tobytes())


def tables(text: str, asked: Collection[str] | None = None) -> tuple[dict[str, Table], Surface]:
    """The sections by name and the surface of the file; PabulibError where the layout is broken.

    Of VOTES, by far the largest, only the columns in `asked` are kept, None for all.
    """
    layout = _Layout(text, asked)
    for name in SECTIONS:
        if name not in layout.found or not layout.found[name].columns:
            problem = f"The section {name} {'has no columns' if name in layout.found else 'is missing'}"
            remedy = f"A file has {', '.join(SECTIONS)}, each with a line of columns."
            raise PabulibError(layout.last_line, name, problem, remedy)
    return layout.found, layout.surface()


class _Layout:
    """Goes through the text once: record by record, and in VOTES, where lines are many and alike, block by block."""

    def __init__(self, text: str, asked: Collection[str] | None) -> None:
        self.asked = asked
        self.bom = text.startswith(BOM)
        self.text = text[len(BOM) :] if self.bom else text
        self.newline = "\r\n" if self.text[: self.text.find("\n") + 1].endswith("\r\n") else "\n"
        self.found: dict[str, Table] = {}
        self.kept: dict[tuple[str, int], tuple[Row, str]] = {}
        self.at, self.line, self.last_line = 0, 1, 1
        self.since = 0  # where the blank lines before `at` begin
        self.uneven = 0  # up to here it has to be record by record
        while self.at < len(self.text):
            if not self._block():
                self._record()

    def surface(self) -> Surface:
        return Surface(self.newline, self.bom, self.kept, self.text[self.since :])

    def _block(self) -> bool:
        table = self.found.get("VOTES")
        if not table or not table.columns or self.since < self.at or self.at < self.uneven:
            return False
        end = block_end(self.text, self.at)
        cells = plain_cells(self.text[self.at : end], len(table.columns), self.newline)
        if not cells:
            self.uneven = end
            return False
        rows = len(cells) // len(table.columns)
        table.add_rows(cells, self.line)
        self.since = self.at = end
        self.line, self.last_line = self.line + rows, self.line + rows - 1
        return True

    def _record(self) -> None:
        cells, end = record(self.text, self.at, self.line)
        raw = self.text[self.at : end]
        if cells != ("",):
            where = self._put(cells, raw)
            if self.since < self.at or raw != as_text(cells) + self.newline:
                self.kept[where] = (cells, self.text[self.since : end])
            self.since = end
        self.last_line = self.line
        self.at, self.line = end, self.line + (raw.count("\n") or 1)

    def _put(self, cells: Row, raw: str) -> tuple[str, int]:
        """File the record where it belongs; returns that place as section and row."""
        line, found = self.line, self.found
        if len(cells) == 1 and cells[0] in SECTIONS and not raw.startswith('"'):
            _open(line, cells[0], found)
            return cells[0], -2
        if not found:
            raise PabulibError(line, "", f"The file begins with {shown(cells[0])}", "It must begin with the line META.")
        name, table = next(reversed(found.items()))
        if not table.columns:
            table.begin(_columns(line, name, cells), self.asked if name == "VOTES" else None)
            return name, -1
        if len(cells) != len(table.columns):
            problem = f"The row has {len(cells)} cells, but {name} has {len(table.columns)} columns"
            raise PabulibError(line, name, problem, 'Put cells that hold ";" in quotes, or add the missing ones.')
        table.add(cells, line)
        return name, len(table.lines) - 1


def _open(line: int, name: str, found: dict[str, Table]) -> None:
    if name in found:
        raise PabulibError(line, name, f"The section {name} begins a second time", "Keep one of them.")
    due = SECTIONS[len(found)]
    if name != due:
        raise PabulibError(line, name, f"The section {name} comes before {due}", f"The order is {', '.join(SECTIONS)}.")
    if found and not next(reversed(found.values())).columns:
        raise PabulibError(line, name, "The section before has no columns", "Write its columns in the line below it.")
    found[name] = Table(line)


REQUIRED = {"META": ("key", "value"), "PROJECTS": ("project_id", "cost"), "VOTES": ("voter_id", "vote")}


def _columns(line: int, name: str, cells: Row) -> Row:
    for problem, remedy in _wrong_columns(name, cells):
        raise PabulibError(line, name, problem, remedy)
    return cells


def _wrong_columns(name: str, cells: Row) -> Iterator[tuple[str, str]]:
    if name == "META" and cells != REQUIRED[name]:
        yield f"The columns of META are {shown(';'.join(cells))}", "They must be key;value."
    for column in REQUIRED[name]:
        if column not in cells:
            yield f"The column {column} is missing", f"{name} needs the columns {', '.join(REQUIRED[name])}."
    for column, times in Counter(cells).items():
        if not column or not column.isprintable():
            yield f"The column name {shown(column)} cannot be read", "Give every column a visible name."
        if times > 1:
            yield f"The column {shown(column)} stands twice", "Give every column a name of its own."
