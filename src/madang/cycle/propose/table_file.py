"""A table that somebody uploads, CSV or XLSX: its cells as text, its columns by name, its faults by row and field."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from madang.base.datasets.formats.csv import restore
from madang.base.pages.plain import plain
from madang.base.people.marks import normalise


@dataclass(frozen=True)
class Fault:
    """Where (the row as the spreadsheet numbers it, the field by its Korean name) and what. Nothing typed is repeated."""

    row: int
    field: str
    what: str


class Unreadable(Exception):
    pass


def rows_of(data: bytes) -> Iterator[tuple[list[str], int]]:
    """Cells as text, with the row's number as a spreadsheet shows it."""
    return _xlsx(data) if data.startswith(b"PK") else _csv(data)


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


def _csv(data: bytes) -> Iterator[tuple[list[str], int]]:
    text = _text(data)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    return ((_clean(row), reader.line_num) for row in reader)


def _xlsx(data: bytes) -> Iterator[tuple[list[str], int]]:
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
        rows = sheet.to_python(skip_empty_area=False)
    except (CalamineError, ValueError, IndexError) as error:
        raise Unreadable(_("엑셀 파일로 읽을 수 없습니다. XLSX로 다시 저장해 주세요.")) from error
    return ((_clean(map(_said, row)), number) for number, row in enumerate(rows, 1))


def _text(data: bytes) -> str:
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(_("글자를 읽을 수 없습니다. UTF-8로 저장한 CSV를 올려 주세요."))


def _said(cell) -> str:
    """3000000.0 is what Excel calls 3000000."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return cell.strftime("%Y-%m-%d")
    return str(cell)


def _clean(cells) -> list[str]:
    """Composed Hangul, without what cannot be seen; an apostrophe that our own CSV puts before a formula comes off."""
    return [restore(plain(cell)).strip() for cell in cells]
