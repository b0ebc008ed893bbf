"""JSON: the table's words, its columns, then the rows as objects, streamed.

A number has at most fifteen significant digits here; CSV and Parquet carry them all. A point is [longitude, latitude].
"""

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import batched

from ..column import Column, Type
from ..dataset import Table
from . import text

MEDIA_TYPE = "application/json"
PIECE = 500


def write(table: Table) -> Iterator[bytes]:
    head = {"name": table.name, "title": table.title, "description": table.description, "columns": columns(table)}
    yield (_said(head)[:-1] + ', "rows": [').encode()
    names = [column.name for column in table.columns]
    cells = [_writer(column, table) for column in table.columns]
    before = "\n"
    for rows in batched(table.rows(), PIECE):
        objects = (
            _said({name: cell(value) for name, cell, value in zip(names, cells, row, strict=True)}) for row in rows
        )
        yield (before + ",\n".join(objects)).encode()
        before = ",\n"
    yield b"\n]}\n"


def columns(table: Table) -> list[dict]:
    """The columns as plain values, leaving out what is not said."""
    said = [
        {
            "name": column.name,
            "type": str(column.type),
            "title": column.title,
            "description": column.description,
            "unit": column.unit,
            "codes": dict(column.codes),
        }
        for column in table.columns
    ]
    return [{name: value for name, value in column.items() if value} for column in said]


def _writer(column: Column, table: Table) -> Callable[[object], object]:
    if column.type == Type.NUMBER:
        return lambda value: value if value is None else float(Decimal(str(value)))
    if column.type == Type.GEOPOINT:
        return lambda value: value if value is None else list(value)
    if column.type.is_number or column.type == Type.BOOLEAN:
        return lambda value: value
    as_text = text.writer(column.type, table.zone)
    return lambda value: value if value is None else as_text(value)


def _said(value) -> str:
    return json.dumps(value, ensure_ascii=False)
