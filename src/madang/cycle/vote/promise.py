"""The public promise: what is kept secret and what can be checked in this vote as it is really set up."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from madang.base.people.refusals import require
from madang.cycle.plan.shortcuts import in_cycle

from .custody.agreement import agreeing
from .levels import template_of
from .models import CountedList, ElectionKey, SealTrial
from .views import poll_of


@in_cycle
def promise(request, cycle, track):
    poll = poll_of(cycle, track)
    require(None if poll.manifest else "vote.no_promise_yet")
    manifest = poll.frozen
    context = {
        "cycle": cycle,
        "poll": poll,
        "manifest": manifest,
        "level": manifest.level,
        "level_template": template_of(manifest),
        "audit": getattr(poll, "audit", None),
        "names": ", ".join(one.holder for one in agreeing(poll)),
        "purging": getattr(poll, "purging", None),
        "keys": ElectionKey.objects.of(poll).order_by("pk"),
        "trial": SealTrial.objects.of(poll).exclude(passed_at=None).first(),
        "counted": getattr(poll, "counted_list", None),
        "unlinking": getattr(poll, "unlinking", None),
        "opened": getattr(poll, "opened_box", None),
    }
    return render(request, "vote/promise.html", context)


@in_cycle
def manifest(request, cycle, track):
    """The frozen paper, byte for byte; its sha256 is the first line of the board."""
    poll = poll_of(cycle, track)
    require(None if poll.manifest else "vote.no_promise_yet")
    return HttpResponse(poll.manifest.encode(), content_type="application/json")


@in_cycle
def counted(request, cycle, track):
    """counted.txt: the leaf hash of every envelope that is counted, published before any was opened."""
    found = get_object_or_404(CountedList, poll=poll_of(cycle, track))
    return HttpResponse(found.text.encode(), content_type="text/plain; charset=utf-8")
