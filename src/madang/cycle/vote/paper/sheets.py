"""What staff see of one sheet: the form in which it is keyed, its picture, and never what somebody else keyed."""

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

from ..models import PaperBatch, PaperSheet
from .forms import ScanForm
from .keying import key_sheet
from .pages import pad_of, poll_kept_by, sheets_of
from .permissions import why_not_key, why_not_see_scan
from .scans import attach_scan
from .sheet_form import sheet_form


@in_government
@in_cycle
def sheet(request, cycle, track, batch, sheet):
    """Key a sheet, or attach its picture. Nothing here says what somebody else keyed."""
    poll = poll_kept_by(request, cycle, track)
    batch = pad_of(poll, batch)
    sheet = get_object_or_404(PaperSheet.objects.select_related("scan"), batch=batch, number=sheet)
    sheet.batch = batch
    if request.method == "POST" and request.POST.get("deed") == "scan":
        return _scan(request, cycle, sheet)
    require(why_not_key(request.user, sheet))
    turn = _turn(sheet)
    form = sheet_form(poll, turn, request.POST if request.method == "POST" else None)
    if form.is_valid():
        key_sheet(sheet, form.marks(), form.seen, by=request.user)
        return _to_next(request, cycle, batch, sheet.number)
    return _keying_page(request, cycle, sheet, form, ScanForm(), turn)


@in_government
@in_cycle
def scan_file(request, cycle, track, prefix, name):
    poll = poll_kept_by(request, cycle, track)
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
    turn = _turn(sheet)
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
    left = [one.number for one in sheets_of(batch) if why_not_key(request.user, one) is None]
    following = next((number for number in left if number > after), left[0] if left else None)
    if following is None:
        messages.success(request, _("이 묶음에서 하실 것을 모두 적었습니다."))
        return redirect("vote:pad", cycle.fiscal_year, batch.poll.track.code, batch.number)
    return redirect("vote:sheet", cycle.fiscal_year, batch.poll.track.code, batch.number, following)


def _turn(sheet: PaperSheet) -> int:
    """First, second or third to key it."""
    return 1 if not sheet.first_by_id else 2 if not sheet.second_by_id else 3
