"""A code from a letter: whoever holds it got the letter that the government sent to one entry of its list."""

from django.shortcuts import render

from ..codes import TooManyTries, redeem
from ..forms import EnterCode
from ..models import ResidenceMethod
from .provider import Belongs, Proven


class AccessCodes:
    name = "code"
    words = "people/proofs/code.html"
    assurance = 1

    def ask(self, request):
        form = EnterCode(request.POST or None)
        if form.is_valid():
            try:
                code = redeem(request.government, form.cleaned_data["code"], request.user)
            except TooManyTries:
                form.say("too_many")
            else:
                if code:
                    return self._proven(code)
                form.say("wrong")
        return render(request, "people/prove_form.html", {"form": form, "provider": self})

    def _proven(self, code) -> Proven:
        belongs = Belongs(code.batch.area, code.batch.kind, ResidenceMethod.CODE)
        return Proven(self.name, "letter", (str(code.pk),), self.assurance, belongs=belongs)
