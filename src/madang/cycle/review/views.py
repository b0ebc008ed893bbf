"""What residents see: the register of reviews, one card with its whole story, the reasons in numbers; and what they answer."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count as Number
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from madang.base.documents.serve import serve_document
from madang.base.files.views import serve
from madang.base.pages.links import Link
from madang.base.people.doors import in_government
from madang.base.people.refusals import require
from madang.cycle.plan.models import Stage
from madang.cycle.plan.shortcuts import in_cycle
from madang.cycle.propose.models import Proposal, State
from madang.cycle.propose.permissions import is_proposer, why_not_read
from madang.cycle.propose.veil import veil

from . import documents
from .actions import appealing, approving, summons
from .forms import AppealForm, ConsentForm, MendForm, SpeakForm
from .models import Criterion, Office, Seat, Terms
from .permissions import (
    last_day_to_appeal,
    why_not_answer,
    why_not_appeal,
    why_not_consent,
    why_not_see_desk,
    why_not_see_paper,
    why_not_speak,
)
from .statistics import statistics_of
from .story import stories_of, story_of

SHOWN = (
    State.ASSIGNED, State.REVIEWING, State.NEEDS_INFO, State.ELIGIBLE, State.MODIFIED, State.INELIGIBLE,
    State.ALREADY_DONE, State.DEFERRED, State.APPEALED, State.DECLINED, State.COMPLAINT, State.TRANSFERRED,
)  # fmt: skip


@in_cycle
def register(request, cycle):
    """Every published proposal that came into the review, by the state that is asked for."""
    proposals = Proposal.objects.of(cycle).published().filter(state__in=SHOWN)
    states = dict(proposals.order_by().values_list("state").annotate(number=Number("pk")))
    asked = request.GET.get("state", "")
    proposals = proposals.filter(state=asked) if asked in states else proposals
    page = Paginator(proposals.select_related("area", "track", "cycle__government").order_by("number"), 50)
    page = page.get_page(request.GET.get("page"))
    context = {
        "cycle": cycle,
        "page": page,
        "stories": stories_of(veil(page.object_list)),
        "states": _chips(request, states, asked),
        "window": cycle.window(Stage.REVIEW),
    }
    return render(request, "review/register.html", context)


@in_cycle
def card(request, cycle, number):
    """The whole story of one proposal in the review: what was asked, found, reckoned, decided, contested."""
    proposal = _readable(request, cycle, number)
    story = story_of(proposal)
    mine = is_proposer(request.user, proposal)
    context = {
        "cycle": cycle,
        "proposal": proposal,
        "story": story,
        "mine": mine,
        "may_answer": story.open_summons and why_not_answer(request.user, story.open_summons) is None,
        "may_consent": story.asking and why_not_consent(request.user, story.asking) is None,
        "may_appeal": mine and why_not_appeal(request.user, proposal) is None,
        "on_desk": request.user.is_authenticated and why_not_see_desk(request.user, cycle) is None,
    }
    if not mine:
        veil([proposal])
    context["appeal_until"] = last_day_to_appeal(proposal) if context["may_appeal"] else None
    context["seat"] = _seat(request.user, story)
    return render(request, "review/card.html", context)


@in_cycle
def criteria(request, cycle):
    """What a proposal is measured by, before anybody is judged."""
    context = {
        "cycle": cycle,
        "criteria": Criterion.objects.of(cycle).standing().select_related("track"),
        "offices": Office.objects.of(cycle.government).working(),
        "terms": Terms.of(cycle),
        "of_tracks": Terms.objects.filter(cycle=cycle, track__isnull=False).select_related("track"),
    }
    return render(request, "review/criteria.html", context)


@in_cycle
def paper(request, cycle, prefix, name):
    """A file on which a finding rests: for the desk while it is a draft, for everyone once two people signed."""
    return serve(request, prefix, name, why_not_see_paper)


@in_cycle
def statistics(request, cycle):
    return render(request, "review/statistics.html", {"cycle": cycle, "numbers": statistics_of(cycle)})


@in_government
@in_cycle
def answer(request, cycle, number):
    """보완: a proposer answers what was asked."""
    story = story_of(_readable(request, cycle, number))
    asked = story.open_summons
    require("review.nothing_asked" if asked is None else why_not_answer(request.user, asked))
    form = MendForm(request.POST or None, instance=story.proposal)
    if form.is_valid():
        mended = form.save(commit=False) if form.is_rewritten else None
        summons.answer_summons(asked, form.cleaned_data["answer"], by=request.user, mended=mended)
        messages.success(request, _("답을 받았습니다. 검토를 이어 갑니다."))
        return redirect("review:card", cycle.fiscal_year, number)
    return _page(request, "review/answer.html", story, form, asked=asked)


@in_government
@in_cycle
def consent(request, cycle, number):
    """Both texts side by side, and the proposer's word."""
    story = story_of(_readable(request, cycle, number))
    changed = story.asking
    require("review.nothing_asked" if changed is None else why_not_consent(request.user, changed))
    form = ConsentForm(request.POST or None)
    if form.is_valid():
        given, words = form.cleaned_data["answer"] == "given", form.cleaned_data["words"]
        approving.answer_modification(changed, given=given, words=words, by=request.user)
        said = _("고친 안으로 나아갑니다. 고맙습니다.") if given else _("처음 쓰신 글로 다시 검토합니다.")
        messages.success(request, said)
        return redirect("review:card", cycle.fiscal_year, number)
    return _page(request, "review/consent.html", story, form, changed=changed)


