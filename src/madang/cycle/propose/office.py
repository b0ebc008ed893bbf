"""What officers see and do: the list, one proposal after the other, and what becomes of each before its review."""

import re

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madang.base.pages.words import count_of
from madang.base.people.refusals import Refused, require
from madang.cycle.plan.shortcuts import in_cycle, officer_page

from . import actions, in_one_sitting, kin
from .advice import advise, similar_to
from .forms import AnswerForm, CostForm, SearchForm
from .in_one_sitting import Answered, answer_all
from .models import MOVES, DeskFilter, Proposal, State
from .office_forms import FilterNameForm, HandleForm, ManyForm, MergeForm, SplitForm, TransferAnswerForm, TransferForm
from .permissions import why_not_handle, why_not_price
from .search import found
from .transfers import send_on, write_answer

HERE = "waiting"
AT_ONCE = 40  # what an officer handles in one sitting
MOST_IN_A_ROW = 5000
MOST_TO_MERGE = 20


@officer_page
@in_cycle
def waiting(request, cycle):
    """The desk's list. What is looked for stands in the address, so a filter is kept as a bookmark."""
    return _list(request, cycle, ManyForm())


def _list(request, cycle, many: ManyForm):
    """What was typed and ticked is still there when an answer lacked something."""
    form, found = _sieved(request, cycle)
    page = Paginator(found, AT_ONCE).get_page(request.GET.get("page"))
    asked = _asked(request)
    context = {
        "cycle": cycle,
        "proposals": page,
        "page": page,
        "form": form,
        "asked": asked,
        "many": many,
        "ticked": _numbers(request),
        "keep": FilterNameForm(initial={"query": asked}, prefix="keep"),
        "kept": DeskFilter.objects.of_person(request.user, cycle.government, HERE),
    }
    return render(request, "propose/waiting.html", context, status=422 if many.errors else 200)


@officer_page
@in_cycle
def handle(request, cycle, number):
    """One proposal, what resembles it, and the answer; afterwards the next one of the same list."""
    proposal = get_object_or_404(Proposal.objects.of(cycle).for_cards(), number=number)
    form = HandleForm(proposal, request.POST or None)
    before, after = _neighbours(request, cycle, number)
    if form.is_valid() and _answer(proposal, form, request.user):
        messages.success(
            request,
            _("%(code)s: ‘%(state)s’로 옮겼습니다.") % {"code": proposal.code, "state": proposal.get_state_display()},
        )
        asked = _asked(request)
        to = (
            reverse("propose:handle", args=[cycle.fiscal_year, after])
            if after
            else reverse("propose:waiting", args=[cycle.fiscal_year])
        )
        return redirect(f"{to}?{asked}" if asked else to)
    context = {
        "cycle": cycle,
        "proposal": proposal,
        "form": form,
        "before": before,
        "after": after,
        "asked": _asked(request),
        "advice": advise(cycle, proposal.title, proposal.problem, proposal.idea, but=proposal),
        "transfer": proposal.transfers.waiting().first(),
        "may": set() if proposal.is_held else {str(state) for state in MOVES[State(proposal.state)]},
        "proposers": proposal.proposers.all(),
    }
    return render(request, "propose/handle.html", context)


@officer_page
@require_POST
@in_cycle
def publish(request, cycle):
    """Publish every ticked proposal: one at a sitting or forty."""
    answered = answer_all(cycle, _ticked(request, cycle), State.PUBLISHED, by=request.user)
    return _told(request, cycle, answered, _("공개한 제안: %(proposals)s"))


@officer_page
@require_POST
@in_cycle
def answer_many(request, cycle):
    """Ask for more or decline, every ticked proposal with the same sentence. A row that may not be is named with why."""
    form = ManyForm(request.POST)
    if not form.is_valid():
        return _list(request, cycle, form)
    said = form.cleaned_data
    deed = State(said["deed"])
    given = {"sentence": said["answer"], "reason": said["reason"] if deed == State.DECLINED else ""}
    answered = answer_all(cycle, _ticked(request, cycle), deed, by=request.user, **given)
    done = _("제외한 제안: %(proposals)s") if deed == State.DECLINED else _("보완을 청한 제안: %(proposals)s")
    return _told(request, cycle, answered, done)


@officer_page
@require_POST
@in_cycle
def keep_filter(request, cycle):
    form = FilterNameForm(request.POST, prefix="keep")
    if form.is_valid():
        require(why_not_handle(request.user, cycle))
        in_one_sitting.keep_filter(cycle, HERE, form.cleaned_data["name"], form.cleaned_data["query"], by=request.user)
        messages.success(request, _("찾기를 간직했습니다."))
    return redirect(f"{reverse('propose:waiting', args=[cycle.fiscal_year])}?{request.POST.get('keep-query', '')}")


@officer_page
@require_POST
@in_cycle
def forget_filter(request, cycle, pk):
    in_one_sitting.forget_filter(cycle, HERE, pk, by=request.user)
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
@in_cycle
def transfer(request, cycle, number):
    """Send it to whoever is in charge; once it is there, write down what they answered."""
    proposal = get_object_or_404(Proposal.objects.of(cycle).select_related("cycle__government"), number=number)
    there = proposal.transfers.waiting().first()
    form = (
        TransferAnswerForm(request.POST or None, instance=there)
        if there
        else TransferForm(proposal, request.POST or None)
    )
    if form.is_valid():
        said = form.cleaned_data
        if there:
            write_answer(there, said["outcome"], said["answer"], by=request.user)
            messages.success(request, _("그곳의 답을 적었습니다."))
        else:
            send_on(form.save(commit=False), said["sentence"], by=request.user)
            messages.success(request, _("보냈다고 적고, 제안하신 분께 알렸습니다."))
        return redirect(proposal)
    return render(
        request, "propose/transfer.html", {"cycle": cycle, "proposal": proposal, "form": form, "there": there}
    )


