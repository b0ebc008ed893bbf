"""The desk of the settlement: how far it is, tables to fill, and each step of its closing."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madang.base.pages.words import number as number_of
from madang.base.people.doors import for_parts
from madang.base.people.models import Role
from madang.base.people.refusals import require
from madang.cycle.budget.models import Project
from madang.cycle.plan.shortcuts import in_cycle, officer_page
from madang.cycle.review.permissions import offices_of

from .actions import closing, filling, inviting
from .books import asked_unit
from .dates import dates_of
from .forms import (
    AnswerForm,
    ApproveForm,
    IndicatorForm,
    InspectionForm,
    MeasuresForm,
    MeetingForm,
    NotifyForm,
    OpenForm,
    OpinionsForm,
    ReasonsForm,
    ReopenForm,
    SurveyForm,
)
from .gathering import gathered, settlement_of, years_of
from .models import Indicator, Opinion, Settlement
from .permissions import (
    lacking,
    last_inspection,
    why_not_answer,
    why_not_fill,
    why_not_inspect,
    why_not_notify,
    why_not_open,
    why_not_reopen,
    why_not_settle,
)
from .residents import unanswered

desk_page = for_parts(Role.OFFICER, Role.REVIEWER)


@desk_page
@in_cycle
def desk(request, cycle, fiscal=None):
    """How far the year's settlement is, what is lacking, and the next step."""
    fiscal = fiscal or cycle.fiscal_year
    years = years_of(cycle)
    if fiscal not in years:
        raise Http404
    settlement = settlement_of(cycle, fiscal)
    table = gathered(cycle, fiscal, settlement)
    context = {"cycle": cycle, "fiscal": fiscal, "years": years, "settlement": settlement, "table": table}
    if settlement:
        inspection = last_inspection(settlement)
        context |= {
            "lacking": lacking(settlement, table),
            "changed": not settlement.is_open
            and not settlement.is_approved
            and table.digest != settlement.drawn_digest,
            "waiting": unanswered(settlement),
            "opinions": list(inspection.opinions.select_related("project")) if inspection else [],
            "inspection": inspection,
            "unmeasured": sum(not effect.value for row in table.rows for effect in row.effects),
        }
    context["dates"] = dates_of(cycle, fiscal, settlement, context.get("inspection"))
    context["officer"] = why_not_settle(request.user, cycle.government) is None
    context["why_not_open"] = why_not_open(request.user, cycle, fiscal)
    return render(request, "settle/desk.html", context)


@officer_page
@in_cycle
def open_year(request, cycle, fiscal):
    if fiscal not in years_of(cycle):
        raise Http404
    require(why_not_open(request.user, cycle, fiscal), year=fiscal)
    form = OpenForm(request.POST or None)
    if form.is_valid():
        filling.open_settlement(cycle, fiscal, by=request.user, **form.cleaned_data)
        return _done(request, cycle, fiscal, _("결산을 시작했습니다."))
    return _page(request, cycle, fiscal, form, _("결산 시작하기"), _("시작하기"))


@desk_page
@in_cycle
def reasons(request, cycle, fiscal):
    """One table for all that was left over: a department sees its own, the budget office all."""
    settlement = _found(cycle, fiscal)
    require(why_not_fill(request.user, settlement))
    table = gathered(cycle, fiscal, settlement)
    projects = _mine(request, cycle)
    rows = [row for row in table.rows if row.number in projects and row.account.unspent > 0]
    form = ReasonsForm(rows, projects, request.POST or None)
    if form.is_valid():
        written = filling.explain(settlement, form.given, by=request.user)
        return _done(request, cycle, fiscal, _("적은 까닭: %(number)s") % {"number": number_of(written)})
    owing = {row.number for row in lacking(settlement, table)}
    context = {
        "cycle": cycle,
        "settlement": settlement,
        "form": form,
        "owing": owing,
        "unit": asked_unit(request, cycle),
    }
    return render(request, "settle/reasons.html", context, status=422 if form.is_bound else 200)


@desk_page
@in_cycle
def indicators(request, cycle, fiscal):
    """One table for all values that were measured."""
    settlement = _found(cycle, fiscal)
    require(why_not_fill(request.user, settlement))
    there = Indicator.objects.filter(settlement=settlement, project__number__in=_mine(request, cycle))
    there = there.select_related("project__office").prefetch_related("measurements").order_by("project__number", "pk")
    form = MeasuresForm(there, request.POST or None)
    if form.is_valid():
        written = filling.measure(settlement, form.measured, by=request.user)
        return _done(request, cycle, fiscal, _("적은 값: %(number)s") % {"number": number_of(written)})
    context = {"cycle": cycle, "settlement": settlement, "form": form}
    return render(request, "settle/indicators.html", context, status=422 if form.is_bound else 200)


@desk_page
@in_cycle
def indicator(request, cycle, fiscal):
    settlement = _found(cycle, fiscal)
    require(why_not_fill(request.user, settlement))
    projects = Project.objects.of(cycle).filter(number__in=_mine(request, cycle)).order_by("number")
    form = IndicatorForm(request.POST or None, cycle=cycle, projects=projects)
    if form.is_valid():
        said = form.cleaned_data
        filling.expect(settlement, said.pop("project"), by=request.user, **said)
        messages.success(request, _("지표를 적었습니다."))
        return redirect("settle:indicators", cycle.fiscal_year, fiscal)
    return _page(request, cycle, fiscal, form, _("성과지표 적기"), _("적어 두기"))


