"""One proposal at the desk: everything known about it, the acts this person may do, and the way to the next one."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from madang.base.people.models import Part, Person
from madang.base.people.refusals import Refused, require
from madang.cycle.plan.shortcuts import in_cycle
from madang.cycle.propose.models import State

from . import forms
from .actions import appealing, approving, reviewing, screening, summons
from .models import Criterion, InternalNote, Kind, Opinion, Review, Stand, Terms
from .office import at_the_desk, desk_page
from .permissions import (
    ON_A_PANEL,
    why_not_approve,
    why_not_close_appeal,
    why_not_delegate,
    why_not_give_opinion,
    why_not_review,
    why_not_screen,
    why_not_sit,
    why_not_summon,
)
from .prices import prices_of
from .sheet_form import SheetForm
from .story import Story, story_of


@dataclass
class Deed:
    """Something this person may do here now: its form, if it asks anything, and the words of its button."""

    name: str
    button: str
    form: object = None
    title: str = ""
    note: str = ""
    kind: str = "ghost"


@desk_page
@in_cycle
def work(request, cycle, number):
    proposal = _proposal(cycle, number)
    story = story_of(proposal)
    deeds = deeds_of(request.user, story)
    if request.method == "POST":
        deed = request.POST.get("deed", "")
        done = next((one for one in deeds if one.name == deed), None)
        require(None if done else _why_gone(proposal))
        form = _bound(request, story, deed)
        if form is None or form.is_valid():
            messages.success(request, ACTS[deed](request, story, form.cleaned_data if form else {}))
            return _onward(request, cycle, proposal)
        done.form = form
    context = _context(request, cycle, story, deeds)
    return render(request, "review/work.html", context, status=422 if request.method == "POST" else 200)


@desk_page
@in_cycle
def sheet(request, cycle, number):
    """The reviewer's sheet. Saved as often as one likes; the second button hands it in for a signature."""
    story = story_of(_proposal(cycle, number))
    review = story.review
    require("review.not_assigned" if review is None else why_not_review(request.user, review))
    form = SheetForm(review, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _save(request, cycle, review, form)
    context = {
        "cycle": cycle,
        "story": story,
        "proposal": story.proposal,
        "review": review,
        "form": form,
        "prices": prices_of(cycle.government),
        "seen": request.POST.get("seen", review.revision),
    }
    return render(request, "review/sheet.html", context, status=422 if form.errors else 200)


def _save(request, cycle, review: Review, form: SheetForm):
    """What was typed is kept even when it cannot be handed in yet."""
    if review.stand == Stand.ASSIGNED:
        review = reviewing.take_up(review, by=request.user)
    seen = _whole(request.POST.get("seen", ""))
    changed = form.changed.modification() if form.written()["verdict"] == "modified" else None
    saved = reviewing.save_sheet(
        review, form.written(), form.found(), form.reckoned(), changed, by=request.user, seen=seen
    )
    if "hand_in" not in request.POST:
        messages.success(request, _("검토서를 저장했습니다."))
        return redirect("review:sheet", cycle.fiscal_year, review.proposal.number)
    reviewing.hand_in(saved, by=request.user, seen=saved.revision)
    messages.success(request, _("결재를 올렸습니다."))
    return _onward(request, cycle, review.proposal)


def deeds_of(person: Person, story: Story) -> list[Deed]:
    """What the page offers. The same permissions guard the acts."""
    proposal, review, cycle = story.proposal, story.review, story.proposal.cycle
    officer = why_not_screen(person, cycle) is None
    deeds = []
    if officer and proposal.state in (State.SUBMITTED, State.PUBLISHED):
        deeds.append(
            Deed("assign", _("배정하기"), forms.AssignForm(cycle, prefix="assign"), _("부서에 배정하기"), kind="")
        )
        deeds.append(Deed("exclude", _("답하고 제외하기"), forms.ExcludeForm(prefix="exclude"), _("접수에서 제외하기")))
    if review and review.stand == Stand.ASSIGNED and why_not_review(person, review) is None:
        deeds.append(Deed("take_up", _("검토 시작하기"), kind=""))
    if review and why_not_approve(person, review) is None:
        deeds.append(Deed("approve", _("결재하기"), kind="", title=_("결재")))
        deeds.append(
            Deed("send_back", _("돌려보내기"), forms.SendBackForm(prefix="send_back"), _("다시 살펴 달라고 하기"))
        )
    if why_not_summon(person, proposal) is None:
        deeds.append(Deed("summon", _("보완 요청하기"), forms.SummonForm(prefix="summon"), _("보완 요청")))
    if review and review.is_open and why_not_delegate(person, review) is None:
        deeds.append(
            Deed("delegate", _("넘기기"), forms.DelegateForm(cycle, prefix="delegate"), _("다른 부서로 넘기기"))
        )
        ask = forms.AskOpinionForm(cycle, prefix="ask_opinion")
        deeds.append(Deed("ask_opinion", _("의견 묻기"), ask, _("다른 부서의 의견 묻기")))
    if _opinion(person, review):
        deeds.append(
            Deed("give_opinion", _("의견 보내기"), forms.GiveOpinionForm(prefix="give_opinion"), _("우리 부서의 의견"))
        )
    if officer:
        deeds += _waiting_deeds(story) + _appeal_deeds(person, story)
    deeds.append(Deed("inside", _("쪽지 남기기"), forms.InsideForm(prefix="inside"), kind="ghost"))
    return deeds


def _waiting_deeds(story: Story) -> list[Deed]:
    """When a proposer has not answered in time, a person goes on; the clock does nothing by itself."""
    deeds = []
    if story.open_summons and story.open_summons.is_late:
        deeds.append(Deed("go_on", _("답 없이 이어 가기"), title=_("보완 기한이 지났습니다")))
    if story.asking and story.asking.is_overdue:
        note = story.asking.get_silence_display()
        deeds.append(Deed("settle", _("답이 없었다고 적기"), title=_("동의를 기다린 기한이 지났습니다"), note=note))
    return deeds


def _appeal_deeds(person: Person, story: Story) -> list[Deed]:
    appeal = story.appeal
    if appeal is None or appeal.outcome:
        return []
    if why_not_close_appeal(person, appeal) is None:
        return [
            Deed(
                "close_appeal",
                _("재심의 마치기"),
                forms.CloseAppealForm(prefix="close_appeal"),
                _("재심의 결과"),
                kind="",
            )
        ]
    if any(seat.voice for seat in appeal.seats.all()):
        return []
    size = Terms.of(story.proposal.cycle).panel_size
    return [
        Deed(
            "seat",
            _("자리 정하기"),
            forms.PanelForm(_judges(story), size, prefix="seat"),
            _("재심의에 앉을 사람"),
            kind="",
        )
    ]


def _judges(story: Story):
    """Whoever has a part here and had none in this."""
    government = story.proposal.cycle.government
    people = Person.objects.filter(
        parts__in=_current_parts(government)
    ).distinct().order_by("name")  # fmt: skip
    able = [person.pk for person in people if why_not_sit(person, story.appeal) is None]
    return people.filter(pk__in=able)


def _current_parts(government):
    return Part.objects.of(government).current().filter(role__in=ON_A_PANEL)


def _bound(request, story: Story, deed: str):
    """The deed's form with what was sent; None for a deed that asks nothing."""
    cycle, data = story.proposal.cycle, request.POST
    if deed in ("assign", "delegate", "ask_opinion"):
        kind = {"assign": forms.AssignForm, "delegate": forms.DelegateForm, "ask_opinion": forms.AskOpinionForm}[deed]
        return kind(cycle, data, prefix=deed)
    if deed == "seat":
        return forms.PanelForm(_judges(story), Terms.of(cycle).panel_size, data, prefix=deed)
    kind = {
        "exclude": forms.ExcludeForm, "summon": forms.SummonForm, "send_back": forms.SendBackForm,
        "give_opinion": forms.GiveOpinionForm, "inside": forms.InsideForm, "close_appeal": forms.CloseAppealForm,
    }.get(deed)  # fmt: skip
    return kind(data, prefix=deed) if kind else None


def _assign(request, story, said):
    screening.assign(story.proposal, said["office"], by=request.user, seen=_seen(request))
    return _("부서에 배정했습니다.")


def _exclude(request, story, said):
    screening.exclude(story.proposal, by=request.user, seen=_seen(request), **said)
    return _("답을 보냈습니다.")


def _take_up(request, story, said):
    reviewing.take_up(story.review, by=request.user)
    return _("검토를 시작했습니다.")


def _approve(request, story, said):
    approving.approve(story.review, by=request.user, seen=_whole(request.POST.get("seen", "")))
    return _("결재했습니다. 제안하신 분께 알렸습니다.")


def _send_back(request, story, said):
    approving.send_back(story.review, said["why"], by=request.user, seen=_whole(request.POST.get("seen", "")))
    return _("돌려보냈습니다.")


def _summon(request, story, said):
    summons.summon(story.proposal, said["asked"], by=request.user, seen=_seen(request))
    return _("보완을 요청했습니다.")


def _delegate(request, story, said):
    screening.delegate(story.review, said["office"], said["why"], by=request.user)
    return _("다른 부서로 넘겼습니다.")


def _ask_opinion(request, story, said):
    reviewing.ask_opinion(story.review, said["office"], said["question"], by=request.user)
    return _("의견을 물었습니다.")


def _give_opinion(request, story, said):
    reviewing.give_opinion(_opinion(request.user, story.review), said["leaning"], said["words"], by=request.user)
    return _("의견을 보냈습니다.")


def _inside(request, story, said):
    reviewing.write_inside(story.proposal, said["words"], by=request.user)
    return _("쪽지를 남겼습니다.")


def _go_on(request, story, said):
    summons.go_on_without(story.open_summons, by=request.user)
    return _("답 없이 이어 갑니다.")


def _settle(request, story, said):
    approving.settle_silence(story.asking, by=request.user)
    return _("답이 없었다고 적었습니다.")


def _seat(request, story, said):
    appealing.seat_panel(story.appeal, said["people"], by=request.user)
    return _("재심의에 앉을 사람을 정했습니다.")


def _close_appeal(request, story, said):
    appealing.close_appeal(story.appeal, said["sentence"], by=request.user)
    return _("재심의를 마쳤습니다.")


ACTS = {
    "assign": _assign, "exclude": _exclude, "take_up": _take_up, "approve": _approve, "send_back": _send_back,
    "summon": _summon, "delegate": _delegate, "ask_opinion": _ask_opinion, "give_opinion": _give_opinion,
    "inside": _inside, "go_on": _go_on, "settle": _settle, "seat": _seat, "close_appeal": _close_appeal,
}  # fmt: skip


def _context(request, cycle, story: Story, deeds: list[Deed]) -> dict:
    proposal, review = story.proposal, story.review
    before, after = _neighbours(request, cycle, proposal)
    return {
        "cycle": cycle,
        "story": story,
        "proposal": proposal,
        "review": review,
        "deeds": deeds,
        "may_write": review is not None and why_not_review(request.user, review) is None,
        "shows_draft": review is not None and review.stand in (Stand.HANDED_IN, Stand.ASKING, Stand.DONE),
        "checklist": Criterion.objects.of(cycle).for_track(proposal.track, Kind.SCREENING),
        "notes": InternalNote.objects.filter(proposal=proposal).select_related("by"),
        "before": before,
        "after": after,
        "query": _asked(request).urlencode(),
    }


def _neighbours(request, cycle, proposal) -> tuple[int | None, int | None]:
    """The numbers before and after this one in the list it was opened from."""
    listed = forms.FilterForm(cycle, _asked(request)).narrow(at_the_desk(cycle))
    before = listed.filter(number__lt=proposal.number).order_by("-number").values_list("number", flat=True).first()
    after = listed.filter(number__gt=proposal.number).order_by("number").values_list("number", flat=True).first()
    return before, after


def _onward(request, cycle, proposal):
    """After an act: the next of the list, so that forty are done without going back to it."""
    query = _asked(request).urlencode()
    _before, after = _neighbours(request, cycle, proposal)
    if "stay" in request.POST or request.POST.get("deed") in ("inside", "take_up", "ask_opinion") or after is None:
        after = proposal.number
    return redirect(f"{reverse('review:work', args=[cycle.fiscal_year, after])}?{query}")


def _asked(request) -> QueryDict:
    """The list's query, as it travels in the address of each of its proposals."""
    return request.GET


def _opinion(person: Person, review: Review | None) -> Opinion | None:
    """The question that waits for this person's office."""
    if review is None:
        return None
    for opinion in review.opinions.all():
        opinion.review = review
        if why_not_give_opinion(person, opinion) is None:
            return opinion
    return None


def _proposal(cycle, number):
    proposal = get_object_or_404(at_the_desk(cycle), number=number)
    proposal.cycle = cycle
    return proposal


def _why_gone(proposal) -> str:
    raise Refused("review.not_yours_now", state=proposal.get_state_display(), code=proposal.code)


def _seen(request) -> str:
    return request.POST.get("state", "") if request.POST.get("state", "") in State.values else ""


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
