"""The demo's door: the cast of this government, each with a button that signs you in as them, second factor included."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

from . import sessions
from .models import Part, Person

if not settings.DEMO:
    raise ImproperlyConfigured("madang.base.people.demo lets anyone in as anyone; it is only for MADANG_MODE=demo.")


SHOWN = 32  # those with a name; a rehearsal's crowd comes after them, each found by ?who=


@never_cache
def door(request):
    parts = Part.objects.current().select_related("person", "government", "area").exclude(person__is_active=False)
    if request.government:
        parts = parts.of(request.government)
    if request.method == "POST":
        known = Person.objects.filter(parts__in=parts).distinct()  # a member is a resident too
        return _let_in(request, get_object_or_404(known, pk=request.POST.get("person")))
    if who := request.GET.get("who"):
        parts = parts.filter(person__name=who)
    return render(request, "people/demo.html", {"cast": _cast(parts), "next": request.GET.get("next", "")})


def _cast(parts) -> list[tuple[Person, list[Part]]]:
    cast = {}
    for part in parts.order_by("government", "person__pk", "role"):
        cast.setdefault(part.person, []).append(part)
    return sorted(list(cast.items())[:SHOWN], key=lambda item: (-max(part.is_staff for part in item[1]), item[0].pk))


def _let_in(request, person):
    sessions.sign_in(request, person, second_factor=True)
    onward = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(onward, {request.get_host()}, require_https=request.is_secure())
    return redirect(onward if safe and onward.startswith("/") else settings.LOGIN_REDIRECT_URL)
