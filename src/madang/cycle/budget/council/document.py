"""의회 심의 결과표: every project of a bill, what each place of the council left of it, and why (지방자치법 §142)."""

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from madang.base import clock
from madang.base.documents.document import Document, Facts, Heading, Note, Table
from madang.base.documents.source import Source
from madang.base.pages.words import count_of, day, money
from madang_methods.money import printed

from ..models import Bill, CouncilOutcome
from ..units import Unit
from .path import Path


def result_table(bill: Bill, rows: list[Path], address: str) -> Document:
    """In the government's own language, in thousands; sums are made of whole won first."""
    government = bill.government
    with translation.override(government.language):
        name = bill_name(bill)
        return Document(
            title=_("%(bill)s 주민참여예산 의회 심의 결과표") % {"bill": name},
            number=f"CPB-{bill.fiscal_year}-COUNCIL-{bill.sequence}",
            date=bill.decided_on or timezone.localtime(clock.now()).date(),
            issuer=government.name,
            summary=_summary(bill, rows),
            keywords=[_("주민참여예산"), _("의회 심의"), str(bill.fiscal_year)],
            blocks=[*_overview(bill, rows), *_table(rows, government.currency), *_reasons(rows), *_corrected(rows)],
            language=government.language,
            address=address,
            sources=[_behind(rows, government.currency)] if rows else [],
        )


def bill_name(bill: Bill) -> str:
    """2026년도 본예산안, 2026년도 제1회 추가경정예산안."""
    if not bill.sequence:
        return _("%(year)s년도 본예산안") % {"year": bill.fiscal_year}
    return _("%(year)s년도 제%(number)s회 추가경정예산안") % {"year": bill.fiscal_year, "number": bill.sequence}


def _summary(bill: Bill, rows: list[Path]) -> str:
    if bill.decided_on is None:
        return _("의회가 아직 의결하지 않았습니다. 여기 적힌 금액은 심의하고 있는 안입니다.")
    currency = bill.government.currency
    amounts = {
        "proposed": money(sum(row.proposed for row in rows), currency),
        "amount": money(sum(row.decision.amount for row in rows if row.decision), currency),
    }
    return _("의회는 주민이 고른 사업의 예산안 %(proposed)s 가운데 %(amount)s을 의결했습니다.") % amounts


def _overview(bill: Bill, rows: list[Path]) -> list:
    facts = [(_("예산안"), bill_name(bill)), (_("사업"), count_of(len(rows), "project"))]
    facts += [(_("의회에 낸 날"), day(bill.submitted_on))] if bill.submitted_on else []
    facts += [(_("회기"), bill.session)] if bill.session else []
    facts += [(_("의결한 날"), day(bill.decided_on))] if bill.decided_on else []
    facts += [(_("회의록"), bill.minutes)] if bill.minutes else []
    for outcome in CouncilOutcome if bill.decided_on else ():
        mine = sum(1 for row in rows if row.decision and row.decision.outcome == outcome)
        facts.append((str(outcome.label), count_of(mine, "project")))
    return [Heading(_("심의 개요")), Facts(facts)]


def _table(rows: list[Path], currency: str) -> list:
    unit = Unit(1_000, currency)
    columns = list(zip(*(_amounts(row) for row in rows), strict=True)) if rows else []
    shown = [_shown(column, currency) for column in columns]
    body = [
        [f"{row.project.cycle.fiscal_year}-{row.project.number}", row.project.title, row.project.office.name if row.project.office else "",
         *(column[0][at] for column in shown), str(row.decision.get_outcome_display()) if row.decision else _("심의 중")]
        for at, row in enumerate(rows)
    ]  # fmt: skip
    header = [
        _("번호"), _("사업"), _("부서"), _("예산안"), _("수정예산안"), _("상임위원회"), _("예산결산특별위원회"), _("의결액"), _("결과"),
    ]  # fmt: skip
    if not body:
        return [Note(_("이 예산안에는 주민이 고른 사업이 없습니다."))]
    totals = [_("합계"), "", "", shown[0][1], "", "", "", shown[4][1], ""]
    units = ["", "", "", *[unit.name] * 5, ""]
    caption = _("사업마다의 심의와 의결")
    table = Table(caption, header, body, units=units, numeric=[3, 4, 5, 6, 7], totals=totals, row_headers=False)
    return [Heading(_("사업별 결과")), table]


def _behind(rows: list[Path], currency: str) -> Source:
    """Every row in whole minor units, before anything is cut."""
    columns = [
        "year",
        "number",
        "title",
        "bill",
        "amended",
        "committee",
        "budget_committee",
        "decided",
        "outcome",
        "reason",
    ]
    found = [
        [
            row.project.cycle.fiscal_year, row.project.number, row.project.title, *_amounts(row),
            row.decision.outcome if row.decision else None, row.reason,
        ]
        for row in rows
    ]  # fmt: skip
    return Source("council", _("사업마다의 심의와 의결"), columns, found, ["", "", "", *[currency] * 5, "", ""])


def _amounts(row: Path) -> tuple[int | None, ...]:
    decided = row.decision.amount if row.decision else None
    return (row.first, row.after("head"), row.after("committee"), row.after("budget_committee"), decided)


def _shown(column, currency: str) -> tuple[list, object]:
    """Rows and total in thousands; what no place dealt with stays empty."""
    said = [amount for amount in column if amount is not None]
    if currency != "KRW":
        return [None if one is None else money(one, currency) for one in column], money(sum(said), currency)
    amounts, whole, _lacking = printed(said, 1_000)
    left = iter(amounts)
    return [None if one is None else next(left) for one in column], whole


def _reasons(rows: list[Path]) -> list:
    changed = [row for row in rows if row.is_changed]
    if not changed:
        return []
    body = [
        [row.project.title, str(act.get_place_display()), act.body, act.reason, act.minutes]
        for row in changed
        for act in row.standing_acts
        if act.before != act.after
    ]
    council = pgettext("place", "의회 의결")
    body += [
        [row.project.title, council, "", row.decision.reason, row.decision.minutes]
        for row in changed
        if row.decision and row.decision.reason
    ]
    header = [_("사업"), _("곳"), _("위원회 이름"), _("까닭"), _("회의록")]
    return (
        [Heading(_("금액이 달라진 까닭")), Table(_("누가 왜 바꾸었나"), header, body, row_headers=False)]
        if body
        else []
    )


def _corrected(rows: list[Path]) -> list:
    said = [f"{row.project.title}: {row.correction}" for row in rows if row.correction]
    return [Note("\n".join(said), title=_("적은 뒤에 바로잡은 것"))] if said else []
