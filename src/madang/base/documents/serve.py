"""A document as an answer to a request: a page at the bare address, a file at the same address with a suffix."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.encoding import iri_to_uri
from django.utils.http import content_disposition_header

from .blanks.answer import SUFFIX, answer_own, own_form
from .blanks.models import Blank
from .blanks.offer import Offer
from .document import Document
from .plain import digest
from .render import Form, forms_of
from .render.fonts import MissingFont
from .render.html import article


def serve_document(
    request: HttpRequest,
    document: Document,
    suffix: str = "",
    public: bool = True,
    offer: Offer | None = None,
    places: dict | None = None,
) -> HttpResponse:
    """The page for suffix "", otherwise the file in that form; another suffix is not found.

    A file is rendered only for who does not have it yet. `public=False` keeps it out of every cache. With `offer` it is also
    handed out in the officers' own form, at the suffix "own"; `places` are those that the document itself does not say.
    """
    if request.method not in {"GET", "HEAD"}:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    own = own_form(getattr(request, "government", None), offer) if suffix in {"", SUFFIX} else None
    if suffix == SUFFIX:
        response = answer_own(request, own, document, places or {})
    elif suffix:
        response = _file(request, document, _form(document, suffix))
    else:
        response = _page(request, document, own)
    if not public:
        response["Cache-Control"] = "private, no-store"
    return response


def _form(document: Document, suffix: str) -> Form:
    forms = forms_of(document)
    if suffix not in forms:
        raise Http404(f"This document has no form {suffix!r}.")
    return forms[suffix]


def _page(request: HttpRequest, document: Document, own: Blank | None) -> HttpResponse:
    context = _context(request, document, "") | {"article": article(document), "own": own}
    return render(request, "documents/page.html", context)


def _file(request: HttpRequest, document: Document, form: Form) -> HttpResponse:
    tag = f'"{digest(document)[:32]}-{form.suffix}-{form.edition}"'
    if response := get_conditional_response(request, etag=tag):
        return response
    try:
        content = form.render(document)
    except MissingFont as missing:
        context = _context(request, document, form.suffix) | {"missing": str(missing)}
        return render(request, "documents/missing_font.html", context, status=503)
    name = f"{document.name}.{form.suffix}"
    disposition = content_disposition_header(form.suffix not in {"pdf", "json"}, name)
    headers = {"ETag": tag, "Cache-Control": "no-cache", "Content-Disposition": disposition}
    return HttpResponse(content, content_type=form.media_type, headers=headers)


def _context(request: HttpRequest, document: Document, suffix: str) -> dict:
    address = request.path.removesuffix(f".{suffix}").rstrip("/") if suffix else request.path.rstrip("/")
    return {"document": document, "address": iri_to_uri(address), "forms": forms_of(document).values()}
