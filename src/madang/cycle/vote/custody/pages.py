"""The officers' page of the trustees' key before the vote, and the keepers' page of what their machines found after it."""

import base64

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from madang.base.people.doors import in_government
from madang.base.people.refusals import Refused, require
from madang.cycle.plan.shortcuts import in_cycle, officer_page

from ..ceremony import box_of
from ..models import Custody, KeyOffer, Poll, SealTrial, State
from ..permissions import why_not_see_box
from ..views import poll_of
from ..withdrawn import file_of_withdrawn
from .agreement import agreeing, differing, last_openings
from .forms import KeyForm, OpeningForm, TrialForm
from .key import answer_together, keep_on_server, missing, offer_key, read_key
from .openings import bring_opening
from .permissions import why_not_bring_key, why_not_bring_opening


@officer_page
@in_cycle
def trustees(request, cycle, track):
    """Make the key at home, bring it, and open a test envelope with every holder. Three forms, one at a time."""
    poll = poll_with_trustees(cycle, track)
    offer = KeyOffer.objects.of(poll).last()
    file = read_key(offer.text.encode()) if offer else None
    deed, posted = request.POST.get("deed"), request.POST or None
    key_form = KeyForm(posted if deed == "key" else None, request.FILES or None)
    trial_form = TrialForm(file.holders if file else (), posted if deed == "trial" else None)
    if request.method == "POST" and (done := _act(request, poll, deed, key_form, trial_form)):
        messages.success(request, done)
        return redirect("vote:box" if deed == "server" else "vote:trustees", cycle.fiscal_year, track)
    context = {
        "cycle": cycle, "poll": poll, "file": file, "offer": offer, "missing": missing(offer) if offer else [],
        "key_form": key_form, "trial_form": trial_form, "why_not": why_not_bring_key(request.user, poll),
        "trials": SealTrial.objects.of(poll).filter(offer=offer).exclude(passed_at=None) if offer else (),
    }  # fmt: skip
    context["why_not_template"] = Refused(context["why_not"]).template if context["why_not"] else None
    return render(request, "vote/custody/trustees.html", context)


@in_government
@in_cycle
def openings(request, cycle, track):
    """The box for the holders' machines, the command to type there, and what came back."""
    poll = poll_with_trustees(cycle, track)
    require(why_not_see_box(request.user, poll))
    holders = poll.frozen.custody.holders if poll.manifest else ()
    form = OpeningForm(holders, request.POST or None, request.FILES or None)
    if request.method == "POST":
        require(why_not_bring_opening(request.user, poll))
        if form.is_valid():
            given = form.cleaned_data
            made = bring_opening(poll, given["holder"], given["ballots"], given["tally"], by=request.user)
            _say(request, poll, made)
            return redirect("vote:openings", cycle.fiscal_year, track)
    context = {
        "cycle": cycle, "poll": poll, "form": form, "why_not": why_not_bring_opening(request.user, poll),
        "found": last_openings(poll), "agreed": (agreed := agreeing(poll)), "names": ", ".join(one.holder for one in agreed), "differing": differing(poll),
        "withdrawn": bool(file_of_withdrawn(poll)), "has_box": poll.stage.place >= State.UNLINKED.place,
        "seeded": bool(getattr(poll.frozen.counting, "seed_commitment", "")) if poll.manifest else False,
    }  # fmt: skip
    return render(request, "vote/custody/openings.html", context)


@in_government
@in_cycle
def trustees_file(request, cycle, track, name):
    """What is carried to the machines without network: the test envelope, the locked key, the nameless box."""
    poll = poll_with_trustees(cycle, track)
    require(why_not_see_box(request.user, poll))
    if name not in _FILES:
        raise Http404
    data = _FILES[name](poll)
    if not data:
        raise Http404
    headers = {"Content-Disposition": content_disposition_header(True, name)}
    return HttpResponse(data, content_type="application/octet-stream", headers=headers)


def poll_with_trustees(cycle, track: str) -> Poll:
    poll = poll_of(cycle, track)
    require(None if poll.custody == Custody.TRUSTEES else "vote.key_on_server")
    return poll


def _act(request, poll: Poll, deed: str | None, key_form: KeyForm, trial_form: TrialForm) -> str:
    """What to say when it was done; nothing where the form must be shown again."""
    require(why_not_bring_key(request.user, poll))
    if deed == "key" and key_form.is_valid():
        offer_key(poll, key_form.cleaned_data["file"], by=request.user)
        return _("열쇠 파일을 받았습니다. 이제 시험 봉투를 열어 주세요.")
    if deed == "trial" and trial_form.is_valid():
        given = trial_form.cleaned_data
        if answer_together(poll, given["number"], given["holders"], by=request.user):
            return _("모든 열쇠지기가 시험을 마쳤습니다. 투표용지를 굳혔고, 투표할 준비가 되었습니다.")
        return _("번호가 맞습니다. 남은 열쇠지기가 들어간 시험을 한 번 더 합니다.")
    if deed == "server":
        keep_on_server(poll, by=request.user)
        return _("열쇠를 이 서버가 지키기로 바꾸었습니다. 보안 약속에 약한 단계로 적힙니다.")
    return ""


def _say(request, poll: Poll, made) -> None:
    others = [one.holder for one in last_openings(poll) if one.found != made.found]
    if others:
        names = {"holder": made.holder, "others": ", ".join(others)}
        messages.warning(request, _("%(holder)s의 결과가 %(others)s의 결과와 다릅니다. 아래를 보아 주세요.") % names)
    elif agreeing(poll):
        messages.success(request, _("두 컴퓨터의 결과가 똑같습니다. 이제 두 사람이 봉투 열기를 확인할 수 있습니다."))
    else:
        messages.success(request, _("받았습니다. 다른 열쇠지기의 컴퓨터에서 연 결과가 하나 더 있어야 합니다."))


def _test_envelope(poll: Poll) -> bytes:
    trial = SealTrial.objects.of(poll).filter(passed_at=None).order_by("pk").last()
    return base64.b64decode(trial.ct) if trial else b""


def _locked_key(poll: Poll) -> bytes:
    offer = KeyOffer.objects.of(poll).last()
    return offer.text.encode() if offer else b""


def _box(poll: Poll) -> bytes:
    return box_of(poll) if poll.stage.place >= State.UNLINKED.place else b""


_FILES = {"test.bin": _test_envelope, "key.json": _locked_key, "box.txt": _box, "withdrawn.json": file_of_withdrawn}
