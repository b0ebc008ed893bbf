"""The audit by lot: the keepers' page, the page for everybody, and the screen at which one's own envelope is opened."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from madang.base.people.doors import in_government
from madang.base.people.refusals import require
from madang.cycle.plan.shortcuts import in_cycle
from madang_methods.sealing.canonical import read_canonical
from madang_methods.sealing.marks import read_marks

from ..models import Audit, Custody, Option, Poll, State
from ..permissions import why_not_see_box
from ..views import poll_of
from .draw import announce_audit, bring_sample, draw_sample, numbers_drawn, root_at_freeze, size_of
from .forms import AnnounceForm, DrawForm, ReceiptForm, SampleForm
from .permissions import why_not_announce, why_not_bring_sample, why_not_draw, why_not_show
from .showing import show_envelope


@in_government
@in_cycle
def audit_office(request, cycle, track):
    """Name the randomness before the freeze; type its value and the dice after it; bring what trustees opened."""
    poll = poll_of(cycle, track)
    require(why_not_see_box(request.user, poll))
    deed = request.POST.get("deed")
    forms = {
        name: form(request.POST if deed == name else None, request.FILES if deed == name else None)
        for name, form in (("announce", AnnounceForm), ("draw", DrawForm), ("sample", SampleForm))
    }
    if request.method == "POST":
        require(None if deed in forms else "vote.not_this_step")
        require(_WHY_NOT[deed](request.user, poll))
        if forms[deed].is_valid():
            messages.success(request, _DO[deed](poll, forms[deed].cleaned_data, request.user))
            return redirect("vote:audit_office", cycle.fiscal_year, track)
    why_not = {name: asked(request.user, poll) for name, asked in _WHY_NOT.items()}
    audit = Audit.objects.of(poll).first()
    waits = why_not["draw"] == "vote.audit_waits"
    context = {"cycle": cycle, "poll": poll, "audit": audit, "forms": forms, "why_not": why_not, "waits": waits}
    return render(request, "vote/audit/office.html", context | _about_draw(poll, audit))


@never_cache
@in_cycle
def audit_page(request, cycle, track):
    """For everybody: what was named when, what was drawn, and how to draw it again at home."""
    poll = poll_of(cycle, track)
    require(None if poll.manifest else "vote.no_promise_yet")
    audit = Audit.objects.of(poll).first()
    context = {"cycle": cycle, "poll": poll, "audit": audit} | _about_draw(poll, audit)
    if audit and audit.sample and poll.stage.place >= State.PUBLISHED.place:
        context["opened"] = list(_opened(poll, audit, context["numbers"]))
    return render(request, "vote/audit/page.html", context)


@sensitive_post_parameters()
@sensitive_variables("shown")
@in_government
@in_cycle
def show(request, cycle, track):
    """What the envelope holds is on this one screen and nowhere else."""
    poll = poll_of(cycle, track)
    require(why_not_see_box(request.user, poll))
    why_not = why_not_show(request.user, poll)
    form, shown = ReceiptForm(request.POST or None), None
    if request.method == "POST":
        require(why_not)
        if form.is_valid():
            shown = show_envelope(poll, form.cleaned_data["receipt"], by=request.user)
    context = {"cycle": cycle, "poll": poll, "form": form, "shown": shown, "why_not": why_not}
    context["by_trustees"] = poll.custody == Custody.TRUSTEES
    return render(request, "vote/audit/show.html", context)


def _about_draw(poll: Poll, audit: Audit | None) -> dict:
    """Once the list is frozen there is a root; once the value is known, there are numbers."""
    if audit is None or poll.stage.place < State.FROZEN.place:
        return {}
    about = {"root": root_at_freeze(poll).hex()}
    if audit.beacon:
        about |= {"numbers": numbers_drawn(poll, audit), "size": size_of(poll), "rejects": poll.opened_box.rejects}
    return about


def _opened(poll: Poll, audit: Audit, numbers: list[str]):
    """(number, titles) of each envelope that was opened for everybody."""
    titles, kind = dict(Option.objects.of(poll).values_list("code", "title")), poll.frozen.ballot.kind
    for number, one in zip(numbers, read_canonical(audit.sample.encode())["opened"], strict=True):
        yield number, [titles[code] for code in read_marks(one["ballot"].encode(), kind).choices]


def _announce(poll: Poll, given: dict, by) -> str:
    announce_audit(poll, given["source"], given["known_at"], by=by)
    return _("적었습니다. 셀 봉투를 굳힐 때 게시판에 함께 오릅니다.")


def _draw(poll: Poll, given: dict, by) -> str:
    draw_sample(poll, given["beacon"], given["dice"], by=by)
    return _("추첨했습니다.")


def _bring(poll: Poll, given: dict, by) -> str:
    bring_sample(poll, given["file"], by=by)
    return _("뽑힌 봉투가 모두 약속과 같습니다. 결과와 함께 공개합니다.")


_WHY_NOT = {"announce": why_not_announce, "draw": why_not_draw, "sample": why_not_bring_sample}
_DO = {"announce": _announce, "draw": _draw, "sample": _bring}
