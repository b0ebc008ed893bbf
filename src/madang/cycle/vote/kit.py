"""The recount kit: all published files of one vote in one archive, and the page that tells how to check them."""

import io
import zipfile
from collections.abc import Iterator

from django.http import Http404, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from madang.base.people.refusals import require
from madang.cycle.plan.shortcuts import in_cycle
from madang_methods.sealing.kit import write_kit

from .board.handing_in import handed
from .board.lines import entries
from .board.witnesses import signed_note
from .models import Checkpoint, Poll, Publication
from .publishing import published_of
from .views import poll_of

_ONE_DAY = (1980, 1, 1, 0, 0, 0)  # no clock in the archive: the same files give the same bytes


def kit_of(poll: Poll) -> dict[str, bytes]:
    """Every file of the kit by its path, from the tables. Publication.DoesNotExist before the result is published."""
    published = published_of(poll)
    lines = entries(poll)
    size = _end(lines)
    notes = {
        one.size: signed_note(one)
        for one in Checkpoint.objects.of(poll).filter(size__lte=size).prefetch_related("cosignatures")
    }
    return write_kit(published, lines[:size], notes.pop(size), notes, handed(poll))


@require_safe
@in_cycle
def archive(request, cycle, track):
    """kit.zip, sent while it is packed."""
    poll = poll_of(cycle, track)
    if not Publication.objects.of(poll).exists():
        raise Http404
    folder = f"{cycle.government.slug}-{cycle.fiscal_year}-{track}"
    headers = {"Content-Disposition": f'attachment; filename="{folder}-kit.zip"', "Cache-Control": "no-cache"}
    return StreamingHttpResponse(packed(kit_of(poll), folder), content_type="application/zip", headers=headers)


@require_safe
@in_cycle
def check(request, cycle, track):
    """How anyone checks the whole vote at home, with one file and no trust in this site."""
    poll = poll_of(cycle, track)
    require(None if poll.manifest else "vote.no_promise_yet")
    folder = f"{cycle.government.slug}-{cycle.fiscal_year}-{track}"
    context = {"cycle": cycle, "poll": poll, "folder": folder}
    context["published"] = Publication.objects.of(poll).first()
    context["last"] = Checkpoint.objects.of(poll).order_by("-size").first()
    return render(request, "vote/check.html", context)


def _end(lines: list[bytes]) -> int:
    """Up to the line of the result, also if the files say something else since: then it is named which of them."""
    return max(at for at, line in enumerate(lines, 1) if b'"t":"result"' in line)


def packed(files: dict[str, bytes], folder: str) -> Iterator[bytes]:
    """A zip archive piece by piece, files in order of their names."""
    sink = _Pipe()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(files):
            archive.writestr(_named(f"{folder}/{path}"), files[path])
            yield sink.taken()
    yield sink.taken()


def _named(path: str) -> zipfile.ZipInfo:
    named = zipfile.ZipInfo(path, _ONE_DAY)
    named.compress_type, named.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
    return named


class _Pipe(io.RawIOBase):
    """Something to write into that cannot be rewound; what was written is taken out in pieces."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data) -> int:
        self._pieces.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)
