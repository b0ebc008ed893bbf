"""Everything where people weigh together in a year: scoring, hearings, opinion maps, surveys, texts written together."""

from django.shortcuts import render

from madang.base.surveys.models import Survey
from madang.cycle.plan.models import Stage
from madang.cycle.plan.shortcuts import in_cycle
from madang.cycle.propose.models import Proposal

from .models import Conversation, Hearing, Listing, Round, Statement, Together
from .together.permissions import FITTING


@in_cycle
def home(request, cycle):
    context = {
        "cycle": cycle,
        "window": cycle.window(Stage.DELIBERATE),
        "rounds": Round.objects.of(cycle).select_related("body", "track"),
        "hearings": Hearing.objects.of(cycle),
        "overdue": Statement.objects.of(cycle).overdue().count(),
        "conversations": Conversation.objects.of(cycle),
        "surveys": Survey.objects.of(cycle.government).public().about(cycle.subject),
        "mine": _may_come(request.user, cycle),
        "tables": Together.objects.of(cycle).select_related("proposal__cycle")[:50],
    }
    return render(request, "deliberate/home.html", context)


def _may_come(person, cycle):
    """Own proposals whose text may still come on the table."""
    if not person.is_authenticated or cycle.has_begun(Stage.VOTE):
        return []
    own = Proposal.objects.of(cycle).by(person).filter(state__in=FITTING).select_related("cycle")
    frozen = Listing.objects.filter(shortlist__signed_at__isnull=False).values("candidate__proposal")
    return own.exclude(pk__in=Together.objects.of(cycle).values("proposal")).exclude(pk__in=frozen)[:20]
