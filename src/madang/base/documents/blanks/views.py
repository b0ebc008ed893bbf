"""Officers hand in their forms, see which places each document offers, and try a form with example values.

`addresses(offers)` gives the views for the offers of all stages; `front` mounts them.
"""

from collections.abc import Iterable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from madang.base.people.doors import for_parts
from madang.base.people.models import Role

from ..render import hwpx
from . import actions
from .forms import BlankForm
from .models import Blank
from .offer import HEAD, Offer
from .start import start_document

_officers = for_parts(Role.OFFICER)


def addresses(offers: Iterable[Offer]) -> list[URLPattern]:
    """path("documents/blanks/", include((addresses(OFFERS), "blanks")))"""
    by_name = {offer.name: offer for offer in offers}
    doors = [
        ("", blanks, "blanks"),
        ("<slug:name>/", blank, "blank"),
        ("<slug:name>/start.hwpx", start, "start"),
        ("<slug:name>/<int:version>/try.hwpx", tried, "try"),
        ("<slug:name>/<int:version>/retire/", retire, "retire"),
    ]
    return [path(address, view, {"offers": by_name}, name=name) for address, view, name in doors]


@_officers
@require_safe
def blanks(request, offers):
    """Every document that can be had in a form of one's own, and whether there is one."""
    used = {one.document: one for one in reversed(Blank.objects.of(request.government).in_use())}
    listed = [(offer, used.get(offer.name)) for offer in offers.values()]
    return render(request, "documents/blanks/blanks.html", {"offers": listed})


@_officers
def blank(request, offers, name):
    """GET says which places there are and which versions, POST hands in another."""
    offer = _offer(offers, name)
    form = BlankForm(offer, request.POST or None, request.FILES or None)
    if form.is_valid():
        kept = actions.keep_blank(request.government, offer, form.cleaned_data["file"], by=request.user)
        messages.success(
            request, _("서식 %(version)s판을 두었습니다. 이제 이 서식으로 문서를 만듭니다.") % {"version": kept.version}
        )
        return redirect("blanks:blank", name)
    versions = Blank.objects.of(request.government).for_document(name).select_related("file", "kept_by")
    head = [place for place in offer.examples.items() if place[0] in HEAD]
    context = {"offer": offer, "form": form, "head": head, "versions": versions, "used": versions.in_use().first()}
    return render(request, "documents/blanks/blank.html", context, status=422 if form.errors else 200)


@_officers
@require_safe
def start(request, offers, name):
    """A form to begin with."""
    offer = _offer(offers, name)
    return _file(hwpx.render(start_document(offer)), f"{offer.title}-{_('서식')}")


@_officers
@require_safe
def tried(request, offers, name, version):
    offer, found = _offer(offers, name), _version(request, name, version)
    return _file(actions.fill_blank(found, offer.examples), f"{offer.title}-{_('보기')}")


@_officers
@require_POST
def retire(request, offers, name, version):
    _offer(offers, name)
    actions.retire(_version(request, name, version), by=request.user)
    messages.success(request, _("서식을 치웠습니다."))
    return redirect("blanks:blank", name)


def _offer(offers: dict[str, Offer], name: str) -> Offer:
    if name not in offers:
        raise Http404(f"No document is called {name!r}.")
    return offers[name]


def _version(request, name: str, version: int) -> Blank:
    versions = Blank.objects.of(request.government).for_document(name).select_related("file", "government")
    return get_object_or_404(versions, version=version)


def _file(content: bytes, name: str) -> HttpResponse:
    headers = {
        "Content-Disposition": content_disposition_header(True, f"{name}.hwpx"),
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=hwpx.MEDIA_TYPE, headers=headers)
