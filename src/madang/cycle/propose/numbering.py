"""접수번호: 1, 2, 3 … in the year, whichever way a proposal came."""

from django.db.models import Max

from madang.cycle.plan.models import Cycle

from .models import Proposal


def next_number(cycle: Cycle) -> int:
    # The cycle's row is locked, so two residents never draw the same number.
    Cycle.objects.select_for_update().get(pk=cycle.pk)
    return (Proposal.objects.of(cycle).aggregate(last=Max("number"))["last"] or 0) + 1
