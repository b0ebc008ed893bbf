"""What officers do before a vote: put projects on the paper and write the roll."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from madang.base.people.refusals import Refused, require
from madang.cycle.plan.models import Track
from madang.cycle.plan.shortcuts import in_cycle, officer_page
from madang.cycle.propose.models import Proposal

from . import actions
from .forms import PaperForm
from .models import Poll
from .permissions import why_not_make_paper


@officer_page
@in_cycle
def papers(request, cycle):
    polls = {poll.track_id: poll for poll in Poll.objects.of(cycle)}
    tracks = [(track, polls.get(track.pk)) for track in Track.objects.of(cycle)]
    context = {
        "cycle": cycle,
        "tracks": tracks,
        "ended": cycle.has_ended("vote"),
        "why_not": (why_not := why_not_make_paper(request.user, cycle)),
        "why_not_template": Refused(why_not).template if why_not else None,
    }
    return render(request, "vote/papers.html", context)


@officer_page
@in_cycle
def make_paper(request, cycle, track):
    track = get_object_or_404(Track.objects.of(cycle), code=track)
    require(why_not_make_paper(request.user, cycle))
    proposals = Proposal.objects.of(cycle).published().filter(track=track).for_cards()
    form = PaperForm(proposals, request.POST or None)
    if form.is_valid():
        poll = actions.make_paper(track, form.cleaned_data["proposals"], by=request.user)
        messages.success(request, _("투표용지를 만들었습니다. 이제 사업과 금액은 바뀌지 않습니다."))
        return redirect("vote:papers", poll.cycle.fiscal_year)
    context = {"cycle": cycle, "track": track, "form": form, "proposals": proposals}
    return render(request, "vote/make_paper.html", context)
