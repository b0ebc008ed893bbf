"""Which texts are hidden now: for the lists, maps and tables of a stage, which show the reason in place of the words."""

from collections.abc import Iterable

from django.db.models import BigIntegerField, QuerySet
from django.db.models.functions import Cast, Substr

from madang.base.places.models import Government

from .models import Hiding


def hidden_numbers(kind: str) -> QuerySet:
    """The numbers of hidden "proposal/…", to be used inside another query: filter(pk__in=hidden_numbers("proposal"))."""
    hidden = Hiding.objects.standing().filter(text__subject__startswith=f"{kind}/").order_by()
    number = Cast(Substr("text__subject", len(kind) + 2), BigIntegerField())
    return hidden.annotate(number=number).values("number")


def hidings_of(government: Government, subjects: Iterable[str]) -> dict[str, Hiding]:
    """Of these subjects, those that are hidden, each with its reason; one query for all of them."""
    hidden = Hiding.objects.of(government).standing().filter(text__subject__in=list(subjects))
    return {hiding.text.subject: hiding for hiding in hidden.select_related("text")}
