"""결산·성과보고: the settlement with its reasons, effects, inspection and residents' voices, in the government's language.

Amounts are printed in thousands where the currency is the won, made from whole sums; the rows behind them go along in won.
"""

from datetime import date

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from madang.base.documents.document import Document, Facts, Heading, Items, Note, Paragraph, Signature, Table
from madang.base.documents.source import Source
from madang.base.pages.words import count_of, day, money, percent
from madang.cycle.budget.models import Source as Payer
from madang.cycle.budget.units import Unit
from madang_methods.money import Account, in_unit, printed

from .books import Books
from .data import INDICATORS, SETTLEMENT, indicator_rows, settlement_row
from .dates import dates_of
from .models import Better
from .permissions import last_inspection
from .residents import meetings_of, surveys_of
from .table import COLUMNS, amounts
from .table import Table as Settled

_NUMERIC = range(1, len(COLUMNS) + 1)


def report(books: Books, address: str) -> Document:
    """Of a settlement that is drawn up. Its date is that of the last step."""
    settlement, government = books.settlement, books.cycle.government
    with translation.override(government.language):
        unit = unit_of(government.currency)
        return Document(
            title=_("%(year)s년도 주민참여예산 결산·성과보고") % {"year": books.fiscal_year},
            number=f"CPB-{books.cycle.fiscal_year}-SETTLEMENT-{books.fiscal_year}",
            date=settlement.approved_on or settlement.drawn_up_on,
            issuer=government.name,
            summary=_summary(books),
            keywords=[_("주민참여예산"), _("결산"), str(books.fiscal_year)],
            blocks=[
                *_about(books), *_whole(books, unit), *_groups(books, unit), *_differences(books), *_effects(books),
                *_inspection(books), *_residents(books), Signature(government.name, seal=_("직인생략")),
            ],
            language=government.language,
            address=address,
            sources=sources(books),
        )  # fmt: skip


def unit_of(currency: str) -> Unit:
    """What the settlement is printed in."""
    return Unit(1_000 if currency == "KRW" else 1, currency)


def by_project(settled: Settled, unit: Unit) -> Table:
    """With exactly the columns of the law."""
    rows = [[f"{row.number}. {row.title}", *_printed(row.account, unit)] for row in settled.rows]
    return _table(_("사업마다의 결산"), _("사업"), rows, settled.total, unit)


def effects_table(settled: Settled) -> Table | None:
    """What was expected beside what was measured; None where nobody expected anything."""
    rows = [
        [
            f"{row.number}. {row.title}", f"{one.name} ({one.unit})", one.expected, one.value or _("아직 재지 않음"),
            _reached(one), " · ".join(part for part in (one.source, one.measured_by, _day(one.day)) if part),
        ]
        for row in settled.rows
        for one in row.effects
    ]  # fmt: skip
    header = [_("사업"), _("지표"), _("기대한 값"), _("잰 값"), _("이룸"), _("출처")]
    return Table(_("성과지표"), header, rows) if rows else None


def sources(books: Books) -> list[Source]:
    """The rows behind the report, in whole minor units."""
    rows = books.table.rows
    names = [column.name for column in SETTLEMENT.columns[:-1]]
    units = [books.table.currency if column.type == "money" else "" for column in SETTLEMENT.columns[:-1]]
    settled = [settlement_row(books.fiscal_year, row) for row in rows]
    found = [Source("settlement", str(SETTLEMENT.title), names, settled, units=units)]
    if measured := [line for row in rows for line in indicator_rows(books.fiscal_year, row)]:
        columns = [column.name for column in INDICATORS.columns]
        found.append(Source("indicators", str(INDICATORS.title), columns, measured))
    return found


def _summary(books: Books) -> str:
    total, currency = books.table.total, books.table.currency
    said = {
        "projects": count_of(len(books.table.rows), "project"), "available": money(total.available, currency),
        "spent": money(total.spent, currency), "carried": money(total.carried_out, currency),
        "left": money(total.unspent, currency),
    }  # fmt: skip
    return (
        _(
            "%(projects)s에 쓸 수 있던 %(available)s 가운데 %(spent)s을 쓰고 %(carried)s을 다음 해로 넘겼으며 %(left)s이 남았습니다."
        )
        % said
    )


def _about(books: Books) -> list:
    settlement = books.settlement
    facts = [
        (_("회계연도"), str(books.fiscal_year)),
        (_("상태"), settlement.get_state_display()),
        (_("까닭을 적는 기준"), _threshold(books)),
    ]
    for term, on in ((_("작성한 날"), settlement.drawn_up_on), (_("의회에 낸 날"), settlement.submitted_on),
                     (_("승인한 날"), settlement.approved_on), (_("고시한 날"), settlement.notified_on)):  # fmt: skip
        if on:
            facts.append((term, day(on)))
    if settlement.session:
        facts.append((_("회기"), settlement.session))
    if settlement.digest:
        facts.append((_("굳힌 표의 지문(SHA-256)"), settlement.digest))
    inspection = last_inspection(settlement)
    dates = dates_of(books.cycle, books.fiscal_year, settlement, inspection)
    rows = [[str(one.label), one.law, _day(one.on), _day(one.done)] for one in dates]
    header = [_("단계"), _("근거"), _("법이 정한 날"), _("마친 날")]
    return [Heading(_("결산의 개요")), Facts(facts), Table(_("법정 기한"), header, rows)]


