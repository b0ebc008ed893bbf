"""An extract, row by row: all of it or nothing. Every row that cannot be right is named, with its column and why.

Pure: bytes and what is known about the town in, rows and faults out.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from madang.base.datasets.formats.csv import restore
from madang.base.files.tables.read import table_of
from madang.base.files.tables.table import Table, Unreadable
from madang.base.pages.plain import plain
from madang_methods.resident_number import find_resident_number

from .headings import AMOUNTS, KOREAN, NEEDED, UNITS, is_of_the_api, name_of, unit_in

LOOK_FOR_HEADINGS = 20  # rows
LONGEST_CELL = 1_000
BOOKS_CLOSE = (2, 10)  # of the next year (지방회계법 §7②: 출납사무의 완결)
MOST_FAULTS = 200
_CODE = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z-]{2,18})[0-9A-Za-z]")
_ITEM = re.compile(r"(\d{3})[- ]?(\d{2})(?!\d)")
_TOTAL = re.compile(r"(총|합|소|누)?계|total|subtotal|sum", re.IGNORECASE)
_ERRORS = ("#ref", "#n/a", "#value", "#div", "#name", "#null", "#num")
_EXCEL_DAYS = date(1899, 12, 30)


@dataclass(frozen=True)
class Fault:
    """`row` as the spreadsheet numbers it, `column` by its Korean heading or "", and what is wrong. Nothing typed is repeated
    but codes and names of columns."""

    row: int
    column: str
    what: str


@dataclass(frozen=True)
class Row:
    """What one row says. Amounts in won, None where the file has no such column."""

    number: int
    account: str
    code: str
    item: str
    name: str
    available: int | None
    compiled: int | None
    committed: int | None
    spent: int


@dataclass
class Reading:
    """`rows` count for nothing while there are faults. `day` is what the rows say, else what was told."""

    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    unit: int = 0
    day: date | None = None
    government: str = ""


@dataclass(frozen=True)
class Told:
    """What is known besides the file. `unit` in won, or None where the file says it; `governments`: codes of this town."""

    fiscal_year: int
    today: date
    day: date | None = None
    unit: int | None = None
    governments: frozenset[str] = frozenset()


def read_extract(data: bytes, told: Told) -> Reading:
    reading = Reading()
    try:
        _read(reading, _cleaned(table_of(data, delimiters=",\t;")), told)
    except Unreadable as error:
        reading.faults.append(Fault(1, "", str(error)))
    if not reading.rows and not reading.faults:
        reading.faults.append(Fault(1, "", _("적을 줄이 없습니다.")))
    if reading.faults:
        reading.rows = []
        reading.faults = sorted(reading.faults, key=lambda fault: fault.row)[:MOST_FAULTS]
    return reading


def _cleaned(table: Table) -> Table:
    """Composed Hangul, without what cannot be seen; an apostrophe that our own CSV puts before a formula comes off."""

    def clean(cell: str) -> str:
        return " ".join(restore(plain(cell)).split())[:LONGEST_CELL]

    return Table(tuple((number, tuple(map(clean, cells))) for number, cells in table.rows), table.merged)


def _read(reading: Reading, table: Table, told: Told) -> None:
    start = _headings(table)
    if start is None:
        raise Unreadable(_("첫 스무 줄 안에 세부사업코드(dbiz_cd)와 지출액(ep_amt) 칸 이름이 있어야 합니다."))
    above, (at, heading), below = table.rows[:start], table.rows[start], table.rows[start + 1 :]
    places, faults = _places(at, heading)
    reading.faults += faults
    if at in table.merged:
        reading.faults.append(Fault(at, "", _("칸 이름 줄에 합친 칸이 있습니다. 합치기를 풀어 주세요.")))
    reading.unit, faults = _unit(at, above, heading, places, told.unit)
    reading.faults += faults
    if told.day is None and "day" not in places:
        reading.faults.append(Fault(at, KOREAN["day"], _("어느 날 기준인지 칸에 없으면 날짜를 골라 주세요.")))
    if reading.faults:
        return
    reading.day = told.day
    seen: dict[tuple, int] = {}
    for number, cells in below:
        if any(cells):
            _read_row(reading, number, cells, places, told, seen, merged=number in table.merged)


def _headings(table: Table) -> int | None:
    for place, (_number, cells) in enumerate(table.rows[:LOOK_FOR_HEADINGS]):
        names = {name_of(cell) for cell in cells}
        if "code" in names or {"name", "spent"} <= names:
            return place
    return None


def _places(at: int, heading: tuple[str, ...]) -> tuple[dict[str, int], list[Fault]]:
    places: dict[str, int] = {}
    faults = []
    for place, said in enumerate(heading):
        name = name_of(said)
        if name and name in places:
            faults.append(Fault(at, KOREAN[name], _("같은 칸이 두 번 있습니다.")))
        elif name:
            places[name] = place
    faults += [Fault(at, KOREAN[name], _("이 칸이 없습니다.")) for name in NEEDED if name not in places]
    return places, faults


def _unit(at: int, above, heading, places: dict[str, int], chosen: int | None) -> tuple[int, list[Fault]]:
    """One unit for the whole file: said in the headings, above them, by the API's names, or chosen."""
    of_columns = {name: unit_in(heading[places[name]]) for name in AMOUNTS if name in places}
    said = {unit for unit in of_columns.values() if unit}
    overhead = {unit for _row, cells in above for cell in cells if (unit := unit_in(cell))}
    if not said and not overhead and all(is_of_the_api(heading[places[name]]) for name in of_columns):
        overhead = {1}
    units = said | overhead
    if len(units) > 1 or (said and None in of_columns.values() and not overhead):
        return 0, [Fault(at, "", _("단위가 섞여 있습니다. 모든 금액 칸을 한 단위로 맞춰 주세요."))]
    if chosen and units and units != {chosen}:
        return 0, [Fault(at, "", _("고르신 단위와 파일에 적힌 단위가 다릅니다."))]
    if not chosen and not units:
        return 0, [Fault(at, "", _("단위가 적혀 있지 않습니다. 원, 천원, 백만원 가운데 골라 주세요."))]
    return chosen or units.pop(), []


