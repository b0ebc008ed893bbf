"""A dataset as an answer to a request: a page at the bare address, a file at the same address with a suffix."""

import hashlib
from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, StreamingHttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from . import page
from .dataset import Dataset
from .formats import FORMATS, Format
from .formats import csv as csv_format


def serve(request: HttpRequest, dataset: Dataset, scope, suffix: str = "") -> HttpResponse:
    """The page for suffix "", otherwise the file in that format; another suffix is not found.

    Whoever serves a dataset that is not published asks for permission first.
    """
    if request.method not in {"GET", "HEAD"}:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    if suffix and suffix not in FORMATS:
        raise Http404(f"{dataset.name} has no form {suffix!r}.")
    changed = dataset.changed(scope) if dataset.changed else None
    if not suffix:
        context = page.context(request, dataset, scope) | {"changed": changed}
        return _for_staff_only(render(request, "datasets/table.html", context), dataset)
    tag = _tag(request, dataset, scope, suffix, changed)
    fresh = get_conditional_response(request, etag=tag, last_modified=changed and int(changed.timestamp()))
    response = fresh or _file(request, dataset, scope, FORMATS[suffix])
    response["Cache-Control"] = "no-cache"
    # Anyone's program may read what is public anyway; no cookie goes along.
    response["Access-Control-Allow-Origin"] = "*"
    return _for_staff_only(_with_validators(response, tag, changed), dataset)


def _file(request: HttpRequest, dataset: Dataset, scope, format: Format) -> HttpResponse:
    if request.method == "HEAD":
        response = HttpResponse(content_type=format.media_type)
        del response["Content-Length"]
    else:
        # Rows are read while the answer is under way, when the request's language is no longer active.
        pieces = _in_language(_pieces(request, dataset.table(scope), format), translation.get_language())
        response = StreamingHttpResponse(pieces, content_type=format.media_type)
    if format.attached:
        response["Content-Disposition"] = f'attachment; filename="{dataset.name}.{format.suffix}"'
    return response


def _pieces(request: HttpRequest, table, format: Format) -> Iterator[bytes]:
    if format.suffix == "csv" and request.GET.get("bom") == "1":
        return csv_format.write(table, bom=True)
    return format.write(table)


def _in_language(pieces: Iterator[bytes], language: str | None) -> Iterator[bytes]:
    while True:
        with translation.override(language):
            piece = next(pieces, None)
        if piece is None:
            return
        if piece:
            yield piece


def _tag(request: HttpRequest, dataset: Dataset, scope, suffix: str, changed) -> str | None:
    """Weak: the same rows may be compressed differently. It changes with the columns too, not with the words."""
    if changed is None:
        return None
    columns = [(column.name, str(column.type)) for column in dataset.columns]
    known = [dataset.name, scope, suffix, translation.get_language(), request.GET.get("bom"), changed, columns]
    known[1] = getattr(scope, "pk", scope)
    return f'W/"{hashlib.sha256(repr(known).encode()).hexdigest()[:32]}"'


def _with_validators(response: HttpResponse, tag: str | None, changed) -> HttpResponse:
    if tag:
        response["ETag"] = tag
        response["Last-Modified"] = http_date(changed.timestamp())
    return response


def _for_staff_only(response: HttpResponse, dataset: Dataset) -> HttpResponse:
    if not dataset.published:
        response["Cache-Control"] = "private, no-store"
        del response["Access-Control-Allow-Origin"]
    return response
