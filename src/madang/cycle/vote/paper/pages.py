"""What staff see of the papers: pads, what came back, sheets to key, and the list of a desk that had no network."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from madang.base.files.models import FileKind
from madang.base.files.views import serve
from madang.base.people.doors import in_government
from madang.base.people.refusals import require
from madang.cycle.plan.shortcuts import in_cycle

from ..models import BatchState, PaperBatch, PaperSheet, Poll, Station
from ..views import poll_of
from .forms import BackForm, PadForm, QueueForm, ScanForm
from .keying import key_sheet
from .pads import bring_back, new_pad, sign
from .permissions import (
    why_not_bring_back,
    why_not_keep_papers,
    why_not_key,
    why_not_new_pad,
    why_not_queue,
    why_not_see_scan,
    why_not_sign,
)
from .queue import enter_queue
from .queue_file import QueueFault
from .scans import attach_scan
from .sheet_form import sheet_form


@in_government
@in_cycle
def pads(request, cycle, track):
    poll = _poll(request, cycle, track)
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
    poll = _poll(request, cycle, track)
    batch = _pad(poll, batch)
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
        "sheets": [(sheet, why_not_key(request.user, sheet) is None) for sheet in _sheets(batch)],
        "why_not_back": why_not_bring_back(request.user, batch),
        "why_not_sign": why_not_sign(request.user, batch),
        "is_signed": batch.state == BatchState.SIGNED,
    }  # fmt: skip
    return render(request, "vote/paper/pad.html", context)


@in_government
@in_cycle
def sheet(request, cycle, track, batch, sheet):
    """Key a sheet, or attach its picture. Nothing here says what somebody else keyed."""
    poll = _poll(request, cycle, track)
    batch = _pad(poll, batch)
    sheet = get_object_or_404(PaperSheet.objects.select_related("scan"), batch=batch, number=sheet)
    sheet.batch = batch
    if request.method == "POST" and request.POST.get("deed") == "scan":
        return _scan(request, cycle, sheet)
    require(why_not_key(request.user, sheet))
    turn = 1 if not sheet.first_by_id else 2 if not sheet.second_by_id else 3
    form = sheet_form(poll, turn, request.POST if request.method == "POST" else None)
    if form.is_valid():
        key_sheet(sheet, form.marks(), form.seen, by=request.user)
        return _to_next(request, cycle, batch, sheet.number)
    return _keying_page(request, cycle, sheet, form, ScanForm(), turn)


@in_government
@in_cycle
def stubs(request, cycle, track, batch):
    """The pad's numbers with room to write beside them: what a desk keeps when it has no network."""
    poll = _poll(request, cycle, track)
    batch = _pad(poll, batch)
    given = set(batch.stubs.values_list("number", flat=True))
    numbers = [(n, n in given) for n in range(batch.first_stub, batch.first_stub + batch.printed)]
    context = {"cycle": cycle, "poll": poll, "batch": batch, "numbers": numbers}
    return render(request, "vote/paper/stubs.html", context)


@in_government
@in_cycle
def queue(request, cycle, track):
    poll = _poll(request, cycle, track)
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


@in_government
@in_cycle
def scan_file(request, cycle, track, prefix, name):
    poll = _poll(request, cycle, track)
    if not PaperSheet.objects.filter(batch__poll=poll, scan__digest__startswith=prefix).exists():
        raise Http404
    return serve(request, prefix, name, why_not_see=why_not_see_scan)


def _scan(request, cycle, sheet: PaperSheet):
    form, poll = ScanForm(request.POST, request.FILES), sheet.batch.poll
    if form.is_valid():
        picture, pdf = form.cleaned_data.get("picture"), form.cleaned_data.get("pdf")
        try:
            kind = FileKind.PICTURE if picture else FileKind.ATTACHMENT
            attach_scan(sheet, picture or pdf, kind=kind, by=request.user)
            return redirect("vote:sheet", cycle.fiscal_year, poll.track.code, sheet.batch.number, sheet.number)
        except ValidationError as error:
            form.add_error("picture", error)
    turn = 1 if not sheet.first_by_id else 2 if not sheet.second_by_id else 3
    return _keying_page(request, cycle, sheet, sheet_form(poll, turn), form, turn)


def _keying_page(request, cycle, sheet: PaperSheet, form, scan_form, turn: int):
    context = {
        "cycle": cycle, "poll": sheet.batch.poll, "batch": sheet.batch, "sheet": sheet, "form": form,
        "scan_form": scan_form, "turn": turn, "at_terminal": True, "scan": sheet.scan,
    }  # fmt: skip
    status = 422 if form.errors or scan_form.errors else 200
    return render(request, "vote/paper/sheet.html", context, status=status)


def _to_next(request, cycle, batch: PaperBatch, after: int):
    """The next sheet this person may key, or the pad."""
    batch.state = PaperBatch.objects.values_list("state", flat=True).get(pk=batch.pk)
    left = [one.number for one in _sheets(batch) if why_not_key(request.user, one) is None]
    following = next((number for number in left if number > after), left[0] if left else None)
    if following is None:
        messages.success(request, _("이 묶음에서 하실 것을 모두 적었습니다."))
        return redirect("vote:pad", cycle.fiscal_year, batch.poll.track.code, batch.number)
    return redirect("vote:sheet", cycle.fiscal_year, batch.poll.track.code, batch.number, following)


def _poll(request, cycle, track: str) -> Poll:
    poll = poll_of(cycle, track)
    require(why_not_keep_papers(request.user, poll))
    return poll


def _pad(poll: Poll, number: int) -> PaperBatch:
    batch = get_object_or_404(PaperBatch.objects.of(poll).select_related("station"), number=number)
    batch.poll = poll
    return batch


def _sheets(batch: PaperBatch) -> list[PaperSheet]:
    sheets = list(PaperSheet.objects.filter(batch=batch))
    for one in sheets:
        one.batch = batch
    return sheets
