"""The files of the board as programs read them: checkpoint, tiles, pages of numbers as text. No cookie, any origin."""

from django.http import Http404, HttpResponse
from django.utils.http import quote_etag
from django.views.decorators.http import condition, require_safe

from madang.cycle.plan.shortcuts import in_cycle
from madang.cycle.vote.models import Checkpoint
from madang.cycle.vote.views import poll_of

from .files import tile as read_tile
from .lookup import page_of, prefix_in
from .witnesses import signed_note

FOR_EVER = "public, max-age=31536000, immutable"  # a tile of this width never changes again
A_WHILE = "public, max-age=60"
TEXT, BYTES = "text/plain; charset=utf-8", "application/octet-stream"


@require_safe
@in_cycle
def checkpoint(request, cycle, track):
    """The signed size and root as they stand, with the witnesses' signatures (c2sp.org/tlog-checkpoint)."""
    return _note(request, Checkpoint.objects.of(_poll(cycle, track)).order_by("-size").first())


@require_safe
@in_cycle
def earlier(request, cycle, track, size):
    """How the board stood when it had so many lines: whoever kept an old checkpoint compares."""
    return _note(request, Checkpoint.objects.of(_poll(cycle, track)).filter(size=size).first())


@require_safe
@in_cycle
def tile(request, cycle, track, path):
    """A piece of the tree or of its entries (c2sp.org/tlog-tiles)."""
    data = read_tile(_poll(cycle, track), f"tile/{path}")
    if data is None:
        raise Http404
    return _file(data, BYTES, FOR_EVER)


@require_safe
@in_cycle
def shard_text(request, cycle, track, prefix):
    """A page of numbers, a line each: number, place, whether it is counted."""
    known = prefix_in(prefix)
    if known is None:
        raise Http404
    lines = "".join(f"{line.text}\n" for line in page_of(_poll(cycle, track), known))
    return _file(lines.encode(), TEXT, A_WHILE)


def _note(request, checkpoint: Checkpoint | None) -> HttpResponse:
    if checkpoint is None:
        raise Http404
    note = signed_note(checkpoint)
    tag = quote_etag(f"{checkpoint.size}-{len(note)}")  # signatures are only added
    return condition(etag_func=lambda request: tag)(lambda request: _file(note.encode(), TEXT, "no-cache"))(request)


def _file(data: bytes, kind: str, caching: str) -> HttpResponse:
    headers = {"Cache-Control": caching, "Access-Control-Allow-Origin": "*"}
    return HttpResponse(data, content_type=kind, headers=headers)


def _poll(cycle, track: str):
    poll = poll_of(cycle, track)
    if not poll.manifest:
        raise Http404
    return poll
