"""Writing a proposal: the form, the draft under its secret link, and the look around before it is sent."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from madang.base import clock
from madang.base.files.forms import PictureForm
from madang.base.people.refusals import Refused, require
from madang.base.talk.address import address_of
from madang.cycle.plan.models import Cycle, Stage
from madang.cycle.plan.shortcuts import in_cycle

from . import actions
from .advice import advise
from .call import receiving
from .drafts import drop_draft, find_draft, keep_draft, pictures_of
from .forms import PointForm, ProposalForm, TouchForm
from .map import map_of, shown_size, touched
from .models import Draft
from .permissions import why_not_propose


@in_cycle
def new_proposal(request, cycle):
    _require_open(request, cycle)
    secret = request.POST.get("draft", "")  # what was kept while it was typed is the same draft
    found = find_draft(cycle, secret) if secret else None
    return _write(request, cycle, found, secret if found else "")


@never_cache
@require_POST
@in_cycle
def autosave(request, cycle):
    """Kept while it is typed (htmx asks for this piece of the page); the link stays the same as long as the page is open."""
    if why_not_propose(request.user, cycle) not in (None, "propose.sign_in"):
        return HttpResponse(status=204)
    secret, typed = request.POST.get("draft", ""), _typed(request)
    found = find_draft(cycle, secret) if secret else None
    context = {"cycle": cycle, "secret": secret if found else ""}
    if not found and not any(typed.get(name, "").strip() for name in ("title", "problem", "idea", "effect")):
        return render(request, "propose/autosaved.html", context)
    try:
        if not _fits(ProposalForm(receiving(cycle), request.POST), PictureForm(prefix="picture")):
            return render(request, "propose/autosaved.html", context | {"unfit": True})
        address = _stranger(request)
        context["secret"] = keep_draft(cycle, typed, draft=found, secret=context["secret"], address=address)
    except Refused as refused:
        said = {"why_not": refused.template, **refused.facts}
        return render(request, "propose/autosaved.html", context | said)
    kept_at = {"kept_at": clock.now(), "address": _address(cycle, context["secret"])}
    response = render(request, "propose/autosaved.html", context | kept_at)
    if not found:
        response["HX-Replace-Url"] = kept_at["address"]
    return response


@never_cache
@in_cycle
def draft(request, cycle, secret):
    """Whoever has the link goes on where somebody stopped; nobody is asked who they are until it is sent."""
    found = find_draft(cycle, secret)
    if found is None:
        return render(request, "propose/no_draft.html", {"cycle": cycle}, status=404)
    if "drop" in request.POST:
        drop_draft(found)
        messages.success(request, _("적던 것을 지웠습니다."))
        return redirect("propose:proposals", cycle.fiscal_year)
    _require_open(request, cycle)
    return _write(request, cycle, found, secret)


def _require_open(request, cycle: Cycle) -> None:
    """Strangers may write; whoever signed in and may not propose here is told before they write."""
    why_not = why_not_propose(request.user, cycle)
    require(None if why_not == "propose.sign_in" else why_not)


def _write(request, cycle: Cycle, found: Draft | None, secret: str = ""):
    to = receiving(cycle)
    form, picture, point = _forms(request, to, found)
    sending = request.method == "POST" and "point.x" not in request.POST
    keeping = sending and "keep" in request.POST
    try:
        if keeping and _fits(form, picture):
            return _keep(request, cycle, found, form, picture)
        if sending and not keeping and all([form.is_valid(), picture.is_valid(), point.is_valid()]):
            return _send(request, cycle, found, form, picture, point)
    except Refused as refused:
        if refused.reason != "talk.too_often":
            raise
        # Nothing typed is lost: the form says when there is room again.
        form.add_error(None, render_to_string(refused.template, refused.facts).strip())
    return render(request, "propose/new.html", _page(request, cycle, to, found, secret, form, picture, point))


def _page(request, cycle, to, found, secret, form, picture, point) -> dict:
    map = map_of(cycle.government, [])
    asked = "check" in request.GET and request.method == "GET"
    return {
        "cycle": cycle,
        "to": to,
        "late": to.pk != cycle.pk,
        "window": to.window(Stage.PROPOSE),
        "form": form,
        "picture": picture,
        "point": point,
        "map": map,
        "map_size": shown_size(map),
        "mark": _mark(map, point),
        "draft": found,
        "secret": secret,
        "address": request.build_absolute_uri(_address(cycle, secret)) if found else "",
        "kept_picture": pictures_of(found).first() if found else None,
        "advice": _advice(to, found.typed) if asked else None,
        "checked": asked or "checked" in request.POST,
    }


def _fits(form, picture) -> bool:
    """A draft may lack anything; what is there must be fit to keep: no resident number, no broken picture."""
    form.is_valid()
    wrong = any(error.code == "resident_number" for errors in form.errors.as_data().values() for error in errors)
    return (not picture.is_bound or picture.is_valid()) and not wrong


def _stranger(request) -> str:
    """The address of a visitor without an account, whose drafts are counted by it."""
    return "" if request.user.is_authenticated else address_of(request)


def _keep(request, cycle, found, form, picture):
    secret = keep_draft(cycle, _typed(request), draft=found, address=_stranger(request), **picture.cleaned_data)
    messages.success(request, _("적던 것을 남겨 두었습니다. 아래 주소로 언제든 이어서 쓰실 수 있습니다."))
    return redirect(_address(cycle, secret))


def _send(request, cycle, found, form, picture, point):
    """Send it, unless there is something to look at first, or nobody knows who sends it: then nothing typed is lost."""
    nobody = not request.user.is_authenticated
    if nobody or ("checked" not in request.POST and _advice(receiving(cycle), form.cleaned_data)):
        secret = keep_draft(cycle, _typed(request), draft=found, address=_stranger(request), **picture.cleaned_data)
        address = _address(cycle, secret) + "?check"
        return redirect_to_login(address, reverse("account_login")) if nobody else redirect(address)
    proposal = form.save(commit=False)
    proposal.cycle = cycle
    if not proposal.no_exact_place:
        proposal.x, proposal.y = point.cleaned_data["x"], point.cleaned_data["y"]
    actions.submit_proposal(proposal, by=request.user, draft=found, **picture.cleaned_data)
    messages.success(request, _("제안을 받았습니다. 접수번호는 %(code)s입니다.") % {"code": proposal.code})
    return redirect(proposal)


def _advice(cycle: Cycle, said: dict):
    title, texts = said.get("title") or "", (said.get("problem") or "", said.get("idea") or "")
    return advise(cycle, title, *texts) if title else None


def _address(cycle: Cycle, secret: str) -> str:
    return reverse("propose:draft", args=[cycle.fiscal_year, secret]) if secret else ""


def _typed(request) -> dict:
    names = (*ProposalForm.Meta.fields, "x", "y")
    return {name: text for name in names if (text := request.POST.get(name, ""))}


def _forms(request, to: Cycle, found: Draft | None):
    """The forms as sent. A touch on the map keeps all that was typed and only sets the point."""
    map = map_of(to.government, [])
    if request.method != "POST":
        typed = found.typed if found else {}
        point = {name: typed.get(name) for name in ("x", "y")}
        return ProposalForm(to, initial=typed), PictureForm(prefix="picture"), PointForm(map, initial=point)
    if "point.x" not in request.POST:
        picture = PictureForm(request.POST, request.FILES, prefix="picture")
        return ProposalForm(to, request.POST), picture, PointForm(map, request.POST)
    typed = {name: request.POST.get(name) for name in ProposalForm.Meta.fields}
    alt = {"alt": request.POST.get("picture-alt", "")}
    return ProposalForm(to, initial=typed), PictureForm(prefix="picture", initial=alt), _point(request, map)


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
