"""The board for people: how many envelopes stand on it, how to find one's own, and what that shows."""

from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from madang.base.people.refusals import require
from madang.cycle.plan.shortcuts import in_cycle
from madang.cycle.vote.models import BoardLeaf, Checkpoint, CountedList, Poll
from madang.cycle.vote.views import poll_of
from madang_methods.sealing.errors import SealError
from madang_methods.sealing.receipts import read_number

from .lines import ENVELOPE
from .lookup import PREFIXES, find, page_of, prefix_in, proof_of


@never_cache
@sensitive_post_parameters()
@in_cycle
def board(request, cycle, track):
    """The board. A number that is sent travels in a form, so that no log of addresses keeps it."""
    poll = _poll(cycle, track)
    last = Checkpoint.objects.of(poll).order_by("-size").prefetch_related("cosignatures").first()
    context = {
        "cycle": cycle,
        "poll": poll,
        "last": last,
        "witnesses": [one.witness for one in last.cosignatures.all()] if last else [],
        "envelopes": BoardLeaf.objects.of(poll).filter(data__startswith=ENVELOPE).count(),
        "frozen": CountedList.objects.of(poll).only("size", "superseded", "voided", "frozen_at").first(),
        "hours": -(-poll.frozen.dates.board_minutes // 60),
    }
    found = _look_up(poll, request.POST.get("number", "")) if request.method == "POST" else {}
    return render(request, "vote/board.html", context | found, status=422 if found.get("trouble") else 200)


@require_safe
@in_cycle
def shard_form(request, cycle, track):
    """From the two letters somebody typed to their page."""
    prefix = prefix_in(request.GET.get("letters", ""))
    if prefix is None:
        return redirect("vote:board", cycle.fiscal_year, track)
    return redirect("vote:shard", cycle.fiscal_year, track, prefix)


@require_safe
@in_cycle
def shard(request, cycle, track, prefix):
    """All numbers that begin with two letters; a page without any looks like the others."""
    poll, known = _poll(cycle, track), prefix_in(prefix)
    if known is None:
        raise Http404
    at = PREFIXES.index(known)
    context = {"cycle": cycle, "poll": poll, "prefix": known, "lines": page_of(poll, known)}
    context |= {"before": PREFIXES[at - 1] if at else "", "after": PREFIXES[at + 1] if known != PREFIXES[-1] else ""}
    return render(request, "vote/shard.html", context)


@require_safe
@in_cycle
def proof(request, cycle, track, place):
    """The proof for one line, to take home. Asking for it tells the server which; the tiles tell it nothing."""
    found = proof_of(_poll(cycle, track), place)
    if found is None:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{track}-{place}-proof.txt"'}
    return HttpResponse(found.text, content_type="text/plain; charset=utf-8", headers=headers)


def _look_up(poll: Poll, typed: str) -> dict:
    if "\x00" in typed:
        raise BadRequest("A number has no zero bytes.")
    try:
        number = read_number(typed[:100])
    except SealError as error:
        return {"typed": typed[:100], "trouble": error.code, "place": error.facts.get("place")}
    return {"typed": number, "asked": True, "line": find(poll, number)}


def _poll(cycle, track: str) -> Poll:
    poll = poll_of(cycle, track)
    require(None if poll.manifest else "vote.no_promise_yet")
    return poll
