"""A hearing: what was said, what was answered, what waits; and the desk where offices answer."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from madang.base.people.doors import for_parts
from madang.base.people.models import Role
from madang.base.people.refusals import require
from madang.base.talk.address import address_of
from madang.cycle.plan.shortcuts import in_cycle, officer_page

from ..hidden import texts_of
from ..models import Hearing, Statement
from . import actions
from .forms import AnswerForm, HearingForm, StateForm, TakeDownForm
from .permissions import SPEAKERS, why_not_answer, why_not_state, why_not_take_down


@in_cycle
def hearing(request, cycle, pk):
    one = find_hearing(cycle, pk)
    why_not = why_not_state(request.user, one)
    form = StateForm(request.POST or None)
    if request.method == "POST":
        require(why_not)
        if form.is_valid():
            data = form.cleaned_data
            actions.state(one, data["words"], data["shown_name"], by=request.user, address=address_of(request))
            messages.success(request, _("의견을 받았습니다. 부서가 기한 안에 답합니다."))
            return redirect("deliberate:hearing", cycle.fiscal_year, pk)
    statements = statements_of(one)
    waits = next((row["statement"] for row in statements if row["statement"].answered_at is None), None)
    context = {
        "cycle": cycle,
        "hearing": one,
        "statements": statements,
        "late": sum(row["statement"].is_late for row in statements),
        "may_answer": waits is not None and why_not_answer(request.user, waits) is None,
        "form": form if why_not is None else None,
        "may_sign_in": why_not == "deliberate.sign_in",
        "may_take_down": why_not_take_down(request.user, one) is None,
    }
    return render(request, "deliberate/hearing.html", context, status=422 if form.errors else 200)


@officer_page
@in_cycle
def new_hearing(request, cycle):
    form = HearingForm(request.POST or None, instance=Hearing(cycle=cycle))
    if form.is_valid():
        made = actions.open_hearing(form.instance, by=request.user)
        messages.success(request, _("공청회를 열었습니다."))
        return redirect("deliberate:hearing", cycle.fiscal_year, made.pk)
    context = {"cycle": cycle, "form": form, "heading": _("공청회 열기"), "button": _("공청회 열기")}
    return render(request, "deliberate/new.html", context, status=422 if form.errors else 200)


@for_parts(*SPEAKERS)
@in_cycle
def answer(request, cycle, pk, number):
    """One statement at a time: what was said, until when, and the answer."""
    one = find_hearing(cycle, pk)
    statement = get_object_or_404(Statement, hearing=one, number=number)
    statement.hearing = one
    require(why_not_answer(request.user, statement))
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        actions.answer(statement, form.cleaned_data["words"], by=request.user)
        messages.success(request, _("답을 올렸습니다."))
        following = Statement.objects.filter(hearing=one).unanswered().first()
        if following:
            return redirect("deliberate:answer", cycle.fiscal_year, pk, following.number)
        return redirect("deliberate:hearing", cycle.fiscal_year, pk)
    context = {"cycle": cycle, "hearing": one, "statement": statement, "form": form}
    return render(request, "deliberate/answer.html", context, status=422 if form.errors else 200)


@for_parts(Role.OFFICER, Role.HELPER)
@in_cycle
def take_down(request, cycle, pk):
    one = find_hearing(cycle, pk)
    require(why_not_take_down(request.user, one))
    form = TakeDownForm(request.POST or None)
    if form.is_valid():
        data = form.cleaned_data
        actions.take_down(one, data["words"], data["shown_name"], data["channel"], by=request.user)
        messages.success(request, _("들은 의견을 적었습니다."))
        return redirect("deliberate:take_down", cycle.fiscal_year, pk)
    context = {
        "cycle": cycle,
        "form": form,
        "heading": _("들은 의견 적기"),
        "button": _("의견 적기"),
        "about": one.title,
    }
    return render(request, "deliberate/new.html", context, status=422 if form.errors else 200)


def find_hearing(cycle, pk) -> Hearing:
    found = get_object_or_404(Hearing.objects.of(cycle), pk=pk)
    found.cycle = cycle
    return found


def statements_of(hearing: Hearing) -> list[dict]:
    statements = list(hearing.statements.all())
    texts = texts_of(hearing.cycle.government, [one.subject for one in statements])
    for one in statements:
        one.hearing = hearing
    return [{"statement": one, "text": texts.get(one.subject)} for one in statements]
