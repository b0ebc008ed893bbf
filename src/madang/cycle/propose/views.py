"""What residents see and do: the list, one proposal with its whole story, and the form."""

import re

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST
from django.views.decorators.vary import vary_on_cookie

from madang.base.files.forms import PictureForm
from madang.base.people.refusals import require
from madang.base.record.models import Entry
from madang.cycle.plan.models import Cycle, Stage
from madang.cycle.plan.shortcuts import in_cycle
from madang.cycle.plan.stations import stops_of

from . import actions
from .forms import PointForm, ProposalForm, SearchForm, TouchForm
from .map import map_of, shown_size, touched
from .models import Proposal, State
from .permissions import is_proposer, why_not_handle, why_not_propose, why_not_read, why_not_withdraw


@in_cycle
def proposals(request, cycle):
    form = SearchForm(cycle, request.GET)
    found = form.narrow(Proposal.objects.of(cycle).published().for_cards())
    page = Paginator(found, 24).get_page(request.GET.get("page"))
    context = {
        "cycle": cycle,
        "form": form,
        "page": page,
        "window": cycle.window(Stage.PROPOSE),
        "upcoming": not cycle.has_begun(Stage.PROPOSE),
        "why_not": why_not_propose(request.user, cycle),
    }
    return render(request, "propose/proposals.html", context)


@in_cycle
def proposal(request, cycle, number):
    proposal = get_object_or_404(Proposal.objects.of(cycle).for_cards(), number=number)
    require(why_not_read(request.user, proposal))
    context = {
        "cycle": cycle,
        "proposal": proposal,
        "stations": stops_of(cycle),
        "timeline": _story(request.user, proposal),
        "may_price": proposal.is_public and (handles := why_not_handle(request.user, cycle) is None),
        "may_find_fit": proposal.state == State.PUBLISHED and handles,
        "may_withdraw": why_not_withdraw(request.user, proposal) is None,
        "map": map_of(cycle.government, [proposal]) if proposal.x is not None else None,
    }
    return render(request, "propose/proposal.html", context)


def _story(person, proposal: Proposal):
    """What happened to it; before it was public, for those who proposed it and the office alone."""
    entries = Entry.objects.of(proposal.cycle.government).about(proposal.subject)
    inside = is_proposer(person, proposal) or why_not_handle(person, proposal.cycle) is None
    return entries if inside else entries.public()


@in_cycle
def new_proposal(request, cycle):
    why_not = why_not_propose(request.user, cycle)
    if why_not == "propose.sign_in":
        return redirect_to_login(request.get_full_path(), reverse("account_login"))
    require(why_not)
    form, picture, point = _forms(request, cycle)
    pointing = "point.x" in request.POST
    if request.method == "POST" and not pointing and all([form.is_valid(), picture.is_valid(), point.is_valid()]):
        return _submit(request, form, picture, point)
    context = {
        "cycle": cycle,
        "window": cycle.window(Stage.PROPOSE),
        "form": form,
        "picture": picture,
        "point": point,
        "map": (map := map_of(cycle.government, [])),
        "map_size": shown_size(map),
        "mark": _mark(map, point),
    }
    return render(request, "propose/new.html", context)


@login_required
@require_POST
@in_cycle
def withdraw(request, cycle, number):
    proposal = get_object_or_404(Proposal.objects.of(cycle), number=number)
    actions.withdraw_proposal(proposal, by=request.user)
    messages.success(request, _("제안을 거두었습니다. 언제든 다시 제안하실 수 있습니다."))
    return redirect("me")


@cache_control(max_age=3600)
@vary_on_cookie  # which carries the language of the names
@in_cycle
def map_picture(request, cycle):
    """The government's map as a picture that can be touched: an image button works without JavaScript."""
    mark = re.fullmatch(r"(\d{1,4}),(\d{1,4})", request.GET.get("at", ""))
    context = {"map": map_of(cycle.government, []), "mark": mark.groups() if mark else None}
    return render(request, "propose/map.svg", context, content_type="image/svg+xml")


def _forms(request, cycle: Cycle):
    """The forms as sent. A touch on the map keeps all that was typed and only sets the point."""
    if request.method != "POST":
        return ProposalForm(cycle), PictureForm(prefix="picture"), PointForm(map_of(cycle.government, []))
    if "point.x" not in request.POST:
        picture = PictureForm(request.POST, request.FILES, prefix="picture")
        return ProposalForm(cycle, request.POST), picture, PointForm(map_of(cycle.government, []), request.POST)
    typed = {name: request.POST.get(name) for name in ProposalForm.Meta.fields}
    alt = {"alt": request.POST.get("picture-alt", "")}
    picture = PictureForm(prefix="picture", initial=alt)
    return ProposalForm(cycle, initial=typed), picture, _point(request, map_of(cycle.government, []))


def _point(request, map) -> PointForm:
    """Where the map was touched; a touch that makes no sense keeps the point there was."""
    touch = TouchForm(request.POST)
    if not touch.is_valid():
        return PointForm(map, initial={name: request.POST.get(name) for name in ("x", "y")})
    x, y = touched(map, touch.cleaned_data["point.x"], touch.cleaned_data["point.y"])
    return PointForm(map, initial={"x": x, "y": y})


def _mark(map, point: PointForm) -> str:
    """Where the picture shows the point: pixels, as the address of the picture carries them."""
    try:
        x, y = map.picture(float(point["x"].value()), float(point["y"].value()))
    except (TypeError, ValueError):
        return ""
    return f"{x:.0f},{y:.0f}"


def _submit(request, form, picture, point):
    proposal = form.save(commit=False)
    proposal.x, proposal.y = point.cleaned_data["x"], point.cleaned_data["y"]
    actions.submit_proposal(proposal, by=request.user, **picture.cleaned_data)
    messages.success(request, _("제안을 받았습니다. 접수번호는 %(code)s입니다.") % {"code": proposal.code})
    return redirect(proposal)
