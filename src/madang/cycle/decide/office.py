"""What officers and counters do after the vote: count, have it checked, publish, and write down the resolution."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madang.base.people.doors import for_parts
from madang.base.people.models import Role
from madang.base.people.refusals import require
from madang.cycle.plan.shortcuts import in_cycle, officer_page
from madang.cycle.vote.models import Option, Poll

from . import actions
from .bridge import rule_of
from .forms import CountForm, ResolutionForm, SheetForm
from .models import Count, CountState, Resolution, Sheet
from .permissions import (
    why_not_check,
    why_not_count,
    why_not_hand_in,
    why_not_publish,
    why_not_resolve,
    why_not_withdraw,
)
from .sheet_file import blank
from .sheets import summary_of, wanted, what_lacks
from .tasks import check_count

_NOT_KEPT = ("csrfmiddlewaretoken", "adopt", "back")
_office_page = for_parts(Role.OFFICER, Role.COUNTER)
# Which of the four steps a count stands at; none yet is the first.
_STEP = {CountState.CHECKED: 3, CountState.PUBLISHED: 4}


@_office_page
@in_cycle
def count(request, cycle, track):
    """GET says how far the count has come and what comes next, POST counts."""
    poll = _poll(cycle, track)
    counted = Count.objects.of(poll).prefetch_related("checks").first()
    if counted and request.method != "POST":
        counted.poll = poll
        return render(request, "decide/counted.html", _standing(request, cycle, counted))
    require(why_not_count(request.user, poll), **what_lacks(poll))
    form = CountForm(rule_of(poll), request.POST if request.method == "POST" else None)
    if form.is_valid():
        _hand_over(lambda: actions.count_votes(poll, by=request.user, seed=form.cleaned_data["seed"]).checks.get())
        messages.success(request, _("표를 세었습니다. 이제 따로 한 번 더 세어 견줍니다."))
        return _back(cycle, track)
    context = {"cycle": cycle, "poll": poll, "rule": rule_of(poll), "form": form, "tables": wanted(poll)}
    return render(request, "decide/count.html", context, status=422 if form.errors else 200)


@_office_page
@require_POST
@in_cycle
def check(request, cycle, track):
    counted = _counted(cycle, track)
    _hand_over(lambda: actions.ask_again(counted, by=request.user))
    messages.success(request, _("따로 한 번 더 세어 견줍니다."))
    return _back(cycle, track)


@_office_page
@require_POST
@in_cycle
def publish(request, cycle, track):
    actions.publish_result(_counted(cycle, track), by=request.user)
    messages.success(request, _("결과와 까닭을 모두에게 공개했습니다."))
    return redirect("decide:result", cycle.fiscal_year, track)


@_office_page
@require_POST
@in_cycle
def withdraw(request, cycle, track):
    actions.withdraw_count(_counted(cycle, track), by=request.user)
    messages.success(request, _("집계를 거두었습니다. 무엇이 달랐는지는 기록에 남았습니다."))
    return _back(cycle, track)


@officer_page
@in_cycle
def resolution(request, cycle, track):
    """Write down what the assembly decided: once to fill in, once to look at, then for good."""
    counted = _counted(cycle, track)
    require(why_not_resolve(request.user, counted))
    verdicts = list(counted.verdicts.select_related("option"))
    form = ResolutionForm(counted, verdicts, request.POST or None)
    context = {"cycle": cycle, "count": counted, "form": form}
    if not form.is_valid() or "back" in request.POST:
        return render(request, "decide/resolution.html", context, status=422 if form.errors else 200)
    if "adopt" not in request.POST:
        return render(
            request, "decide/resolution_check.html", context | {"decisions": form.decisions(), "kept": _kept(request)}
        )
    actions.adopt_resolution(form.instance, form.decisions(), by=request.user)
    messages.success(request, _("의결을 적었습니다. 모두에게 공개되고 바뀌지 않습니다."))
    return redirect("decide:result", cycle.fiscal_year, track)


@_office_page
@in_cycle
def sheets(request, cycle, track):
    """What the rule counts besides the ballots: which tables are in, which are missing, and what each says."""
    poll = _poll(cycle, track)
    there = {sheet.component: sheet for sheet in Sheet.objects.of(poll).select_related("by")}
    tables = [(one, there.get(one.key)) for one in wanted(poll)]
    if not tables:
        raise Http404
    context = {"cycle": cycle, "poll": poll, "tables": tables, "open": why_not_hand_in(request.user, poll) is None}
    return render(request, "decide/sheets.html", context)


@_office_page
@in_cycle
def sheet(request, cycle, track, key):
    """Hand in a table, or look at the one that is in."""
    poll = _poll(cycle, track)
    table = next((one for one in wanted(poll) if one.key == key), None)
    if table is None:
        raise Http404
    there = Sheet.objects.of(poll).filter(component=key).select_related("by").first()
    why_not = why_not_hand_in(request.user, poll)
    require(why_not if request.method == "POST" else None)
    form = SheetForm(poll, table, request.POST or None, request.FILES or None)
    if form.is_valid():
        actions.hand_in_sheet(form.instance, form.lines, by=request.user)
        messages.success(request, _("표를 받았습니다. 아래에서 맞게 들어왔는지 살펴보세요."))
        return redirect("decide:sheet", cycle.fiscal_year, track, key)
    context = {"cycle": cycle, "poll": poll, "table": table, "sheet": there, "form": None if why_not else form}
    context["rows"] = summary_of(there) if there else []
    return render(request, "decide/sheet.html", context, status=422 if form.errors else 200)


@_office_page
@in_cycle
def blank_sheet(request, cycle, track, key):
    """The table with nothing in it but the projects, for a spreadsheet."""
    poll = _poll(cycle, track)
    table = next((one for one in wanted(poll) if one.key == key), None)
    if table is None:
        raise Http404
    headers = {"Content-Disposition": content_disposition_header(True, f"{track}-{key}.csv")}
    return HttpResponse(
        blank(table, Option.objects.of(poll).filter(withdrawn_at=None)),
        content_type="text/csv; charset=utf-8",
        headers=headers,
    )


def _standing(request, cycle, counted: Count) -> dict:
    person, state = request.user, counted.state
    return {
        "cycle": cycle,
        "poll": counted.poll,
        "count": counted,
        "check": counted.last_check,
        "state": state,
        "step": _STEP.get(state, 2),
        "funded": counted.verdicts.filter(funded=True).select_related("option"),
        "may_check": why_not_check(person, counted) is None,
        "may_publish": why_not_publish(person, counted) is None,
        "may_withdraw": why_not_withdraw(person, counted) is None,
        "may_resolve": why_not_resolve(person, counted) is None,
        "resolution": Resolution.objects.filter(count=counted).first(),
    }


@transaction.atomic
def _hand_over(ask) -> None:
    """The wish and the worker's task are written together, so that neither is there without the other."""
    check_count.enqueue(ask().pk)


def _kept(request) -> list[tuple[str, str]]:
    """What was typed, for the second look: it travels in the page until it is sent for good."""
    return [(name, value) for name, value in request.POST.items() if name not in _NOT_KEPT]


def _poll(cycle, track: str) -> Poll:
    poll = get_object_or_404(Poll.objects.of(cycle).select_related("track"), track__code=track)
    poll.cycle = cycle
    return poll


def _counted(cycle, track: str) -> Count:
    counted = get_object_or_404(Count.objects.of_cycle(cycle).select_related("poll__track"), poll__track__code=track)
    counted.poll.cycle = cycle
    return counted


def _back(cycle, track: str):
    return redirect("decide:count", cycle.fiscal_year, track)
