"""Contracts and payments of many works from one table (CSV or XLSX): every fault by row and column, nothing half kept.

Columns: 사업번호, 구분 (계약 or 지출), 날짜, 이름, 금액; for a contract 계약한 곳, and if wanted 종류 and 계약 방법. A payment goes to
the last contract of its work.
"""

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from madang.base import clock
from madang.base.files.tables.table import Unreadable
from madang.cycle.propose.table_file import Fault, amount_of, places_of, rows_of

from .models import ContractKind, Tender

MOST_ROWS = 2000
COLUMNS = {
    "number": ("사업번호", "number"),
    "what": ("구분", "type"),
    "on": ("날짜", "date"),
    "title": ("이름", "title"),
    "amount": ("금액", "amount"),
    "company": ("계약한곳", "계약한 곳", "company"),
    "kind": ("종류", "kind"),
    "tender": ("계약방법", "계약 방법", "tender"),
}
MUST = ("number", "what", "on", "title", "amount")
KINDS = {"계약": "contract", "contract": "contract", "지출": "payment", "payment": "payment"}


@dataclass(frozen=True)
class Row:
    row: int
    number: int
    what: str
    on: date
    title: str
    amount: int
    company: str = ""
    kind: ContractKind = ContractKind.CONSTRUCTION
    tender: Tender = Tender.DIRECT


@dataclass
class Books:
    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_books(data: bytes, numbers: set[int]) -> Books:
    """`numbers`: the works it may speak of."""
    books = Books()
    try:
        rows = list(rows_of(data))
    except Unreadable as unreadable:
        books.faults.append(Fault(1, "", str(unreadable)))
        return books
    header, *rest = rows or [([], 1)]
    places = places_of(header[0], COLUMNS)
    books.faults += [Fault(1, COLUMNS[name][0], _("이 칸이 없습니다.")) for name in MUST if name not in places]
    if len(rest) > MOST_ROWS:
        books.faults.append(Fault(1, "", _("한 번에 %(most)d줄까지 올릴 수 있습니다.") % {"most": MOST_ROWS}))
    if not books.faults:
        for cells, number in rest:
            if any(cells):
                _read({name: _cell(cells, place) for name, place in places.items()}, number, numbers, books)
    return books


def _cell(cells: list[str], place: int) -> str:
    return cells[place].strip() if place < len(cells) else ""


def _read(told: dict[str, str], row: int, numbers: set[int], books: Books) -> None:
    faults: list[Fault] = []

    def fault(name: str, what: str) -> None:
        faults.append(Fault(row, COLUMNS[name][0], what))

    number = int(told["number"]) if told["number"].isascii() and told["number"].isdecimal() else 0
    if number not in numbers:
        fault("number", _("시작한 사업 가운데 이 번호가 없습니다."))
    what, amount, on = KINDS.get(told["what"].casefold(), ""), amount_of(told["amount"]), _day(told["on"])
    if not what:
        fault("what", _("계약이나 지출이라고 적어 주세요."))
    if amount is None:
        fault("amount", _("0보다 큰 금액을 원으로 적어 주세요."))
    if on is None or on > clock.today():
        fault("on", _("오늘까지의 날을 2027-05-04처럼 적어 주세요."))
    if not told["title"]:
        fault("title", _("무엇인지 적어 주세요."))
    if what == "contract" and not told.get("company"):
        fault("company", _("계약한 곳을 적어 주세요."))
    kind, tender = _choice(ContractKind, told.get("kind")), _choice(Tender, told.get("tender"))
    for name, chosen in (("kind", kind), ("tender", tender)):
        if told.get(name) and chosen is None:
            fault(name, _("고를 수 있는 말이 아닙니다."))
    books.faults += faults
    if not faults:
        books.rows.append(
            Row(
                row, number, what, on, told["title"][:200], amount, told.get("company", "")[:120],
                kind or ContractKind.CONSTRUCTION, tender or Tender.DIRECT,
            )
        )  # fmt: skip


def _choice(choices, text: str | None):
    return next((one for one in choices if text in (one.value, str(one.label))), None)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.replace(".", "-").replace("/", "-").strip("-"))
    except ValueError:
        return None
