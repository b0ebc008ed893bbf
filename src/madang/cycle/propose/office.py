"""What officers see and do: what waits, and the two answers before publication."""

import re

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madang.base.pages.words import count_of
from madang.cycle.plan.shortcuts import in_cycle, officer_page

from . import actions
from .forms import AnswerForm, CostForm
from .models import Proposal


@officer_page
@in_cycle
def waiting(request, cycle):
    proposals = Proposal.objects.of(cycle).waiting().for_cards().order_by("submitted_at")
    return render(request, "propose/waiting.html", {"cycle": cycle, "proposals": proposals})


@officer_page
@require_POST
@in_cycle
def publish(request, cycle):
    """Publish every ticked proposal: one at a sitting or forty."""
    chosen = Proposal.objects.of(cycle).waiting().filter(number__in=_numbers(request))
    for proposal in chosen:
        actions.publish_proposal(proposal, by=request.user)
    messages.success(request, _("공개한 제안: %(proposals)s") % {"proposals": count_of(len(chosen), "proposal")})
    return redirect("propose:waiting", cycle.fiscal_year)


@officer_page
@in_cycle
def decline(request, cycle, number):
    proposal = get_object_or_404(Proposal.objects.of(cycle).waiting(), number=number)
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        actions.decline_proposal(proposal, **form.cleaned_data, by=request.user)
        messages.success(request, _("답을 보냈습니다."))
        return redirect("propose:waiting", cycle.fiscal_year)
    return render(request, "propose/decline.html", {"cycle": cycle, "proposal": proposal, "form": form})


@officer_page
@require_POST
@in_cycle
def find_fit(request, cycle, number):
    proposal = get_object_or_404(Proposal.objects.of(cycle).published(), number=number)
    actions.find_fit(proposal, by=request.user)
    messages.success(request, _("적격으로 적었습니다."))
    return redirect(proposal)


@officer_page
@in_cycle
def price(request, cycle, number):
    proposal = get_object_or_404(Proposal.objects.of(cycle).published(), number=number)
    form = CostForm(request.POST or None, instance=proposal)
    if form.is_valid():
        actions.price_proposal(proposal, form.cleaned_data["cost"], by=request.user)
        messages.success(request, _("비용을 적었습니다."))
        return redirect(proposal)
    return render(request, "propose/price.html", {"cycle": cycle, "proposal": proposal, "form": form})


def _numbers(request) -> list[int]:
    """The ticked numbers; whatever is none cannot be one of ours."""
    return [int(ticked) for ticked in request.POST.getlist("number") if re.fullmatch(r"[0-9]{1,9}", ticked)]
