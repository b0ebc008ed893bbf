"""What officers do with a round: make it, write down pitches and visits, end it, draw up the shortlist."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from madang.base.people.refusals import Refused, require
from madang.cycle.plan.shortcuts import in_cycle, officer_page

from ..models import Judge, Sheet, Shortlist, Stand
from . import actions
from .forms import PaperForm, PitchForm, RoundForm, ShortlistForm, VisitForm
from .motions import carried_by
from .pages import find_round, turns
from .permissions import conflicts_of, why_not_close, why_not_draw_up, why_not_take_down
from .results import result_of


@officer_page
@in_cycle
def new_round(request, cycle):
    form = RoundForm(cycle, request.POST or None)
    if form.is_valid():
        data = form.cleaned_data
        made = actions.make_round(form.instance, data["proposals"], data["criteria"], by=request.user)
        messages.success(request, _("심사를 만들었습니다. 발표 차례는 제비로 정했습니다."))
        return redirect("deliberate:manage", cycle.fiscal_year, made.pk)
    context = {"cycle": cycle, "form": form}
    return render(request, "deliberate/round_form.html", context, status=422 if form.errors else 200)


@officer_page
@in_cycle
def manage(request, cycle, pk):
    one = find_round(cycle, pk)
    pitch = PitchForm(one, request.POST if "pitch" in request.POST.getlist("deed") else None, prefix="pitch")
    visit = VisitForm(one, request.POST if "visit" in request.POST.getlist("deed") else None, prefix="visit")
    if request.method == "POST" and _did(request, one, pitch, visit):
        return redirect("deliberate:manage", cycle.fiscal_year, pk)
    why_not = why_not_close(request.user, one)
    context = {
        "cycle": cycle,
        "round": one,
        "turns": turns(one),
        "pitch": pitch,
        "visit": visit,
        "judges": _progress(one),
        "may_close": why_not is None,
        "may_draw_up": why_not_draw_up(request.user, one) is None,
        "shortlist": Shortlist.objects.filter(round=one).select_related("signed_by").first(),
    }
    bad = pitch.errors or visit.errors
    return render(request, "deliberate/manage.html", context, status=422 if bad else 200)


@officer_page
@in_cycle
def shortlist(request, cycle, pk):
    one = find_round(cycle, pk)
    require(why_not_draw_up(request.user, one))
    result = result_of(one)
    drawn = Shortlist.objects.filter(round=one).first()
    form = ShortlistForm(
        result.rows, request.POST or None, motions=carried_by(one.body), initial=_kept(drawn) if drawn else None
    )
    if form.is_valid():
        motion = form.cleaned_data.get("motion", "")
        actions.draw_up_shortlist(one, form.cleaned_data["ground"], form.decisions(), by=request.user, motion=motion)
        said = _("상정을 알렸습니다.") if motion else _("올릴 제안을 적었습니다. 위원장이 서명하면 알립니다.")
        messages.success(request, said)
        return redirect("deliberate:manage", cycle.fiscal_year, pk)
    context = {"cycle": cycle, "round": one, "form": form, "result": result}
    return render(request, "deliberate/shortlist.html", context, status=422 if form.errors else 200)


@officer_page
@in_cycle
def paper(request, cycle, pk, member):
    """One member's sheets on paper, all proposals on one page; what is in already and what they must not score is left out."""
    one = find_round(cycle, pk)
    judge = get_object_or_404(Judge.objects.filter(round=one).select_related("member"), member=member)
    barred = {key for key, judges in conflicts_of(one).items() if judge.pk in judges}
    done = set(Sheet.objects.filter(judge=judge).exclude(stand=Stand.WITHDRAWN).values_list("candidate_id", flat=True))
    candidates = [row["candidate"] for row in turns(one) if row["candidate"].pk not in barred | done]
    for candidate in candidates:
        candidate.round = one
    if candidates:
        require(why_not_take_down(request.user, candidates[0], judge))
    form = PaperForm(candidates, list(one.criteria.all()), request.POST or None)
    if form.is_valid():
        for candidate, marks in form.sheets():
            actions.take_down_sheet(candidate, judge, marks, by=request.user)
        messages.success(request, _("종이 심사표를 옮겨 적었습니다."))
        return redirect("deliberate:manage", cycle.fiscal_year, pk)
    context = {"cycle": cycle, "round": one, "judge": judge, "form": form, "recused": len(barred)}
    return render(request, "deliberate/paper.html", context, status=422 if form.errors else 200)


def _did(request, round, pitch: PitchForm, visit: VisitForm) -> bool:
    deed = request.POST.get("deed", "")
    if deed == "pitch" and pitch.is_valid():
        data = pitch.cleaned_data
        order = data["order"] or data["candidate"].order
        data["candidate"].round = round
        actions.set_pitch(data["candidate"], order, data["pitch"], by=request.user)
        messages.success(request, _("발표를 적었습니다."))
        return True
    if deed == "visit" and visit.is_valid():
        visit.instance.candidate.round = round
        actions.note_visit(visit.instance, by=request.user)
        messages.success(request, _("현장방문을 적었습니다."))
        return True
    if deed == "close":
        actions.close_round(round, by=request.user)
        messages.success(request, _("심사를 마쳤습니다. 결과가 모두에게 보입니다."))
        return True
    if deed == "call":
        require(why_not_close(request.user, round) if round.is_closed else None)
        actions.call_judges(round, by=request.user)
        messages.success(request, _("새로 위촉된 위원을 넣었습니다."))
        return True
    if deed not in ("pitch", "visit"):
        raise Refused("deliberate.nothing_to_do")
    return False


def _progress(round) -> list[dict]:
    """How many sheets each member has handed in; never what is in them, and never their letter."""
    handed = Sheet.objects.filter(candidate__round=round, stand=Stand.HANDED_IN).values_list("judge_id", flat=True)
    counts: dict[int, int] = {}
    for judge in handed:
        counts[judge] = counts.get(judge, 0) + 1
    judges = Judge.objects.filter(round=round).select_related("member").order_by("member__name", "pk")
    return [
        {
            "name": one.member.name,
            "sheets": counts.get(one.pk, 0),
            "member": one.member_id,
            "on_paper": not one.member.person_id,
        }
        for one in judges
    ]


def _kept(drawn: Shortlist) -> dict:
    kept = {"ground": drawn.ground}
    for one in drawn.listings.all():
        kept |= {f"listed{one.candidate_id}": one.listed, f"why{one.candidate_id}": one.sentence}
    return kept
