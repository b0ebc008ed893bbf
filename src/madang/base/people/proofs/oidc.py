"""Another institution vouches by OpenID Connect: its login is linked to the account, and only a keyed mark is kept."""

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialAccount
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from .provider import Proven


class OpenIdConnect:
    name = "oidc"
    words = "people/proofs/oidc.html"
    assurance = 2

    def ask(self, request):
        account = SocialAccount.objects.filter(user=request.user).order_by("pk").last()
        if account and request.method == "POST":
            return Proven(self.name, account.provider, (account.provider, account.uid), self.assurance)
        institutions = [(each, _start(request, each)) for each in get_adapter().list_providers(request)]
        if request.method == "POST" and len(institutions) == 1:
            return HttpResponseRedirect(institutions[0][1])
        return render(
            request,
            "people/prove_oidc.html",
            {"provider": self, "account": account, "institutions": institutions},
        )


def _start(request, institution) -> str:
    back = urlencode({"process": "connect", "next": reverse("people:who", args=["oidc"])})
    return f"{institution.get_login_url(request)}?{back}"
