"""From records to the three tables: META, PROJECTS, VOTES, each with its columns and rows of one width."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from .errors import PabulibError, shown
from .file import Row, Surface
from .text import BOM, as_text, records

SECTIONS = ("META", "PROJECTS", "VOTES")


@dataclass(slots=True)
class Table:
    """One section. `lines[i]` is where `rows[i]` begins, `line` where the section's name stands."""

    line: int
    columns: Row = ()
    rows: list[Row] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def place(self, column: str) -> int | None:
        return self.columns.index(column) if column in self.columns else None


def tables(text: str) -> tuple[dict[str, Table], Surface]:
    """The sections by name and the surface of the file; PabulibError where the layout is broken."""
    bom = text.startswith(BOM)
    text = text[len(BOM) :] if bom else text
    newline = "\r\n" if text[: text.find("\n") + 1].endswith("\r\n") else "\n"
    found: dict[str, Table] = {}
    kept: dict[tuple[str, int], tuple[Row, str]] = {}
    blank, line = "", 1
    for line, cells, raw in records(text):
        if cells == ("",):
            blank += raw
            continue
        where = _put(line, cells, raw, found)
        if blank or raw != as_text(cells) + newline:
            kept[where] = (cells, blank + raw)
        blank = ""
    for name in SECTIONS:
        if name not in found or not found[name].columns:
            problem = f"The section {name} is missing" if name not in found else f"The section {name} has no columns"
            raise PabulibError(line, name, problem, f"A file has {', '.join(SECTIONS)}, each with a line of columns.")
    return found, Surface(newline, bom, kept, blank)


def _put(line: int, cells: Row, raw: str, found: dict[str, Table]) -> tuple[str, int]:
    """File the record where it belongs; returns that place as section and row."""
    if len(cells) == 1 and cells[0] in SECTIONS and not raw.startswith('"'):
        _open(line, cells[0], found)
        return cells[0], -2
    if not found:
        raise PabulibError(line, "", f"The file begins with {shown(cells[0])}", "It must begin with the line META.")
    name, table = next(reversed(found.items()))
    if not table.columns:
        table.columns = _columns(line, name, cells)
        return name, -1
    if len(cells) != len(table.columns):
        problem = f"The row has {len(cells)} cells, but {name} has {len(table.columns)} columns"
        raise PabulibError(line, name, problem, 'Put cells that hold ";" in quotes, or add the missing ones.')
    table.rows.append(cells)
    table.lines.append(line)
    return name, len(table.rows) - 1


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
