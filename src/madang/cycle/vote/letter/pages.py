"""What somebody sees who has a letter and no account: the door, the paper, the second look, the receipt, the way out."""

import random
from functools import wraps

from django.conf import settings
from django.db import OperationalError
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.utils.csp import CSP
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from madang.base import clock
from madang.base.people.refusals import Refused, require
from madang.cycle.plan.shortcuts import in_cycle

from .. import kept
from ..casting import Cast, signed_receipt
from ..declaring import asked_of
from ..models import Envelope, Option, Poll
from ..paper_form import form_for, lines_of, sent
from ..permissions import why_not_now
from ..pictures import as_picture
from ..roll.forms import CodeForm
from ..views import casts_left_now, poll_of
from .door import opened_by
from .guests import WARNING, Guest, guest_of, leave, new_guest, stay
from .permissions import why_not_enter
from .slips import Slip, new_slip, read_slip
from .voting import cast_by_letter, why_not_vote_by_letter

# A frame on the page asks before the time is over: what was marked around it stays, without a script.
_WITH_FRAME = csp_override(settings.SECURE_CSP | {"frame-src": [CSP.SELF]})
_AS_FRAME = csp_override(settings.SECURE_CSP | {"frame-ancestors": [CSP.SELF]})


def at_letter(view):
    """view(request, cycle, poll, guest): without a guest the door again, with what was chosen sealed into it."""

    @sensitive_post_parameters()
    @never_cache
    @_WITH_FRAME
    @in_cycle
    @wraps(view)
    def room(request, cycle, track):
        poll = poll_of(cycle, track)
        guest = guest_of(poll, request)
        if guest is None:
            return _door_again(request, cycle, poll)
        return _let_in(request, cycle, poll, guest, view)

    return room


@sensitive_post_parameters()
@never_cache
@_WITH_FRAME
@in_cycle
def door(request, cycle, track):
    """Three things that belong together open one line of the roll."""
    poll = poll_of(cycle, track)
    require(why_not_enter(poll, clock.now()))
    form = CodeForm(request.POST if request.method == "POST" else None)
    opened = opened_by(poll, form, request) if form.is_bound and form.is_valid() else None
    if opened:
        return _let_in(request, cycle, poll, new_guest(opened), _onward)
    context = {"form": form, "guest": guest_of(poll, request), "sealed": request.POST.get("sealed", "")}
    return _page(request, "door", cycle, poll, context, status=422 if form.errors else 200)


@at_letter
def paper(request, cycle, poll, guest):
    """A POST is the way back from the second look."""
    slip = _slip(request, poll, guest)
    require(why_not_vote_by_letter(poll, guest, slip))
    return _paper(request, cycle, poll, guest, _form(poll, guest, request.POST, again=True), slip)


@require_POST
@at_letter
def look(request, cycle, poll, guest):
    slip = _slip(request, poll, guest)
    require(why_not_vote_by_letter(poll, guest, slip))
    return _second_look(request, cycle, poll, guest, _form(poll, guest, request.POST), slip)


@require_POST
@at_letter
def cast(request, cycle, poll, guest):
    form, slip = _form(poll, guest, request.POST), _slip(request, poll, guest)
    if not form.is_valid() or slip is None:
        require(why_not_vote_by_letter(poll, guest, slip))
        return _second_look(request, cycle, poll, guest, form, slip, trouble="stale")
    try:
        cast_by_letter(poll, form.marks(), guest=guest, slip=slip, check=form.cleaned_data.get("check", ""))
    except OperationalError:  # the lock was not given in time, or the disk is full: nothing is stored
        return _second_look(request, cycle, poll, guest, form, slip, trouble="busy", token=request.POST["nonce"])
    return redirect("vote:letter_receipt", cycle.fiscal_year, poll.track.code)


@require_safe
@at_letter
def receipt(request, cycle, poll, guest):
    """The number of the envelope that will be counted, as often as the letter is used, while names are there."""
    entry = guest.entry
    envelope = Envelope.objects.of(poll).filter(entry=entry).current().only("leaf", "k", "channel").first()
    context = {"guest": guest, "entry": entry, "envelope": envelope, "left": casts_left_now(poll, entry)}
    if envelope:
        number = Cast(entry, envelope.leaf).number
        signed = signed_receipt(poll, envelope.leaf)
        context |= {"number": number, "signed": signed, "picture": as_picture(f"{poll.election}\n{number}")}
    return _page(request, "receipt", cycle, poll, context)


