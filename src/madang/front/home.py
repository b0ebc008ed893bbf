"""The first pages: of the platform, of a government, and of one of its years."""

from django.db.models import Count as Number
from django.db.models import Sum
from django.shortcuts import render

from madang.base.places.models import Government, Tier
from madang.base.talk.hidden import hidden_numbers
from madang.cycle.decide.models import Count
from madang.cycle.plan.models import Cycle, Stage
from madang.cycle.plan.shortcuts import for_government, in_cycle
from madang.cycle.plan.stations import stops_of
from madang.cycle.propose.models import Proposal
from madang.cycle.propose.permissions import why_not_send
from madang.cycle.vote.models import Option, Poll, RollEntry


def platform(request):
    """Which governments take part, and what is open now in each."""
    governments = (
        Government.objects.taking_part().exclude(tier=Tier.NATIONAL).prefetch_related("hosts", "cycles__windows")
    )
    told = [(one, next(iter(one.cycles.all()), None)) for one in governments]
    open_now = [(one, cycle, cycle.here()) for one, cycle in told if cycle and cycle.here()]
    return render(request, "front/platform.html", {"governments": told, "open_now": open_now})


@for_government
def government(request):
    """The year that is going on; a government without one says what will come."""
    cycle = Cycle.objects.of(request.government).select_related("government").prefetch_related("windows").first()
    if cycle is None:
        return render(request, "front/no_year.html")
    return _year(request, cycle)


@in_cycle
def year(request, cycle):
    return _year(request, cycle)


def _year(request, cycle: Cycle):
    context = {
        "cycle": cycle,
        "stations": stops_of(cycle),
        "now": _what_now(request.user, cycle),
        "figures": _figures(cycle),
        "cards": _cards(cycle),
        "results": Count.objects.of_cycle(cycle).published().defer("outcome").select_related("poll__track"),
        "before": _year_before(cycle),
    }
    return render(request, "front/year.html", context)


def _what_now(person, cycle: Cycle) -> dict:
    """The one thing to do now, until when, and what comes after."""
    line = cycle.year_line()
    doing = [stop for stop in line if stop.state == "here" and stop.stage in (Stage.VOTE, Stage.PROPOSE)]
    here = doing[0] if doing else next((stop for stop in line if stop.state == "here"), None)
    return {
        "here": here,
        "coming": next((stop for stop in line if stop.state == "next"), None),
        "counted": Count.objects.of_cycle(cycle).published().exists(),
        "may_propose": cycle.is_open(Stage.PROPOSE) and why_not_send(person, cycle) in (None, "propose.sign_in"),
    }


def _figures(cycle: Cycle) -> dict:
    proposals = Proposal.objects.of(cycle)
    return {
        "ceiling": cycle.total_ceiling,
        "received": proposals.count(),
        "published": proposals.published().count(),
        "voted": RollEntry.objects.filter(poll__cycle=cycle).voted().aggregate(n=Number("person", distinct=True))["n"],
    }


def _cards(cycle: Cycle):
    """Candidates once there is a paper, else the newest proposals."""
    if Poll.objects.of(cycle).exists():
        options = Option.objects.filter(poll__cycle=cycle).exclude(proposal__in=hidden_numbers("proposal"))
        options = options.select_related("proposal__area", "proposal__cycle__government", "proposal__picture")
        return [option.proposal for option in options[:6]]
    newest = Proposal.objects.of(cycle).shown().for_cards().select_related("cycle__government")
    return newest.order_by("-published_at")[:6]


def _year_before(cycle: Cycle) -> dict | None:
    before = Cycle.objects.of(cycle.government).filter(fiscal_year=cycle.fiscal_year - 1).first()
    if before is None:
        return None
    counts = Count.objects.of_cycle(before).published()
    return {"cycle": before, "spent": counts.aggregate(sum=Sum("spent"))["sum"], "counts": counts.count()}
