"""The rows behind a document: a named table of plain values that goes with it wherever it goes."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from madang.base.datasets.dataset import Table
from madang.base.datasets.formats.csv import neutralise

Value = str | int | bool | Decimal | date | None
KINDS = (str, int, Decimal, date, type(None))


@dataclass(frozen=True)
class Source:
    """Source("ledger", "사업별 원장", ["project", "spent"], [["2025-07", 11_840_000]], units=["", "KRW"])

    `name` is its file's name: small letters, digits and hyphens. Amounts are integers in the currency's minor unit, never
    what is printed. `units` go by column. Raises ValueError for a crooked table and for what is no plain value.
    """

    name: str
    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Value]]
    units: Sequence[str] = ()

    def __post_init__(self):
        object.__setattr__(self, "columns", tuple(str(column) for column in self.columns))
        object.__setattr__(self, "rows", tuple(tuple(row) for row in self.rows))
        object.__setattr__(self, "units", tuple(self.units) or ("",) * len(self.columns))
        width = len(self.columns)
        if not re.fullmatch(r"[a-z][a-z0-9-]*", self.name) or not self.title.strip():
            raise ValueError(f"Source {self.name!r}: needs a title and a name of small letters, digits and hyphens.")
        if not width or len(set(self.columns)) != width or not all(column.strip() for column in self.columns):
            raise ValueError(f"Source {self.name!r}: needs columns, each with its own name.")
        if len(self.units) != width or any(len(row) != width for row in self.rows):
            raise ValueError(f"Source {self.name!r}: every row and the units have {width} cells.")
        for place, row in enumerate(self.rows, 1):
            if strange := [value for value in row if not isinstance(value, KINDS)]:
                raise ValueError(f"Source {self.name!r}, row {place}: {strange[0]!r} is no plain value.")

    @classmethod
    def of(cls, table: Table) -> "Source":
        """A published table as it is now: Source.of(PROJECTS.table(cycle))."""
        columns = [column.name for column in table.columns]
        rows = [[_plainer(value) for value in row] for row in table.rows()]
        return cls(table.name, table.title, columns, rows, [column.unit for column in table.columns])

    @property
    def file(self) -> str:
        return f"{self.name}.csv"


def plain_value(value: Value) -> str | int | bool | None:
    """As JSON has it: whole numbers are numbers; a fraction is text, so that no program rounds it; a day is 2026-11-26."""
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else value


def as_csv(source: Source) -> bytes:
    """After RFC 4180, UTF-8; text that a spreadsheet would run as a formula gets an apostrophe, as in every dataset."""
    page = io.StringIO(newline="")
    lines = csv.writer(page, quoting=csv.QUOTE_NOTNULL, lineterminator="\r\n")
    lines.writerow(source.columns)
    lines.writerows([_written(value) for value in row] for row in source.rows)
    return page.getvalue().encode("utf-8", "replace")


def _plainer(value) -> Value:
    """A float by its shortest decimal digits, anything else that is no plain value as text."""
    if isinstance(value, float):
        return Decimal(str(value))
    return value if isinstance(value, KINDS) else str(value)


def _written(value: Value) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return neutralise(value)
    return None if value is None else str(plain_value(value))
