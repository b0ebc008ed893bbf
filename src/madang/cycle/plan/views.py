"""What everyone sees: the year as one clear picture, and every version of the plan as it was published."""

from itertools import pairwise, zip_longest

from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from madang.base.documents.serve import serve_document

from .changes import changes
from .documents import plan_document
from .election_guard import KNOWN_UNTIL, cautions
from .models import Cycle, OperatingPlan, Window
from .permissions import why_not_prepare
from .shortcuts import in_cycle
from .snapshot import canonical, snapshot_of_year
from .stations import address_of, stops_of
from .thaw import sections_of, thaw


@in_cycle
def plan(request, cycle):
    prefetch_related_objects([cycle], "tracks")
    versions = _versions(cycle)
    latest = versions[0]["plan"] if versions else None
    context = {
        "cycle": cycle,
        "stops": stops_of(cycle),
        "doing": _doing(cycle),
        "coming": _coming(cycle),
        "plan": latest,
        "sections": sections_of(latest) if latest else [],
        "tracks": cycle.tracks.all() if latest else [],
        "versions": versions,
        "since": changes(latest.frozen, snapshot_of_year(cycle)) if latest else [],
        "cautions": cautions(cycle.government, cycle.windows.all()),
        "elections_known_until": KNOWN_UNTIL,
        "years": Cycle.objects.of(cycle.government).exclude(pk=cycle.pk),
        "may_prepare": why_not_prepare(request.user, cycle.government) is None,
    }
    return render(request, "plan/plan.html", context)


@in_cycle
def version(request, cycle, number):
    plan = _published(cycle, number)
    frozen = thaw(plan)
    context = {
        "cycle": cycle,
        "plan": plan,
        "frozen": frozen,
        "tracks": frozen.tracks,
        "sections": sections_of(plan),
        "cautions": cautions(cycle.government, frozen.windows),
    }
    return render(request, "plan/version.html", context)


@in_cycle
def document(request, cycle, number, suffix=""):
    """The plan as a document: a page, or a tagged PDF at the same address."""
    plan = _published(cycle, number)
    address = request.build_absolute_uri(reverse("plan:version", args=[cycle.fiscal_year, number]))
    return serve_document(request, plan_document(plan, address), suffix)


@in_cycle
def frozen(request, cycle, number):
    """The very bytes whose sha256 is the digest."""
    plan = _published(cycle, number)
    return HttpResponse(canonical(plan.frozen), content_type="application/json; charset=utf-8")


def _published(cycle: Cycle, number: int) -> OperatingPlan:
    plan = get_object_or_404(OperatingPlan.objects.of(cycle).published(), version=number)
    plan.cycle = cycle
    return plan


def _versions(cycle: Cycle) -> list[dict]:
    """Published versions, the newest first, each with what changed since the one before."""
    plans = list(OperatingPlan.objects.of(cycle).published())
    news = [changes(older.frozen, newer.frozen) for newer, older in pairwise(plans)]
    return [{"plan": plan, "changes": found} for plan, found in zip_longest(plans, news, fillvalue=())]


def _doing(cycle: Cycle) -> list[dict]:
    """Open windows, the one that closes first on top, each with the address of its stage if there is one."""
    windows = sorted((window for window in cycle.windows.all() if window.is_open), key=lambda each: each.closes_at)
    return [{"window": window, "address": address_of(cycle, window.stage)} for window in windows]


def _coming(cycle: Cycle) -> list[Window]:
    following = {station.stage for station in cycle.year_line() if station.state == "next"}
    return [window for window in cycle.windows.all() if window.stage in following]
