"""One meeting and one item as the secretary works on them, before, during and after."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from madang.base.people.doors import in_government
from madang.base.people.refusals import Refused, require

from .deeds import Sent, mark_seats, of_meeting, unseat
from .item_deeds import bring_back, of_item
from .models import Item
from .office import run_by
from .permissions import why_not_run
from .reckoning import room_for


@in_government
def run(request, pk):
    meeting = run_by(request, pk)
    paper = getattr(meeting, "minutes", None)
    deeds = of_meeting(meeting, paper, Sent(request.user, request.POST))
    if request.method == "POST":
        extra = {"attendance": mark_seats, "unseat": unseat}.get(request.POST.get("deed", ""))
        if extra:
            messages.success(request, extra(meeting, request.user, request.POST))
            return redirect("meetings:run", pk)
        if _did(request, deeds):
            return redirect("meetings:run", pk)
    seats = list(meeting.attendances.all())
    sitting = [one for one in seats if one.voting]
    context = {
        "meeting": meeting,
        "paper": paper,
        "deeds": deeds,
        "seats": seats,
        "sitting": len(sitting),
        "present": sum(one.present is True for one in sitting),
        "needed": meeting.quorum_of(meeting.sitting if meeting.sitting is not None else len(sitting)),
        "needs": meeting.needs.all(),
        "items": meeting.items.all(),
    }
    return render(request, "meetings/run.html", context, status=422 if request.method == "POST" else 200)


@in_government
def item(request, pk):
    one = _item(request, pk)
    seats = one.meeting.attendances.voting()
    deeds = of_item(one, seats, Sent(request.user, request.POST))
    if request.method == "POST":
        deed = request.POST.get("deed", "")
        if deed == "bring_back":
            messages.success(request, bring_back(one, request.user, request.POST))
            return redirect("meetings:item", pk)
        if _did(request, deeds):
            return redirect("meetings:run", one.meeting_id) if deed == "remove" else redirect("meetings:item", pk)
    context = {
        "item": one,
        "meeting": one.meeting,
        "deeds": deeds,
        "room": room_for(one),
        "motions": one.motions.all(),
    }
    return render(request, "meetings/item.html", context, status=422 if request.method == "POST" else 200)


def _did(request, deeds) -> bool:
    """Whether it was done; otherwise its form shows what is missing."""
    done = next((one for one in deeds if one.name == request.POST.get("deed", "")), None)
    if done is None:
        raise Refused("meetings.not_now")
    if done.form is not None and not done.form.is_valid():
        return False
    done.do(done.form.cleaned_data if done.form is not None else {})
    messages.success(request, done.done)
    return True


def _item(request, pk) -> Item:
    rows = Item.objects.filter(meeting__government=request.government)
    rows = rows.select_related("meeting__holder__government", "meeting__government")
    one = get_object_or_404(rows.prefetch_related("recusals__attendance", "motions__voices__attendance"), pk=pk)
    require(why_not_run(request.user, one.meeting.holder))
    return one
