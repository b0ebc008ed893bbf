"""What officers and counters do after the vote: count, once."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from madang.base.people.doors import for_parts
from madang.base.people.models import Role
from madang.base.people.refusals import require
from madang.cycle.plan.shortcuts import in_cycle
from madang.cycle.vote.models import Poll

from . import actions
from .permissions import why_not_count


@for_parts(Role.OFFICER, Role.COUNTER)
@in_cycle
def count(request, cycle, track):
    """GET says what will happen, POST counts."""
    poll = get_object_or_404(Poll.objects.of(cycle).select_related("track", "cycle__government"), track__code=track)
    require(why_not_count(request.user, poll))
    if request.method == "POST":
        actions.count_votes(poll, by=request.user)
        messages.success(request, _("표를 세었습니다. 결과와 까닭이 모두에게 공개됩니다."))
        return redirect("decide:result", cycle.fiscal_year, track)
    return render(request, "decide/count.html", {"cycle": cycle, "poll": poll, "rule": actions.rule_of(poll)})
