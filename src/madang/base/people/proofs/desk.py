"""A clerk compares an identity card with the person at the desk, and records that it was done: never the number."""

from datetime import date

from django.shortcuts import render

from ..marks import normalise
from ..models import Person
from .provider import Belongs, Proven

NAME = "desk"
ASSURANCE = 3


def found(name: str, born: date, namesakes: int, clerk: Person, belongs: Belongs | None) -> Proven:
    """Who stood at the desk. `namesakes` counts others before them with this name and date of birth.

    The name and the date are used once for the mark and dropped; the year alone is kept.
    """
    subject = (normalise(name), born.isoformat(), str(namesakes))
    return Proven(NAME, "card", subject, ASSURANCE, birth_year=born.year, checked_by=clerk, belongs=belongs)


class Desk:
    """For the person asking, the desk is a place to go: the page says where, and what to bring."""

    name = NAME
    words = "people/proofs/desk.html"
    assurance = ASSURANCE

    def ask(self, request):
        return render(request, "people/prove_desk.html", {"provider": self})
