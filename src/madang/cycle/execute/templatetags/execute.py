"""States, kinds of change and days as the record keeps them, in the words of the page."""

from datetime import date

from django import template

from madang.base.pages.words import day

from ..models import ChangeKind, State

register = template.Library()


@register.filter
def state_name(code: str) -> str:
    return str(State(code).label) if code in State.values else code


@register.filter
def change_name(code: str) -> str:
    return str(ChangeKind(code).label) if code in ChangeKind.values else code


@register.filter
def as_day(text: str) -> str:
    """2027-03-02 as the page says days."""
    return day(date.fromisoformat(text))


@register.filter
def plain_percent(rate) -> str:
    """A share as a percent with one place, cut; – where nothing was given."""
    if rate is None:
        return "–"
    tenths = rate.numerator * 1000 // rate.denominator
    return f"{tenths // 10}.{tenths % 10}%"
