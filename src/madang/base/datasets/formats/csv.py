"""CSV after RFC 4180: every cell quoted, UTF-8, and no text that a spreadsheet would run as a formula.

Text that begins like a formula gets an apostrophe in front, and so does text that begins like our apostrophe before a
formula: then `restore` takes off exactly what `neutralise` put on. Numbers are not text: -5 stays -5.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from ..column import Column, Type
from ..dataset import Table
from . import text

MEDIA_TYPE = "text/csv; charset=utf-8; header=present"
BOM = "\N{BOM}"
PIECE = 500
_STARTS_LIKE_A_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_NEUTRALISED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


def neutralise(text: str) -> str:
    return f"'{text}" if _STARTS_LIKE_A_FORMULA.match(text) else text


def restore(text: str) -> str:
    return text[1:] if _NEUTRALISED.match(text) else text


def write(table: Table, bom: bool = False) -> Iterator[bytes]:
    """A header of column names, then the rows. Excel needs the byte order mark to recognise UTF-8."""
    page = io.StringIO(BOM if bom else "", newline="")
    page.seek(0, io.SEEK_END)
    # Nothing at all is nothing between the commas; an empty text is a pair of quotes.
    lines = csv.writer(page, quoting=csv.QUOTE_NOTNULL, lineterminator="\r\n")
    lines.writerow([column.name for column in table.columns])
    cells = [_writer(column, table) for column in table.columns]
    for number, row in enumerate(table.rows(), start=1):
        lines.writerow([cell(value) for cell, value in zip(cells, row, strict=True)])
        if number % PIECE == 0:
            yield _take(page)
    yield _take(page)


def read(columns: Sequence[Column], lines: Iterable[str]) -> Iterator[tuple]:
    """The rows of a file that `write` wrote: the header must name the columns.

    Raises ValueError naming the line and the column. An empty cell is None, in a text column "".
    """
    lines = iter(lines)
    rows = csv.reader(chain([next(lines, "").removeprefix(BOM)], lines), strict=True)
    header = next(rows, [])
    if header != [column.name for column in columns]:
        raise ValueError(f"Line 1: the header must be {','.join(column.name for column in columns)}.")
    for row in rows:
        if len(row) != len(columns):
            raise ValueError(f"Line {rows.line_num}: {len(row)} cells where {len(columns)} are needed.")
        yield tuple(_read(column, cell, rows.line_num) for column, cell in zip(columns, row, strict=True))


def _writer(column: Column, table: Table) -> Callable[[object], str | None]:
    as_text = text.writer(column.type, table.zone)
    # A line of one empty cell would be an empty line, which readers skip.
    nothing = None if len(table.columns) > 1 else ""
    if column.type.is_text:
        return lambda value: nothing if value is None else neutralise(str(value))
    return lambda value: nothing if value is None else as_text(value)


def _read(column: Column, cell: str, line: int):
    if Type(column.type).is_text:
        return restore(cell)
    try:
        return text.reader(column.type)(cell) if cell else None
    except (ValueError, KeyError, ArithmeticError) as error:
        raise ValueError(f"Line {line}, {column.name}: {cell!r} is not of type {column.type}.") from error


def _take(page: io.StringIO) -> bytes:
    piece = page.getvalue().encode()
    page.seek(0)
    page.truncate()
    return piece
