"""At the desk: writing proposals down for others, one by one or from a spreadsheet, names under them, prices."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from madang.base import clock
from madang.base.datasets.serve import serve
from madang.base.pages.words import count_of
from madang.base.people.doors import for_parts
from madang.base.people.marks import normalise
from madang.base.people.models import Role
from madang.base.places.models import Area
from madang.cycle.plan.models import Cycle, Track
from madang.cycle.plan.shortcuts import in_cycle, officer_page

from . import assisting
from .data import LEDGER
from .forms import ProposalForm
from .models import Channel, Field, Proposal, State, UnitPrice
from .office_forms import HelpForm, PriceForm, ScanForm, SheetForm, SignaturesForm
from .pricing import add_price, drop_price
from .sheet_file import Known, Reading, read_sheet, same_key
from .signing import count_sheet, write_signatures

helper_page = for_parts(Role.HELPER, Role.OFFICER)


@helper_page
@in_cycle
def desk(request, cycle):
    """대리접수."""
    form = ProposalForm(cycle, request.POST or None)
    help = HelpForm(request.POST or None, request.FILES or None, prefix="help")
    scan = ScanForm(request.POST or None, request.FILES or None, prefix="scan")
    if request.method == "POST" and all([form.is_valid(), help.is_valid(), scan.is_valid()]):
        return _write_down(request, form, help, scan)
    context = {"cycle": cycle, "form": form, "help": help, "scan": scan}
    return render(request, "propose/desk.html", context)


def _write_down(request, form, help, scan):
    said = help.cleaned_data
    given = {"contact": said["contact"], "scan": said["scan"]}
    if scan.cleaned_data.get("picture"):
        given["signed_scan"] = (scan.cleaned_data["picture"], scan.cleaned_data["alt"])
    assistance = help.save(commit=False)
    assistance.channel = said["channel"]
    proposal = assisting.write_down(form.save(commit=False), assistance, by=request.user, **given)
    messages.success(
        request, _("적었습니다. 접수번호는 %(code)s입니다. 제안하신 분께 알려 주세요.") % {"code": proposal.code}
    )
    return redirect("propose:desk", request.cycle.fiscal_year)


@helper_page
@in_cycle
def sheet(request, cycle):
    """A spreadsheet: all of it or nothing, and every fault by row and field."""
    form = SheetForm(request.POST or None, request.FILES or None)
    reading = None
    if form.is_valid():
        reading = read_sheet(form.cleaned_data["file"], _known(cycle, form.cleaned_data["channel"]))
        if not reading.faults and (form.cleaned_data["skip"] or not reading.doubles):
            return _take_in(request, cycle, reading)
    context = {"cycle": cycle, "form": form, "reading": reading}
    return render(request, "propose/sheet.html", context, status=422 if reading else 200)


def _take_in(request, cycle: Cycle, reading: Reading):
    entered = assisting.write_down_all([_proposal(cycle, line) for line in reading.lines], by=request.user)
    counted = count_of(len(entered), "proposal")
    messages.success(request, _("표에서 받은 제안: %(proposals)s") % {"proposals": counted})
    return redirect("propose:sheet", cycle.fiscal_year)


def _proposal(cycle: Cycle, line) -> tuple[Proposal, str]:
    given = dict(line.given)
    received = given.pop("received")
    zone = ZoneInfo(cycle.government.time_zone)
    came = datetime.combine(received, time(12), zone) if received else None
    return Proposal(cycle=cycle, submitted_at=min(came, clock.now()) if came else None, **given), line.contact


def _known(cycle: Cycle, channel: str) -> Known:
    tracks, areas = list(Track.objects.of(cycle)), list(Area.objects.of(cycle.government).now())
    register = Proposal.objects.of(cycle).exclude(state=State.WITHDRAWN).select_related("area", "cycle")
    return Known(
        tracks={word: track for track in tracks for word in (normalise(track.name), track.code)},
        areas={word: area for area in areas for word in (normalise(area.name), area.code)},
        fields={word: value for value, label in Field.choices for word in (normalise(str(label)), value)},
        channels={word: value for value, label in Channel.choices for word in (normalise(str(label)), value)},
        usual_track=tracks[0] if tracks else None,
        usual_channel=channel,
        titles={same_key(one.title, one.area.name if one.area else ""): one.code for one in register.iterator()},
    )


@helper_page
@in_cycle
def signatures(request, cycle, number):
    proposal = get_object_or_404(Proposal.objects.of(cycle).select_related("cycle__government"), number=number)
    form = SignaturesForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        counted = count_sheet(file.main) if file else None
        total, doubles = counted or (form.cleaned_data["total"], form.cleaned_data["duplicates"] or 0)
        if total and doubles <= total:
            write_signatures(proposal, total, doubles, by=request.user, sheet=file)
            messages.success(request, _("서명을 적었습니다."))
            return redirect(proposal)
        form.add_error("total", _("서명이 몇 줄인지, 그 가운데 겹친 줄이 몇인지 적어 주세요."))
    return render(request, "propose/signatures.html", {"cycle": cycle, "proposal": proposal, "form": form})


@officer_page
@in_cycle
def prices(request, cycle):
    """단가표: what people see before they send, with its source and year."""
    if "drop" in request.POST:
        drop_price(
            get_object_or_404(UnitPrice.objects.of(request.government), pk=_pk(request.POST["drop"])), by=request.user
        )
        return redirect("propose:prices", cycle.fiscal_year)
    form = PriceForm(request.POST or None, instance=UnitPrice(government=request.government))
    if form.is_valid():
        add_price(form.save(commit=False), by=request.user)
        messages.success(request, _("단가를 더했습니다."))
        return redirect("propose:prices", cycle.fiscal_year)
    context = {"cycle": cycle, "form": form, "prices": UnitPrice.objects.of(request.government)}
    return render(request, "propose/prices.html", context)


@officer_page
@in_cycle
def ledger(request, cycle, suffix=""):
    """접수대장: every proposal of the year, unread ones too, for the office."""
    return serve(request, LEDGER, cycle, suffix)


def _pk(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else 0
