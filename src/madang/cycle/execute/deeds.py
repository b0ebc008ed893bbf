"""One work at the desk: its steps, contracts, payments and changes, each with a form of its own."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from madang.base.people.refusals import require
from madang.cycle.plan.shortcuts import in_cycle

from .actions import changing, paying, steps
from .forms import ChangeForm, ContractForm, PayForm, StepForm, TakeBackForm
from .money import pockets_of
from .office import desk_page, kindly
from .permissions import why_not_carry_out, why_not_change, why_not_take_back
from .views import find_work


@desk_page
@in_cycle
def at_desk(request, cycle, number):
    """Everything about it with the ways to write more."""
    work = find_work(cycle, number)
    require(why_not_carry_out(request.user, work.project))
    context = {
        "cycle": cycle,
        "work": work,
        "pockets": pockets_of(work.project),
        "contracts": work.contracts.with_amount().order_by("number"),
        "payments": work.payments.with_amount().select_related("booking", "taken_back").order_by("-number"),
        "may_change": why_not_change(request.user, work) is None,
    }
    return render(request, "execute/at_desk.html", context)


@desk_page
@in_cycle
def save_steps(request, cycle, number):
    work = _changeable(request, cycle, number)
    there = list(work.milestones.all())
    data = request.POST or None
    rows = [StepForm(data, step=step, prefix=f"step-{step.pk}") for step in there]
    rows += [StepForm(data, prefix=f"new-{place}", place=place) for place in range(1, 5)]
    if request.method == "POST" and all(row.is_valid() for row in rows):
        said = [_seen(row) for row in rows if row.step or row.cleaned_data.get("title")]
        steps.save_steps(work, said, by=request.user, seen=_revision(request))
        messages.success(request, _("일정을 적었습니다."))
        return redirect("execute:at_desk", cycle.fiscal_year, number)
    wrong = request.method == "POST"
    context = {"cycle": cycle, "work": work, "rows": rows, "wrong": wrong}
    return render(request, "execute/steps.html", context, status=422 if wrong else 200)


@desk_page
@in_cycle
def contract(request, cycle, number, of=None):
    """A new one, or what changes in one."""
    work = _changeable(request, cycle, number)
    amends = get_object_or_404(work.contracts.filter(amends=None), number=of) if of else None
    form = ContractForm(work, request.POST or None, amends=amends)

    def act(told):
        paying.sign(work, form.terms, form.parts(), by=request.user, amends=amends, why=told.get("why", ""))

    title = _("계약 바꾸어 적기") if amends else _("계약 적기")
    return _form_page(request, cycle, work, form, act, title)


@desk_page
@in_cycle
def pay(request, cycle, number):
    work = find_work(cycle, number)
    require(why_not_carry_out(request.user, work.project))
    form = PayForm(work, request.POST or None)

    def act(told):
        paying.pay(work, told["title"], form.parts(), on=told["on"], by=request.user, contract=told["contract"])

    return _form_page(request, cycle, work, form, act, _("지출 적기"))


@desk_page
@in_cycle
def take_back(request, cycle, number, payment):
    work = find_work(cycle, number)
    one = get_object_or_404(work.payments.with_amount().select_related("booking"), number=payment)
    one.work = work
    require(why_not_take_back(request.user, one))
    form = TakeBackForm(request.POST or None)

    def act(told):
        paying.take_back_payment(one, on=told["on"], reason=told["reason"], by=request.user)

    return _form_page(request, cycle, work, form, act, _("지출 되돌리기"), payment=one)


@desk_page
@in_cycle
def change(request, cycle, number):
    work = _changeable(request, cycle, number)
    form = ChangeForm(work, request.POST or None)

    def act(told):
        changing.change(work, told["kind"], form.told, form.move, by=request.user, seen=_revision(request))

    return _form_page(request, cycle, work, form, act, _("사업변경 적기"), seen=work.revision)


def _form_page(request, cycle, work, form, act, title: str, **more):
    if form.is_valid() and kindly(request, form, act):
        messages.success(request, _("적었습니다. 공개 쪽에 바로 나타납니다."))
        return redirect("execute:at_desk", cycle.fiscal_year, work.number)
    context = {"cycle": cycle, "work": work, "form": form, "heading": title} | more
    return render(request, "execute/deed.html", context, status=422 if form.errors else 200)


def _changeable(request, cycle, number):
    work = find_work(cycle, number)
    require(why_not_change(request.user, work))
    return work


def _seen(row: StepForm) -> steps.Seen:
    told = row.cleaned_data
    key = row.step.pk if row.step else None
    return steps.Seen(key, told.get("title", ""), told.get("expected_on"), told.get("done_on"), told.get("dropped", ""))


def _revision(request) -> int | None:
    seen = request.POST.get("seen", "")
    return int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 10 else None
