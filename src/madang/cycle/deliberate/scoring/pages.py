"""The round as everyone sees it, and the sheets of a member: forty proposals one after the other, from the keyboard."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from madang.base.documents.serve import serve_document
from madang.base.people.doors import in_government
from madang.base.people.refusals import Refused, require
from madang.cycle.plan.shortcuts import in_cycle

from ..models import Candidate, Round, Sheet, Shortlist, Stand
from . import actions
from .documents import result_sheet
from .forms import SheetForm, WithdrawForm
from .permissions import (
    conflicts_of,
    judge_of,
    why_not_run,
    why_not_score,
    why_not_see_own,
    why_not_sign,
    why_not_withdraw_sheet,
)
from .results import result_of


@in_cycle
def round(request, cycle, pk):
    """Who judges what, by which criteria, in which order; once it is over, with what result and why."""
    one = find_round(cycle, pk)
    result = result_of(one)
    shortlist = Shortlist.objects.filter(round=one).select_related("signed_by").first()
    listed = {row.candidate_id: row for row in shortlist.listings.all()} if shortlist and shortlist.signed_at else {}
    context = {
        "cycle": cycle,
        "round": one,
        "criteria": one.criteria.all(),
        "candidates": turns(one),
        "result": result,
        "rows": [(row, listed.get(row.candidate.pk)) for row in result.rows] if result else [],
        "shortlist": shortlist if listed else None,
        "judges": one.judges.count(),
        "judge": judge_of(request.user, one),
        "may_sign": shortlist and why_not_sign(request.user, shortlist) is None,
        "may_run": why_not_run(request.user, cycle) is None,
    }
    return render(request, "deliberate/round.html", context)


@in_cycle
def result(request, cycle, pk, suffix=""):
    """심사 결과표, once the round is over."""
    one = find_round(cycle, pk)
    found = result_of(one)
    if found is None:
        raise Http404
    shortlist = Shortlist.objects.filter(round=one, signed_at__isnull=False).first()
    address = request.build_absolute_uri(request.path.removesuffix(f".{suffix}") if suffix else request.path)
    return serve_document(request, result_sheet(found, shortlist, address), suffix)


@in_government
@in_cycle
def mine(request, cycle, pk):
    """A member's own list: which sheets are in, which are drafts, which they must not write."""
    one = find_round(cycle, pk)
    require(why_not_see_own(request.user, one))
    rows = own_rows(one, judge_of(request.user, one))
    done = sum(row["state"] == "handed_in" for row in rows)
    todo = [row for row in rows if row["state"] in ("", "draft")]
    context = {"cycle": cycle, "round": one, "rows": rows, "done": done, "first": todo[0] if todo else None}
    return render(request, "deliberate/mine.html", context)


@in_government
@in_cycle
def sheet(request, cycle, pk, number):
    one = find_round(cycle, pk)
    require(why_not_see_own(request.user, one))
    candidate = find_candidate(one, number)
    if request.method == "POST" and "withdraw" in request.POST:
        return _withdraw(request, cycle, one, candidate)
    reason = why_not_score(request.user, candidate)
    kept = _kept(one, candidate, request.user)
    if request.method == "POST":
        require(reason)
        require("deliberate.handed_in_already" if kept and kept.stand == Stand.HANDED_IN else None)
        form = SheetForm(list(one.criteria.all()), request.POST, sheet=kept, whole="hand_in" in request.POST)
        if form.is_valid() and _save(request, candidate, form):
            return redirect(_onward(request, cycle, one, candidate))
        return _page(request, cycle, one, candidate, kept, form, None, WithdrawForm())
    form = SheetForm(list(one.criteria.all()), sheet=kept)
    return _page(request, cycle, one, candidate, kept, form, reason, WithdrawForm())


@in_government
@in_cycle
def sign(request, cycle, pk):
    """The chair reads the list and signs."""
    one = find_round(cycle, pk)
    shortlist = get_object_or_404(Shortlist, round=one)
    shortlist.round = one
    require(why_not_sign(request.user, shortlist))
    if request.method == "POST":
        actions.sign_shortlist(shortlist, by=request.user)
        messages.success(request, _("서명했습니다. 제안하신 분들께 알렸습니다."))
        return redirect("deliberate:round", cycle.fiscal_year, pk)
    listings = shortlist.listings.select_related("candidate__proposal__cycle")
    context = {"cycle": cycle, "round": one, "shortlist": shortlist, "listings": listings}
    return render(request, "deliberate/sign.html", context)


def find_round(cycle, pk) -> Round:
    found = get_object_or_404(Round.objects.of(cycle).select_related("track", "body__government"), pk=pk)
    found.cycle = cycle
    return found


def find_candidate(round: Round, number: int) -> Candidate:
    rows = round.candidates.select_related("proposal__area", "proposal__track", "proposal__cycle__government")
    found = get_object_or_404(rows, proposal__number=number)
    found.round = round
    return found


