"""The same table as a spreadsheet (CSV, XLSX): amounts, reasons and minutes for every project of a bill at once."""

import csv
import io
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from madang.base.datasets.formats.csv import neutralise
from madang.cycle.propose.table_file import amount_of

from ..reading import Reading, Row, rows_in
from .reckoning import Standing

COLUMNS = {
    "year": ("연도", "선정연도", "year"),
    "number": ("번호", "사업번호", "number"),
    "title": ("사업", "사업명", "title"),
    "before": ("예산안", "앞선금액", "before"),
    "amount": ("금액", "남긴금액", "의결액", "의결한금액", "amount"),
    "reason": ("까닭", "사유", "reason"),
    "minutes": ("회의록", "minutes"),
    "consent": ("동의", "단체장의동의", "consent"),
}
MUST = ("number",)
LONGEST = {"reason": 1000, "consent": 200, "minutes": 200}
_url = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True)
class Given:
    """What is said of one project; `amount` None: nothing."""

    amount: int | None = None
    reason: str = ""
    minutes: str = ""
    consent: str = ""


@dataclass
class _Known:
    rows: dict[tuple[str, str], Standing]
    seen: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, standings: list[Standing]) -> "_Known":
        """By year and number, and by the number alone where only one project of the bill has it."""
        rows = {(str(one.project.cycle.fiscal_year), str(one.project.number)): one for one in standings}
        numbers = [number for _year, number in rows]
        alone = {("", number): one for (_year, number), one in rows.items() if numbers.count(number) == 1}
        return cls(rows | alone)


def read_table(data: bytes, standings: list[Standing]) -> tuple[dict[int, Given], list]:
    """By the project's key, and what is wrong, row by row; rows without an amount say nothing."""
    reading, known, found = Reading(), _Known.of(standings), {}
    for row in rows_in(data, COLUMNS, MUST, reading):
        pk, given = _given(row, known)
        if row.sound and pk is not None:
            found[pk] = given
    return found, reading.faults


def blank(standings: list[Standing]) -> bytes:
    """Every project of the bill with what is on the table now, to be filled in. Excel reads it as it is."""
    filled = io.StringIO()
    table = csv.writer(filled)
    table.writerow([names[0] for names in COLUMNS.values()])
    for one in standings:
        project = one.project
        why = neutralise(one.why) if one.now != one.proposed else ""
        cells = [
            project.cycle.fiscal_year,
            project.number,
            neutralise(project.title),
            one.proposed,
            one.now,
            why,
            "",
            "",
        ]
        table.writerow(cells)
    return b"\xef\xbb\xbf" + filled.getvalue().encode()


def _given(row: Row, known: _Known) -> tuple[int | None, Given]:
    one = known.rows.get((row["year"], row["number"]))
    if one is None:
        row.say("number", _("이 예산안에 없는 사업입니다. 번호가 겹치면 연도도 적어 주세요."))
        return None, Given()
    if one.project.pk in known.seen:
        row.say("number", _("같은 사업이 두 번 나옵니다."))
    known.seen.add(one.project.pk)
    for name, most in LONGEST.items():
        if len(row[name]) > most:
            row.say(name, _("%(most)s자까지 적을 수 있습니다.") % {"most": most})
    amount = _amount(row)
    return one.project.pk, Given(amount, row["reason"], _minutes(row), row["consent"])


def _amount(row: Row) -> int | None:
    text = row["amount"]
    if text in ("", "0", "0원"):
        return 0 if text else None
    amount = amount_of(text)
    if amount is None:
        row.say("amount", _("0 이상의 수를 원 단위로 적어 주세요."))
    return amount


def _minutes(row: Row) -> str:
    if row["minutes"]:
        try:
            _url(row["minutes"])
        except ValidationError:
            row.say("minutes", _("http로 시작하는 주소를 적어 주세요."))
    return row["minutes"]
