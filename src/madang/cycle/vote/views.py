"""What voters see: what is being voted on, the paper, a second look, and the receipt."""

import random

from django.contrib.auth.views import redirect_to_login
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from madang.base.people.refusals import require
from madang.cycle.plan.models import Cycle
from madang.cycle.plan.shortcuts import in_cycle

from . import actions
from .forms import BallotForm
from .models import Option, Poll, RollEntry
from .permissions import why_not_vote

_RECEIPT = "madang_receipt"
_SHOWN_WITHIN = 600


@in_cycle
def polls(request, cycle):
    """All votes of the year: what stands, until when, and what you can do."""
    told = [_about(poll, cycle, request.user) for poll in Poll.objects.of(cycle).select_related("track")]
    context = {"cycle": cycle, "polls": told, "window": cycle.window("vote"), "ended": cycle.has_ended("vote")}
    return render(request, "vote/polls.html", context)


@never_cache
@in_cycle
def ballot(request, cycle, track):
    """The paper. A POST is the way back from the second look: what was chosen never stands in an address."""
    poll = _poll(cycle, track)
    if not request.user.is_authenticated and cycle.is_open("vote"):
        return redirect_to_login(request.get_full_path(), reverse("account_login"))
    require(why_not_vote(request.user, poll))
    form = BallotForm(poll, _shuffled(poll, request), initial={"choices": request.POST.getlist("choices")})
    return render(request, "vote/ballot.html", _context(cycle, poll, form))


@never_cache
@require_POST
@in_cycle
def confirm(request, cycle, track):
    """Show the choice again. Nothing is stored yet: it travels in the page until the voter sends it."""
    poll = _poll(cycle, track)
    require(why_not_vote(request.user, poll))
    form = BallotForm(poll, _shuffled(poll, request), request.POST)
    if not form.is_valid():
        return render(request, "vote/ballot.html", _context(cycle, poll, form), status=422)
    return render(request, "vote/confirm.html", _context(cycle, poll, form) | {"chosen": form.chosen()})


@never_cache
@require_POST
@in_cycle
def cast(request, cycle, track):
    poll = _poll(cycle, track)
    require(why_not_vote(request.user, poll))
    form = BallotForm(poll, _shuffled(poll, request), request.POST)
    if not form.is_valid():
        return render(request, "vote/ballot.html", _context(cycle, poll, form), status=422)
    cast = actions.cast_ballot(poll, form.cleaned_data["choices"], by=request.user)
    return _with_receipt(redirect("vote:receipt", cycle.fiscal_year, track), cast.receipt, secure=request.is_secure())


@never_cache
@in_cycle
def receipt(request, cycle, track):
    """The number, once: showing it takes it out of the browser."""
    shown = request.get_signed_cookie(_RECEIPT, default=None, salt=_RECEIPT, max_age=_SHOWN_WITHIN)
    answer = render(request, "vote/receipt.html", {"cycle": cycle, "poll": _poll(cycle, track), "receipt": shown})
    answer.delete_cookie(_RECEIPT, path=request.path)
    return answer


def _with_receipt(answer, receipt: str, *, secure: bool):
    """It travels to the next page in the voter's own browser: a row of the session would join a person to a ballot."""
    answer.set_signed_cookie(
        _RECEIPT, receipt, salt=_RECEIPT, max_age=_SHOWN_WITHIN, path=answer.url,
        secure=secure, httponly=True, samesite="Strict",
    )  # fmt: skip
    return answer


def _poll(cycle: Cycle, track: str) -> Poll:
    poll = get_object_or_404(Poll.objects.of(cycle).select_related("track"), track__code=track)
    poll.cycle = cycle  # which has its windows at hand
    return poll


def _context(cycle: Cycle, poll: Poll, form: BallotForm) -> dict:
    return {"cycle": cycle, "poll": poll, "form": form, "window": cycle.window("vote")}


def _about(poll: Poll, cycle: Cycle, person) -> dict:
    poll.cycle = cycle
    return {
        "poll": poll,
        "options": Option.objects.of(poll).select_related("proposal__picture", "proposal__cycle", "area"),
        "why_not": why_not_vote(person, poll),
        "roll": RollEntry.objects.of(poll).count(),
        "turnout": RollEntry.objects.of(poll).voted().count(),
    }


def _shuffled(poll: Poll, request) -> list[Option]:
    """Each voter's own order, so that no project profits from standing first; the same at every look."""
    options = list(Option.objects.of(poll).select_related("proposal__cycle", "area"))
    random.Random(f"{poll.pk}|{request.user.pk}").shuffle(options)  # noqa: S311 - fairness, not secrecy
    return options