def _threshold(books: Books) -> str:
    settlement = books.settlement
    said = {
        "amount": money(settlement.reason_from, books.table.currency), "percent": settlement.reason_percent,
        "basis": settlement.reason_basis,
    }  # fmt: skip
    return _("집행잔액이 %(amount)s 이상이거나 예산현액의 %(percent)s%% 이상 (%(basis)s)") % said


def _whole(books: Books, unit: Unit) -> list:
    blocks = [Heading(_("사업마다의 결산")), by_project(books.table, unit)]
    if _differs(books, unit):
        blocks.append(Note(_("합계는 원 단위로 더한 뒤에 잘랐으므로, 적힌 수를 더한 것과 끝자리가 다를 수 있습니다.")))
    return blocks


def _differs(books: Books, unit: Unit) -> bool:
    columns = zip(*(amounts(row.account) for row in books.table.rows), strict=True)
    return unit.size > 1 and any(printed(column, unit.size)[2] for column in columns)


def _groups(books: Books, unit: Unit) -> list:
    titles = {
        "area": _("동네마다"), "field": _("분야마다"), "office": _("부서마다"), "track": _("유형마다"), "source": _("재원마다"),
    }  # fmt: skip
    blocks = [Heading(_("나누어 본 결산"))]
    for what, title in titles.items():
        rows = [[_name(what, group.name), *_printed(group.account, unit)] for group in books.table.by(what)]
        blocks.append(_table(title, _("나눈 것"), rows, books.table.total, unit))
    return blocks


def _name(what: str, name: str) -> str:
    if what == "source":
        return str(Payer(name).label)
    return name or (_("전체") if what == "area" else _("정하지 않음"))


def _table(caption: str, first: str, rows: list, total: Account, unit: Unit) -> Table:
    units = ["", *([unit.name] * len(COLUMNS))]
    header = [first, *(str(title) for title in COLUMNS.values())]
    return Table(caption, header, rows, units=units, numeric=_NUMERIC, totals=[_("합계"), *_printed(total, unit)])


def _printed(account: Account, unit: Unit) -> list:
    if unit.currency != "KRW":
        return [money(amount, unit.currency) for amount in amounts(account)]
    return [in_unit(amount, unit.size) for amount in amounts(account)]


def _differences(books: Books) -> list:
    currency = books.table.currency
    rows = []
    for row in books.table.rows:
        account = row.account
        whys = "\n".join(f"{why.label}: {why.words}" if why.label else why.words for why in row.whys)
        told = [money(amount, currency) for amount in (account.selected, account.budget, account.spent)]
        rows.append([f"{row.number}. {row.title}", *told, percent(account.spent, account.available), whys])
    header = [_("사업"), _("선정액"), _("의결액"), _("지출액"), _("집행률"), _("달라진 까닭")]
    return [Heading(_("계획과 집행의 차이")), Table(_("고르고 의결하고 쓴 돈"), header, rows, numeric=[1, 2, 3, 4])]


def _effects(books: Books) -> list:
    return [Heading(_("성과")), effects_table(books.table) or Note(_("적어 둔 성과지표가 없습니다."))]


def _reached(effect) -> str:
    if effect.is_reached is None:
        return ""
    said = _("이룸") if effect.is_reached else _("이루지 못함")
    return f"{said} ({Better(effect.better).label})"


def _inspection(books: Books) -> list:
    inspection = last_inspection(books.settlement)
    if inspection is None:
        return [Heading(_("결산검사")), Note(_("결산검사는 아직 마치지 않았습니다."))]
    facts = [
        (_("검사 기간"), f"{day(inspection.began_on)} – {day(inspection.ended_on)}"),
        (_("검사위원"), count_of(inspection.inspectors, "person")),
        (_("의견서를 받은 날"), day(inspection.given_on)),
    ]
    rows = [
        [
            one.get_kind_display(), one.project.title if one.project else _("모든 사업"), one.words,
            one.answer or _("아직 답하지 않음"), one.office.name if one.office else "",
        ]
        for one in inspection.opinions.select_related("project", "office")
    ]  # fmt: skip
    header = [_("종류"), _("사업"), _("의견"), _("답"), _("부서")]
    told = [Table(_("검사의견과 답"), header, rows)] if rows else [Note(_("검사의견이 없습니다."))]
    return [Heading(_("결산검사")), Facts(facts), *told]


def _residents(books: Books) -> list:
    """The review meeting and the survey; counts that are small stay back."""
    blocks: list = [Heading(_("주민의 참여"))]
    for meeting in meetings_of(books.settlement):
        on = day(timezone.localtime(meeting.starts_at).date())
        blocks.append(Paragraph(f"{meeting.title}, {on}, {meeting.place}"))
        if meeting.carried:
            blocks.append(Items([motion.words for motion in meeting.carried]))
    for asked in surveys_of(books.settlement):
        answered = asked.results and asked.results.answered
        blocks.append(
            Paragraph(
                _("%(title)s: %(people)s이 답했습니다.")
                % {"title": asked.survey.title, "people": count_of(answered, "person")}
                if answered
                else asked.survey.title
            )
        )
        for found in asked.results.results if answered else ():
            rows = [[row.label, "–" if row.count is None else row.count] for row in found.rows]
            if rows:
                blocks.append(Table(found.question.text, [_("답"), _("수")], rows, numeric=[1]))
    return blocks if len(blocks) > 1 else [*blocks, Note(_("주민평가회와 설문은 아직 없었습니다."))]


def _day(on: date | None) -> str:
    return day(on) if on else ""
