"""The officers' list, acts on many at once, and what is set for the year before anybody judges."""

import re

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madang.base.pages.words import count_of
from madang.base.people.doors import for_parts
from madang.base.people.refusals import require
from madang.cycle.plan.models import Track
from madang.cycle.plan.shortcuts import in_cycle, officer_page
from madang.cycle.propose.in_one_sitting import forget_filter as forget
from madang.cycle.propose.in_one_sitting import keep_filter as keep
from madang.cycle.propose.models import DeskFilter, Proposal, State

from .actions import screening, setting
from .forms import AssignForm, CriterionForm, FilterForm, FilterNameForm, OfficeForm, TermsForm
from .models import Criterion, Office, Review, Terms
from .permissions import DESK, offices_of, why_not_screen, why_not_see_desk

desk_page = for_parts(*DESK)
HERE = "review"
# The road's states that are no business of the desk: what went elsewhere for good.
GONE = (State.MERGED, State.SPLIT, State.WITHDRAWN)


@desk_page
@in_cycle
def desk(request, cycle):
    form = FilterForm(cycle, _asked(request, cycle))
    proposals = in_list(form.narrow(at_the_desk(cycle)))
    page = Paginator(proposals, 40).get_page(request.GET.get("page"))
    context = {
        "cycle": cycle,
        "form": form,
        "page": page,
        "query": _query(request),
        "assign": AssignForm(cycle, prefix="assign") if why_not_screen(request.user, cycle) is None else None,
        "keep": FilterNameForm(initial={"query": _query(request)}, prefix="keep"),
        "kept": DeskFilter.objects.of_person(request.user, cycle.government, HERE),
    }
    return render(request, "review/desk.html", context)


@officer_page
@require_POST
@in_cycle
def assign(request, cycle):
    """Every ticked proposal to one office: one at a sitting or forty."""
    form = AssignForm(cycle, request.POST, prefix="assign")
    if not form.is_valid() and _numbers(request):
        # From a list that knows no offices, or without one: the ticks go along to the question.
        ticked = at_the_desk(cycle).filter(number__in=_numbers(request)).order_by("number")
        asked = form if "assign-office" in request.POST else AssignForm(cycle, prefix="assign")
        context = {"cycle": cycle, "assign": asked, "proposals": ticked, "query": ""}
        return render(request, "review/assign_to.html", context, status=422)
    if not form.is_valid():
        messages.error(request, _("배정할 제안을 골라 주세요."))
        return _back(request, cycle)
    ticked = list(at_the_desk(cycle).filter(number__in=_numbers(request)).order_by("number"))
    chosen = [one for one in ticked if one.state in (State.SUBMITTED, State.PUBLISHED)]
    done, missed = screening.assign_all(chosen, form.cleaned_data["office"], by=request.user)
    missed += [one for one in ticked if one not in chosen]
    said = {"number": count_of(len(done), "proposal"), "office": form.cleaned_data["office"].name}
    messages.success(request, _("배정한 제안: %(number)s → %(office)s") % said)
    if missed:
        codes = ", ".join(proposal.code for proposal in missed)
        messages.warning(
            request, _("이미 배정했거나 그사이 다른 담당자가 처리해 두고 왔습니다: %(codes)s") % {"codes": codes}
        )
    return _back(request, cycle)


@desk_page
@require_POST
@in_cycle
def keep_filter(request, cycle):
    form = FilterNameForm(request.POST, prefix="keep")
    if form.is_valid():
        require(why_not_see_desk(request.user, cycle))
        keep(cycle, HERE, form.cleaned_data["name"], form.cleaned_data["query"], by=request.user)
        messages.success(request, _("거르기를 간직했습니다."))
    return redirect(f"{reverse('review:desk', args=[cycle.fiscal_year])}?{request.POST.get('keep-query', '')}")


@desk_page
@require_POST
@in_cycle
def forget_filter(request, cycle, pk):
    forget(cycle, HERE, pk, by=request.user)
    return redirect("review:desk", cycle.fiscal_year)


@officer_page
@in_cycle
def terms(request, cycle, track=None):
    """The year's clocks, or those of one track, which begin as a copy of the year's."""
    track = get_object_or_404(Track.objects.of(cycle), code=track) if track else None
    there = Terms.objects.filter(cycle=cycle, track=track).first()
    if track and there and "drop" in request.POST:
        setting.drop_terms(there, by=request.user)
        messages.success(request, _("이 유형은 한 해의 시계를 따릅니다."))
        return redirect("review:settings", cycle.fiscal_year)
    form = TermsForm(request.POST or None, instance=there or Terms.of(cycle).copy_for(track))
    if form.is_valid():
        setting.save_terms(form.instance, by=request.user)
        messages.success(request, _("검토의 시계를 정했습니다."))
        return redirect("review:settings", cycle.fiscal_year)
    title = _("검토의 시계")
    return _form_page(request, cycle, form, title, "review/settings_terms.html", track=track, there=there)


