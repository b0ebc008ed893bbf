"""One proposal at the desk: everything known about it, the acts this person may do, and the way to the next one."""

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from madang.base.people.refusals import Refused, require
from madang.cycle.plan.shortcuts import in_cycle

from . import forms
from .actions import reviewing
from .deeds import Deed, deeds_of
from .doing import ACTS, form_of, whole
from .models import Criterion, InternalNote, Kind, Review, Stand
from .office import at_the_desk, desk_page
from .permissions import why_not_review
from .prices import prices_of
from .sheet_form import SheetForm
from .story import Story, story_of


@desk_page
@in_cycle
def work(request, cycle, number):
    proposal = _proposal(cycle, number)
    story = story_of(proposal)
    deeds = deeds_of(request.user, story)
    if request.method == "POST":
        deed = request.POST.get("deed", "")
        done = next((one for one in deeds if one.name == deed), None)
        if done is None:
            raise Refused("review.not_yours_now", state=proposal.get_state_display(), code=proposal.code)
        form = form_of(request, story, deed)
        if form is None or form.is_valid():
            messages.success(request, ACTS[deed](request, story, form.cleaned_data if form else {}))
            return _onward(request, cycle, proposal)
        done.form = form
    context = _context(request, cycle, story, deeds)
    return render(request, "review/work.html", context, status=422 if request.method == "POST" else 200)


@desk_page
@in_cycle
def sheet(request, cycle, number):
    """The reviewer's sheet. Saved as often as one likes; the second button hands it in for a signature."""
    story = story_of(_proposal(cycle, number))
    review = story.review
    require("review.not_assigned" if review is None else why_not_review(request.user, review))
    form = SheetForm(review, *((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        return _save(request, cycle, review, form)
    context = {
        "cycle": cycle,
        "story": story,
        "proposal": story.proposal,
        "review": review,
        "form": form,
        "prices": prices_of(cycle.government),
        "seen": request.POST.get("seen", review.revision),
    }
    return render(request, "review/sheet.html", context, status=422 if form.errors else 200)


def _save(request, cycle, review: Review, form: SheetForm):
    """What was typed is kept even when it cannot be handed in yet."""
    if review.stand == Stand.ASSIGNED:
        review = reviewing.take_up(review, by=request.user)
    seen = whole(request.POST.get("seen", ""))
    changed = form.changed.modification() if form.written()["verdict"] == "modified" else None
    saved = reviewing.save_sheet(
        review,
        form.written(),
        form.found(),
        form.reckoned(),
        changed,
        by=request.user,
        seen=seen,
        papers=form.papers(),
    )
    if "hand_in" not in request.POST:
        messages.success(request, _("검토서를 저장했습니다."))
        return redirect("review:sheet", cycle.fiscal_year, review.proposal.number)
    reviewing.hand_in(saved, by=request.user, seen=saved.revision)
    messages.success(request, _("결재를 올렸습니다."))
    return _onward(request, cycle, review.proposal)


def _context(request, cycle, story: Story, deeds: list[Deed]) -> dict:
    proposal, review = story.proposal, story.review
    before, after = _neighbours(request, cycle, proposal)
    return {
        "cycle": cycle,
        "story": story,
        "proposal": proposal,
        "review": review,
        "deeds": deeds,
        "may_write": review is not None and why_not_review(request.user, review) is None,
        "shows_draft": review is not None and review.stand in (Stand.HANDED_IN, Stand.ASKING, Stand.DONE),
        "checklist": Criterion.objects.of(cycle).for_track(proposal.track, Kind.SCREENING),
        "notes": InternalNote.objects.filter(proposal=proposal).select_related("by"),
        "before": before,
        "after": after,
        "query": _asked(request).urlencode(),
    }


def _neighbours(request, cycle, proposal) -> tuple[int | None, int | None]:
    """The numbers before and after this one in the list it was opened from."""
    listed = forms.FilterForm(cycle, _asked(request)).narrow(at_the_desk(cycle))
    before = listed.filter(number__lt=proposal.number).order_by("-number").values_list("number", flat=True).first()
    after = listed.filter(number__gt=proposal.number).order_by("number").values_list("number", flat=True).first()
    return before, after


def _onward(request, cycle, proposal):
    """After an act: the next of the list, so that forty are done without going back to it."""
    query = _asked(request).urlencode()
    _before, after = _neighbours(request, cycle, proposal)
    if (
        "stay" in request.POST
        or request.POST.get("deed") in ("inside", "take_up", "ask_opinion", "name_reviewer")
        or after is None
    ):
        after = proposal.number
    return redirect(f"{reverse('review:work', args=[cycle.fiscal_year, after])}?{query}")


def _asked(request) -> QueryDict:
    """The list's query, as it travels in the address of each of its proposals."""
    return request.GET


def _proposal(cycle, number):
    proposal = get_object_or_404(at_the_desk(cycle), number=number)
    proposal.cycle = cycle
    return proposal