@never_cache
@xframe_options_sameorigin
@_AS_FRAME
@in_cycle
def time(request, cycle, track):
    """The frame asks whether somebody is there. Asking gives no time; the button does."""
    poll = poll_of(cycle, track)
    guest = guest_of(poll, request)
    more = guest is not None and request.method == "POST"
    state = "over" if guest is None else "rest" if more else "ask"
    answer = _page(request, "time", cycle, poll, _times(guest) | {"state": state})
    return stay(answer, poll, guest) if more else answer


@require_POST
@never_cache
@in_cycle
def end(request, cycle, track):
    """For a phone that others use too."""
    poll = poll_of(cycle, track)
    return leave(_page(request, "ended", cycle, poll, {}), poll)


def _onward(request, cycle, poll, guest):
    """To what was chosen before the time was over; else to the paper, or to the receipt of who has voted."""
    fields = kept.unseal(poll, str(guest.entry.pk), request.POST.get("sealed", ""))
    if fields is not None:
        require(why_not_vote_by_letter(poll, guest, None))
        posted = QueryDict(mutable=True)
        for name, values in fields.items():
            posted.setlist(name, values)
        return _second_look(request, cycle, poll, guest, _form(poll, guest, posted), None)
    votes = not guest.entry.has_voted and why_not_now(poll, clock.now()) != "vote.closed"
    return redirect(f"vote:letter_{'paper' if votes else 'receipt'}", cycle.fiscal_year, poll.track.code)


def _door_again(request, cycle, poll):
    if request.method != "POST":
        return redirect("vote:letter", cycle.fiscal_year, poll.track.code)
    slip = _slip(request, poll, None)
    sealed = kept.seal(poll, slip.entry, sent(request.POST)) if slip else ""
    context = {"form": CodeForm(), "sealed": sealed, "minutes": int(kept.FOR.total_seconds() // 60)}
    return _page(request, "door", cycle, poll, context | {"over": True}, status=403)


def _let_in(request, cycle, poll, guest: Guest, view):
    try:
        answer = view(request, cycle, poll, guest)
    except Refused as refused:
        context = {"guest": guest, "sentence": refused.template, "reason": refused.reason, **refused.facts}
        answer = _page(request, "refused", cycle, poll, context, status=403)
    return stay(answer, poll, guest)


def _paper(request, cycle, poll, guest, form, slip: Slip | None, status=200):
    nonce = new_slip(poll, guest, slip and slip.shown_at)
    context = {"form": form, "nonce": nonce, "closes_at": poll.closes_at, "guest": guest} | _times(guest)
    return _page(request, "paper", cycle, poll, context, status)


def _second_look(request, cycle, poll, guest, form, slip: Slip | None, *, trouble="", token=""):
    if not form.is_valid():
        return _paper(request, cycle, poll, guest, form, slip, status=422)
    context = {"form": form, "chosen": form.chosen(), "carried": form.carried(), "trouble": trouble, "guest": guest}
    context |= {
        "nonce": token or new_slip(poll, guest, slip and slip.shown_at),
        "declared": asked_of(poll, guest.entry),
    }
    status = {"": 200, "stale": 409, "busy": 503}[trouble]
    answer = _page(request, "look", cycle, poll, context | _times(guest), status)
    if trouble == "busy":
        answer["Retry-After"] = "5"
    return answer


def _page(request, name: str, cycle, poll: Poll, context: dict, status=200):
    return render(request, f"vote/letter/{name}.html", {"cycle": cycle, "poll": poll} | context, status=status)


def _times(guest: Guest | None) -> dict:
    """Minutes of rest, seconds until the frame asks, and minutes that are left then."""
    warning, rest = int(WARNING.total_seconds()), guest.seconds if guest else 0
    ask = max(rest - warning, 1)
    return {"state": "rest", "minutes": rest // 60, "ask_in": ask, "warning": warning, "warning_minutes": warning // 60}


def _slip(request, poll: Poll, guest: Guest | None) -> Slip | None:
    return read_slip(poll, guest, request.POST.get("nonce", ""))


def _form(poll: Poll, guest: Guest, posted, again=False):
    return form_for(poll, _shuffled(poll, guest), posted, again=again)


def _shuffled(poll: Poll, guest: Guest) -> list[Option]:
    """An order of this voter's own, the same at every look."""
    options = lines_of(poll)
    random.Random(f"{poll.pk}|{guest.entry.pk}").shuffle(options)  # noqa: S311 - fairness, not secrecy
    return options
