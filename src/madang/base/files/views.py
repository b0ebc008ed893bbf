"""Hand out a file: only of this government, only as what it is, and never as a page."""

from collections.abc import Callable

from django.http import FileResponse, Http404
from django.views.decorators.http import require_safe

from madang.base.people.doors import for_government
from madang.base.people.models import Person
from madang.base.people.refusals import require

from . import shelf
from .limits import WIDTHS
from .models import PREFIX, FileKind, Upload
from .permissions import why_not_see as whoever_put_it_up

Rule = Callable[[Person, Upload], str | None]
_COPIES = {"full.webp", *(f"{width}.webp" for width in WIDTHS)}


@require_safe
@for_government
def serve(request, prefix: str, name: str, why_not_see: Rule = whoever_put_it_up) -> FileResponse:
    """A stage with private files mounts this at an address of its own and brings its rule:

    path("evidence/<str:prefix>/<str:name>", serve, {"why_not_see": why_not_see_evidence})
    """
    upload = _which(request, prefix, name, why_not_see)
    path = shelf.find(request.government, upload.digest, name if upload.kind == FileKind.PICTURE else upload.file_name)
    if path is None:
        raise Http404
    return _answer(upload, path)


def _which(request, prefix: str, name: str, why_not_see: Rule) -> Upload:
    """The first of equal uploads this person may see. A public one asks nothing about the person, so it can be cached."""
    called = [upload for upload in _with(request.government, prefix) if _is_called(upload, name)]
    if not called:
        raise Http404
    for upload in called:
        if upload.is_public:
            return upload
    reasons = {upload: why_not_see(request.user, upload) for upload in called}
    seen = next((upload for upload, reason in reasons.items() if reason is None), None)
    require(None if seen else reasons[called[0]])
    return seen


def _with(government, prefix: str):
    if len(prefix) != PREFIX or not set(prefix) <= set("0123456789abcdef"):
        return Upload.objects.none()
    return Upload.objects.of(government).beginning_with(prefix)


def _is_called(upload: Upload, name: str) -> bool:
    return name in _COPIES if upload.kind == FileKind.PICTURE else name == upload.original_name


def _answer(upload: Upload, path) -> FileResponse:
    is_picture = upload.kind == FileKind.PICTURE
    response = FileResponse(
        path.open("rb"),
        as_attachment=not is_picture,
        filename=upload.original_name,
        content_type=upload.content_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    # The address names the content, so a copy never goes stale; a private one belongs in no shared cache.
    response["Cache-Control"] = "public, max-age=31536000, immutable" if upload.is_public else "private, no-store"
    return response