@officer_page
@in_cycle
def settings(request, cycle):
    """Criteria by kind and track, offices, clocks: what the year's review runs on."""
    context = {
        "cycle": cycle,
        "terms": Terms.of(cycle),
        "of_tracks": Terms.objects.filter(cycle=cycle, track__isnull=False).select_related("track"),
        "tracks": Track.objects.of(cycle),
        "offices": Office.objects.of(cycle.government).working(),
        "criteria": Criterion.objects.of(cycle).standing().select_related("track"),
    }
    return render(request, "review/settings.html", context)


@officer_page
@require_POST
@in_cycle
def take_over(request, cycle):
    added = setting.take_over_standards(cycle, by=request.user)
    messages.success(request, _("가져온 기준: %(number)s") % {"number": count_of(added, "item")})
    return redirect("review:settings", cycle.fiscal_year)


@officer_page
@in_cycle
def criterion(request, cycle, pk=None):
    there = Criterion.objects.of(cycle).standing()
    one = get_object_or_404(there, pk=pk) if pk else Criterion(cycle=cycle)
    if pk and request.method == "POST" and "drop" in request.POST:
        setting.drop_criterion(one, by=request.user)
        messages.success(request, _("기준을 뺐습니다."))
        return redirect("review:settings", cycle.fiscal_year)
    form = CriterionForm(request.POST or None, instance=one)
    if form.is_valid():
        setting.save_criterion(form.instance, by=request.user)
        messages.success(request, _("기준을 적었습니다."))
        return redirect("review:settings", cycle.fiscal_year)
    return _form_page(request, cycle, form, _("검토 기준"), "review/settings_criterion.html", one=one)


@officer_page
@in_cycle
def office(request, cycle, pk=None):
    there = Office.objects.of(cycle.government)
    one = get_object_or_404(there, pk=pk) if pk else Office(government=cycle.government)
    form = OfficeForm(request.POST or None, instance=one)
    if form.is_valid():
        setting.save_office(form.instance, cycle, by=request.user)
        messages.success(request, _("부서를 적었습니다."))
        return redirect("review:settings", cycle.fiscal_year)
    return _form_page(request, cycle, form, _("부서"), "review/settings_form.html")


def at_the_desk(cycle):
    """Every proposal the review has to do with, in the order of their numbers."""
    return Proposal.objects.of(cycle).exclude(state__in=GONE).select_related("area", "track", "cycle__government")


def in_list(proposals):
    """With the review of each row, so that a list of forty asks as often as a list of one."""
    reviews = Review.objects.exclude(stand__in=["passed_on", "set_aside"]).select_related("office", "reviewer")
    # Propose keeps no way forward to a review, so the list is joined here.
    return _Joined(proposals.order_by("number"), reviews)


class _Joined:
    """A slice of proposals, each with `.review`: what a paginator needs of a list."""

    def __init__(self, proposals, reviews) -> None:
        self.proposals, self.reviews = proposals, reviews

    def count(self) -> int:
        return self.proposals.count()

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, part: slice) -> list[Proposal]:
        rows = list(self.proposals[part])
        last = {review.proposal_id: review for review in self.reviews.filter(proposal__in=rows).order_by("pk")}
        for row in rows:
            row.review = last.get(row.pk)
            if row.review:
                row.review.proposal = row
        return rows


def _asked(request, cycle) -> dict:
    """A reviewer begins with what their own office has; everyone may look at the rest."""
    if request.GET or why_not_screen(request.user, cycle) is None:
        return request.GET
    own = Office.objects.of(cycle.government).filter(name__in=offices_of(request.user, cycle.government)).first()
    return {"office": own.pk} if own else request.GET


def _query(request) -> str:
    kept = request.GET.copy()
    kept.pop("page", None)
    return kept.urlencode()


def _numbers(request) -> list[int]:
    """The ticked numbers; whatever is none cannot be one of ours."""
    return [int(ticked) for ticked in request.POST.getlist("number") if re.fullmatch(r"[0-9]{1,9}", ticked)]


def _back(request, cycle):
    query = request.POST.get("query", "")
    return redirect(f"{reverse('review:desk', args=[cycle.fiscal_year])}?{query}")


def _form_page(request, cycle, form, title, template, **more):
    context = {"cycle": cycle, "form": form, "title": title} | more
    return render(request, template, context, status=422 if form.errors else 200)
