"""A table as bytes, CSV or XLSX, to rows of text: nothing is opened that could not be held, nothing raises but Unreadable.

XLSX is read here part by part, and not by a library that lays out the whole rectangle: one cell in the last corner of a
sheet of a few kilobytes would ask for half a terabyte.
"""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from xml.etree import ElementTree

from django.utils.translation import gettext as _

from madang.base.datasets.formats.csv import restore
from madang.base.pages.plain import plain

MOST_ROWS = 20_000
MOST_COLUMNS = 100
LONGEST_CELL = 1_000
BIGGEST_PART = 50_000_000  # bytes of XML

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


class Unreadable(Exception):
    """Says in a sentence why the file as a whole cannot be read."""


@dataclass(frozen=True)
class Table:
    """`rows`: number as the spreadsheet shows it, and its cells. `merged`: numbers of the rows that hold merged cells."""

    rows: tuple[tuple[int, tuple[str, ...]], ...]
    merged: frozenset[int] = frozenset()


def table_of(data: bytes) -> Table:
    return _xlsx(data) if data.startswith(b"PK") else _csv(data)


def _csv(data: bytes) -> Table:
    text = _text(data)
    rows = []
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
        for cells in reader:
            _refuse_size(len(rows), len(cells))
            rows.append((reader.line_num, tuple(map(_clean, cells))))
    except csv.Error as error:
        raise Unreadable(_("CSV로 읽을 수 없습니다. 따옴표가 닫혔는지 살펴 주세요.")) from error
    return Table(tuple(rows))


def _text(data: bytes) -> str:
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp949"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(_("글자를 읽을 수 없습니다. UTF-8이나 한글 윈도(CP949)로 저장한 CSV를 올려 주세요."))


def _delimiter(text: str) -> str:
    """What stands most often in the widest of the first lines."""
    lines = text[:20_000].splitlines()[:20]
    return max(",\t;", key=lambda mark: max((line.count(mark) for line in lines), default=0))


def _xlsx(data: bytes) -> Table:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            strings = _strings(archive)
            return _sheet(archive, _first_sheet(archive), strings)
    except (
        zipfile.BadZipFile, zlib.error, ElementTree.ParseError, KeyError, ValueError, EOFError, OSError,
        NotImplementedError, RuntimeError, IndexError, OverflowError,
    ) as error:  # fmt: skip
        raise Unreadable(_("엑셀 파일로 읽을 수 없습니다. XLSX로 다시 저장해 주세요.")) from error


def _first_sheet(archive: zipfile.ZipFile) -> str:
    """The file behind the first sheet of the workbook."""
    book = _tree(archive, "xl/workbook.xml")
    first = next(element for element in book.iter() if _bare(element.tag) == "sheet")
    wanted = next(value for name, value in first.attrib.items() if name.endswith("}id"))
    relations = _tree(archive, "xl/_rels/workbook.xml.rels")
    target = next(one.attrib["Target"] for one in relations if one.attrib.get("Id") == wanted)
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _strings(archive: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    root = _tree(archive, "xl/sharedStrings.xml")
    return ["".join(_said(item)) for item in root if _bare(item.tag) == "si"]


def _sheet(archive: zipfile.ZipFile, name: str, strings: list[str]) -> Table:
    rows, merged, last = [], set[int](), 0
    for _event, element in ElementTree.iterparse(io.BytesIO(_part(archive, name))):  # noqa: S314 - see _part
        tag = _bare(element.tag)
        if tag == "row":
            number = int(element.attrib.get("r", last + 1))
            cells = _cells(element, strings)
            _refuse_size(len(rows), len(cells))
            rows.append((number, cells))
            last = number
            element.clear()
        elif tag == "mergeCell":
            merged |= _rows_between(element.attrib["ref"])
    if any(number <= before for (before, _b), (number, _n) in pairwise(rows)):
        raise Unreadable(_("엑셀 파일의 줄 차례가 맞지 않습니다. XLSX로 다시 저장해 주세요."))
    return Table(tuple(rows), frozenset(merged))


def _cells(row, strings: list[str]) -> tuple[str, ...]:
    found: dict[int, str] = {}
    for place, cell in enumerate(one for one in row if _bare(one.tag) == "c"):
        column = _column(cell.attrib["r"]) if "r" in cell.attrib else place
        found[column] = _clean(_value(cell, strings))
    _refuse_size(0, max(found, default=-1) + 1)
    return tuple(found.get(column, "") for column in range(max(found, default=-1) + 1))


def _value(cell, strings: list[str]) -> str:
    kind = cell.attrib.get("t", "n")
    if kind == "inlineStr":
        return "".join(_said(cell))
    value = next((one.text or "" for one in cell if _bare(one.tag) == "v"), "")
    if kind == "s":
        place = int(value)
        if place < 0:
            raise ValueError("no such string")
        return strings[place]
    if kind == "n" and value:
        return _number(value)
    return value


def _number(value: str) -> str:
    """3000000.0 and 3E6 are what spreadsheets call 3000000; what is no whole number keeps its spelling."""
    number = float(value)
    return str(int(number)) if number.is_integer() and abs(number) < 10**15 else value


def _column(reference: str) -> int:
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise ValueError("no cell is called so")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return column - 1


def _rows_between(reference: str) -> set[int]:
    ends = [_REFERENCE.fullmatch(end) for end in reference.split(":")]
    if len(ends) != 2 or None in ends:
        raise ValueError("no range is called so")
    first, last = sorted(int(end[2]) for end in ends)
    return set(range(first, min(last, first + MOST_ROWS) + 1))


def _said(element) -> Iterator[str]:
    """The text of an entry, without how it is pronounced."""
    for child in element:
        if _bare(child.tag) == "t":
            yield child.text or ""
        elif _bare(child.tag) in ("r", "is"):
            yield from _said(child)


def _tree(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(_part(archive, name))  # noqa: S314 - see _part


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """XML in UTF-8 without a DOCTYPE: so no entity can grow in it or reach outside."""
    with archive.open(name) as part:
        data = part.read(BIGGEST_PART + 1)
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:2]
    if len(data) > BIGGEST_PART or start[:1] != b"<" or b"\x00" in start or b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise ValueError("too much, or more than a table")
    return data


def _bare(tag: str) -> str:
    return tag.rpartition("}")[2]


def _refuse_size(rows: int, columns: int) -> None:
    if rows >= MOST_ROWS or columns > MOST_COLUMNS:
        wrong = _("표가 너무 큽니다. %(rows)s줄, %(columns)s칸까지 받습니다.")
        raise Unreadable(wrong % {"rows": f"{MOST_ROWS:,}", "columns": MOST_COLUMNS})


def _clean(cell: str) -> str:
    """Composed Hangul, without what cannot be seen; an apostrophe that our own CSV puts before a formula comes off."""
    return " ".join(restore(plain(cell)).split())[:LONGEST_CELL]