def turns(round: Round) -> list[dict]:
    """The candidates in the order of their pitch, with the time it begins where the start is known."""
    rows = round.candidates.select_related("proposal__area", "proposal__cycle__government").prefetch_related("visits")
    step = timedelta(minutes=round.pitch_minutes)
    return [
        {"candidate": one, "at": round.pitches_at + step * (one.order - 1) if round.pitches_at else None}
        for one in rows
    ]


def own_rows(round: Round, judge) -> list[dict]:
    """One row a proposal: "recused", "handed_in", "draft" or "", with the total of what was given."""
    barred = {pk for pk, judges in conflicts_of(round).items() if judge.pk in judges}
    standing = Sheet.objects.filter(judge=judge).exclude(stand=Stand.WITHDRAWN).prefetch_related("scores__criterion")
    sheets = {one.candidate_id: one for one in standing}
    rows = []
    for one in round.candidates.select_related("proposal__cycle", "proposal__area"):
        kept = sheets.get(one.pk)
        total = sum(each.mark for each in kept.scores.all()) if kept else None
        state = "recused" if one.pk in barred else (kept.stand if kept else "")
        rows.append({"candidate": one, "state": str(state), "total": total})
    return rows


def _kept(round: Round, candidate: Candidate, person) -> Sheet | None:
    standing = Sheet.objects.filter(candidate=candidate, judge=judge_of(person, round))
    return standing.exclude(stand=Stand.WITHDRAWN).prefetch_related("scores__criterion").first()


def _save(request, candidate: Candidate, form: SheetForm) -> bool:
    """Whether it was kept. What was typed is shown again when another window had gone further."""
    try:
        saved = actions.save_sheet(
            candidate, form.marks(), form.cleaned_data["words"], by=request.user, seen=_seen(request)
        )
    except Refused as refused:
        if refused.reason != "deliberate.changed_meanwhile":
            raise
        form.add_error(None, _("다른 창에서 이 심사표를 고쳤습니다. 지금 적은 것을 쓰려면 한 번 더 저장해 주세요."))
        return False
    if "hand_in" in request.POST:
        actions.hand_in_sheet(saved, by=request.user)
        messages.success(request, _("심사표를 냈습니다."))
    else:
        messages.success(request, _("저장했습니다. 아직 내지 않았습니다."))
    return True


def _withdraw(request, cycle, round: Round, candidate: Candidate):
    kept = _kept(round, candidate, request.user)
    require("deliberate.nothing_handed_in" if kept is None else None)
    kept.candidate = candidate
    require(why_not_withdraw_sheet(request.user, kept))
    form = WithdrawForm(request.POST)
    if form.is_valid():
        actions.withdraw_sheet(kept, form.cleaned_data["why"], by=request.user)
        messages.success(request, _("심사표를 거두었습니다. 고쳐서 다시 내 주세요."))
        return redirect("deliberate:sheet", cycle.fiscal_year, round.pk, candidate.proposal.number)
    return _page(request, cycle, round, candidate, kept, SheetForm(list(round.criteria.all()), sheet=kept), None, form)


def _page(request, cycle, round: Round, candidate: Candidate, kept, form, reason, withdraw):
    before, after = _neighbours(round, candidate)
    context = {
        "cycle": cycle,
        "round": round,
        "candidate": candidate,
        "proposal": candidate.proposal,
        "sheet": kept,
        "form": form,
        "why_not_template": Refused(reason).template if reason else None,
        "withdraw": withdraw if kept and kept.stand == Stand.HANDED_IN and round.is_open else None,
        "before": before,
        "after": after,
        "seen": kept.revision if kept else 0,
        "visits": candidate.visits.all(),
        "number": round.candidates.count(),
    }
    bad = form.errors or (withdraw and withdraw.errors)
    return render(request, "deliberate/sheet.html", context, status=422 if bad else 200)


def _neighbours(round: Round, candidate: Candidate) -> tuple[int | None, int | None]:
    """Numbers of the proposals before and after, in the order of the pitches."""
    numbers = round.candidates.values_list("proposal__number", flat=True)
    before = numbers.filter(order__lt=candidate.order).order_by("-order").first()
    return before, numbers.filter(order__gt=candidate.order).order_by("order").first()


def _onward(request, cycle, round: Round, candidate: Candidate) -> str:
    """After saving: the next proposal, or the list at the end."""
    _before, after = _neighbours(round, candidate)
    if "stay" in request.POST:
        after = candidate.proposal.number
    if after is None:
        return _address("mine", cycle, round.pk)
    return _address("sheet", cycle, round.pk, after)


def _address(name: str, cycle, *args) -> str:
    return reverse(f"deliberate:{name}", args=[cycle.fiscal_year, *args])


def _seen(request) -> int:
    seen = request.POST.get("seen", "")
    return int(seen) if seen.isdecimal() and len(seen) < 10 else 0