def _read_row(reading: Reading, number: int, cells, places, told: Told, seen: dict, *, merged: bool) -> None:
    said = {name: cells[place] if place < len(cells) else "" for name, place in places.items()}
    wrong = [("", _("합친 칸이 있습니다. 합치기를 풀고 칸마다 적어 주세요."))] if merged else []
    wrong += _total(said) or [*_codes(said), *_when(said, told, reading), *_where(said, told, reading)]
    amounts: dict[str, int | None] = dict.fromkeys(AMOUNTS)
    for name in AMOUNTS:
        if name in said:
            amounts[name], fault = _amount(said[name], reading.unit)
            wrong += [(name, fault)] if fault and not _is_total(said) else []
    if not wrong and amounts["available"] is not None and amounts["spent"] > amounts["available"]:
        wrong = [("spent", _("지출액이 예산현액보다 큽니다."))]
    key = (said.get("account", ""), said.get("account_name", ""), said.get("code", ""), _item(said.get("item", "")))
    if not wrong and seen.setdefault(key, number) != number:
        wrong = [("code", _("%(row)s번째 줄과 같은 세부사업과 통계목입니다.") % {"row": seen[key]})]
    if wrong:
        reading.faults += [Fault(number, KOREAN.get(name, ""), what) for name, what in wrong]
        return
    account = said.get("account", "") or said.get("account_name", "")
    reading.rows.append(
        Row(number, account[:40], said["code"], _item(said.get("item", "")), said.get("name", "")[:200], **amounts)
    )


def _is_total(said: dict[str, str]) -> bool:
    words = (said.get(name, "") for name in ("code", "name", "item", "account_name", "year", "office", "account"))
    return any(_TOTAL.fullmatch(re.sub(r"[\s()\[\]:]", "", word)) for word in words)


def _total(said: dict[str, str]) -> list[tuple[str, str]]:
    return [("", _("합계 줄입니다. 지우고 올려 주세요."))] if _is_total(said) else []


