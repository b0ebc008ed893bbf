"""A government's areas from a CSV file: all of it or nothing, with the line and the column of what is wrong."""

import csv
import io
from datetime import date
from pathlib import Path
from typing import NamedTuple

from django.db import transaction

from madang_methods.resident_number import find_resident_number

from .models import Area, AreaLevel, Government

REQUIRED = ("code", "name")
OPTIONAL = ("name_en", "population", "level", "parent", "valid_from", "valid_to", "successors")
_FORMULA = ("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")


class Wrong(Exception):
    """What is wrong with the file, where, and how to mend it."""

    def __init__(self, line: int, column: str, what: str) -> None:
        super().__init__(f"line {line}, column {column}: {what}" if column else f"line {line}: {what}")


class Row(NamedTuple):
    """One line of the file. `parent` and `successors` are codes of other lines or of areas already here."""

    line: int
    code: str
    name: str
    name_en: str
    population: int | None
    level: str
    parent: str
    valid_from: date | None
    valid_to: date | None
    successors: tuple[str, ...]

    @property
    def key(self) -> tuple[str, date | None]:
        return self.code, self.valid_from


def read(path: Path) -> list[Row]:
    """Every line of the file, checked by itself and against the others. Raises Wrong."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Wrong(
            error.object[: error.start].count(b"\n") + 1, "", "not UTF-8; save the file as CSV UTF-8"
        ) from error
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    columns = _columns(next(lines, []))
    rows, seen = [], {}
    for cells in _cells(lines):
        row = _row(lines.line_num, columns, cells)
        if row.key in seen:
            raise Wrong(row.line, "code", f"{row.code} stands in line {seen[row.key]} already; keep one of them")
        seen[row.key] = row.line
        rows.append(row)
    if not rows:
        raise Wrong(2, "", "no areas; put one area in each line below the header")
    return rows


@transaction.atomic
def store(government: Government, rows: list[Row]) -> tuple[int, int]:
    """(new, changed) areas. An area is the same one if code and first day of validity are."""
    known = {(area.code, area.valid_from): area for area in Area.objects.of(government).exclude(code="")}
    areas = {row.key: known.get(row.key) or Area(government=government) for row in rows}
    new = sum(area.pk is None for area in areas.values())
    for row in rows:
        area = areas[row.key]
        for name in ("code", "name", "name_en", "population", "level", "valid_from", "valid_to"):
            setattr(area, name, getattr(row, name))
        area.save()
    by_code = _latest(known | areas)
    for row in rows:
        area = areas[row.key]
        area.parent = _other(by_code, row, "parent", row.parent) if row.parent else None
        area.save(update_fields=["parent"])
        area.successors.set(_other(by_code, row, "successors", code) for code in row.successors)
    return new, len(rows) - new


def _columns(header: list[str]) -> list[str]:
    columns = [cell.strip() for cell in header]
    for name in REQUIRED:
        if name not in columns:
            raise Wrong(1, name, f"missing; the first line names the columns: {', '.join(REQUIRED + OPTIONAL)}")
    for name in columns:
        if name not in REQUIRED + OPTIONAL:
            raise Wrong(1, name, f"not known; use {', '.join(REQUIRED + OPTIONAL)} or remove the column")
        if columns.count(name) > 1:
            raise Wrong(1, name, "twice; keep one")
    return columns


def _cells(lines):
    """Lines that are not empty; a broken quotation mark is told with its line."""
    while True:
        try:
            cells = next(lines, None)
        except csv.Error as error:
            raise Wrong(lines.line_num, "", f"{error}; check the quotation marks") from error
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield cells


def _row(line: int, columns: list[str], cells: list[str]) -> Row:
    if len(cells) != len(columns):
        raise Wrong(
            line, "", f"{len(cells)} cells for {len(columns)} columns; put a name with a comma in quotation marks"
        )
    said = {name: cell.strip() for name, cell in zip(columns, cells, strict=True)}
    for name, cell in said.items():
        if find_resident_number(cell):
            raise Wrong(line, name, "looks like a resident registration number; remove it, none may be stored")
        if cell.startswith(_FORMULA):
            raise Wrong(line, name, "begins like a spreadsheet formula; remove the first sign")
    return Row(
        line,
        _code(line, said["code"]),
        _short(line, "name", said["name"], 60) or _missing(line, "name"),
        _short(line, "name_en", said.get("name_en", ""), 80),
        _count(line, said.get("population", "")),
        _level(line, said.get("level", "")),
        said.get("parent", ""),
        *_validity(line, said),
        tuple(filter(None, said.get("successors", "").split("|"))),
    )


def _missing(line: int, column: str):
    raise Wrong(line, column, "empty; every area needs one")


def _code(line: int, code: str) -> str:
    if not (code.isascii() and code.isdigit() and len(code) == 10):
        raise Wrong(
            line, "code", f"{code[:20]!r} is not 10 digits; a spreadsheet may have cut zeros off, format it as text"
        )
    return code


def _short(line: int, column: str, text: str, most: int) -> str:
    if len(text) > most:
        raise Wrong(line, column, f"{len(text)} characters; at most {most} fit")
    return text


def _count(line: int, text: str) -> int | None:
    plain = text.replace(",", "")
    if plain and not (plain.isascii() and plain.isdigit() and len(plain) <= 9):
        raise Wrong(line, "population", f"{text[:20]!r} is not a number of people; write digits only")
    return int(plain) if plain else None


def _level(line: int, text: str) -> str:
    if text not in {"", *AreaLevel.values}:
        raise Wrong(line, "level", f"{text[:20]!r} is not known; write {' or '.join(AreaLevel.values)}")
    return text or AreaLevel.NEIGHBOURHOOD


def _validity(line: int, said: dict[str, str]) -> tuple[date | None, date | None]:
    first, last = (_day(line, name, said.get(name, "")) for name in ("valid_from", "valid_to"))
    if first and last and last < first:
        raise Wrong(line, "valid_to", "before valid_from; check both days")
    return first, last


def _day(line: int, column: str, text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Wrong(line, column, f"{text[:20]!r} is not a day; write it like 2026-07-01") from None


def _latest(areas: dict) -> dict[str, Area]:
    """Areas by code; of several with one code the one whose validity begins last."""
    return {key[0]: areas[key] for key in sorted(areas, key=lambda key: (key[0], key[1] or date.min))}


def _other(by_code: dict[str, Area], row: Row, column: str, code: str) -> Area:
    if code not in by_code or by_code[code].code == row.code:
        raise Wrong(row.line, column, f"{code[:20]!r} is not another area's code; add that area to the file")
    return by_code[code]
