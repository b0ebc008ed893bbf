"""What everyone sees: what won, what did not and why, and how to count it again."""

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from madang.cycle.plan.shortcuts import in_cycle
from madang.cycle.vote.models import Ballot, Poll, Source

from .models import Count
from .pabulib import file_of


@in_cycle
def results(request, cycle):
    counts = list(Count.objects.of_cycle(cycle).select_related("poll__track"))
    if len(counts) == 1:
        return _result(request, cycle, counts[0])
    counted = [count.poll_id for count in counts]
    waiting = Poll.objects.of(cycle).exclude(pk__in=counted).select_related("track", "source")
    return render(request, "decide/results.html", {"cycle": cycle, "counts": counts, "waiting": waiting})


@in_cycle
def result(request, cycle, track):
    counts = Count.objects.of_cycle(cycle).select_related("poll__track")
    return _result(request, cycle, get_object_or_404(counts, poll__track__code=track))


@in_cycle
def ballots(request, cycle, track):
    """The ballots as a Pabulib file: what `python -m madang_methods count` reads. Not before they are counted."""
    over = Q(pk__in=Count.objects.of_cycle(cycle).values("poll")) | Q(source__isnull=False)
    poll = get_object_or_404(Poll.objects.of(cycle).filter(over).select_related("track"), track__code=track)
    headers = {"Content-Disposition": f'attachment; filename="{_file_name(cycle, track)}"'}
    return HttpResponse(file_of(poll), content_type="text/plain; charset=utf-8", headers=headers)


@in_cycle
def receipts(request, cycle, track):
    """The numbers of all ballots that were counted, without what they say: whoever kept theirs finds it here."""
    counted = Count.objects.of_cycle(cycle).filter(poll__source=None, poll__track__code=track)
    poll = get_object_or_404(counted.select_related("poll")).poll
    numbers = sorted(Ballot.objects.of(poll).values_list("receipt", flat=True))
    return HttpResponse("".join(f"{number}\n" for number in numbers), content_type="text/plain; charset=utf-8")


def _result(request, cycle, count):
    verdicts = list(count.verdicts.select_related("option__proposal__cycle", "option__area", "by"))
    context = {
        "cycle": cycle,
        "count": count,
        "verdicts": verdicts,
        "funded": [verdict for verdict in verdicts if verdict.funded],
        "most": max((verdict.score for verdict in verdicts), default=0),
        "certificate": count.outcome["certificate"],
        "source": (source := Source.objects.filter(poll=count.poll).defer("layout").first()),
        "same_as_published": source and source.published_funded == sorted(v.option.code for v in verdicts if v.funded),
        "file_name": _file_name(cycle, count.poll.track.code),
    }
    return render(request, "decide/result.html", context)


def _file_name(cycle, track: str) -> str:
    return f"{cycle.government.slug}-{cycle.fiscal_year}-{track}.pb"
