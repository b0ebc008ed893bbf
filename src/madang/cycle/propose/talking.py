"""People talk on the page of a published proposal; base/talk does the rest."""

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from madang.base.talk.masking import Page
from madang.base.talk.writing import take_comment
from madang.cycle.plan.shortcuts import in_cycle

from .models import Proposal


@require_POST
@in_cycle
def talk(request, cycle, number):
    proposal = get_object_or_404(Proposal.objects.of(cycle).published(), number=number)
    here = Page(proposal.subject, proposal.title, "propose:proposal", (cycle.fiscal_year, proposal.number))
    return take_comment(request, here, weighing=True)
