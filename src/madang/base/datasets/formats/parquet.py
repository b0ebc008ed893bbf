"""Parquet: typed columns in row groups of ten thousand, each handed on as soon as it is written.

A number has nine decimal places, a moment is in UTC to the microsecond, a point is a struct of lon and lat.
"""

from collections.abc import Callable, Iterator
from decimal import Context, Decimal
from itertools import batched

import pyarrow as pa
from pyarrow.parquet import ParquetWriter

from ..column import Column, Type
from ..dataset import Table

MEDIA_TYPE = "application/vnd.apache.parquet"
ROW_GROUP = 10_000
TYPES = {
    Type.INTEGER: pa.int64(),
    Type.MONEY: pa.int64(),
    Type.NUMBER: pa.decimal128(38, 9),
    Type.STRING: pa.string(),
    Type.LINK: pa.string(),
    Type.BOOLEAN: pa.bool_(),
    Type.DATE: pa.date32(),
    Type.DATETIME: pa.timestamp("us", tz="UTC"),
    Type.GEOPOINT: pa.struct([("lon", pa.float64()), ("lat", pa.float64())]),
}
_NANO, _DIGITS = Decimal("1e-9"), Context(prec=38)


def write(table: Table) -> Iterator[bytes]:
    out, form = _Outbox(), schema(table)
    with ParquetWriter(pa.PythonFile(out, mode="w"), form) as parquet:
        for rows in batched(table.rows(), ROW_GROUP):
            values = zip(*rows, strict=True)
            arrays = [_array(column, cells) for column, cells in zip(table.columns, values, strict=True)]
            parquet.write_batch(pa.record_batch(arrays, schema=form), row_group_size=ROW_GROUP)
            yield out.take()
    yield out.take()


def schema(table: Table) -> pa.Schema:
    fields = [
        pa.field(
            column.name,
            TYPES[column.type],
            nullable=column.name not in table.required,
            metadata={"title": column.title, "description": column.description, "unit": column.unit},
        )
        for column in table.columns
    ]
    words = {"title": table.title, "description": table.description, "source": table.source}
    return pa.schema(fields, metadata=words | {"licence": table.licence.path})


class _Outbox:
    """A file that only grows: what was written waits here until it is taken."""

    closed = False

    def __init__(self):
        self._pieces: list[bytes] = []
        self._length = 0

    def write(self, piece) -> int:
        self._pieces.append(bytes(piece))
        self._length += len(piece)
        return len(piece)

    def tell(self) -> int:
        return self._length

    def flush(self):
        """Nothing to do: pieces are taken, not pushed."""

    def close(self):
        self.closed = True

    def take(self) -> bytes:
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


def _array(column: Column, cells) -> pa.Array:
    as_arrow = _arrow(column)
    return pa.array([None if cell is None else as_arrow(cell) for cell in cells], TYPES[column.type])


def _arrow(column: Column) -> Callable[[object], object]:
    return {
        Type.NUMBER: lambda value: Decimal(str(value)).quantize(_NANO, context=_DIGITS),
        Type.GEOPOINT: lambda value: {"lon": value[0], "lat": value[1]},
        Type.STRING: str,
        Type.LINK: str,
    }.get(column.type, lambda value: value)
