"""What voters see: what is being voted on, the paper, a second look, and the receipt."""

import random

from django.contrib.auth.views import redirect_to_login
from django.db import OperationalError
from django.db.models import Exists, OuterRef
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from madang.base.people.doors import signed_in
from madang.base.people.refusals import require
from madang.cycle.plan.models import Cycle
from madang.cycle.plan.shortcuts import in_cycle

from . import actions, kept, nonces
from .begun import mark_begun
from .casting import Cast, signed_receipt
from .declaring import asked_of
from .models import Envelope, LetterBatch, Option, Poll, RollEntry, State
from .paper_form import BallotPaper, form_for, lines_of, sent
from .permissions import casts_left, why_not_vote
from .pictures import as_picture
from .told import about


@in_cycle
def polls(request, cycle):
    """All votes of the year: what stands, until when, and what you can do."""
    letters = Exists(LetterBatch.objects.filter(poll=OuterRef("pk")))
    polls = Poll.objects.of(cycle).select_related("track").annotate(by_letter=letters)
    told = [about(poll, cycle, request.user) for poll in polls]
    context = {"cycle": cycle, "polls": told, "window": cycle.window("vote"), "ended": cycle.has_ended("vote")}
    return render(request, "vote/polls.html", context)


@sensitive_post_parameters()
@never_cache
@in_cycle
def ballot(request, cycle, track):
    """The paper. A POST is the way back from the second look: what was chosen never stands in an address."""
    poll = poll_of(cycle, track)
    if not request.user.is_authenticated and cycle.is_open("vote"):
        return redirect_to_login(request.get_full_path(), reverse("account_login"))
    shown = nonces.read(poll, request)
    require(why_not_vote(request.user, poll, shown and shown.shown_at))
    mark_begun(request, poll)
    form = form_for(poll, _shuffled(poll, request), request.POST, again=True)
    return _paper(request, cycle, poll, form, shown)


@sensitive_post_parameters()
@never_cache
@require_POST
@in_cycle
def confirm(request, cycle, track):
    """Show the choice again. Nothing is stored yet: it travels in the page until the voter sends it."""
    poll = poll_of(cycle, track)
    if lost := _lost_session(request, cycle, poll):
        return lost
    shown = nonces.read(poll, request)
    require(why_not_vote(request.user, poll, shown and shown.shown_at))
    form = form_for(poll, _shuffled(poll, request), request.POST)
    return _second_look(request, cycle, poll, form, shown)


@sensitive_post_parameters()
@never_cache
@require_POST
@in_cycle
def cast(request, cycle, track):
    poll = poll_of(cycle, track)
    if lost := _lost_session(request, cycle, poll):
        return lost
    form, shown = form_for(poll, _shuffled(poll, request), request.POST), nonces.read(poll, request)
    if not form.is_valid() or shown is None:
        require(why_not_vote(request.user, poll, shown and shown.shown_at))
        return _second_look(request, cycle, poll, form, shown, trouble="stale")
    given = {"nonce": shown.value, "check": form.cleaned_data.get("check", ""), "shown_at": shown.shown_at}
    try:
        require(None if request.user.is_authenticated else "vote.sign_in")
        actions.cast_ballot(poll, form.marks(), by=request.user, **given)
    except OperationalError:  # the lock was not given in time, or the disk is full: nothing is stored
        return _second_look(request, cycle, poll, form, shown, trouble="busy", nonce=request.POST["nonce"])
    return redirect("vote:receipt", cycle.fiscal_year, track)


@csrf_exempt  # signing in again renewed the token of the page that waited; this only shows, and only to its own person
@sensitive_post_parameters()
@never_cache
@require_POST
@in_cycle
def resume(request, cycle, track):
    """Back after the session had ended: the choice is in the page, sealed, and is shown again."""
    poll, sealed = poll_of(cycle, track), request.POST.get("sealed", "")
    if not request.user.is_authenticated:
        require("vote.sign_in" if not sealed else None)
        return _sign_in_again(request, cycle, poll, sealed)
    require(why_not_vote(request.user, poll))
    fields = kept.unseal(poll, request.user.pk, sealed)
    require("vote.stale_form" if fields is None else None)
    form = form_for(poll, _shuffled(poll, request), _as_posted(fields))
    return _second_look(request, cycle, poll, form, None)


