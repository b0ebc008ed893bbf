"""What everyone sees: what won, what did not and why, and how to count it again."""

import shlex

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from madang.base.datasets.serve import serve
from madang.base.documents.serve import serve_document
from madang.cycle.plan.shortcuts import in_cycle
from madang.cycle.vote.models import CountedList, Option, Poll, RollEntry, Source
from madang.cycle.vote.withdrawn import told_withdrawn
from madang_methods.sealing.receipts import receipt_number

from .bridge import canonical, rule_of
from .data import REPORT
from .documents import report
from .lacking import closest
from .models import CheckState, Count, Resolution, Verdict
from .pabulib.write_back import file_of
from .permissions import why_not_see_office
from .pictures import picture_of


@in_cycle
def results(request, cycle):
    counts = list(_published(cycle))
    if len(counts) == 1 and Poll.objects.of(cycle).count() == 1:
        return _result(request, cycle, counts[0])
    shown = [count.poll_id for count in counts]
    waiting = Poll.objects.of(cycle).exclude(pk__in=shown).select_related("track", "source")
    counted = set(Count.objects.of_cycle(cycle).values_list("poll", flat=True))
    context = {"cycle": cycle, "counts": counts, "waiting": waiting, "counted": counted}
    return render(request, "decide/results.html", context)


@in_cycle
def result(request, cycle, track):
    return _result(request, cycle, _count(cycle, track))


@in_cycle
def project(request, cycle, track, place):
    """One project: what became of it and why, with all its numbers."""
    count = _count(cycle, track)
    verdicts = count.verdicts.select_related("option__proposal__cycle", "option__area", "by")
    verdict = get_object_or_404(verdicts, place=place)
    decided = _decisions(_resolution(count)).get(verdict.option_id)
    told = {"verdict": verdict, "decided": decided, "candidates": len(count.outcome["steps"])}
    told["taken"] = _taken(count, verdict)
    return render(request, "decide/project.html", _context(cycle, count) | told)


@in_cycle
def recount(request, cycle, track):
    """The exact steps by which anyone counts it again, and what must come out."""
    count = _count(cycle, track)
    titles = dict(count.verdicts.values_list("option__code", "option__title"))
    funded = [(code, titles.get(code, code)) for code in count.outcome["funded"]]
    context = _context(cycle, count)
    context |= {"funded": funded, "command": _command(count, context["stem"]), "example": count.outcome["order"][-1]}
    context["verify"] = _verify(count, context["stem"])
    context["check"] = count.checks.filter(state=CheckState.SAME).last()
    return render(request, "decide/recount.html", context)


@in_cycle
def rule(request, cycle, track):
    """The very bytes whose sha256 is the digest of the rule."""
    return _json(rule_of(_count(cycle, track).poll).canonical(), f"{_stem(cycle, track)}-rule.json")


@in_cycle
def outcome(request, cycle, track):
    """Everything the count returned; its sha256 is the digest of the outcome."""
    return _json(canonical(_count(cycle, track).outcome), f"{_stem(cycle, track)}-result.json")


@in_cycle
def report_page(request, cycle, track, suffix=""):
    """투표 결과 보고, as a page or a file."""
    count = _count(cycle, track)
    address = request.build_absolute_uri(reverse("decide:result", args=[cycle.fiscal_year, track]))
    return serve_document(request, report(count, _resolution(count), address), suffix)


@in_cycle
def report_table(request, cycle, track, suffix=""):
    """The rows of the report as data."""
    return serve(request, REPORT, _count(cycle, track), suffix)


@in_cycle
def ballots(request, cycle, track):
    """The ballots as a Pabulib file: what `python -m madang_methods count` reads. Not before the result is published."""
    over = Q(pk__in=_published(cycle).values("poll")) | Q(source__isnull=False)
    polls = Poll.objects.of(cycle).filter(over).exclude(decision_rule__rule="composite")
    poll = get_object_or_404(polls.select_related("track"), track__code=track)
    headers = {"Content-Disposition": f'attachment; filename="{_stem(cycle, track)}.pb"'}
    return HttpResponse(file_of(poll), content_type="text/plain; charset=utf-8", headers=headers)


