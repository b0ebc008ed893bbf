"""What staff see of the papers: pads, what came back, sheets to key, and the list of a desk that had no network."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from madang.base.people.doors import in_government
from madang.base.people.refusals import require
from madang.cycle.plan.shortcuts import in_cycle

from ..models import BatchState, PaperBatch, PaperSheet, Poll, Station
from ..views import poll_of
from .forms import BackForm, PadForm, QueueForm
from .pads import bring_back, new_pad, sign
from .permissions import (
    why_not_bring_back,
    why_not_keep_papers,
    why_not_key,
    why_not_new_pad,
    why_not_queue,
    why_not_sign,
)
from .queue import enter_queue
from .queue_file import QueueFault


@in_government
@in_cycle
def pads(request, cycle, track):
    poll = poll_kept_by(request, cycle, track)
    form = PadForm(Station.objects.of(poll), request.POST or None)
    if request.method == "POST" and form.is_valid():
        station = form.cleaned_data["station"]
        station.poll = poll
        batch = new_pad(station, form.cleaned_data["printed"], by=request.user, seals=form.cleaned_data["seals"])
        return redirect("vote:pad", cycle.fiscal_year, track, batch.number)
    context = {
        "cycle": cycle, "poll": poll, "form": form, "why_not": why_not_new_pad(request.user, poll),
        "why_not_queue": why_not_queue(request.user, poll),
        "pads": PaperBatch.objects.of(poll).select_related("station"),
    }  # fmt: skip
    return render(request, "vote/paper/pads.html", context)


@in_government
@in_cycle
def pad(request, cycle, track, batch):
    poll = poll_kept_by(request, cycle, track)
    batch = pad_of(poll, batch)
    form = BackForm(initial={"spoiled": batch.stubs.filter(spoiled=True).count()})
    if request.method == "POST" and request.POST.get("deed") == "sign":
        whole = sign(batch, by=request.user)
        messages.success(
            request,
            _("두 사람이 서명했습니다. 이제 아무것도 바뀌지 않습니다.")
            if whole
            else _("서명했습니다. 한 사람이 더 서명해야 합니다."),
        )
        return redirect("vote:pad", cycle.fiscal_year, track, batch.number)
    if request.method == "POST":
        form = BackForm(request.POST)
        if form.is_valid():
            bring_back(batch, **form.cleaned_data, by=request.user)
            return redirect("vote:pad", cycle.fiscal_year, track, batch.number)
    context = {
        "cycle": cycle, "poll": poll, "batch": batch, "form": form,
        "sheets": [(sheet, why_not_key(request.user, sheet) is None) for sheet in sheets_of(batch)],
        "why_not_back": why_not_bring_back(request.user, batch),
        "why_not_sign": why_not_sign(request.user, batch),
        "is_signed": batch.state == BatchState.SIGNED,
    }  # fmt: skip
    return render(request, "vote/paper/pad.html", context)


@in_government
@in_cycle
def stubs(request, cycle, track, batch):
    """The pad's numbers with room to write beside them: what a desk keeps when it has no network."""
    poll = poll_kept_by(request, cycle, track)
    batch = pad_of(poll, batch)
    given = set(batch.stubs.values_list("number", flat=True))
    numbers = [(n, n in given) for n in range(batch.first_stub, batch.first_stub + batch.printed)]
    context = {"cycle": cycle, "poll": poll, "batch": batch, "numbers": numbers}
    return render(request, "vote/paper/stubs.html", context)


@in_government
@in_cycle
def queue(request, cycle, track):
    poll = poll_kept_by(request, cycle, track)
    require(why_not_queue(request.user, poll))
    form, faults = QueueForm(request.POST or None, request.FILES or None), []
    if request.method == "POST" and form.is_valid():
        try:
            new = enter_queue(poll, form.cleaned_data["file"].read(), by=request.user)
        except QueueFault as fault:
            faults = fault.faults
        else:
            messages.success(request, _("%(people)s명을 새로 적었습니다.") % {"people": new})
            return redirect("vote:pads", cycle.fiscal_year, track)
    context = {"cycle": cycle, "poll": poll, "form": form, "faults": faults}
    return render(request, "vote/paper/queue.html", context, status=422 if faults else 200)


def poll_kept_by(request, cycle, track: str) -> Poll:
    poll = poll_of(cycle, track)
    require(why_not_keep_papers(request.user, poll))
    return poll


def pad_of(poll: Poll, number: int) -> PaperBatch:
    batch = get_object_or_404(PaperBatch.objects.of(poll).select_related("station"), number=number)
    batch.poll = poll
    return batch


def sheets_of(batch: PaperBatch) -> list[PaperSheet]:
    sheets = list(PaperSheet.objects.filter(batch=batch))
    for one in sheets:
        one.batch = batch
    return sheets
