"""What happened to the money: request, bill, council, execution, settlement. Every amount is a sum of the ledger."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from madang.base.documents.document import Facts, Paragraph, Table
from madang.base.pages.words import count_of, day, money, percent
from madang.cycle.budget.data import PROJECTS
from madang.cycle.budget.models import CouncilDecision, CouncilOutcome
from madang.cycle.execute.models import Change, Work
from madang.cycle.settle.books import books_of
from madang.cycle.settle.data import INDICATORS, SETTLEMENT
from madang.cycle.settle.documents import by_project, effects_table, unit_of
from madang.cycle.settle.models import Leftover, Settlement

from ..figures import bars
from ..money import PLANNED, SPENT, kept_by_office, money_table
from .year import Year, table_or


def budget(year: Year):
    rows, whole = year.money
    names = {
        "selected": _("선정액"),
        "requested": _("예산요구액"),
        "bill": _("예산안"),
        "budget": _("예산액"),
        "spent": _("지출액"),
    }
    steps = [(said, getattr(whole, name), money(getattr(whole, name), year.currency)) for name, said in names.items()]
    if chart := bars(_("고른 돈에서 쓴 돈까지"), steps):
        yield chart
    if rows:
        yield money_table(_("사업마다 고른 돈과 정한 돈"), rows, whole, PLANNED, year.currency)
    decided = CouncilDecision.objects.standing().filter(project__cycle=year.cycle).exclude(outcome=CouncilOutcome.AS_IS)
    cut = [
        [str(one.project.number), one.project.title, str(one.get_outcome_display()), money(one.proposed, year.currency),
         money(one.amount, year.currency), one.reason]
        for one in decided.select_related("project").order_by("project__number", "pk")
    ]  # fmt: skip
    header = [_("번호"), pgettext("budget", "사업"), _("의결"), _("앞선 금액"), _("의결한 금액"), _("까닭")]
    yield table_or(
        Table(_("의회가 다르게 정한 사업"), header, cut, numeric=[3, 4]) if cut else None,
        _("의회가 다르게 정한 사업이 없습니다."),
    )
    yield year.read(PROJECTS).source


def execution(year: Year):
    works = list(Work.objects.of(year.cycle).select_related("project"))
    counts: dict[str, int] = {}
    for work in works:
        counts[str(work.get_state_display())] = counts.get(str(work.get_state_display()), 0) + 1
    if chart := bars(
        _("사업이 어디까지 왔나"), [(name, number, count_of(number, "project")) for name, number in counts.items()]
    ):
        yield chart
    rows, whole = year.money
    if works:
        yield Paragraph(_("쓸 수 있던 돈의 %(rate)s를 썼습니다.") % {"rate": percent(whole.spent, whole.available)})
        yield money_table(_("사업마다 쓴 돈"), rows, whole, SPENT, year.currency)
        if kept := kept_by_office(rows, year.currency):
            yield kept
    changes = [
        [one.work.project.title, str(one.get_kind_display()), day(one.on, "dots"), one.reason]
        for one in Change.objects.of(year.cycle).select_related("work__project")
    ]
    header = [pgettext("budget", "사업"), _("무엇이 바뀌었나"), _("날"), _("까닭")]
    yield table_or(Table(_("도중에 바뀐 것"), header, changes) if changes else None, _("도중에 바뀐 것이 없습니다."))


def settlement(year: Year):
    """Every approved year with the table that the council approved; money that was carried over stands in the year after."""
    settled = list(Settlement.objects.of(year.cycle).filter(approved_on__isnull=False))
    for one in settled:
        yield Facts([
            (_("결산한 회계연도"), str(one.fiscal_year)), (_("의회가 승인한 날"), day(one.approved_on)), (_("결산표의 지문"), one.digest),
        ])  # fmt: skip
        table = books_of(year.cycle, one.fiscal_year).table
        yield by_project(table, unit_of(year.currency))
        if effects := effects_table(table):
            yield effects
    if not settled:
        yield Paragraph(_("아직 의회가 결산을 승인하지 않았습니다."))
    left = (
        Leftover.objects.filter(settlement__cycle=year.cycle)
        .select_related("project")
        .order_by("project__number", "pk")
    )
    rows = [
        [one.project.title, money(one.amount, year.currency), str(one.get_reason_display()), one.words]
        for one in {one.project_id: one for one in left}.values()
    ]
    header = [pgettext("budget", "사업"), _("남은 돈"), _("사유"), _("까닭")]
    yield table_or(
        Table(_("돈이 남은 까닭"), header, rows, numeric=[1]) if rows else None,
        _("까닭을 적을 만큼 남은 돈이 없습니다."),
    )
    yield from (year.read(SETTLEMENT).source, year.read(INDICATORS).source)
