"""Proposing together: the invitation, more pictures and papers, and the answer to a request for more."""

from django.contrib import messages
from django.core.signing import BadSignature, TimestampSigner
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from madang.base.files.actions import store_attachment, store_picture
from madang.base.files.forms import PictureForm
from madang.base.notices.actions import follow
from madang.base.people.doors import in_government
from madang.base.people.refusals import Refused, require
from madang.base.record.actions import note
from madang.cycle.plan.shortcuts import in_cycle

from . import actions
from .forms import CompleteForm, FilesForm
from .models import Proposal, Proposer
from .permissions import is_proposer, why_not_add_files, why_not_complete, why_not_join

INVITED = 60 * 60 * 24 * 30  # seconds an invitation is good for
_signer = TimestampSigner(salt="madang.propose.together")


@in_government
@in_cycle
def together(request, cycle, number):
    """For the proposers: who stands behind it, and a link that invites others."""
    proposal = get_object_or_404(Proposal.objects.of(cycle), number=number)
    require(None if is_proposer(request.user, proposal) else "propose.proposer_only")
    link = request.build_absolute_uri(
        reverse("propose:join", args=[cycle.fiscal_year, number, _signer.sign(proposal.pk)])
    )
    context = {"cycle": cycle, "proposal": proposal, "link": link, "proposers": proposal.proposers.all()}
    return render(request, "propose/together.html", context)


@in_government
@in_cycle
def join(request, cycle, number, token):
    proposal = get_object_or_404(Proposal.objects.of(cycle), number=number)
    _require_invited(proposal, token)
    require(why_not_join(request.user, proposal))
    if request.method == "POST":
        _join(proposal, request.POST.get("name", "").strip()[:60], request.user)
        messages.success(request, _("함께 제안하시는 분으로 이름을 올렸습니다."))
        return redirect(proposal)
    return render(request, "propose/join.html", {"cycle": cycle, "proposal": proposal})


@in_government
@in_cycle
def files(request, cycle, number):
    """More pictures with their words, and papers; private until the proposal is public."""
    proposal = get_object_or_404(Proposal.objects.of(cycle).select_related("cycle__government"), number=number)
    require(why_not_add_files(request.user, proposal))
    picture = PictureForm(request.POST or None, request.FILES or None, prefix="picture")
    paper = FilesForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and all([picture.is_valid(), paper.is_valid()]):
        _store(proposal, picture.cleaned_data, paper.cleaned_data["attachment"], request.user)
        messages.success(request, _("더했습니다."))
        return redirect(proposal)
    return render(
        request, "propose/files.html", {"cycle": cycle, "proposal": proposal, "picture": picture, "paper": paper}
    )


@in_government
@in_cycle
def complete(request, cycle, number):
    proposal = get_object_or_404(Proposal.objects.of(cycle).select_related("cycle__government"), number=number)
    require(why_not_complete(request.user, proposal))
    if proposal.mend_page:
        return redirect(proposal.mend_page, cycle.fiscal_year, number)
    form = CompleteForm(request.POST or None, instance=proposal)
    if form.is_valid():
        actions.complete_proposal(form.save(commit=False), by=request.user)
        messages.success(request, _("보완해 주셔서 고맙습니다. 다시 살펴보겠습니다."))
        return redirect(proposal)
    return render(request, "propose/complete.html", {"cycle": cycle, "proposal": proposal, "form": form})


def _require_invited(proposal: Proposal, token: str) -> None:
    try:
        invited = _signer.unsign(token, max_age=INVITED)
    except BadSignature as bad:
        raise Refused("propose.not_invited") from bad
    require(None if invited == str(proposal.pk) else "propose.not_invited")


@transaction.atomic
def _join(proposal: Proposal, name: str, by) -> None:
    Proposer.objects.get_or_create(proposal=proposal, person=by, defaults={"name": name})
    government = proposal.cycle.government
    note(government, proposal.subject, "propose.together", by=by, actor="resident", public=proposal.is_public)
    follow(government, proposal.subject, by=by)


@transaction.atomic
def _store(proposal: Proposal, picture: dict, paper, by) -> None:
    place = {"by": by, "subject": proposal.subject, "public": proposal.is_public}
    government = proposal.cycle.government
    if picture.get("picture"):
        stored = store_picture(government, picture["picture"], picture["alt"], **place)
        if proposal.picture_id is None:
            Proposal.objects.filter(pk=proposal.pk).update(picture=stored)
    if paper:
        store_attachment(government, paper, **place)
