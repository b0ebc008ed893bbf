"""What waits at the desk: answers that are due, rounds and conversations to end, shortlists to draw up."""

from django.shortcuts import render

from madang.base import clock
from madang.base.people.doors import for_parts
from madang.cycle.plan.shortcuts import in_cycle

from .hearing.permissions import SPEAKERS
from .models import Conversation, Hearing, Round, Statement
from .scoring.permissions import why_not_run


@for_parts(*SPEAKERS)
@in_cycle
def desk(request, cycle):
    waiting = Statement.objects.of(cycle).unanswered().select_related("hearing").order_by("due_on", "pk")
    context = {
        "cycle": cycle,
        "waiting": waiting[:100],
        "rounds": Round.objects.of(cycle).select_related("body", "track", "shortlist"),
        "hearings": Hearing.objects.of(cycle),
        "conversations": Conversation.objects.of(cycle),
        "now": clock.now(),
        "runs": why_not_run(request.user, cycle) is None,
    }
    return render(request, "deliberate/desk.html", context)
