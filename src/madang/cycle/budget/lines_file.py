"""Lines of the budget as a spreadsheet (CSV, XLSX), as they stand in the printed budget or come out of its system.

Columns, in Korean or English: 부문, 정책사업, 단위사업, 세부사업코드, 세부사업, 통계목코드, 통계목, 부서 are needed; 회계, 분야 and
예산안 (what the whole line has in the bill, in the unit that is asked for beside the file) are welcome.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from madang.base.people.marks import normalise
from madang.base.places.models import Government
from madang.cycle.propose.table_file import amount_of
from madang.cycle.review.models import Office

from .models import AccountKind, Classification, ClassificationLevel, Line
from .reading import Reading, Row, rows_in

COLUMNS = {
    "code": ("세부사업코드", "code"),
    "account": ("회계", "회계구분", "account"),
    "field": ("분야", "field"),
    "sector": ("부문", "sector"),
    "policy": ("정책사업", "policy"),
    "unit": ("단위사업", "unit"),
    "name": ("세부사업", "세부사업명", "name"),
    "item_code": ("통계목코드", "item_code"),
    "item": ("통계목", "통계목명", "item"),
    "office": ("부서", "office"),
    "total": ("예산안", "예산안금액", "total"),
}
MUST = ("code", "sector", "policy", "unit", "name", "item_code", "item", "office")
LONGEST = {"code": 20, "policy": 100, "unit": 100, "name": 100, "item": 60}
MOST_MONEY = 10**15
ITEM = re.compile(r"\d{3}-\d{2}")


@dataclass(frozen=True)
class EnteredLine:
    """A line that is not kept yet, and what it has in the bill in minor units (None: nothing is said)."""

    line: Line
    total: int | None


@dataclass
class KnownLines:
    government: Government
    fiscal_year: int
    offices: Mapping[str, Office]
    sectors: Mapping[str, Classification]
    fields: Mapping[str, str]  # any word of a field -> its code
    keys: set[tuple[str, str, str]]  # account, code, item code of what is there

    @classmethod
    def of(cls, government: Government, fiscal_year: int) -> "KnownLines":
        listed = list(Classification.objects.in_year(fiscal_year))
        there = Line.objects.of(government).filter(fiscal_year=fiscal_year)
        offices = Office.objects.of(government).working()
        return cls(
            government,
            fiscal_year,
            {normalise(office.name): office for office in offices},
            {w: one for one in listed if one.level == ClassificationLevel.SECTOR for w in (normalise(one.name), one.code)},
            {w: one.code for one in listed if one.level == ClassificationLevel.FIELD for w in (normalise(one.name), one.code)},
            set(there.values_list("account", "code", "item_code")),
        )  # fmt: skip


ACCOUNTS = {normalise(str(label)): AccountKind(value) for value, label in AccountKind.choices} | {
    str(kind): kind for kind in AccountKind
}


def read_lines(data: bytes, known: KnownLines, unit: int = 1) -> Reading:
    reading = Reading()
    for row in rows_in(data, COLUMNS, MUST, reading):
        entered = _entered(row, known, unit)
        if row.sound:
            reading.lines.append(entered)
    return reading


def _entered(row: Row, known: KnownLines, unit: int) -> EnteredLine:
    for name, most in LONGEST.items():
        if len(row[name]) > most:
            row.say(name, _("%(most)s자까지 적을 수 있습니다.") % {"most": most})
    if row["item_code"] and not ITEM.fullmatch(row["item_code"]):
        row.say("item_code", _("401-01처럼 적어 주세요."))
    account = row.one_of(
        "account",
        ACCOUNTS,
        _("일반회계, 기타특별회계, 공기업특별회계, 기금 가운데 하나여야 합니다."),
        AccountKind.GENERAL,
    )
    key = (str(account), row["code"], row["item_code"])
    if key in known.keys:
        row.say("code", _("같은 회계·세부사업·통계목의 줄이 이미 있습니다. 있는 줄은 덮어쓰지 않습니다."))
    known.keys.add(key)
    line = Line(
        government=known.government, fiscal_year=known.fiscal_year, account=account or AccountKind.GENERAL,
        office=row.one_of("office", known.offices, _("적어 둔 부서 이름이 아닙니다.")), sector=_sector(row, known),
        **{name: row[name] for name in ("policy", "unit", "code", "name", "item_code", "item")},
    )  # fmt: skip
    return EnteredLine(line, _total(row, unit))


def _sector(row: Row, known: KnownLines) -> Classification | None:
    sector = row.one_of("sector", known.sectors, _("이 해의 부문 이름이나 코드가 아닙니다."))
    field = row.one_of("field", known.fields, _("이 해의 분야 이름이나 코드가 아닙니다."))
    if sector and field and sector.field_code != field:
        row.say("field", _("이 부문은 다른 분야에 듭니다."))
    return sector


def _total(row: Row, unit: int) -> int | None:
    if row["total"] in ("", "0"):
        return None
    amount = amount_of(row["total"])
    if amount is None:
        row.say("total", _("0보다 큰 수로 적어 주세요."))
    elif amount * unit > MOST_MONEY:
        row.say("total", _("너무 큰 금액입니다. 칸의 단위를 살펴 주세요."))
    return (amount or 0) * unit
