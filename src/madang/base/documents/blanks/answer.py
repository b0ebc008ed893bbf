"""A document in the officer's own form, as an answer to a request."""

from hashlib import sha256

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from madang.base.places.models import Government

from ..document import Document
from ..plain import digest
from ..render import hwpx
from .actions import blank_in_use, fill_blank
from .models import Blank
from .offer import Offer, values_of

SUFFIX = "own"


def own_form(government: Government | None, offer: Offer | None) -> Blank | None:
    return blank_in_use(government, offer) if government and offer else None


def answer_own(request: HttpRequest, blank: Blank | None, document: Document, more: dict) -> HttpResponse:
    """The document poured into the form. `more` are places of the offer that the document itself does not say."""
    if blank is None:
        raise Http404("There is no form of our own for this document.")
    known = f"{digest(document)} {blank.file.digest} {sorted(more.items())!r}"
    tag = f'"{sha256(known.encode()).hexdigest()[:32]}-own"'
    if response := get_conditional_response(request, etag=tag):
        return response
    name = content_disposition_header(True, f"{document.name}.hwpx")
    headers = {"ETag": tag, "Cache-Control": "no-cache", "Content-Disposition": name}
    content = fill_blank(blank, values_of(document) | more)
    return HttpResponse(content, content_type=hwpx.MEDIA_TYPE, headers=headers)
