"""The acts of the page of one proposal: the form of each with what was sent, and what happens; each returns what to say."""

from django.utils.translation import gettext as _

from madang.cycle.propose.models import State

from . import forms
from .actions import appealing, approving, reviewing, screening, summons
from .deeds import judges_of, opinion_of, reviewers_of
from .models import Terms
from .story import Story


def form_of(request, story: Story, deed: str):
    """The deed's form with what was sent; None for a deed that asks nothing."""
    cycle, data = story.proposal.cycle, request.POST
    if deed in ("assign", "delegate", "ask_opinion"):
        kind = {"assign": forms.AssignForm, "delegate": forms.DelegateForm, "ask_opinion": forms.AskOpinionForm}[deed]
        return kind(cycle, data, prefix=deed)
    if deed == "seat":
        return forms.PanelForm(judges_of(story), Terms.for_proposal(story.proposal).panel_size, data, prefix=deed)
    if deed == "name_reviewer":
        return forms.NameReviewerForm(reviewers_of(story.review), data, prefix=deed)
    kind = {
        "exclude": forms.ExcludeForm, "summon": forms.SummonForm, "send_back": forms.SendBackForm,
        "give_opinion": forms.GiveOpinionForm, "inside": forms.InsideForm, "close_appeal": forms.CloseAppealForm,
    }.get(deed)  # fmt: skip
    return kind(data, prefix=deed) if kind else None


def _assign(request, story, said):
    screening.assign(story.proposal, said["office"], by=request.user, seen=_seen(request))
    return _("부서에 배정했습니다.")


def _exclude(request, story, said):
    screening.exclude(story.proposal, by=request.user, seen=_seen(request), **said)
    return _("답을 보냈습니다.")


def _take_up(request, story, said):
    reviewing.take_up(story.review, by=request.user)
    return _("검토를 시작했습니다.")


def _approve(request, story, said):
    approving.approve(story.review, by=request.user, seen=whole(request.POST.get("seen", "")))
    return _("결재했습니다. 제안하신 분께 알렸습니다.")


def _send_back(request, story, said):
    approving.send_back(story.review, said["why"], by=request.user, seen=whole(request.POST.get("seen", "")))
    return _("돌려보냈습니다.")


def _summon(request, story, said):
    summons.summon(story.proposal, said["asked"], by=request.user, seen=_seen(request))
    return _("보완을 요청했습니다.")


def _delegate(request, story, said):
    screening.delegate(story.review, said["office"], said["why"], by=request.user)
    return _("다른 부서로 넘겼습니다.")


def _name_reviewer(request, story, said):
    screening.name_reviewer(story.review, said["person"], by=request.user)
    return _("검토자를 정했습니다.")


def _ask_opinion(request, story, said):
    reviewing.ask_opinion(story.review, said["office"], said["question"], by=request.user)
    return _("의견을 물었습니다.")


def _give_opinion(request, story, said):
    reviewing.give_opinion(opinion_of(request.user, story.review), said["leaning"], said["words"], by=request.user)
    return _("의견을 보냈습니다.")


def _inside(request, story, said):
    reviewing.write_inside(story.proposal, said["words"], by=request.user)
    return _("쪽지를 남겼습니다.")


def _go_on(request, story, said):
    summons.go_on_without(story.open_summons, by=request.user)
    return _("답 없이 이어 갑니다.")


def _settle(request, story, said):
    approving.settle_silence(story.asking, by=request.user)
    return _("답이 없었다고 적었습니다.")


def _seat(request, story, said):
    appealing.seat_panel(story.appeal, said["people"], by=request.user)
    return _("재심의에 앉을 사람을 정했습니다.")


def _close_appeal(request, story, said):
    appealing.close_appeal(story.appeal, said["sentence"], by=request.user)
    return _("재심의를 마쳤습니다.")


ACTS = {
    "assign": _assign, "exclude": _exclude, "take_up": _take_up, "approve": _approve, "send_back": _send_back,
    "summon": _summon, "delegate": _delegate, "name_reviewer": _name_reviewer, "ask_opinion": _ask_opinion, "give_opinion": _give_opinion,
    "inside": _inside, "go_on": _go_on, "settle": _settle, "seat": _seat, "close_appeal": _close_appeal,
}  # fmt: skip


def _seen(request) -> str:
    return request.POST.get("state", "") if request.POST.get("state", "") in State.values else ""


def whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
