"""A call at the desk: the applications by number, entering papers, looking at one with a purpose, choosing with reasons."""

import hashlib

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from madang.base.pages.words import count_of
from madang.base.people.refusals import require
from madang.cycle.plan.shortcuts import in_cycle, officer_page

from .actions import calls, choosing, drawing
from .forms import DecideForm, LookForm, LotteryForm, PapersForm
from .models import Application, Body, LotState, Stand
from .permissions import why_not_choose, why_not_import, why_not_prepare_lottery
from .reading import Unreadable, read_applications
from .tasks import reckon_lottery
from .views import _call


@officer_page
@in_cycle
def applications(request, cycle, pk):
    """By number, without names. A name is on the page of one application, after a purpose is given."""
    one = _call(cycle, pk)
    deed, faults = request.POST.get("deed", ""), None
    papers = PapersForm(request.POST if deed == "papers" else None, request.FILES if deed == "papers" else None)
    lot = LotteryForm(request.POST if deed == "lottery" else None)
    if request.method == "POST":
        require(None if deed in ("papers", "lottery", "close") else "convene.not_this_step")
        if deed == "papers":
            require(why_not_import(request.user, one))
        try:
            if done := _do(request, one, deed, papers, lot):
                messages.success(request, done)
                return redirect("convene:applications", cycle.fiscal_year, pk)
        except Unreadable as unreadable:
            faults = unreadable
    pool = one.applications.exclude(stand=Stand.DRAFT).select_related("area").order_by("number")
    stands = dict(pool.order_by().values_list("stand").annotate(number=Count("pk")))
    context = {
        "cycle": cycle, "call": one, "body": one.body, "papers": papers, "lottery_form": lot, "faults": faults,
        "page": Paginator(pool, 50).get_page(request.GET.get("page")), "stands": [(Stand(name).label, number) for name, number in stands.items()],
        "why_not_import": why_not_import(request.user, one), "why_not_choose": why_not_choose(request.user, one),
        "why_not_lottery": why_not_prepare_lottery(request.user, one),
        "lottery": one.lotteries.exclude(state=LotState.VOID).first(), "void": one.lotteries.filter(state=LotState.VOID),
    }  # fmt: skip
    failed = faults or papers.errors or lot.errors
    return render(request, "convene/office/applications.html", context, status=422 if failed else 200)


@officer_page
@in_cycle
def application(request, cycle, pk):
    """One application. Nothing of it is shown before the purpose is written down."""
    rows = Application.objects.filter(call__plan__body__in=Body.objects.of_year(cycle)).exclude(stand=Stand.DRAFT)
    one = get_object_or_404(rows.select_related("call__plan__body", "area", "person"), pk=pk)
    one.call.plan.body.government = cycle.government
    deed = request.POST.get("deed", "look")
    look, shown = LookForm(request.POST if deed == "look" and request.POST else None), False
    decide = DecideForm(request.POST if deed == "decide" else None, initial={"stand": one.stand})
    if deed == "look" and look.is_valid():
        calls.look(one, look.cleaned_data["why"], by=request.user)
        shown = True
    elif deed == "decide" and decide.is_valid():
        given = decide.cleaned_data
        choosing.decide(one, given["stand"], given["reason"], by=request.user, rank=given["rank"])
        messages.success(request, _("적었습니다. 고르기를 마치면 신청한 분께 알립니다."))
        return redirect("convene:applications", cycle.fiscal_year, one.call_id)
    context = {
        "cycle": cycle, "call": one.call, "body": one.call.body, "application": one, "look": look, "shown": shown,
        "decide": decide if why_not_choose(request.user, one.call) is None else None,
    }  # fmt: skip
    failed = look.errors or decide.errors
    return render(request, "convene/office/application.html", context, status=422 if failed else 200)


def _do(request, call, deed, papers, lot) -> str:
    """What was done, in a sentence; nothing when a form has errors."""
    if deed == "papers" and papers.is_valid():
        data = papers.cleaned_data["file"]
        number = calls.enter_papers(
            call, read_applications(call, data), hashlib.sha256(data).hexdigest(), by=request.user
        )
        return _("옮겨 적었습니다: %(people)s") % {"people": count_of(number, "person")}
    if deed == "lottery" and lot.is_valid():
        lottery = lot.save(commit=False)
        lottery.call = call
        drawing.prepare_lottery(lottery, by=request.user)
        reckon_lottery.enqueue(lottery.pk)
        return _("셈을 맡겼습니다. 이 쪽을 떠나도 계속됩니다.")
    if deed == "close":
        number = choosing.close_choice(call, by=request.user)
        return _("고르기를 마쳤습니다. 위촉할 사람: %(people)s") % {"people": count_of(number, "person")}
    return ""
