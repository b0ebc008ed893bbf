"""What a voter sees at a terminal: a number, the paper, a second look, a receipt. No session, no cookie, no script.

The pages are exempt from the CSRF token because nothing here rests on a cookie: whoever sends a form must bring the
signed address of the terminal and the signed seat.
"""

import random
from functools import wraps

from django.db import OperationalError
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from madang.base.people.refusals import Refused, require
from madang.cycle.plan.shortcuts import in_cycle

from ..casting import signed_receipt
from ..models import Envelope, Option, Poll, Station
from ..paper_form import form_for, lines_of
from ..pictures import as_picture
from ..views import poll_of
from .forms import TicketForm
from .seats import Seat, new_seat, read_seat, read_terminal
from .voting import cast_at_terminal, enter, more_time

IDLE, WARNING, RECEIPT = 240, 60, 60  # seconds until the warning, from it to the start, and of the receipt
LARGE = {"size": "xl", "contrast": "auto"}


def at_terminal(view):
    """view(request, cycle, station, terminal): 404 for an address no desk gave, and refusals on a page of the terminal."""

    @csrf_exempt
    @sensitive_post_parameters()
    @never_cache
    @in_cycle
    @wraps(view)
    def door(request, cycle, track, key):
        poll = poll_of(cycle, track)
        read = read_terminal(poll, key)
        station = read and Station.objects.of(poll).filter(pk=read.station).first()
        if station is None:
            raise Http404
        station.poll, request.terminal = poll, key
        try:
            return view(request, cycle, station, read.name)
        except Refused as refused:
            context = {"sentence": refused.template, "reason": refused.reason, "seconds": WARNING, **refused.facts}
            return _page(request, "refused", cycle, station, context, status=403)

    return door


@at_terminal
def start(request, cycle, station, terminal):
    """Only a field for the number. A POST with it sits down and shows the paper."""
    form = TicketForm(request.POST or None)
    if request.method != "POST":
        return _page(request, "start", cycle, station, {"form": form})
    if not form.is_valid():
        return _page(request, "start", cycle, station, {"form": form}, status=422)
    ticket = enter(station, terminal, form.cleaned_data["digits"])
    token = new_seat(ticket, terminal)
    seat = read_seat(station.poll, terminal, token)
    return _paper(request, cycle, station, seat, token, form_for(station.poll, _shuffled(station.poll, seat)))


@at_terminal
def still_there(request, cycle, station, terminal):
    """After a while without a page: a warning, and then the start. The number opens the paper again."""
    context = {"form": TicketForm(), "seconds": WARNING}
    return _page(request, "still_there", cycle, station, context)


@require_POST
@at_terminal
def paper(request, cycle, station, terminal):
    """The way back from the second look, and more time: what was marked stays."""
    seat, token = _seat(request, station, terminal)
    more_time(station, seat)
    form = form_for(station.poll, _shuffled(station.poll, seat), request.POST, again=True)
    return _paper(request, cycle, station, seat, token, form)


@require_POST
@at_terminal
def look(request, cycle, station, terminal):
    seat, token = _seat(request, station, terminal)
    more_time(station, seat)
    form = form_for(station.poll, _shuffled(station.poll, seat), request.POST)
    return _second_look(request, cycle, station, seat, token, form)


@require_POST
@at_terminal
def cast(request, cycle, station, terminal):
    """The receipt is the answer itself, for printing; the same form again shows it again."""
    seat, token = _seat(request, station, terminal)
    form = form_for(station.poll, _shuffled(station.poll, seat), request.POST)
    if not form.is_valid():
        return _second_look(request, cycle, station, seat, token, form)
    try:
        done = cast_at_terminal(station, seat, form.marks())
    except OperationalError:  # the lock was not given in time, or the disk is full: nothing is stored
        return _second_look(request, cycle, station, seat, token, form, trouble="busy")
    envelope = Envelope.objects.only("leaf", "k").filter(leaf=done.leaf).first()
    context = {
        "number": done.number, "check": envelope.k if envelope else "", "signed": signed_receipt(station.poll, done.leaf),
        "picture": as_picture(f"{station.poll.election}\n{done.number}"), "token": token, "carried": form.carried(),
        "seconds": RECEIPT,
    }  # fmt: skip
    return _page(request, "receipt", cycle, station, context)


def _paper(request, cycle, station, seat: Seat, token: str, form, status=200):
    context = {"form": form, "token": token, "seconds": IDLE}
    return _page(request, "ballot", cycle, station, context, status)


def _second_look(request, cycle, station, seat: Seat, token: str, form, trouble=""):
    if not form.is_valid():
        return _paper(request, cycle, station, seat, token, form, status=422)
    context = {"form": form, "token": token, "carried": form.carried(), "trouble": trouble, "seconds": IDLE}
    return _page(request, "look", cycle, station, context, status=503 if trouble else 200)


def _page(request, name: str, cycle, station: Station, context: dict, status=200):
    told = {"cycle": cycle, "poll": station.poll, "station": station, "key": request.terminal, "at_terminal": True}
    return render(request, f"vote/booth/terminal/{name}.html", {"display": LARGE} | told | context, status=status)


def _seat(request, station: Station, terminal: str) -> tuple[Seat, str]:
    token = request.POST.get("seat", "")
    seat = read_seat(station.poll, terminal, token)
    require("vote.no_seat" if seat is None else None)
    return seat, token


def _shuffled(poll: Poll, seat: Seat) -> list[Option]:
    """An order of this voter's own, the same at every look, kept nowhere."""
    options = lines_of(poll)
    random.Random(f"{poll.pk}|{seat.nonce}").shuffle(options)  # noqa: S311 - fairness, not secrecy
    return options
