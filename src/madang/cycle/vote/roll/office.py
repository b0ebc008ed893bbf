"""The officers' pages of a roll: how many are on it, the census, the letters, and changes that another one decides."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from madang.base.documents.serve import serve_document
from madang.base.people.refusals import Refused, require
from madang.cycle.plan.shortcuts import in_cycle, officer_page

from ..models import Census, CensusState, LetterBatch, RollChange, RollEntry
from ..views import poll_of
from .by_hand import ask_to_add, ask_to_void, decide_change
from .census import activate_census, drop_census, stage_census
from .census_file import CensusFault
from .documents import letters_document
from .forms import AddForm, CensusForm, LettersForm, LookForm, VoidForm
from .letters import MOST, ledger, make_letters, void_letters
from .looking import look_up
from .numbers import by_area, by_source, declared, whole
from .permissions import why_not_bring_census, why_not_change_roll, why_not_print_letters


@officer_page
@in_cycle
def overview(request, cycle, track):
    """Numbers by neighbourhood, none below ten; and what waits for somebody."""
    poll = poll_of(cycle, track)
    waiting = RollChange.objects.of(poll).filter(decided_by=None).select_related("area", "asked_by", "entry__area")
    may_change = why_not_change_roll(request.user, poll) is None
    context = {
        "whole": whole(poll),
        "areas": list(by_area(poll)),
        "sources": by_source(poll),
        "declared": declared(poll),
        "censuses": Census.objects.of(poll),
        "ledger": ledger(poll),
        "waiting": [(change, may_change and change.asked_by_id != request.user.pk) for change in waiting],
        "may_bring": why_not_bring_census(request.user, poll) is None,
        "may_print": why_not_print_letters(request.user, poll) is None,
        "may_change": may_change,
    }
    return render(request, "vote/roll/overview.html", _about(cycle, poll) | context)


@sensitive_post_parameters()
@officer_page
@in_cycle
def bring(request, cycle, track):
    """A file in; its sentences, if it is wrong, by line and field."""
    poll = poll_of(cycle, track)
    require(why_not_bring_census(request.user, poll))
    form, faults = CensusForm(request.POST or None, request.FILES or None), []
    if form.is_valid():
        try:
            stage_census(poll, form.cleaned_data["file"], by=request.user)
        except CensusFault as fault:
            faults = fault.faults
        else:
            messages.success(request, _("명부 파일을 읽었습니다. 수를 살펴보고 명부로 삼아 주세요."))
            return redirect("vote:roll", cycle.fiscal_year, track)
    status = 422 if faults or form.errors else 200
    return render(
        request, "vote/roll/bring.html", _about(cycle, poll) | {"form": form, "faults": faults}, status=status
    )


@require_POST
@officer_page
@in_cycle
def settle(request, cycle, track):
    """The staged census becomes the roll, or is dropped."""
    poll = poll_of(cycle, track)
    require(why_not_bring_census(request.user, poll))
    census = Census.objects.of(poll).filter(state=CensusState.STAGED).first()
    require("vote.census_settled" if census is None else None)
    census.poll = poll
    if request.POST.get("deed") == "activate":
        activate_census(census, by=request.user)
        messages.success(request, _("이제 이 명부로 투표합니다."))
    else:
        drop_census(census, by=request.user)
        messages.success(request, _("읽은 것을 버렸습니다."))
    return redirect("vote:roll", cycle.fiscal_year, track)


@officer_page
@in_cycle
def letters(request, cycle, track):
    """A POST answers with the letters as one PDF: the only time their codes can be read. They are kept nowhere."""
    poll = poll_of(cycle, track)
    require(why_not_print_letters(request.user, poll))
    form = LettersForm(poll, request.POST or None)
    if request.method == "POST" and form.is_valid():
        _batch, printed = make_letters(poll, form.cleaned_data["area"], by=request.user)
        request.method = "GET"  # what follows only hands a file out
        address = request.build_absolute_uri(f"/{cycle.government.slug}/{cycle.fiscal_year}/vote/{track}/letter/")
        return serve_document(request, letters_document(poll, printed, address), "pdf", public=False)
    batches = [(batch, batch.letters.filter(is_void=False).count()) for batch in LetterBatch.objects.of(poll)]
    context = {"form": form, "batches": batches, "ledger": ledger(poll), "most": MOST}
    return render(request, "vote/roll/letters.html", _about(cycle, poll) | context)


@require_POST
@officer_page
@in_cycle
def void_batch(request, cycle, track, pk: int):
    poll = poll_of(cycle, track)
    batch = get_object_or_404(LetterBatch.objects.of(poll), pk=pk)
    batch.poll = poll
    number = void_letters(batch, by=request.user)
    messages.success(request, _("참여번호 %(number)s개를 못 쓰게 했습니다.") % {"number": number})
    return redirect("vote:roll_letters", cycle.fiscal_year, track)


@sensitive_post_parameters()
@officer_page
@in_cycle
def find(request, cycle, track):
    """At the desk: somebody's entry by name and birth date. The look is written down before anything is shown."""
    poll = poll_of(cycle, track)
    require(why_not_change_roll(request.user, poll))
    form, found = LookForm(request.POST or None), None
    if form.is_valid():
        asked = form.cleaned_data
        found = look_up(poll, asked["name"], asked["born"], asked["why"], by=request.user)
    context = {"form": form, "found": found, "void_form": VoidForm(auto_id="void_%s")}
    return render(request, "vote/roll/find.html", _about(cycle, poll) | context)


@require_POST
@officer_page
@in_cycle
def ask_void(request, cycle, track, pk):
    poll = poll_of(cycle, track)
    entry = get_object_or_404(RollEntry.objects.of(poll), pk=pk)
    entry.poll, form = poll, VoidForm(request.POST)
    require(why_not_change_roll(request.user, poll))
    if not form.is_valid():
        raise Refused("vote.say_why")
    ask_to_void(entry, why=form.cleaned_data["why"], by=request.user)
    messages.success(request, _("다른 담당자가 확인하면 명부에서 빠집니다."))
    return redirect("vote:roll", cycle.fiscal_year, track)


@sensitive_post_parameters()
@officer_page
@in_cycle
def ask_add(request, cycle, track):
    poll = poll_of(cycle, track)
    require(why_not_change_roll(request.user, poll))
    form = AddForm(poll, request.POST or None)
    if form.is_valid():
        asked = dict(form.cleaned_data)
        ask_to_add(poll, asked.pop("name"), asked.pop("born"), by=request.user, **asked)
        messages.success(request, _("다른 담당자가 확인하면 명부에 오릅니다."))
        return redirect("vote:roll", cycle.fiscal_year, track)
    return render(request, "vote/roll/add.html", _about(cycle, poll) | {"form": form})


@require_POST
@officer_page
@in_cycle
def decide(request, cycle, track, pk):
    poll = poll_of(cycle, track)
    change = get_object_or_404(RollChange.objects.of(poll), pk=pk)
    change.poll = poll
    decide_change(change, request.POST.get("deed") == "approve", by=request.user)
    return redirect("vote:roll", cycle.fiscal_year, track)


def _about(cycle, poll) -> dict:
    return {"cycle": cycle, "poll": poll}
