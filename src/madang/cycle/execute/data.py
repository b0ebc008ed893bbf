"""The whole execution of a year as tables: works with their money, contracts, payments, changes, quarterly reports."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madang.base.datasets.column import Column
from madang.base.datasets.dataset import Dataset
from madang.cycle.budget.veil import veil
from madang.cycle.plan.models import Cycle

from .extracts.data import EXTRACTS
from .models import Change, ChangeKind, Contract, ContractKind, Payment, Report, State, Tender, Work
from .money import NOTHING, Means, means_by_project
from .watch.data import VISITS, WASTE_REPORTS

_UNIT = _("통화의 가장 작은 단위")
_NUMBER = Column("number", "integer", _("사업번호"), _("그해에 고른 사업의 차례"), required=True)
_TITLE = Column("title", "string", _("사업"), required=True)
_STATE = Column("state", "string", _("상태"), codes=State.choices, required=True)
_PERCENT = Column("percent", "integer", _("진행률"), unit="%", required=True)


def _money(name: str, title, description="") -> Column:
    return Column(name, "money", title, description, unit=_UNIT, required=True)


_WORK = (
    _NUMBER,
    _TITLE,
    Column("area", "string", _("동네")),
    Column("office", "string", _("부서"), _("맡은 부서")),
    _STATE,
    _PERCENT,
    Column("starts", "date", _("시작 예정일"), required=True),
    Column("first_until", "date", _("처음 정한 끝낼 날"), required=True),
    Column("until", "date", _("끝낼 날"), required=True),
    Column("begun_on", "date", _("시작한 날")),
    Column("ended_on", "date", _("끝난 날")),
    _money("given", _("예산"), _("예산액과 예비비, 전용 등 증감을 더한 것")),
    _money("committed", _("원인행위액")),
    _money("spent", _("지출액"), _("모든 회계연도를 더한 것")),
    _money("carried_out", _("다음연도이월액"), _("넘긴 돈은 다음 해에 쓰므로 집행잔액에서 빼지 않는다")),
    _money("left", _("집행잔액")),
)
_CONTRACT = {
    "work__project__number": _NUMBER,
    "number": Column("contract", "integer", _("계약 차례"), required=True),
    "title": Column("title", "string", _("계약 이름"), required=True),
    "kind": Column("kind", "string", _("종류"), codes=ContractKind.choices, required=True),
    "tender": Column("tender", "string", _("계약 방법"), codes=Tender.choices, required=True),
    "company": Column("company", "string", _("계약한 곳"), required=True),
    "since": Column("since", "date", _("계약한 날"), required=True),
    "until": Column("until", "date", _("계약이 끝나는 날")),
    "amends__number": Column("amends", "integer", _("바꾸는 계약"), _("변경계약이면 처음 계약의 차례")),
    "amount": _money("amount", _("금액"), _("변경계약이면 늘거나 줄어든 금액")),
}
_PAYMENT = {
    "work__project__number": _NUMBER,
    "number": Column("payment", "integer", _("지출 차례"), required=True),
    "booking__on": Column("on", "date", _("지출한 날"), required=True),
    "title": Column("title", "string", pgettext_lazy("payment", "무엇에"), required=True),
    "contract__number": Column("contract", "integer", _("계약 차례")),
    "amount": _money("amount", _("금액"), _("되돌린 것은 0보다 작다")),
    "reverses__number": Column("reverses", "integer", _("되돌리는 지출"), _("앞선 지출의 차례")),
    "booking__reason": Column("reason", "string", _("까닭"), _("되돌린 까닭")),
    "booking__number": Column("booking", "integer", _("장부 번호"), _("장부의 몇 번째 기록인지"), required=True),
}
_CHANGE = {
    "work__project__number": _NUMBER,
    "number": Column("change", "integer", _("변경 차례"), required=True),
    "kind": Column("kind", "string", _("무엇이 바뀌나"), codes=ChangeKind.choices, required=True),
    "on": Column("on", "date", _("바뀌는 날"), required=True),
    "amount": _money("amount", _("옮긴 금액")),
    "reason": Column("reason", "string", _("까닭"), required=True),
    "notice": Column("notice", "string", _("알리는 말"), required=True),
    "paper": Column("paper", "string", _("공고·문서 번호")),
    "council_on": Column("council_on", "date", _("의회가 의결한 날")),
    "until_after": Column("until", "date", _("새로 끝낼 날")),
}
_REPORT = {
    "work__project__number": _NUMBER,
    "year": Column("year", "integer", _("연도"), required=True),
    "quarter": Column("quarter", "integer", _("분기"), required=True),
    "state": _STATE,
    "percent": _PERCENT,
    "done": Column("done", "string", _("한 일"), required=True),
    "reason": Column("reason", "string", _("늦어진 까닭")),
    "why": Column("why", "string", _("고쳐 적은 까닭")),
    "at": Column("at", "datetime", _("적은 때"), required=True),
}


def _works(cycle: Cycle) -> Iterator[tuple]:
    means = means_by_project(cycle)
    works = list(Work.objects.of(cycle).for_lists().order_by("project__number"))
    veil([work.project for work in works])
    for work in works:
        project, money = work.project, means.get(work.project_id, Means(NOTHING))
        yield (
            project.number, project.title, project.area.name if project.area else "",
            project.office.name if project.office else "", work.state, work.percent, work.starts, work.first_until,
            work.until, work.begun_on, work.ended_on, money.given, money.committed, money.spent, money.carried, money.left,
        )  # fmt: skip


def _rows(model, columns, *order: str):
    def rows(cycle: Cycle):
        found = model.objects.of(cycle)
        found = found.with_amount() if model in (Contract, Payment) else found
        return found.order_by("work__project__number", *order).values_list(*columns)

    return rows


def _reports(cycle: Cycle):
    rows = Report.objects.of(cycle).standing()
    return rows.order_by("work__project__number", "year", "quarter").values_list(*_REPORT)


WORKS = Dataset(
    name="works",
    title=_("집행하는 사업"),
    description=_("의회가 의결해 시작한 사업마다 상태와 일정, 장부에서 더한 돈입니다."),
    columns=_WORK,
    rows=_works,
    key=("number",),
)
CONTRACTS = Dataset(
    name="contracts",
    title=_("계약"),
    description=_("사업마다의 계약과 변경계약입니다."),
    columns=tuple(_CONTRACT.values()),
    rows=_rows(Contract, _CONTRACT, "number"),
    key=("number", "contract"),
)
PAYMENTS = Dataset(
    name="payments",
    title=_("지출"),
    description=_("사업마다의 지출과 되돌린 지출입니다. 받은 사람의 이름은 없고, 계약한 곳은 계약 표에 있습니다."),
    columns=tuple(_PAYMENT.values()),
    rows=_rows(Payment, _PAYMENT, "number"),
    key=("number", "payment"),
)
CHANGES = Dataset(
    name="changes",
    title=_("사업변경"),
    description=_("사업변경, 전용, 이용, 예비비, 이월, 취소마다 까닭과 알린 말, 옮긴 금액입니다."),
    columns=tuple(_CHANGE.values()),
    rows=_rows(Change, _CHANGE, "number"),
    key=("number", "change"),
)
REPORTS = Dataset(
    name="reports",
    title=_("분기 집행현황"),
    description=_("분기마다 맡은 부서가 적은 상태, 한 일, 늦어진 까닭입니다. 고쳐 적었으면 마지막 것입니다."),
    columns=tuple(_REPORT.values()),
    rows=_reports,
    key=("number", "year", "quarter"),
)
DATASETS = [WORKS, CONTRACTS, PAYMENTS, CHANGES, REPORTS, VISITS, WASTE_REPORTS, EXTRACTS]