@never_cache
@in_cycle
@signed_in
def receipt(request, cycle, track):
    """The number of the envelope that will be counted, as often as its voter asks, while the link exists."""
    poll = poll_of(cycle, track)
    entry = RollEntry.objects.of(poll).filter(person=request.user).first()
    require("vote.purged" if poll.state == State.PURGED else None)
    require("vote.not_on_the_roll" if entry is None else None)
    envelope = Envelope.objects.of(poll).filter(entry=entry).current().only("leaf", "k", "channel").first()
    context = {"cycle": cycle, "poll": poll, "entry": entry, "envelope": envelope, "left": casts_left_now(poll, entry)}
    if envelope:
        number = Cast(entry, envelope.leaf).number
        signed = signed_receipt(poll, envelope.leaf)
        context |= {"number": number, "signed": signed, "picture": as_picture(f"{poll.election}\n{number}")}
    return render(request, "vote/receipt.html", context)


def poll_of(cycle: Cycle, track: str) -> Poll:
    poll = get_object_or_404(Poll.objects.of(cycle).select_related("track"), track__code=track)
    poll.cycle = cycle  # which has its windows at hand
    return poll


def casts_left_now(poll: Poll, entry: RollEntry) -> int:
    """How often this person may still send another envelope."""
    voting = poll.state in State.voting() and not entry.in_person
    return casts_left(poll, entry) if voting else 0


def _paper(request, cycle, poll, form, shown, status=200):
    nonce = nonces.issue(poll, request, shown and shown.shown_at)
    return render(request, "vote/ballot.html", _context(cycle, poll, form) | {"nonce": nonce}, status=status)


def _second_look(request, cycle, poll, form, shown, *, trouble="", nonce=""):
    if not form.is_valid():
        return _paper(request, cycle, poll, form, shown, status=422)
    nonce = nonce or nonces.issue(poll, request, shown and shown.shown_at)
    told = {"chosen": form.chosen(), "carried": form.carried(), "nonce": nonce, "trouble": trouble}
    told["declared"] = asked_of(poll, RollEntry.objects.of(poll).filter(person=request.user.pk).first())
    status = {"": 200, "stale": 409, "busy": 503}[trouble]
    answer = render(request, "vote/confirm.html", _context(cycle, poll, form) | told, status=status)
    if trouble == "busy":
        answer["Retry-After"] = "5"
    return answer


def _lost_session(request, cycle, poll):
    """Somebody whose session ended on the way; their page says who they were."""
    if request.user.is_authenticated:
        return None
    shown = nonces.read_of_a_lost_session(poll, request.POST.get("nonce", ""))
    if shown is None:
        return None
    return _sign_in_again(request, cycle, poll, kept.seal(poll, shown.person, sent(request.POST)))


def _sign_in_again(request, cycle, poll, sealed):
    context = {"cycle": cycle, "poll": poll, "sealed": sealed, "minutes": int(kept.FOR.total_seconds() // 60)}
    return render(request, "vote/sign_in_again.html", context, status=403)


def _as_posted(fields: dict[str, list[str]]):
    posted = QueryDict(mutable=True)
    for name, values in fields.items():
        posted.setlist(name, values)
    return posted


def _context(cycle: Cycle, poll: Poll, form: BallotPaper) -> dict:
    return {"cycle": cycle, "poll": poll, "form": form, "closes_at": poll.closes_at}


def _shuffled(poll: Poll, request) -> list[Option]:
    """Each voter's own order, so that no project profits from standing first; the same at every look."""
    options = lines_of(poll)
    random.Random(f"{poll.pk}|{request.user.pk}").shuffle(options)  # noqa: S311 - fairness, not secrecy
    return options
