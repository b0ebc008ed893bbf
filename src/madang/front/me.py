"""My page: what I asked for and where it stands, what I follow, what is told of me, and who looked."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render

from madang.base.people.models import Part
from madang.cycle.convene.mine import applications_of, seats_of
from madang.cycle.plan.shortcuts import for_government
from madang.cycle.propose.models import Proposal
from madang.cycle.vote.models import RollEntry


@login_required
@for_government
def me(request):
    government = request.government
    proposals = Proposal.objects.filter(cycle__government=government).by(request.user).for_cards()
    entries = RollEntry.objects.filter(poll__cycle__government=government, person=request.user)
    context = {
        "proposals": proposals.select_related("cycle__government").order_by("-submitted_at"),
        "applications": applications_of(request.user, government),
        "seats": seats_of(request.user, government),
        "parts": Part.objects.of(government).current().filter(person=request.user),
        "roll": entries.select_related("poll__track", "poll__cycle").order_by("-poll__cycle__fiscal_year"),
        "voted": set(entries.voted().values_list("poll", flat=True)),
    }
    return render(request, "front/me.html", context)


@login_required
def everywhere(request):
    """Without a government in the address: the places where this person plays a part."""
    parts = Part.objects.filter(person=request.user).current().select_related("government")
    return render(request, "front/me_everywhere.html", {"parts": parts})
