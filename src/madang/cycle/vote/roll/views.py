"""How somebody finds themselves on the roll: by the code of their letter, or by what was proved here."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from madang.base.people.codes import TooManyTries
from madang.base.people.doors import in_government
from madang.base.people.refusals import require
from madang.cycle.plan.shortcuts import in_cycle

from ..models import RollEntry
from ..views import poll_of
from .finding import find_by_code, join_by_proof
from .forms import CodeForm, ProofForm
from .permissions import why_not_join


@sensitive_post_parameters()
@in_government
@in_cycle
def on_the_roll(request, cycle, track):
    poll = poll_of(cycle, track)
    require(why_not_join(request.user, poll))
    by_code = request.POST.get("way") == "code"
    code = CodeForm(request.POST if by_code else None)
    proof = ProofForm(request.POST if request.POST.get("way") == "proof" else None)
    found = _found(poll, code, proof, request.user)
    if found:
        messages.success(request, _("명부에서 찾았습니다. 이제 투표할 수 있습니다."))
        return redirect("vote:ballot", cycle.fiscal_year, track)
    mine = RollEntry.objects.of(poll).filter(person=request.user).first()
    context = {"cycle": cycle, "poll": poll, "code_form": code, "proof_form": proof, "mine": mine}
    return render(request, "vote/roll/on_the_roll.html", context, status=422 if code.errors or proof.errors else 200)


def _found(poll, code: CodeForm, proof: ProofForm, person) -> RollEntry | None:
    if proof.is_bound and proof.is_valid():
        return join_by_proof(poll, by=person, no_official=proof.cleaned_data["no_official"])
    if not code.is_bound or not code.is_valid():
        return None
    asked = code.cleaned_data
    try:
        entry = find_by_code(poll, asked["code"], asked["name"], asked["born"], by=person)
    except TooManyTries:
        code.say("too_many")
        return None
    if entry is None:
        code.say("wrong")
    return entry
