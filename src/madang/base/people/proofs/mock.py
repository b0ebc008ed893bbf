"""A provider that believes anyone: for trying out, and it refuses to load where real people are."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.shortcuts import render

from ..forms import MockIdentity
from .provider import Proven

if settings.MODE not in {"development", "demo"}:
    raise ImproperlyConfigured(
        "madang.base.people.proofs.mock believes anyone. Take it out of IDENTITY_PROVIDERS, "
        "or set MADANG_MODE to development or demo if no real person uses this site."
    )


class Mock:
    name = "mock"
    words = "people/proofs/mock.html"
    assurance = 1

    def ask(self, request):
        form = MockIdentity(request.POST or None)
        if form.is_valid():
            return Proven(self.name, "mock", (form.cleaned_data["who"],), self.assurance)
        return render(request, "people/prove_form.html", {"form": form, "provider": self})
