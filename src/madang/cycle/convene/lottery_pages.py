"""The public lottery: its page for everybody, its record and bundle to take home, and the officer's steps."""

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from madang.base import clock
from madang.base.people.doors import in_government
from madang.base.people.refusals import require
from madang.cycle.plan.shortcuts import in_cycle, officer_page

from . import bundle
from .actions import drawing
from .forms import CommitForm, DrawForm, ReplaceForm, SeatForm, VoidForm
from .models import Application, Body, LotState, Lottery
from .permissions import (
    application_of,
    why_not_commit,
    why_not_convene,
    why_not_draw,
    why_not_replace,
    why_not_seat_drawn,
    why_not_void,
)
from .tasks import reckon_lottery

STEPS = [LotState.DRAFTED, LotState.RECKONED, LotState.COMMITTED, LotState.DRAWN, LotState.SEATED]


@never_cache
@in_cycle
def lottery(request, cycle, pk):
    """What was promised when, the chances, what was drawn, and how to draw it again at home."""
    one = get_object_or_404(_rows(cycle), pk=pk, committed_at__isnull=False)
    context = _about(cycle, one) | {"on_desk": False}
    own = application_of(request.user, one.call)
    if own and own.number:
        context |= {"own": own, "own_chance": drawing.chance_of(one, own)}
    if request.user.is_authenticated:
        context["on_desk"] = why_not_convene(request.user, cycle.government) is None
    return render(request, "convene/lottery.html", context)


@in_cycle
def record(request, cycle, pk):
    """The very bytes whose digest was announced."""
    one = get_object_or_404(_rows(cycle), pk=pk, committed_at__isnull=False)
    answer = HttpResponse(one.record.encode(), content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="record-{one.pk}.json"'
    return answer


@in_cycle
def take_home(request, cycle, pk):
    """Record, draw, portfolio and verify.py in one file."""
    one = get_object_or_404(_rows(cycle), pk=pk, committed_at__isnull=False)
    answer = HttpResponse(bundle.bundle_of(one), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="lottery-{one.pk}.zip"'
    return answer


@in_government
@in_cycle
def receipt(request, cycle, pk):
    """A volunteer's own line in the record, with the way to its root."""
    one = get_object_or_404(_rows(cycle), pk=pk, committed_at__isnull=False)
    own = application_of(request.user, one.call)
    require("convene.not_your_application" if own is None or not own.number else None)
    answer = JsonResponse(drawing.receipt_of(one, own))
    answer["Content-Disposition"] = f'attachment; filename="receipt-{own.code}.json"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@officer_page
@in_cycle
def office(request, cycle, pk):
    one = get_object_or_404(_rows(cycle), pk=pk)
    deed = request.POST.get("deed", "")
    forms = {
        "commit": CommitForm(request.POST if deed == "commit" else None, prefix="commit"),
        "draw": DrawForm(one, request.POST if deed == "draw" else None, prefix="draw"),
        "seat": SeatForm(request.POST if deed == "seat" else None, initial={"since": clock.today()}, prefix="seat"),
        "replace": ReplaceForm(request.POST if deed == "replace" else None, prefix="replace"),
        "void": VoidForm(request.POST if deed == "void" else None, prefix="void"),
    }
    if request.method == "POST":
        require(None if deed in _DEEDS else "convene.not_this_step")
        if deed not in forms or forms[deed].is_valid():
            messages.success(request, _DEEDS[deed](request, one, forms.get(deed)))
            return redirect("convene:lottery_office", cycle.fiscal_year, pk)
    user = request.user
    context = _about(cycle, one) | {
        "forms": forms,
        "why_not": {
            "commit": why_not_commit(user, one),
            "draw": why_not_draw(user, one),
            "seat": why_not_seat_drawn(user, one),
            "replace": why_not_replace(user, one),
            "void": why_not_void(user, one),
        },
        "may_reckon": one.state in (LotState.DRAFTED, LotState.RECKONED),
        "waiting": drawing.missing(one) if one.state == LotState.DRAWN else [],
    }
    failed = any(form.is_bound and form.errors for form in forms.values())
    return render(request, "convene/office/lottery.html", context, status=422 if failed else 200)


def _about(cycle, one: Lottery) -> dict:
    steps = [state.label for state in STEPS]
    return {
        "cycle": cycle,
        "lottery": one,
        "call": one.call,
        "body": one.call.body,
        "told": one.told,
        "steps": steps,
        "at": STEPS.index(one.state) + 1 if one.state in STEPS else 1,
        "replacements": one.replacements.select_related("left", "came"),
        "others": one.call.lotteries.public().exclude(pk=one.pk),
    }


def _rows(cycle):
    rows = Lottery.objects.filter(call__plan__body__in=Body.objects.of_year(cycle))
    return rows.select_related("call__plan__body__government")


def _again(request, one, _form) -> str:
    require("convene.not_this_step" if one.state not in (LotState.DRAFTED, LotState.RECKONED) else None)
    reckon_lottery.enqueue(one.pk)
    return _("다시 셈을 맡겼습니다.")


def _commit(request, one, form) -> str:
    drawing.commit_lottery(one, form.cleaned_data["known_at"], form.cleaned_data["dice"], by=request.user)
    return _("기록을 굳혔습니다. 지문을 널리 알려 주세요.")


def _draw(request, one, form) -> str:
    drawing.draw_lottery(one, form.cleaned_data["beacon"], form.cleaned_data["thrown"], by=request.user)
    return _("추첨했습니다.")


def _seat(request, one, form) -> str:
    drawing.seat_drawn(one, form.cleaned_data["since"], by=request.user)
    return _("뽑힌 사람을 모두 위촉했습니다.")


def _replace(request, one, form) -> str:
    left = get_object_or_404(Application, call=one.call, number=form.cleaned_data["number"])
    done = drawing.replace_drawn(one, left, form.cleaned_data["why"], by=request.user)
    return (
        _("예비 %(code)s번이 옵니다.") % {"code": done.came.code}
        if done.came
        else _("올 수 있는 예비 위원이 없습니다.")
    )


def _void(request, one, form) -> str:
    drawing.void_lottery(one, form.cleaned_data["why"], by=request.user)
    return _("무효로 했습니다. 다시 하려면 새 기록을 만들어 주세요.")


_DEEDS = {"again": _again, "commit": _commit, "draw": _draw, "seat": _seat, "replace": _replace, "void": _void}
