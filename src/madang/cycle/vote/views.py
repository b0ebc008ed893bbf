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
from .models import Option, Poll, RollEntry, Turnout
from .permissions import why_not_vote


@in_cycle
def polls(request, cycle):
    """All votes of the year: what stands, until when, and what you can do."""
    told = [_about(poll, cycle, request.user) for poll in Poll.objects.of(cycle).select_related("track")]
    context = {"cycle": cycle, "polls": told, "window": cycle.window("vote"), "ended": cycle.has_ended("vote")}
    return render(request, "vote/polls.html", context)


@never_cache
@in_cycle
def ballot(request, cycle, track):
    poll = _poll(cycle, track)
    if not request.user.is_authenticated and cycle.is_open("vote"):
        return redirect_to_login(request.get_full_path(), reverse("account_login"))
    require(why_not_vote(request.user, poll))
    form = BallotForm(poll, _shuffled(poll, request), initial={"choices": request.GET.getlist("choices")})
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
    form = BallotForm(poll, _shuffled(poll, request), request.POST)
    if not form.is_valid():
        return render(request, "vote/ballot.html", _context(cycle, poll, form), status=422)
    cast = actions.cast_ballot(poll, form.cleaned_data["choices"], by=request.user)
    request.session["receipt"] = cast.receipt  # shown once on the next page, then forgotten
    return redirect("vote:receipt", cycle.fiscal_year, track)


@never_cache
@in_cycle
def receipt(request, cycle, track):
    shown = request.session.pop("receipt", None)
    return render(request, "vote/receipt.html", {"cycle": cycle, "poll": _poll(cycle, track), "receipt": shown})


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
        "turnout": Turnout.objects.filter(entry__poll=poll).count(),
    }


def _shuffled(poll: Poll, request) -> list[Option]:
    """Each voter's own order, so that no project profits from standing first; the same at every look."""
    options = list(Option.objects.of(poll).select_related("proposal__cycle", "area"))
    random.Random(f"{poll.pk}|{request.user.pk}").shuffle(options)  # noqa: S311 - fairness, not secrecy
    return options
