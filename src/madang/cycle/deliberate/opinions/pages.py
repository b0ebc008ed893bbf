"""A conversation: one claim at a time with three buttons; afterwards the map, its counts, and what unites."""

import hashlib

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from madang.base.people.doors import in_government
from madang.base.people.refusals import Refused, require
from madang.base.talk.address import address_of
from madang.cycle.plan.shortcuts import in_cycle, officer_page

from ..models import Claim, Conversation, Frozen, Reaction, Stance
from . import actions
from .claims import standing_claims
from .forms import ClaimForm, ConversationForm, StanceForm
from .permissions import why_not_add, why_not_end, why_not_react
from .showing import counted, frame, representative, shapes
from .tasks import draw_map


@never_cache
@in_cycle
def conversation(request, cycle, pk):
    one = find_conversation(cycle, pk)
    if request.method == "POST":
        return _react(request, cycle, one)
    frozen = Frozen.objects.filter(conversation=one).first()
    context = {"cycle": cycle, "conversation": one, "frozen": frozen, **_asked(request, one)}
    if frozen:
        context |= {
            "found": frozen.found,
            "rows": counted(one, frozen),
            "groups": representative(one, frozen),
            "shapes": (drawn := shapes(frozen)),
            "frame": frame(drawn),
        }
    return render(request, "deliberate/conversation.html", context)


@in_government
@require_POST
@in_cycle
def add(request, cycle, pk):
    one = find_conversation(cycle, pk)
    require(why_not_add(request.user, one))
    form = ClaimForm(request.POST)
    if form.is_valid():
        actions.add_claim(one, form.cleaned_data["words"], by=request.user, address=address_of(request))
        messages.success(request, _("한마디를 보탰습니다. 이제 다른 분들께도 묻습니다."))
        return redirect("deliberate:conversation", cycle.fiscal_year, pk)
    context = {"cycle": cycle, "conversation": one, "frozen": None, **_asked(request, one), "form": form}
    return render(request, "deliberate/conversation.html", context, status=422)


@officer_page
@in_cycle
def new_conversation(request, cycle):
    form = ConversationForm(request.POST or None, instance=Conversation(cycle=cycle))
    if form.is_valid():
        made = actions.open_conversation(form.instance, form.cleaned_data["seeds"], by=request.user)
        messages.success(request, _("의견 지도를 열었습니다."))
        return redirect("deliberate:conversation", cycle.fiscal_year, made.pk)
    context = {"cycle": cycle, "form": form, "heading": _("의견 지도 열기"), "button": _("의견 지도 열기")}
    return render(request, "deliberate/new.html", context, status=422 if form.errors else 200)


@officer_page
@require_POST
@in_cycle
def end(request, cycle, pk):
    one = find_conversation(cycle, pk)
    actions.end_conversation(one, by=request.user)
    draw_map.enqueue(one.pk)
    messages.success(request, _("의견을 그만 받습니다. 지도를 그리고 있습니다. 다 되면 여기에 나타납니다."))
    return redirect("deliberate:conversation", cycle.fiscal_year, pk)


def find_conversation(cycle, pk) -> Conversation:
    found = get_object_or_404(Conversation.objects.of(cycle), pk=pk)
    found.cycle = cycle
    return found


def _react(request, cycle, one: Conversation):
    require(why_not_react(request.user, one))
    form = StanceForm(request.POST)
    if not form.is_valid():
        raise Refused("deliberate.nothing_to_do")
    claims = {claim.number: claim for claim in standing_claims(one)}
    claim = claims.get(form.cleaned_data["claim"])
    if claim is None:
        raise Refused("deliberate.no_such_claim")
    actions.react(claim, Stance(form.cleaned_data["stance"]), by=request.user)
    return redirect(reverse("deliberate:conversation", args=[cycle.fiscal_year, one.pk]) + "#claim")


def _asked(request, one: Conversation) -> dict:
    """The next claim for this person, and what they said themselves: for nobody else."""
    claims = standing_claims(one)
    why_not = why_not_react(request.user, one)
    told = {
        "claims": claims,
        "people": Reaction.objects.filter(claim__conversation=one).values("person").distinct().count(),
        "may_sign_in": why_not == "deliberate.sign_in",
        "may_end": why_not_end(request.user, one) is None,
        "form": ClaimForm() if why_not_add(request.user, one) is None else None,
    }
    if why_not:
        return told
    mine = dict(Reaction.objects.filter(claim__conversation=one, person=request.user).values_list("claim_id", "stance"))
    again = request.GET.get("claim", "")
    asked = next((claim for claim in claims if str(claim.number) == again), None) or _next(claims, mine, request.user)
    said = [(claim, Stance(mine[claim.pk]).label) for claim in claims if claim.pk in mine]
    return told | {"asked": asked, "said": said, "may_react": True, "stances": Stance, "answered": len(said)}


def _next(claims: list[Claim], mine: dict, person) -> Claim | None:
    """An own order for everyone, so that the first claims are not the only ones that many people see."""
    unseen = [claim for claim in claims if claim.pk not in mine]
    return min(unseen, key=lambda claim: hashlib.sha256(f"{person.pk}/{claim.pk}".encode()).digest(), default=None)
