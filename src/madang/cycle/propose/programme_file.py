"""Read the government's programmes from a spreadsheet (CSV or XLSX): every fault by row and field, nothing half read.

Columns by name, in Korean or English. Needed: 회계연도, 부서, 세부사업, 예산액. If wanted: 목적, 출처.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from madang.base.files.tables.table import Unreadable
from madang.base.people.marks import normalise
from madang_methods.resident_number import find_resident_number

from .table_file import Fault, amount_of, places_of, rows_of

MOST_ROWS = 20_000
COLUMNS = {
    "fiscal_year": ("회계연도", "연도", "year"),
    "department": ("부서", "부서명", "department"),
    "name": ("세부사업", "세부사업명", "사업명", "name"),
    "purpose": ("목적", "사업목적", "내용", "purpose"),
    "amount": ("예산액", "금액", "예산", "amount"),
    "source": ("출처", "source"),
}
MUST = ("fiscal_year", "department", "name", "amount")
LONGEST = {"department": 80, "name": 200, "purpose": 1000, "source": 120}


@dataclass
class ProgrammeReading:
    """`rows` are values a Programme takes; they count for nothing while `faults` is not empty."""

    rows: list[dict] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_programmes(data: bytes, source: str) -> ProgrammeReading:
    """`source` stands where the file names none."""
    reading = ProgrammeReading()
    try:
        _read(reading, data, source)
    except Unreadable as unreadable:
        reading.faults.append(Fault(1, _("파일"), str(unreadable)))
    if not reading.faults and not reading.rows:
        reading.faults.append(Fault(2, _("세부사업"), _("파일에 사업이 없습니다.")))
    return reading


def _read(reading: ProgrammeReading, data: bytes, source: str) -> None:
    rows = rows_of(data)
    header, at = next(rows, ([], 0))
    places = places_of(header, COLUMNS)
    if missing := [COLUMNS[must][0] for must in MUST if must not in places]:
        reading.faults.append(Fault(at or 1, ", ".join(missing), _("첫 줄에 이 칸 이름이 없습니다.")))
        return
    seen: dict[tuple, int] = {}
    for cells, number in rows:
        if number > MOST_ROWS + 1:
            said = _("한 번에 %(most)s줄까지 올릴 수 있습니다.") % {"most": MOST_ROWS}
            reading.faults.append(Fault(number, _("파일"), said))
            return
        if any(cells):
            given = {name: cells[place] if place < len(cells) else "" for name, place in places.items()}
            _read_row(reading, given, number, source, seen)


def _read_row(reading: ProgrammeReading, said: dict[str, str], number: int, source: str, seen: dict) -> None:
    faults = [Fault(number, COLUMNS[name][0], what) for name, what in _wrong(said)]
    key = tuple(normalise(said[name]).casefold() for name in ("fiscal_year", "department", "name"))
    if not faults and key in seen:
        what = _("%(row)s번째 줄과 같은 해, 같은 부서의 같은 사업입니다.") % {"row": seen[key]}
        faults = [Fault(number, COLUMNS["name"][0], what)]
    if faults:
        reading.faults += faults
        return
    seen[key] = number
    numbers = {"fiscal_year": int(said["fiscal_year"]), "amount": amount_of(said["amount"])}
    words = {name: said.get(name, "") for name in ("department", "name", "purpose")}
    reading.rows.append(words | numbers | {"source": said.get("source") or source})


def _wrong(said: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Field and what is wrong with it, so that a row is corrected at one go."""
    for name, text in said.items():
        if find_resident_number(text):
            yield name, _("주민등록번호처럼 보이는 숫자가 있습니다. 지우고 다시 올려 주세요.")
        elif len(text) > LONGEST.get(name, 200):
            yield name, _("%(most)s자까지 적을 수 있습니다.") % {"most": LONGEST.get(name, 200)}
        elif name in MUST and not text:
            yield name, _("비어 있습니다.")
    year, amount = said["fiscal_year"], said["amount"]
    if year and not (year.isascii() and year.isdecimal() and 1995 <= int(year[:5]) <= 2100):
        yield "fiscal_year", _("2027처럼 네 자리 숫자로 적어 주세요.")
    if amount and amount_of(amount) is None:
        yield "amount", _("원으로, 숫자만 적어 주세요. 예: 3000000")
