"""What everyone sees: the calendar, one meeting, its papers; what members and residents do there."""

from datetime import timedelta

from django.contrib import messages
from django.db.models import Count, Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from madang.base.documents.render.html import article
from madang.base.documents.serve import serve_document
from madang.base.people.doors import for_government, in_government
from madang.base.people.refusals import require

from . import actions, documents, permissions
from .deeds import whole
from .forms import ComingForm, LeaveRoomForm, NeedForm, ReturnForm, VoiceForm
from .models import Attendance, Coming, Item, Manner, Meeting, Minutes, Motion, Need, Outcome, Stand, State
from .reckoning import reckon

FEED_GOES_BACK = timedelta(days=365)


@for_government
@never_cache
def meeting(request, pk):
    return _page(request, _meeting(request, pk))


@for_government
def call(request, pk, suffix=""):
    meeting = _meeting(request, pk)
    if meeting.called_at is None:
        raise Http404
    return serve_document(request, documents.call_paper(meeting, _address(request, meeting)), suffix)


@for_government
def minutes(request, pk, suffix=""):
    """The paper as it was approved, once it is published."""
    papers = Minutes.objects.filter(stand=Stand.PUBLISHED).prefetch_related("corrections")
    meeting = _meeting(request, pk)
    paper = get_object_or_404(papers, meeting=meeting)
    return serve_document(request, documents.minutes_paper(meeting, paper, _address(request, meeting)), suffix)


@in_government
def approve(request, pk):
    """The chair, or an approver, reads the draft and approves it or sends it back."""
    meeting = _meeting(request, pk)
    paper = get_object_or_404(Minutes.objects.prefetch_related("corrections"), meeting=meeting)
    paper.meeting = meeting
    require(permissions.why_not_approve(request.user, paper))
    form = ReturnForm(request.POST if "return" in request.POST else None)
    if "approve" in request.POST:
        actions.approve_minutes(paper, by=request.user, seen=whole(request.POST.get("paper", "")))
        messages.success(request, _("회의록을 확인했습니다."))
        return redirect(meeting)
    if form.is_valid():
        actions.return_minutes(paper, form.cleaned_data["why"], by=request.user)
        messages.success(request, _("회의록을 돌려보냈습니다."))
        return redirect(meeting)
    document = documents.minutes_paper(meeting, paper, _address(request, meeting))
    context = {"meeting": meeting, "paper": paper, "form": form, "article": article(document)}
    return render(request, "meetings/approve.html", context, status=422 if form.errors else 200)


@in_government
@require_POST
def reply(request, pk):
    meeting = _meeting(request, pk)
    seat = _seat(request, meeting)
    require(permissions.why_not_reply(request.user, seat))
    form = ComingForm(request.POST, prefix="reply")
    if not form.is_valid():
        return _page(request, meeting, reply_form=form)
    actions.reply(seat, form.cleaned_data["coming"], by=request.user)
    messages.success(request, _("답을 적었습니다."))
    return redirect(meeting)


@in_government
@require_POST
def voice(request, pk, motion):
    """A member's vote by name."""
    meeting = _meeting(request, pk)
    put = get_object_or_404(Motion.objects.select_related("item"), pk=motion, item__meeting=meeting)
    require(permissions.why_not_speak(request.user, put, _seat(request, meeting)))
    form = VoiceForm(request.POST, prefix=f"voice-{put.pk}")
    if not form.is_valid():
        return _page(request, meeting, voice_form=form, voted=put.pk)
    actions.speak(put, form.cleaned_data["choice"], by=request.user)
    messages.success(request, _("표를 적었습니다. 표결이 끝나기 전에는 바꿀 수 있습니다."))
    return redirect(meeting)


@in_government
@require_POST
def leave_room(request, pk):
    meeting = _meeting(request, pk)
    require("meetings.not_invited" if _seat(request, meeting) is None else None)
    form = LeaveRoomForm(meeting.items.all(), request.POST, prefix="leave")
    if not form.is_valid():
        return _page(request, meeting, leave_form=form)
    actions.recuse(form.cleaned_data["item"], request.user, form.cleaned_data["why"], by=request.user)
    messages.success(request, _("이 안건에서 자리를 뜬다고 적었습니다."))
    return redirect(meeting)


