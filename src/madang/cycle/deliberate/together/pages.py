"""The table: the text as it stands, every change side by side with what came in and went out, and who answered how."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madang.base.people.doors import in_government
from madang.base.people.refusals import Refused, require
from madang.cycle.plan.shortcuts import in_cycle
from madang.cycle.propose.models import Proposal
from madang.cycle.propose.permissions import is_proposer

from ..models import Change, Together
from . import actions
from .forms import AnswerChangeForm, ChangeForm
from .permissions import why_not_agree, why_not_answer, why_not_change, why_not_lay_open, why_not_settle


@in_cycle
def table(request, cycle, number):
    one = find_table(cycle, number)
    versions = list(one.versions.all())
    changes = list(one.changes.all())
    for change in changes:
        change.together = one
    context = {
        "cycle": cycle,
        "together": one,
        "proposal": one.proposal,
        "first": versions[0],
        "latest": versions[-1],
        "changes": [(change, why_not_answer(request.user, change) is None) for change in reversed(changes)],
        "waiting": sum(not change.answer for change in changes),
        "may_change": why_not_change(request.user, one) is None,
        "may_sign_in": why_not_change(request.user, one) == "deliberate.sign_in",
        "may_agree": len(versions) > 1 and why_not_agree(request.user, one) is None,
        "may_settle": why_not_settle(request.user, one) is None,
        "mine": is_proposer(request.user, one.proposal),
    }
    return render(request, "deliberate/together.html", context)


@in_government
@require_POST
@in_cycle
def lay_open(request, cycle, number):
    proposal = _proposal(cycle, number)
    actions.lay_open(proposal, by=request.user)
    messages.success(request, _("글을 함께 고치는 자리에 올렸습니다."))
    return redirect("deliberate:together", cycle.fiscal_year, number)


@in_government
@in_cycle
def change(request, cycle, number, paragraph):
    one = find_table(cycle, number)
    require(why_not_change(request.user, one))
    paragraphs = one.versions.last().paragraphs
    if not 1 <= paragraph <= len(paragraphs) + 1:
        raise Refused("deliberate.no_such_paragraph")
    before = paragraphs[paragraph - 1] if paragraph <= len(paragraphs) else ""
    form = ChangeForm(request.POST or None, initial={"after": before})
    if form.is_valid():
        data = form.cleaned_data
        actions.propose_change(one, paragraph, data["after"], data["why"], by=request.user)
        messages.success(request, _("고치자는 뜻을 올렸습니다. 답이 오면 알려 드립니다."))
        return redirect("deliberate:together", cycle.fiscal_year, number)
    context = {"cycle": cycle, "proposal": one.proposal, "form": form, "before": before, "paragraph": paragraph}
    return render(request, "deliberate/change.html", context, status=422 if form.errors else 200)


@in_government
@in_cycle
def answer_change(request, cycle, number, pk):
    one = find_table(cycle, number)
    asked = get_object_or_404(Change, together=one, pk=pk)
    asked.together = one
    require(why_not_answer(request.user, asked))
    form = AnswerChangeForm(request.POST or None)
    if form.is_valid():
        accepted = form.cleaned_data["answer"] == "accepted"
        actions.answer_change(asked, accepted=accepted, words=form.cleaned_data["words"], by=request.user)
        messages.success(request, _("답했습니다."))
        return redirect("deliberate:together", cycle.fiscal_year, number)
    context = {"cycle": cycle, "proposal": one.proposal, "form": form, "change": asked}
    return render(request, "deliberate/answer_change.html", context, status=422 if form.errors else 200)


@in_government
@require_POST
@in_cycle
def settle(request, cycle, number):
    """The office agrees first, then the proposer."""
    one = find_table(cycle, number)
    if "agree" in request.POST:
        actions.agree(one, by=request.user)
        messages.success(request, _("지금 글에 부서가 동의했습니다. 제안자에게 물었습니다."))
    else:
        version = request.POST.get("version", "")
        actions.settle(one, by=request.user, version=int(version) if version.isdecimal() and len(version) < 6 else 0)
        messages.success(request, _("함께 고친 글이 이제 제안의 글입니다. 처음 글도 여기에 남습니다."))
    return redirect("deliberate:together", cycle.fiscal_year, number)


def find_table(cycle, number) -> Together:
    found = get_object_or_404(
        Together.objects.of(cycle).select_related(
            "proposal__cycle__government", "proposal__proposer", "proposal__area"
        ),
        proposal__number=number,
    )
    found.proposal.cycle = cycle
    return found


def may_lay_open(person, proposal: Proposal) -> bool:
    return why_not_lay_open(person, proposal) is None


def _proposal(cycle, number) -> Proposal:
    proposal = get_object_or_404(Proposal.objects.of(cycle).published(), number=number)
    proposal.cycle = cycle
    return proposal