def _codes(said: dict[str, str]) -> Iterator[tuple[str, str]]:
    code = said["code"]
    if not code:
        yield "code", _("비어 있습니다. 위 칸과 합친 칸이었다면 칸마다 적어 주세요.")
    elif re.fullmatch(r"\d(\.\d+)?E\+?\d+", code, re.IGNORECASE) or not _CODE.fullmatch(code):
        yield "code", _("세부사업 코드가 아닙니다. 글자와 숫자 4–20자여야 하고, 엑셀이 숫자로 바꾸지 않게 해 주세요.")
    if said.get("item") and not _item(said["item"]):
        yield "item", _("통계목은 401-01처럼 적어 주세요.")
    if any(find_resident_number(said.get(name, "")) for name in ("name", "account_name", "item")):
        yield "name", _("주민등록번호처럼 보이는 숫자가 있습니다. 지우고 다시 올려 주세요.")


def _item(text: str) -> str:
    match = _ITEM.match(text.strip())
    return f"{match[1]}-{match[2]}" if match else ""


def _when(said: dict[str, str], told: Told, reading: Reading) -> Iterator[tuple[str, str]]:
    year = said.get("year", "").removesuffix("년").removesuffix("년도")
    if "year" in said and year != str(told.fiscal_year):
        yield "year", _("%(year)s년 회계가 아닙니다.") % {"year": told.fiscal_year}
    if "day" not in said:
        return
    day = _day(said["day"])
    first, last = date(told.fiscal_year, 1, 1), date(told.fiscal_year + 1, *BOOKS_CLOSE)
    if day is None:
        yield "day", _("날짜가 아닙니다. 20250630이나 2025-06-30처럼 적어 주세요.")
    elif not first <= day <= last:
        yield "day", _("%(year)s년 회계에 들지 않는 날짜입니다.") % {"year": told.fiscal_year}
    elif day > told.today:
        yield "day", _("아직 오지 않은 날짜입니다.")
    elif reading.day is not None and day != reading.day:
        yield "day", _("다른 줄이나 고르신 날과 기준일이 다릅니다.")
    else:
        reading.day = day


def _day(text: str) -> date | None:
    if re.fullmatch(r"[2-9]\d{4}", text, re.ASCII):  # how XLSX holds a date
        return _EXCEL_DAYS + timedelta(days=int(text))
    match = re.fullmatch(r"(\d{4})[-./년 ]*(\d{1,2})[-./월 ]*(\d{1,2})[.일]?", text, re.ASCII)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _where(said: dict[str, str], told: Told, reading: Reading) -> Iterator[tuple[str, str]]:
    if "government" not in said:
        return
    code = said["government"]
    if not re.fullmatch(r"\d{5,10}", code, re.ASCII):
        yield "government", _("자치단체 코드가 아닙니다.")
    elif told.governments and code not in told.governments:
        yield "government", _("다른 자치단체의 코드입니다.")
    elif reading.government and code != reading.government:
        yield "government", _("다른 줄과 자치단체 코드가 다릅니다.")
    else:
        reading.government = code


def _amount(text: str, unit: int) -> tuple[int | None, str]:
    """In won, or None with what is wrong. A dash is how tables print nothing."""
    normal = unicodedata.normalize("NFKC", text).strip()
    if normal in ("-", "–", "−"):
        return 0, ""
    if not normal:
        return None, _("비어 있습니다.")
    if normal.casefold().startswith(_ERRORS):
        return None, _("엑셀 수식의 오류입니다.")
    if re.match(r"[-−–△▲(]", normal):
        return None, _("0보다 작은 금액입니다.")
    for name in sorted(UNITS, key=len, reverse=True):
        if normal.endswith(name):
            if UNITS[name] != unit:
                return None, _("단위가 섞여 있습니다. 모든 금액 칸을 한 단위로 맞춰 주세요.")
            normal = normal.removesuffix(name).strip()
            break
    return _whole(normal, unit)


def _whole(text: str, unit: int) -> tuple[int | None, str]:
    if not re.fullmatch(r"(\d{1,3}(,\d{3})+|\d{1,15})(\.\d{1,6})?", text, re.ASCII):
        return None, _("숫자가 아닙니다.")
    try:
        amount = Decimal(text.replace(",", "")) * unit
    except InvalidOperation:
        return None, _("숫자가 아닙니다.")
    if amount != amount.to_integral_value():
        return None, _("1원보다 작은 금액이 있습니다.")
    return (int(amount), "") if amount < 10**15 else (None, _("너무 큰 금액입니다."))