@in_government
def need(request, pk):
    """Ask for what one needs to take part; anyone who signed in."""
    meeting = _meeting(request, pk)
    require(permissions.why_not_ask(request.user, meeting))
    form = NeedForm(request.POST or None, prefix="need")
    if form.is_valid():
        actions.ask_for(meeting, form.cleaned_data["kind"], words=form.cleaned_data["words"], by=request.user)
        messages.success(request, _("알려 주셔서 고맙습니다. 이레 안에 답합니다."))
        return redirect(meeting)
    context = {"meeting": meeting, "form": form}
    return render(request, "meetings/ask.html", context, status=422 if form.errors else 200)


@in_government
@require_POST
def take_back(request, pk, need):
    meeting = _meeting(request, pk)
    actions.take_need_back(get_object_or_404(Need, pk=need, meeting=meeting), by=request.user)
    messages.success(request, _("알린 것을 거두었습니다."))
    return redirect(meeting)


def _page(request, meeting: Meeting, voted: int = 0, **bound):
    """Each form only for who may send it."""
    person, seats = request.user, list(meeting.attendances.only("meeting", "person", "voting", "present", "coming"))
    seat = next((one for one in seats if person.is_authenticated and one.person_id == person.pk), None)
    if seat:
        seat.meeting = meeting
    items = list(meeting.items.all())
    motions = [one for item in items for one in item.motions.all()]
    voting = [one for one in motions if one.is_open and one.manner == Manner.NAMED]
    context = {
        "meeting": meeting,
        "items": items,
        "seat": seat,
        "sees_link": meeting.link and (meeting.is_open or seat is not None),
        "counts": _counts(meeting, seats),
        "paper": meeting.minutes if meeting.state == State.PUBLISHED else None,
        "may_ask": permissions.why_not_ask(person, meeting) in (None, "people.sign_in_needed"),
        "needs": meeting.needs.filter(person=person) if person.is_authenticated else [],
        "runs": person.is_authenticated and permissions.why_not_run(person, meeting.holder) is None,
    }
    if draft := getattr(meeting, "minutes", None):
        context["may_approve"] = permissions.why_not_approve(person, draft) is None
    if seat and permissions.why_not_reply(person, seat) is None:
        context["reply_form"] = ComingForm(prefix="reply", initial={"coming": seat.coming})
    if seat and seat.voting and meeting.may_be_written and items:
        context["leave_form"] = LeaveRoomForm(meeting.items.all(), prefix="leave")
    if seat and voting:
        context["voices"] = [
            (one, bound.get("voice_form") if one.pk == voted else VoiceForm(prefix=f"voice-{one.pk}"))
            for one in voting
            if permissions.why_not_speak(person, one, seat) is None
        ]
    return render(request, "meetings/meeting.html", context | bound, status=422 if bound else 200)


def _counts(meeting: Meeting, seats: list[Attendance]) -> dict:
    """Seats, who came, and whether that is enough: numbers only."""
    voting = [one for one in seats if one.voting]
    there = sum(one.present is True for one in voting)
    room = reckon(meeting, sitting=len(voting), present=there, recused_there=0, recused=0)
    return {
        "sitting": len(voting),
        "there": there,
        "to_come": sum(one.coming in (Coming.ONSITE, Coming.ONLINE) for one in voting),
        "needed": room.quorum_needed,
        "enough": room.has_quorum,
    }


def _seat(request, meeting: Meeting) -> Attendance | None:
    """This person's own."""
    seat = meeting.attendances.filter(person=request.user).first()
    if seat:
        seat.meeting = meeting
    return seat


def _meeting(request, pk) -> Meeting:
    counted = Count("recusals", distinct=True)
    motions = Motion.objects.exclude(outcome=Outcome.WITHDRAWN)
    items = Item.objects.annotate(gone=counted).prefetch_related(Prefetch("motions", queryset=motions))
    rows = Meeting.objects.of(request.government).select_related("holder__government", "area", "government", "minutes")
    rows = permissions.knowing_secretaries(rows, request.user)
    meeting = get_object_or_404(rows.prefetch_related(Prefetch("items", queryset=items.order_by("order"))), pk=pk)
    return permissions.remember(meeting, request.user)


def _address(request, meeting: Meeting) -> str:
    return request.build_absolute_uri(meeting.get_absolute_url())
