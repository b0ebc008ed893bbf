"""A table that somebody uploads, CSV or XLSX: its cells as text, its columns by name, its faults by row and field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from madang.base.datasets.formats.csv import restore
from madang.base.files.tables.read import table_of
from madang.base.pages.plain import plain
from madang.base.people.marks import normalise


@dataclass(frozen=True)
class Fault:
    """Where (the row as the spreadsheet numbers it, the field by its Korean name) and what. Nothing typed is repeated."""

    row: int
    field: str
    what: str


def rows_of(data: bytes) -> Iterator[tuple[list[str], int]]:
    """Cells as text, with the row's number as a spreadsheet shows it. Raises Unreadable before the first one."""
    return ((_clean(cells), number) for number, cells in table_of(data).rows)


def places_of(header: list[str], columns: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """Where each of our columns stands in the file, by any of its names."""
    words = [normalise(word).casefold() for word in header]
    return {name: words.index(word) for name, known in columns.items() for word in known if word in words}


def amount_of(text: str) -> int | None:
    """3,000,000 or 3000000원; nothing negative, no parts of a won."""
    bare = normalise(text).replace(",", "").removesuffix("원")
    try:
        amount = Decimal(bare)
    except InvalidOperation:
        return None
    if not bare.isascii() or not bare.isdecimal() or not 0 < amount < 10**15:
        return None
    return int(amount)


def _clean(cells) -> list[str]:
    """Composed Hangul, without what cannot be seen; an apostrophe that our own CSV puts before a formula comes off."""
    return [restore(plain(cell)).strip() for cell in cells]
