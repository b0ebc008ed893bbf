"""A Pabulib file as it stands: every key, column and cell verbatim, in the order of the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .errors import PabulibWarning

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Surface:
    """How the file was written, as far as its content does not say it.

    The writing rule: cells joined by `;`, quoted if they hold `;`, `"` or a line break, each line closed by `newline`.
    `kept` remembers, by section and row (-2 its name, -1 its columns), only lines that were written in another way:
    the row, and its text with blank lines before it. A row that was changed since follows the rule.
    """

    newline: str = "\r\n"
    bom: bool = False
    kept: Mapping[tuple[str, int], tuple[Row, str]] = field(default_factory=dict)
    tail: str = ""


@dataclass(frozen=True, slots=True)
class PabulibFile:
    """The three tables of a file. Two files are equal if they say the same, however they are written."""

    meta: Mapping[str, str]
    project_columns: Row
    projects: tuple[Row, ...]
    vote_columns: Row
    votes: tuple[Row, ...]
    surface: Surface = field(default=Surface(), compare=False)
    warnings: tuple[PabulibWarning, ...] = field(default=(), compare=False)

    def project_cells(self, column: str, missing: str = "") -> tuple[str, ...]:
        """One cell a project, without spaces around it; `missing` for all where the file has no such column."""
        return _cells(self.project_columns, self.projects, column, missing)

    def vote_cells(self, column: str, missing: str = "") -> tuple[str, ...]:
        """One cell a ballot, without spaces around it; `missing` for all where the file has no such column."""
        return _cells(self.vote_columns, self.votes, column, missing)


def _cells(columns: Row, rows: tuple[Row, ...], column: str, missing: str) -> tuple[str, ...]:
    if column not in columns:
        return (missing,) * len(rows)
    place = columns.index(column)
    return tuple(row[place].strip() for row in rows)
