"""A person's own page: their parts, their proofs, who looked at their data, leaving."""

from django.contrib.auth import logout
from django.shortcuts import redirect, render
from django.urls import get_script_prefix, reverse
from django.views.decorators.cache import never_cache

from madang.base.places.models import Government

from .actions import strongest_residence
from .doors import signed_in
from .forms import Leave
from .leaving import close_account
from .looks import looks_at
from .models import Person


def about(person: Person, government: Government | None) -> dict:
    """What people/pieces/*.html show: in a government what belongs there, on the platform everything."""
    parts = person.parts.current().select_related("government", "area").order_by("government", "since")
    identity = person.identity_proofs.current().select_related("government")
    residence = person.residence_proofs.current().select_related("government", "area")
    if government:
        parts, identity = parts.of(government), identity.of(government)
        strongest = strongest_residence(person, government)
        residence = [strongest] if strongest else []
    return {"parts": list(parts), "identity": list(identity), "residence": list(residence)}


@never_cache
@signed_in
def me(request):
    return render(request, "people/me.html", about(request.user, request.government))


@never_cache
@signed_in
def looks(request):
    """Who looked at my data, when and why."""
    return render(request, "people/looks.html", {"looks": looks_at(request.user)[:300]})


@never_cache
@signed_in
def leave(request):
    form = Leave(request.POST or None)
    if not form.is_valid():
        return render(request, "people/leave.html", {"form": form, "data_url": reverse("own_data")})
    close_account(Person.objects.get(pk=request.user.pk))
    logout(request)
    return redirect(get_script_prefix())


def privacy(request):
    """What is kept about people, why and how long."""
    return render(request, "people/privacy.html")
