"""집행현황 of a quarter: what each work had, spent and did, and why it is late; in thousands of won, summed before rounding."""

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from madang.base import clock
from madang.base.documents.document import Document, Facts, Heading, Note, Signature, Table
from madang.base.documents.source import Source
from madang.cycle.budget.models import Entry
from madang.cycle.budget.veil import veil
from madang.cycle.plan.models import Cycle
from madang_methods.money import Account, printed

from .models import Report, Work
from .money import NOTHING, in_year
from .quarters import Quarter

THOUSAND = 1_000
COLUMNS = ("available", "committed", "spent", "carried_out", "unspent")


def status(cycle: Cycle, quarter: Quarter, address: str) -> Document:
    """Works with money in the fiscal year of the quarter: those chosen for it and those carried over into it. Amounts as
    they held on the quarter's last day."""
    government = cycle.government
    with translation.override(government.language):
        works = list(_works(cycle, quarter.year))
        veil([work.project for work in works])
        accounts = in_year(government, quarter.year, quarter.ends)
        said = {one.work_id: one for one in _reports(works, quarter)}
        told = [(work, accounts.get(work.project_id, NOTHING), said.get(work.pk)) for work in works]
        return Document(
            title=_("%(quarter)s 주민참여예산 집행현황") % {"quarter": quarter},
            number=f"CPB-{cycle.fiscal_year}-STATUS-{quarter.key}",
            date=min(quarter.ends, clock.today()),
            issuer=government.name,
            summary=_("의회가 의결한 주민참여예산사업의 예산현액과 지출액, 추진 상황입니다."),
            keywords=[_("주민참여예산"), _("집행현황"), str(quarter.year)],
            blocks=[*_blocks(told, quarter), Signature(government.name, seal=_("직인생략"))],
            language=government.language,
            address=address,
            sources=[_behind(told, government.currency)] if told else [],
        )


def _works(cycle: Cycle, fiscal_year: int):
    entries = Entry.objects.of(cycle.government).filter(fiscal_year=fiscal_year, project__isnull=False)
    return Work.objects.filter(project__in=entries.values("project")).for_lists().order_by(
        "project__cycle__fiscal_year", "project__number"
    )  # fmt: skip


def _reports(works: list[Work], quarter: Quarter):
    return Report.objects.standing().filter(work__in=works, year=quarter.year, quarter=quarter.number)


def _blocks(told: list[tuple[Work, Account, Report | None]], quarter: Quarter) -> list:
    if not told:
        return [Note(_("이 분기에 집행한 사업이 없습니다."))]
    total = sum((account for _work, account, _report in told), NOTHING)
    facts = [(_("기준일"), quarter.ends.isoformat()), (_("사업 수"), str(len(told))), (_("집행률"), _rate(total))]
    return [
        Facts(facts),
        Heading(_("사업마다의 집행현황")),
        _money(told, total),
        Heading(_("추진 상황")),
        _progress(told),
    ]


def _money(told, total: Account) -> Table:
    columns = [printed([getattr(account, name) for _work, account, _report in told], THOUSAND) for name in COLUMNS]
    header = [
        _("번호"), _("사업"), _("부서"), _("예산현액"), _("원인행위액"), _("지출액"), _("다음연도이월액"), _("집행잔액"), _("집행률"),
    ]  # fmt: skip
    rows = [
        [_number(work), work.project.title, _office(work), *(column[0][place] for column in columns), _rate(account)]
        for place, (work, account, _report) in enumerate(told)
    ]
    unit = _("천원")
    return Table(
        _("예산현액과 지출액 (단위: 천원, 천원 미만은 버림, 합계는 원으로 더한 뒤 버림)"), header, rows,
        units=["", "", "", unit, unit, unit, unit, unit, ""], numeric=[3, 4, 5, 6, 7],
        totals=[_("합계"), "", "", *(column[1] for column in columns), _rate(total)],
    )  # fmt: skip


def _behind(told, currency: str) -> Source:
    """Every row in whole minor units, before anything is cut."""
    rows = [
        [
            work.project.cycle.fiscal_year, work.number, work.project.title, _office(work),
            *(getattr(account, name) for name in COLUMNS), *_said(report),
        ]
        for work, account, report in told
    ]  # fmt: skip
    columns = ["year", "number", "title", "office", *COLUMNS, "state", "percent", "done", "reason"]
    return Source(
        "status", _("사업마다의 집행현황"), columns, rows, units=["", "", "", "", *[currency] * 5, "", "%", "", ""]
    )


def _said(report: Report | None) -> tuple:
    return (report.state, report.percent, report.done, report.reason) if report else (None, None, None, None)


def _progress(told) -> Table:
    header = [_("번호"), _("사업"), _("상태"), _("진행률"), _("한 일"), _("지연 사유")]
    rows = [
        [
            _number(work), work.project.title, report.get_state_display() if report else pgettext("report", "아직 적지 않음"),
            f"{report.percent}%" if report else "", report.done if report else "", report.reason if report else "",
        ]
        for work, _account, report in told
    ]  # fmt: skip
    return Table(_("사업마다 한 일과 늦어진 까닭"), header, rows)


def _number(work: Work) -> str:
    return f"{work.project.cycle.fiscal_year}-{work.number}"


def _office(work: Work) -> str:
    return work.project.office.name if work.project.office else ""


def _rate(account: Account) -> str:
    """One place after the point, cut."""
    if account.rate is None:
        return "–"
    tenths = account.rate.numerator * 1000 // account.rate.denominator
    return f"{tenths // 10}.{tenths % 10}%"