@officer_page
@require_POST
@in_cycle
def draw_up(request, cycle, fiscal):
    closing.draw_up(_found(cycle, fiscal), by=request.user)
    return _done(request, cycle, fiscal, _("결산서를 작성했습니다. 이제 표와 까닭을 모두가 봅니다."))


@officer_page
@in_cycle
def reopen(request, cycle, fiscal):
    settlement = _found(cycle, fiscal)
    require(why_not_reopen(request.user, settlement))
    form = ReopenForm(request.POST or None)
    if form.is_valid():
        closing.reopen(settlement, form.cleaned_data["why"], by=request.user)
        return _done(request, cycle, fiscal, _("결산을 다시 열었습니다."))
    return _page(request, cycle, fiscal, form, _("결산 다시 열기"), _("다시 열기"))


@officer_page
@in_cycle
def inspection(request, cycle, fiscal):
    """When they inspected and what they said, on one page."""
    settlement = _found(cycle, fiscal)
    require(why_not_inspect(request.user, settlement))
    form = InspectionForm(request.POST or None)
    opinions = OpinionsForm(cycle, request.POST or None)
    if form.is_valid() and opinions.is_valid():
        closing.inspect(settlement, opinions.said, by=request.user, **form.cleaned_data)
        return _done(request, cycle, fiscal, _("결산검사를 적었습니다."))
    context = {"cycle": cycle, "fiscal": fiscal, "form": form, "opinions": opinions}
    return render(request, "settle/inspection.html", context, status=422 if form.is_bound else 200)


@officer_page
@in_cycle
def opinion(request, cycle, pk):
    asked = get_object_or_404(
        Opinion.objects.select_related("settlement__cycle", "project"), pk=pk, settlement__cycle=cycle
    )
    require(why_not_answer(request.user, asked))
    form = AnswerForm(request.POST or None, government=cycle.government)
    fiscal = asked.settlement.fiscal_year
    if form.is_valid():
        closing.answer_opinion(asked, form.cleaned_data["answer"], by=request.user, office=form.cleaned_data["office"])
        return _done(request, cycle, fiscal, _("검사의견에 답했습니다."))
    return _page(request, cycle, fiscal, form, _("검사의견에 답하기"), _("답 올리기"), asked=asked)


@officer_page
@in_cycle
def approval(request, cycle, fiscal):
    settlement = _found(cycle, fiscal)
    form = ApproveForm(request.POST or None)
    if form.is_valid():
        closing.approve(settlement, by=request.user, **form.cleaned_data)
        return _done(request, cycle, fiscal, _("승인을 적었습니다. 표는 이제 바뀌지 않습니다."))
    return _page(request, cycle, fiscal, form, _("의회의 승인 적기"), _("승인 적기"))


@officer_page
@in_cycle
def notice(request, cycle, fiscal):
    settlement = _found(cycle, fiscal)
    require(why_not_notify(request.user, settlement))
    form = NotifyForm(request.POST or None)
    if form.is_valid():
        closing.notify(settlement, form.cleaned_data["on"], by=request.user)
        return _done(request, cycle, fiscal, _("고시한 날을 적었습니다."))
    return _page(request, cycle, fiscal, form, _("고시 적기"), _("고시 적기"))


@officer_page
@in_cycle
def meeting(request, cycle, fiscal):
    settlement = _found(cycle, fiscal)
    form = MeetingForm(request.POST or None)
    if form.is_valid():
        inviting.invite(settlement, by=request.user, **form.cleaned_data)
        return _done(request, cycle, fiscal, _("주민평가회를 알렸습니다. 회의 업무에서 이어 갑니다."))
    return _page(request, cycle, fiscal, form, _("주민평가회 부르기"), _("부르기"))


@officer_page
@in_cycle
def survey(request, cycle, fiscal):
    settlement = _found(cycle, fiscal)
    form = SurveyForm(request.POST or None)
    if form.is_valid():
        inviting.ask(settlement, by=request.user, **form.cleaned_data)
        return _done(request, cycle, fiscal, _("설문을 열었습니다."))
    return _page(request, cycle, fiscal, form, _("결산 설문 열기"), _("설문 열기"))


def _found(cycle, fiscal: int) -> Settlement:
    if fiscal not in years_of(cycle):
        raise Http404
    settlement = settlement_of(cycle, fiscal)
    if settlement is None:
        raise Http404
    return settlement


def _mine(request, cycle) -> dict[int, Project]:
    """The projects somebody may fill in, by number."""
    projects = Project.objects.of(cycle).select_related("office")
    if why_not_settle(request.user, cycle.government):
        projects = projects.filter(office__name__in=offices_of(request.user, cycle.government))
    return {one.number: one for one in projects}


def _done(request, cycle, fiscal: int, words: str):
    messages.success(request, words)
    return redirect("settle:desk_in", cycle.fiscal_year, fiscal)


def _page(request, cycle, fiscal: int, form, title: str, button: str, **more):
    context = {"cycle": cycle, "fiscal": fiscal, "form": form, "title": title, "button": button, **more}
    return render(request, "settle/act.html", context, status=422 if form.is_bound else 200)
