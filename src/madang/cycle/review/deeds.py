"""What the page of one proposal offers a person: the acts they may do now, each with its form and its button."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from madang.base.people.models import Part, Person, Role
from madang.cycle.propose.models import State

from . import forms
from .models import Opinion, Review, Stand, Terms
from .permissions import (
    ON_A_PANEL,
    why_not_approve,
    why_not_be_named,
    why_not_close_appeal,
    why_not_delegate,
    why_not_give_opinion,
    why_not_review,
    why_not_screen,
    why_not_sit,
    why_not_summon,
)
from .story import Story


@dataclass
class Deed:
    """Something this person may do here now: its form, if it asks anything, and the words of its button."""

    name: str
    button: str
    form: object = None
    title: str = ""
    note: str = ""
    kind: str = "ghost"


def deeds_of(person: Person, story: Story) -> list[Deed]:
    """What the page offers. The same permissions guard the acts."""
    proposal, review, cycle = story.proposal, story.review, story.proposal.cycle
    officer = why_not_screen(person, cycle) is None
    deeds = []
    if officer and proposal.state in (State.SUBMITTED, State.PUBLISHED):
        deeds.append(
            Deed("assign", _("배정하기"), forms.AssignForm(cycle, prefix="assign"), _("부서에 배정하기"), kind="")
        )
        deeds.append(Deed("exclude", _("답하고 제외하기"), forms.ExcludeForm(prefix="exclude"), _("접수에서 제외하기")))
    if review and review.stand == Stand.ASSIGNED and why_not_review(person, review) is None:
        deeds.append(Deed("take_up", _("검토 시작하기"), kind=""))
    if review and why_not_approve(person, review) is None:
        deeds.append(Deed("approve", _("결재하기"), kind="", title=_("결재")))
        deeds.append(
            Deed("send_back", _("돌려보내기"), forms.SendBackForm(prefix="send_back"), _("다시 살펴 달라고 하기"))
        )
    if why_not_summon(person, proposal) is None:
        deeds.append(Deed("summon", _("보완 요청하기"), forms.SummonForm(prefix="summon"), _("보완 요청")))
    if review and review.is_open and why_not_delegate(person, review) is None:
        deeds.append(
            Deed("delegate", _("넘기기"), forms.DelegateForm(cycle, prefix="delegate"), _("다른 부서로 넘기기"))
        )
        ask = forms.AskOpinionForm(cycle, prefix="ask_opinion")
        deeds.append(Deed("ask_opinion", _("의견 묻기"), ask, _("다른 부서의 의견 묻기")))
    if officer and review and review.stand in (Stand.ASSIGNED, Stand.REVIEWING):
        form = forms.NameReviewerForm(reviewers_of(review), prefix="name_reviewer")
        deeds.append(Deed("name_reviewer", _("검토자 정하기"), form, _("이 부서의 누가 검토할지 정하기")))
    if opinion_of(person, review):
        deeds.append(
            Deed("give_opinion", _("의견 보내기"), forms.GiveOpinionForm(prefix="give_opinion"), _("우리 부서의 의견"))
        )
    if officer:
        deeds += _waiting_deeds(story) + _appeal_deeds(person, story)
    deeds.append(Deed("inside", _("쪽지 남기기"), forms.InsideForm(prefix="inside"), kind="ghost"))
    return deeds


def _waiting_deeds(story: Story) -> list[Deed]:
    """When a proposer has not answered in time, a person goes on; the clock does nothing by itself."""
    deeds = []
    if story.open_summons and story.open_summons.is_late:
        deeds.append(Deed("go_on", _("답 없이 이어 가기"), title=_("보완 기한이 지났습니다")))
    if story.asking and story.asking.is_overdue:
        note = story.asking.get_silence_display()
        deeds.append(Deed("settle", _("답이 없었다고 적기"), title=_("동의를 기다린 기한이 지났습니다"), note=note))
    return deeds


def _appeal_deeds(person: Person, story: Story) -> list[Deed]:
    appeal = story.appeal
    if appeal is None or appeal.outcome:
        return []
    if why_not_close_appeal(person, appeal) is None:
        return [
            Deed(
                "close_appeal",
                _("재심의 마치기"),
                forms.CloseAppealForm(prefix="close_appeal"),
                _("재심의 결과"),
                kind="",
            )
        ]
    if any(seat.voice for seat in appeal.seats.all()):
        return []
    size = Terms.for_proposal(story.proposal).panel_size
    return [
        Deed(
            "seat",
            _("자리 정하기"),
            forms.PanelForm(judges_of(story), size, prefix="seat"),
            _("재심의에 앉을 사람"),
            kind="",
        )
    ]


def judges_of(story: Story):
    """Whoever has a part here and had none in this."""
    government = story.proposal.cycle.government
    people = Person.objects.filter(
        parts__in=_current_parts(government)
    ).distinct().order_by("name")  # fmt: skip
    able = [person.pk for person in people if why_not_sit(person, story.appeal) is None]
    return people.filter(pk__in=able)


def reviewers_of(review: Review):
    """Who of the office may be named."""
    parts = Part.objects.of(review.proposal.cycle.government).current()
    parts = parts.filter(role=Role.REVIEWER, office=review.office.name)
    people = Person.objects.filter(parts__in=parts).distinct().order_by("name")
    able = [person.pk for person in people if why_not_be_named(person, review) is None]
    return people.filter(pk__in=able)


def _current_parts(government):
    return Part.objects.of(government).current().filter(role__in=ON_A_PANEL)


def opinion_of(person: Person, review: Review | None) -> Opinion | None:
    """The question that waits for this person's office."""
    if review is None:
        return None
    for opinion in review.opinions.all():
        opinion.review = review
        if why_not_give_opinion(person, opinion) is None:
            return opinion
    return None
