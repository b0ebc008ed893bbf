"""The forms a table is handed out in, one file each; another form is one more line here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..dataset import Table
from . import csv, json, parquet, xlsx


@dataclass(frozen=True)
class Format:
    """`write(table)` gives the file in pieces, and holds only a piece of it at a time."""

    suffix: str
    title: str
    media_type: str
    write: Callable[[Table], Iterator[bytes]]
    attached: bool = True


FORMATS = {
    format.suffix: format
    for format in [
        Format("csv", "CSV", csv.MEDIA_TYPE, csv.write),
        Format("xlsx", "XLSX", xlsx.MEDIA_TYPE, xlsx.write),
        Format("json", "JSON", json.MEDIA_TYPE, json.write, attached=False),
        Format("parquet", "Parquet", parquet.MEDIA_TYPE, parquet.write),
    ]
}
