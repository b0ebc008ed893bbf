"""What officers and counters do: put projects on the paper before a vote, and end it together, step by step."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from madang.base.people.doors import in_government
from madang.base.people.refusals import Refused, require
from madang.cycle.plan.models import Track
from madang.cycle.plan.shortcuts import in_cycle, officer_page

from . import actions, ceremony
from .board.witnesses import witness_keys
from .clearing import clear_traces
from .ending import destroy_secrets, what_is_left
from .forms import PaperForm, WhyForm
from .levels import level_template
from .models import Approval, Custody, Poll, State, Step
from .offering import on_offer
from .permissions import (
    earliest,
    why_not_make_paper,
    why_not_resume,
    why_not_see_box,
    why_not_step,
    why_not_suspend,
)
from .told import FEWEST, turnout
from .turnout import by_area, by_day
from .views import poll_of


@officer_page
@in_cycle
def papers(request, cycle):
    polls = {poll.track_id: poll for poll in Poll.objects.of(cycle)}
    tracks = [(track, polls.get(track.pk)) for track in Track.objects.of(cycle)]
    context = {
        "cycle": cycle,
        "tracks": tracks,
        "ended": cycle.has_ended("vote"),
        "why_not": (why_not := why_not_make_paper(request.user, cycle)),
        "why_not_template": Refused(why_not).template if why_not else None,
    }
    return render(request, "vote/papers.html", context)


@officer_page
@in_cycle
def make_paper(request, cycle, track):
    track = get_object_or_404(Track.objects.of(cycle), code=track)
    require(why_not_make_paper(request.user, cycle))
    proposals = on_offer(track)
    form = PaperForm(proposals, request.POST or None)
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("challenge_days", "max_casts", "custody")}
        poll = actions.make_paper(track, form.cleaned_data["proposals"], by=request.user, **given)
        if poll.custody == Custody.TRUSTEES:
            messages.success(request, _("투표용지를 만들었습니다. 이제 열쇠지기들의 열쇠를 받아야 굳힐 수 있습니다."))
            return redirect("vote:trustees", poll.cycle.fiscal_year, track.code)
        messages.success(request, _("투표용지를 만들었습니다. 이제 사업과 금액은 바뀌지 않습니다."))
        return redirect("vote:papers", poll.cycle.fiscal_year)
    witnesses = len(witness_keys(cycle.government))
    levels = [(Custody(kind), kind == Custody.TRUSTEES, level_template(kind, witnesses)) for kind in Custody]
    context = {"cycle": cycle, "track": track, "form": form, "proposals": proposals, "levels": levels}
    return render(request, "vote/make_paper.html", context)


@in_government
@in_cycle
def box(request, cycle, track):
    """The steps of the end: what has happened, what comes next, whose word is still missing."""
    poll = poll_of(cycle, track)
    require(why_not_see_box(request.user, poll))
    if request.method == "POST":
        _act(request, poll)
        return redirect("vote:box", cycle.fiscal_year, track)
    return render(request, "vote/box.html", _about_box(request.user, cycle, poll))


def _act(request, poll: Poll) -> None:
    deed = request.POST.get("deed", "")
    if deed == "suspend":
        form = WhyForm(request.POST)
        require(None if form.is_valid() else "vote.say_why")
        actions.suspend_vote(poll, form.cleaned_data["why"], by=request.user)
    elif deed == "resume":
        actions.resume_vote(poll, by=request.user)
    elif deed == "clear":
        clear_traces(poll)
    elif deed == "destroy":
        destroy_secrets(poll)
    else:
        require(None if deed in Step.values else "vote.not_this_step")
        taken = ceremony.give_word(poll, Step(deed), by=request.user)
        messages.success(
            request, _("두 사람이 확인하여 마쳤습니다.") if taken else _("확인했습니다. 한 사람이 더 확인해야 합니다.")
        )


def _about_box(person, cycle, poll: Poll) -> dict:
    words = list(Approval.objects.of(poll).select_related("by").order_by("at"))
    return {
        "cycle": cycle,
        "poll": poll,
        "steps": [_step(person, poll, step, words) for step in Step],
        "why_not_suspend": why_not_suspend(person, poll),
        "why_not_resume": why_not_resume(person, poll),
        "turnout": turnout(poll),
        "fewest": FEWEST,
        "areas": by_area(poll),
        "days": by_day(poll),
        "counted": getattr(poll, "counted_list", None),
        "unlinking": getattr(poll, "unlinking", None),
        "opened": getattr(poll, "opened_box", None),
        "purging": getattr(poll, "purging", None),
        "left": what_is_left(poll) if poll.state == State.PURGED else [],
        "by_trustees": poll.custody == Custody.TRUSTEES,
        "why_form": WhyForm(),
    }


_SAID = (
    "vote.too_early", "vote.word_given", "vote.papers_unsigned", "vote.audit_unannounced", "vote.audit_known",
    "vote.openings_missing", "vote.openings_differ",
)  # fmt: skip
_AFTER = {
    Step.CLOSE: State.CHALLENGE, Step.FREEZE: State.FROZEN, Step.UNLINK: State.UNLINKED, Step.OPEN: State.OPENED,
    Step.FINAL: State.FINAL, Step.PURGE: State.PURGED,
}  # fmt: skip


def _step(person, poll: Poll, step: Step, words: list[Approval]) -> dict:
    reason = why_not_step(person, poll, step)
    return {
        "step": step,
        "template": f"vote/steps/{step}.html",
        "words": [word for word in words if word.step == step],
        "is_done": poll.stage.place >= _AFTER[step].place,
        "why_not": reason,
        "why_not_template": Refused(reason).template if reason in _SAID else None,
        "earliest": earliest(poll, step) if reason == "vote.too_early" else None,
    }
