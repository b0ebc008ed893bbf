"""A department's requests as a spreadsheet: a row for each project, line and source; all of it or nothing.

Columns, in Korean or English: 사업번호, 세부사업코드, 통계목코드 and 금액 (won) are needed; 재원 and 까닭 are welcome.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from madang.cycle.propose.table_file import amount_of

from .forms import WHY_DIFFERENT
from .models import Line, Part, Request, Source
from .projects_file import SOURCES
from .reading import Reading, Row, rows_in

COLUMNS = {
    "number": ("사업번호", "번호", "number"),
    "code": ("세부사업코드", "code"),
    "item_code": ("통계목코드", "item_code"),
    "amount": ("금액", "금액(원)", "amount"),
    "source": ("재원", "source"),
    "reason": ("까닭", "reason"),
}
MUST = ("number", "code", "item_code", "amount")


@dataclass(frozen=True)
class Asked:
    request: Request
    parts: list[Part]
    reason: str


def read_requests(
    data: bytes, requests: Mapping[str, Request], lines: Mapping[tuple[str, str], Line], selected: Mapping[int, int]
) -> Reading:
    """`requests` by the project's number as text, `lines` by code and item code: those that this reader may name;
    `selected`: what was selected, by the project's key."""
    reading = Reading()
    found: dict[str, tuple[list[Part], list[str], Row]] = {}
    seen: set[tuple] = set()
    for row in rows_in(data, COLUMNS, MUST, reading):
        part = _part(row, requests, lines)
        key = (row["number"], part.line_id, part.source)
        if row.sound and key in seen:
            row.say("code", _("같은 사업의 같은 줄과 재원이 두 번 있습니다. 하나로 더해 주세요."))
        seen.add(key)
        parts, reasons, _first = found.setdefault(row["number"], ([], [], row))
        parts.append(part)
        reasons.append(row["reason"])
    if not reading.faults:
        for number, (parts, reasons, first) in found.items():
            asked = Asked(requests[number], parts, " ".join(filter(None, reasons)))
            if sum(part.amount for part in parts) != selected.get(asked.request.project_id, 0) and not asked.reason:
                first.say("reason", str(WHY_DIFFERENT))
            reading.lines.append(asked)
    return reading


def _part(row: Row, requests: Mapping[str, Request], lines: Mapping[tuple[str, str], Line]) -> Part:
    if row["number"] and row["number"] not in requests:
        row.say("number", _("지금 요구를 기다리는 우리 부서 사업의 번호가 아닙니다."))
    line = lines.get((row["code"], row["item_code"]))
    if line is None and row["code"] and row["item_code"]:
        row.say("code", _("이 해의 예산에 없는 세부사업과 통계목입니다."))
    amount = amount_of(row["amount"]) if row["amount"] else 0
    if amount is None:
        row.say("amount", _("0보다 큰 수를 원 단위로 적어 주세요."))
    if len(row["reason"]) > 1000:
        row.say("reason", _("%(most)s자까지 적을 수 있습니다.") % {"most": 1000})
    source = row.one_of(
        "source", SOURCES, _("국비, 시·도비, 시·군·구비, 기타 가운데 하나여야 합니다."), Source.MUNICIPAL
    )
    return Part(line=line, amount=amount or 0, source=source or Source.MUNICIPAL)
