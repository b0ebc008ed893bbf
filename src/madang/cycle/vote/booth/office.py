"""What staff of a voting place see: their stations, the desk where a roll entry is found, and never what was chosen."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from madang.base import clock
from madang.base.people.doors import in_government
from madang.base.people.refusals import Refused, require
from madang.cycle.plan.shortcuts import in_cycle

from ..declaring import asked_of
from ..models import BatchState, PaperBatch, Poll, RollEntry, State, Station, Ticket, TicketState
from ..paper.giving import give_paper, take_spoiled
from ..paper.pads import next_stubs
from ..views import poll_of
from .desk import confirm_help, find_on_roll, hand_out_ticket, open_station
from .forms import FindForm, StationForm
from .permissions import why_not_in_person, why_not_keep_desk, why_not_open_station, why_not_ticket
from .seats import new_terminal


@in_government
@in_cycle
def stations(request, cycle, track):
    poll = poll_of(cycle, track)
    require(why_not_keep_desk(request.user, poll))
    form = StationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        open_station(poll, form.cleaned_data["name"], form.cleaned_data["address"], by=request.user)
        return redirect("vote:stations", cycle.fiscal_year, track)
    assisted = Count("tickets", filter=Q(tickets__assisted=True, tickets__state=TicketState.USED))
    context = {
        "cycle": cycle, "poll": poll, "form": form, "why_not": why_not_open_station(request.user, poll),
        "stations": Station.objects.of(poll).annotate(assisted=assisted),
    }  # fmt: skip
    return render(request, "vote/booth/stations.html", context)


@in_government
@in_cycle
def desk(request, cycle, track, station):
    """One page for a whole shift. A search and a ticket are answered at once, so that no address names anybody."""
    poll = poll_of(cycle, track)
    require(why_not_keep_desk(request.user, poll))
    station = _station(poll, station)
    deed = _DEEDS.get(request.POST.get("deed", "")) if request.method == "POST" else None
    context = deed(request, station) if deed else {}
    if context is None:
        return redirect("vote:desk", cycle.fiscal_year, track, station.pk)
    return render(request, "vote/booth/desk.html", _context(request, cycle, station) | context)


def _find(request, station: Station) -> dict:
    form = FindForm(request.POST)
    if not form.is_valid():
        return {"form": form}
    found = find_on_roll(station, form.cleaned_data["name"], form.cleaned_data["born"], by=request.user)
    return {"form": form, "found": [_told(station.poll, entry) for entry in found], "looked": True}


def _ticket(request, station: Station) -> dict:
    assisted = request.POST.get("assisted") == "on"
    handed = hand_out_ticket(station, _entry(request, station), by=request.user, assisted=assisted)
    return {"handed": handed, "digits": f"{handed.digits[:3]} {handed.digits[3:]}"}


def _paper(request, station: Station) -> dict:
    batch = get_object_or_404(PaperBatch, station=station, pk=_number(request, "batch"))
    batch.poll = station.poll
    return {"stub": give_paper(batch, _entry(request, station), _number(request, "stub"), by=request.user)}


def _spoiled(request, station: Station) -> None:
    batch = get_object_or_404(PaperBatch, station=station, pk=_number(request, "batch"))
    batch.poll = station.poll
    take_spoiled(batch, _number(request, "stub"), by=request.user)
    messages.success(request, _("못 쓰게 된 종이를 돌려받았습니다. 다시 찾아 한 장을 더 드릴 수 있습니다."))


def _confirm(request, station: Station) -> None:
    ticket = get_object_or_404(Ticket.objects.of(station.poll), station=station, pk=_number(request, "ticket"))
    ticket.poll = station.poll
    confirm_help(ticket, by=request.user)
    messages.success(request, _("도움을 받은 사실을 확인했습니다."))


_DEEDS = {"find": _find, "ticket": _ticket, "paper": _paper, "spoiled": _spoiled, "confirm": _confirm}


def _context(request, cycle, station: Station) -> dict:
    poll, waiting = station.poll, {"assisted": True, "assisted_seen_by": None, "state": TicketState.ISSUED}
    pads = list(PaperBatch.objects.filter(station=station, state=BatchState.ISSUED))
    following = next_stubs(pads)
    return {
        "cycle": cycle, "poll": poll, "station": station, "form": FindForm(),
        "is_voting": poll.state in State.voting(),
        "terminal": new_terminal(station),
        "pads": [(pad, following[pad.pk]) for pad in pads if following[pad.pk]],
        "all_pads": pads,
        "waiting": station.tickets.filter(expires_at__gt=clock.now(), **waiting).select_related("issued_by"),
    }  # fmt: skip


def _told(poll: Poll, entry: RollEntry) -> dict:
    reason, paper = why_not_ticket(poll, entry), why_not_in_person(entry)
    sentence = Refused(reason).template if reason else None
    told = {"entry": entry, "why_not": reason, "why_not_paper": paper, "sentence": sentence, "letters": _letters(entry)}
    return told | {"declared": asked_of(poll, entry) if reason is None or paper is None else []}


def _letters(entry: RollEntry) -> str:
    """Enough of an address to tell two people of one name apart."""
    name, _at, host = (entry.person.email if entry.person else "").partition("@")
    return f"{name[:2]}…@{host}" if name else ""


def _station(poll: Poll, number: int) -> Station:
    station = get_object_or_404(Station.objects.of(poll), pk=number)
    station.poll = poll
    return station


def _entry(request, station: Station) -> RollEntry:
    try:
        key = UUID(request.POST.get("entry", ""))
    except ValueError:
        raise Http404 from None
    return get_object_or_404(RollEntry.objects.of(station.poll), pk=key)


def _number(request, name: str) -> int:
    text = request.POST.get(name, "")
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise Http404
    return int(text)