@in_government
@in_cycle
def appeal(request, cycle, number):
    story = story_of(_readable(request, cycle, number))
    require(why_not_appeal(request.user, story.proposal))
    form = AppealForm(request.POST or None)
    if form.is_valid():
        appealing.file_appeal(story.proposal, form.cleaned_data["words"], by=request.user)
        messages.success(request, _("재심의를 청했습니다. 처음 검토한 사람이 아닌 이들이 다시 살핍니다."))
        return redirect("review:card", cycle.fiscal_year, number)
    return _page(request, "review/appeal.html", story, form, until=last_day_to_appeal(story.proposal))


@in_government
@in_cycle
def panel(request, cycle, number):
    """Where one member of a panel reads everything public and says what they think."""
    story = story_of(_proposal(cycle, number))
    seat = _seat(request.user, story)
    require("review.another_seat" if seat is None else why_not_speak(request.user, seat))
    form = SpeakForm(request.POST or None)
    if form.is_valid():
        appealing.speak(seat, form.cleaned_data["voice"], form.cleaned_data["words"], by=request.user)
        messages.success(request, _("의견을 적었습니다."))
        return redirect("review:card", cycle.fiscal_year, number)
    return _page(request, "review/panel.html", story, form, appeal=story.appeal)


@in_cycle
def opinion(request, cycle, number, suffix=""):
    """부서검토의견서 of what two people signed."""
    story = story_of(veil([_readable(request, cycle, number)])[0])
    if story.verdict is None:
        raise Http404
    return serve_document(request, documents.opinion(story, _address(request, story)), suffix, story.proposal.is_public)


@in_government
@in_cycle
def notice(request, cycle, number, suffix=""):
    """제안자 통지서: for whoever proposed, and for the desks that print it."""
    story = story_of(_proposal(cycle, number))
    if not is_proposer(request.user, story.proposal):
        require(why_not_see_desk(request.user, cycle))
    if not story.steps:
        raise Http404
    return serve_document(request, documents.notice(story, _address(request, story)), suffix, public=False)


@in_cycle
def summary(request, cycle, suffix=""):
    """부서검토 총괄표."""
    return serve_document(request, documents.summary(cycle, _decided(cycle), _here(request)), suffix)


@in_cycle
def marks(request, cycle, suffix=""):
    """심사표: every proposal by every criterion."""
    return serve_document(request, documents.marks(cycle, _decided(cycle), _here(request)), suffix)


def _decided(cycle):
    """Published proposals that a department has judged, each with its story."""
    proposals = Proposal.objects.of(cycle).published().filter(state__in=SHOWN)
    proposals = proposals.select_related("area", "track", "cycle__government").order_by("number")
    return [story for story in stories_of(veil(proposals)) if story.verdict or story.proposal.answer]


def _readable(request, cycle, number) -> Proposal:
    proposal = _proposal(cycle, number)
    require(why_not_read(request.user, proposal))
    return proposal


def _proposal(cycle, number) -> Proposal:
    proposals = Proposal.objects.of(cycle).select_related("area", "track", "cycle__government")
    proposal = get_object_or_404(proposals, number=number)
    proposal.cycle = cycle
    return proposal


def _seat(person, story) -> Seat | None:
    """This person's own seat on the panel that sits now."""
    if story.appeal is None or not person.is_authenticated:
        return None
    seat = next((one for one in story.appeal.seats.all() if one.person_id == person.pk), None)
    if seat:
        seat.appeal = story.appeal
    return seat if seat and not seat.voice and not story.appeal.outcome else None


def _chips(request, states: dict, asked: str) -> list[Link]:
    every = [Link(_("모두"), request.path, current=not asked, count=sum(states.values()))]
    return every + [
        Link(state.label, f"{request.path}?state={state}", current=asked == state, count=states[state])
        for state in State
        if state in states
    ]


def _page(request, template, story, form, **more):
    context = {"cycle": story.proposal.cycle, "proposal": story.proposal, "story": story, "form": form} | more
    return render(request, template, context, status=422 if form.errors else 200)


def _address(request, story) -> str:
    """Where the card is read online."""
    return request.build_absolute_uri(
        reverse("review:card", args=[story.proposal.cycle.fiscal_year, story.proposal.number])
    )


def _here(request) -> str:
    return request.build_absolute_uri(request.path)
