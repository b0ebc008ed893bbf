"""The cells of the settlement, and what codes of its record mean."""

from datetime import date

from django import template
from django.urls import reverse

from madang.cycle.budget.models import Source

from ..models import Reason
from ..table import COLUMNS, amounts

register = template.Library()


@register.filter
def cells(account) -> list[tuple[str, int]]:
    """(the column's title, the amount) in the order of the law."""
    return list(zip(COLUMNS.values(), amounts(account), strict=True))


@register.filter
def payer(code: str) -> str:
    return str(Source(code).label) if code in Source.values else code


@register.filter
def reason_word(code: str) -> str:
    return str(Reason(code).label) if code in Reason.values else code


@register.filter
def settled_day(text: str) -> date:
    return date.fromisoformat(text)


@register.simple_tag
def settlement_address(facts) -> str:
    """The page of the settlement an entry of the record speaks of."""
    return reverse("settle:settlement_in", args=[facts["year"], facts["fiscal"]])