@in_cycle
def election(request, cycle, track):
    """All voices of a composite rule in one file: what `python -m madang_methods composite` reads."""
    count = _count(cycle, track)
    if not count.is_composite:
        raise Http404
    return _json(file_of(count.poll).decode(), f"{_stem(cycle, track)}-election.json")


@in_cycle
def receipts(request, cycle, track):
    """The numbers of all envelopes that were counted, without what they say: whoever kept theirs finds it here."""
    counted = _published(cycle).filter(poll__source=None, poll__track__code=track)
    poll = get_object_or_404(counted.select_related("poll")).poll
    counted = get_object_or_404(CountedList, poll=poll)
    numbers = sorted(receipt_number(bytes.fromhex(leaf)) for leaf in counted.text.split())
    return HttpResponse("".join(f"{number}\n" for number in numbers), content_type="text/plain; charset=utf-8")


def _result(request, cycle, count: Count):
    verdicts = list(count.verdicts.select_related("option__proposal__cycle", "option__area", "by"))
    resolution = _resolution(count)
    decisions = _decisions(resolution)
    source = Source.objects.filter(poll=count.poll).defer("layout").first()
    context = _context(cycle, count) | {
        "rows": [(verdict, decisions.get(verdict.option_id)) for verdict in verdicts],
        "funded": [verdict for verdict in verdicts if verdict.funded],
        "nearly": closest(verdicts),
        "most": max((verdict.points for verdict in verdicts), default=0),
        "picture": picture_of(count, verdicts),
        "resolution": resolution,
        "changed": [decision for decision in decisions.values() if decision.differs],
        "check": count.checks.filter(state=CheckState.SAME).last(),
        "roll": RollEntry.objects.of(count.poll).standing().count(),
        "turnout": RollEntry.objects.of(count.poll).voted().count(),
        "source": source,
        "gone": told_withdrawn(count.poll),
        "same_as_published": source and source.published_funded == sorted(v.option.code for v in verdicts if v.funded),
        "in_office": why_not_see_office(request.user, count.poll) is None,
    }
    return render(request, "decide/result.html", context)


def _context(cycle, count: Count) -> dict:
    stem = _stem(cycle, count.poll.track.code)
    certificate = count.outcome["certificate"]
    return {"cycle": cycle, "count": count, "certificate": certificate, "stem": stem, "noun": count.noun}


def _published(cycle):
    return Count.objects.of_cycle(cycle).published().select_related("poll__track")


def _count(cycle, track: str) -> Count:
    count = get_object_or_404(_published(cycle), poll__track__code=track)
    count.poll.cycle = cycle  # whose government is known already
    return count


def _resolution(count: Count) -> Resolution | None:
    return Resolution.objects.filter(count=count).prefetch_related("decisions__option").first()


def _decisions(resolution: Resolution | None) -> dict:
    return {decision.option_id: decision for decision in resolution.decisions.all()} if resolution else {}


def _taken(count: Count, verdict: Verdict, most: int = 5) -> list[tuple[str, int]]:
    """Which projects the shares of its supporters went to, and how much; most first."""
    step = next(step for step in count.outcome["steps"] if step["place"] == verdict.place)
    taken = sorted(step.get("taken", {}).items(), key=lambda one: -one[1])
    options = Option.objects.of(count.poll).filter(code__in=[code for code, _paid in taken[:most]])
    titles = dict(options.values_list("code", "title")) if taken else {}
    return [(titles.get(code, code), paid) for code, paid in taken[:most]]


def _command(count: Count, stem: str) -> str:
    """What a resident types; the names are those under which the files are downloaded."""
    seed = f" --seed {shlex.quote(count.seed)}" if count.seed else ""
    verb, file = ("composite", f"{stem}-election.json") if count.is_composite else ("count", f"{stem}.pb")
    return f"python -m madang_methods {verb} {file} --rule {stem}-rule.json{seed}"


def _verify(count: Count, stem: str) -> str:
    file = f"{stem}-election.json" if count.is_composite else f"{stem}.pb"
    return f"python -m madang_methods verify {file} {stem}-result.json"


def _json(text: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type="application/json; charset=utf-8", headers=headers)


def _stem(cycle, track: str) -> str:
    return f"{cycle.government.slug}-{cycle.fiscal_year}-{track}"
