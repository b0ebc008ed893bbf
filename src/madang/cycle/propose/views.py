"""What residents see and do: the list, one proposal with its whole story, and the form."""

import re

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST
from django.views.decorators.vary import vary_on_cookie

from madang.base.documents.serve import serve_document
from madang.base.files.models import FileKind, Upload
from madang.base.people.refusals import require
from madang.base.record.models import Entry
from madang.cycle.plan.models import Stage, Track
from madang.cycle.plan.shortcuts import in_cycle
from madang.cycle.plan.stations import stops_of

from . import actions
from .call import receiving
from .complaints import complaint_office_of
from .documents import PAPER_FORMS, paper_form_of
from .forms import SearchForm
from .kin import kin_of
from .map import map_of
from .models import Proposal, State
from .permissions import (
    is_proposer,
    why_not_add_files,
    why_not_complete,
    why_not_handle,
    why_not_price,
    why_not_propose,
    why_not_read,
    why_not_withdraw,
)
from .reasons import Exclusion
from .veil import veil


@in_cycle
def proposals(request, cycle):
    form = SearchForm(cycle, request.GET)
    page = _page(form.narrow(Proposal.objects.of(cycle).published()).order_by("number"), request.GET.get("page"))
    context = {
        "cycle": cycle,
        "form": form,
        "page": page,
        "map": map_of(cycle.government, page.object_list),
        "window": cycle.window(Stage.PROPOSE),
        "upcoming": not cycle.has_begun(Stage.PROPOSE),
        "why_not": why_not_propose(request.user, cycle),
        "late": (to := receiving(cycle)) is not None and to.pk != cycle.pk,
        "to": to,
    }
    return render(request, "propose/proposals.html", context)


def _page(found, number):
    """The filter is asked once, for keys alone; whole rows are fetched for this page only."""
    page = Paginator(list(found.values_list("pk", flat=True)), 24).get_page(number)
    page.object_list = veil(Proposal.objects.filter(pk__in=page.object_list).for_cards().order_by("number"))
    return page


@in_cycle
def proposal(request, cycle, number):
    proposal = get_object_or_404(Proposal.objects.of(cycle).for_cards().with_its_story(), number=number)
    require(why_not_read(request.user, proposal))
    handles, mine = why_not_handle(request.user, cycle) is None, is_proposer(request.user, proposal)
    may = _may(request.user, proposal)
    if not mine:  # whoever wrote it reads it still, to know what is contested
        veil([proposal])
    kin = {name: veil(rows) for name, rows in kin_of(proposal).items()} if proposal.has_kin else {}
    uploads = [] if proposal.hiding else list(Upload.objects.of(cycle.government).about(proposal.subject))
    context = {
        "cycle": cycle,
        "proposal": proposal,
        **kin,
        **may,
        "proposers": [one for one in proposal.proposers.all() if one.person_id or one.name != proposal.proposer_name],
        "assistance": getattr(proposal, "assistance", None),
        "transfers": proposal.transfers.all() if proposal.was_sent_on else (),
        "pictures": [one for one in uploads if one.kind == FileKind.PICTURE and one.pk != proposal.picture_id],
        "attachments": [one for one in uploads if one.kind == FileKind.ATTACHMENT],
        "stations": stops_of(cycle),
        "complaint_office": complaint_office_of(cycle.government) if proposal.state == State.COMPLAINT else None,
        "timeline": _story(request.user, proposal),
        "is_mine": mine,
        "handles": handles,
        "map": map_of(cycle.government, [proposal]) if proposal.x is not None else None,
    }
    return render(request, "propose/proposal.html", context)


def _may(person, proposal: Proposal) -> dict:
    return {
        "may_price": proposal.is_public and why_not_price(person, proposal) is None,
        "may_complete": why_not_complete(person, proposal) is None,
        "may_add_files": why_not_add_files(person, proposal) is None,
        "may_withdraw": why_not_withdraw(person, proposal) is None,
    }


def _story(person, proposal: Proposal):
    """What happened to it; before it was public, for those who proposed it and the office alone."""
    entries = Entry.objects.of(proposal.cycle.government).about(proposal.subject)
    inside = is_proposer(person, proposal) or why_not_handle(person, proposal.cycle) is None
    return entries if inside else entries.public()


@in_cycle
def call(request, cycle):
    """공모: what may be proposed, by whom, up to how much, until when, in which ways, and what cannot be taken and why."""
    to = receiving(cycle)
    context = {
        "cycle": cycle,
        "to": to,
        "late": to is not None and to.pk != cycle.pk,
        "window": cycle.window(Stage.PROPOSE),
        "tracks": Track.objects.of(to or cycle),
        "exclusions": Exclusion,
        "paper_forms": PAPER_FORMS,
        "plan": cycle.plan,
        "complaint_office": complaint_office_of(cycle.government),
        "why_not": why_not_propose(request.user, cycle),
    }
    return render(request, "propose/call.html", context)


@in_cycle
def paper_form(request, cycle, kind, suffix=""):
    """The form to print, to fill by hand and to bring or send."""
    if kind not in PAPER_FORMS:
        raise Http404
    address = request.build_absolute_uri(reverse("propose:paper-form", args=[cycle.fiscal_year, kind]))
    return serve_document(request, paper_form_of(receiving(cycle) or cycle, kind, address), suffix)


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
