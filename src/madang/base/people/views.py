"""Proving who one is and where one belongs, as two steps that say what each of them proves."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from .actions import prove_identity, prove_residence, strongest_residence
from .doors import in_government
from .forms import DeclareResidence
from .models import ResidenceMethod
from .proofs.provider import Belongs, providers
from .said import say


@in_government
def prove(request):
    """Both steps: what is proved by now, and the ways there are."""
    person, government = request.user, request.government
    shown = {
        "providers": list(providers().values()),
        "identity": person.identity_proofs.of(government).current().order_by("-assurance"),
        "residence": strongest_residence(person, government),
    }
    return render(request, "people/prove.html", shown)


@in_government
def who(request, name: str):
    """Hand the request to a provider until it says who this is."""
    if name not in providers():
        raise Http404
    answer = providers()[name].ask(request)
    if isinstance(answer, HttpResponse):
        return answer
    prove_identity(request.user, request.government, answer)
    say(request, "identity_proved")
    return redirect("people:prove")


@in_government
def where(request):
    """Say oneself where one belongs."""
    form = DeclareResidence(request.POST or None, government=request.government)
    if not form.is_valid():
        return render(request, "people/prove_where.html", {"form": form})
    belongs = Belongs(form.cleaned_data["area"], form.cleaned_data["kind"], ResidenceMethod.DECLARED)
    prove_residence(request.user, request.government, belongs)
    say(request, "residence_proved")
    return redirect("people:prove")