@officer_page
@in_cycle
def merge(request, cycle, number):
    """Offer what resembles it and what the officer looked for; those ticked go on in this one."""
    proposal = get_object_or_404(Proposal.objects.of(cycle).select_related("cycle__government"), number=number)
    offered = _mergeable(request, cycle, proposal)
    form = MergeForm(offered, cycle.government.language, request.POST or None)
    if form.is_valid():
        kin.merge(proposal, list(form.cleaned_data["others"]), form.cleaned_data["sentence"], by=request.user)
        messages.success(request, _("합쳤습니다. 제안하신 분들은 모두 공동제안자로 남습니다."))
        return redirect(proposal)
    context = {"cycle": cycle, "proposal": proposal, "form": form, "q": request.GET.get("q", "")[:60]}
    return render(request, "propose/merge.html", context)


@officer_page
@in_cycle
def split(request, cycle, number):
    proposal = get_object_or_404(Proposal.objects.of(cycle).select_related("cycle__government", "track"), number=number)
    form = SplitForm(request.POST or None)
    if form.is_valid():
        kin.split(proposal, form.parts, form.cleaned_data["sentence"], by=request.user)
        messages.success(request, _("나누었습니다. 새 접수번호가 있는 제안이 되었습니다."))
        return redirect(proposal)
    return render(request, "propose/split.html", {"cycle": cycle, "proposal": proposal, "form": form})


@officer_page
@in_cycle
def price(request, cycle, number):
    proposal = get_object_or_404(Proposal.objects.of(cycle).published(), number=number)
    require(why_not_price(request.user, proposal))
    form = CostForm(request.POST or None, instance=proposal)
    if form.is_valid():
        actions.price_proposal(proposal, form.cleaned_data["cost"], by=request.user)
        messages.success(request, _("비용을 적었습니다."))
        return redirect(proposal)
    return render(request, "propose/price.html", {"cycle": cycle, "proposal": proposal, "form": form})


def _ticked(request, cycle):
    return Proposal.objects.of(cycle).filter(number__in=_numbers(request)).order_by("number")


def _told(request, cycle, answered: Answered, done: str):
    """How many were done; of the others each by its number, with the reason."""
    messages.success(request, done % {"proposals": count_of(len(answered.done), "proposal")})
    for proposal, refused in answered.refused:
        why = render_to_string(refused.template, refused.facts).strip()
        messages.warning(request, _("%(code)s: %(why)s") % {"code": proposal.code, "why": why})
    asked = _asked(request)
    to = reverse("propose:waiting", args=[cycle.fiscal_year])
    return redirect(f"{to}?{asked}" if asked else to)


def _sieved(request, cycle):
    """Proposals that wait, unless another state is asked for."""
    given = request.GET.copy()
    given.setdefault("state", State.SUBMITTED)
    form = SearchForm(cycle, given, finds_hidden=True)
    return form, form.narrow(Proposal.objects.of(cycle).for_cards().order_by("submitted_at", "number"))


def _asked(request) -> str:
    """The filter as it stands in the address, without the page."""
    given = request.GET.copy()
    given.pop("page", None)
    return given.urlencode()


def _neighbours(request, cycle, number: int) -> tuple[int | None, int | None]:
    """The numbers before and after this one in the list the officer came from."""
    _form, found = _sieved(request, cycle)
    numbers = list(found.values_list("number", flat=True)[:MOST_IN_A_ROW])
    if number not in numbers:
        return None, next(iter(numbers), None)
    at = numbers.index(number)
    return (numbers[at - 1] if at else None), (numbers[at + 1] if at + 1 < len(numbers) else None)


def _answer(proposal: Proposal, form: HandleForm, by) -> bool:
    """Do it. If somebody else was faster nothing typed is lost: the form says what changed."""
    said = form.cleaned_data
    words, seen = said["answer"], said["seen"]
    deeds = {
        State.PUBLISHED: lambda: actions.publish_proposal(proposal, by=by, sentence=words, seen=seen),
        State.NEEDS_INFO: lambda: actions.ask_for_more(proposal, words, by=by, seen=seen),
        State.DECLINED: lambda: actions.decline_proposal(proposal, words, reason=said["reason"], by=by, seen=seen),
        State.COMPLAINT: lambda: actions.turn_into_complaint(proposal, words, by=by, seen=seen),
    }
    try:
        deeds[State(said["deed"])]()
    except Refused as refused:
        form.add_error(None, render_to_string(refused.template, refused.facts).strip())
        return False
    return True


def _mergeable(request, cycle, proposal: Proposal):
    open_still = [state for state, afters in MOVES.items() if State.MERGED in afters]
    others = Proposal.objects.of(cycle).filter(state__in=open_still, held_at=None).exclude(pk=proposal.pk)
    if query := request.GET.get("q", "")[:60]:
        return others.filter(pk__in=found(others, query).values("pk")[:MOST_TO_MERGE])
    alike = [one.proposal.pk for one in similar_to(cycle.government, proposal.title, but=proposal)]
    ticked = re.findall(r"\b[0-9]{1,9}\b", " ".join(request.GET.getlist("number"))) + request.POST.getlist("others")
    wanted = [int(one) for one in ticked if re.fullmatch(r"[0-9]{1,15}", one)]
    return others.filter(Q(pk__in=alike) | Q(number__in=wanted) | Q(pk__in=wanted))


def _numbers(request) -> list[int]:
    """The ticked numbers; whatever is none cannot be one of ours."""
    return [int(ticked) for ticked in request.POST.getlist("number") if re.fullmatch(r"[0-9]{1,9}", ticked)]
