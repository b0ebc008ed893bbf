"""How the codes of meetings are shown, and moments out of the record."""

from datetime import date, datetime

from django import template
from django.urls import NoReverseMatch, reverse

from madang.base.pages.words import day, moment

from ..models import Answer, Capacity, Choice, Kind, Manner, NeedKind, Outcome

register = template.Library()
_LISTS = {
    "kind": Kind, "capacity": Capacity, "outcome": Outcome, "manner": Manner, "choice": Choice, "need": NeedKind,
    "answer": Answer,
}  # fmt: skip


@register.filter
def meeting_word(code: str, of: str) -> str:
    """ "carried"|meeting_word:"outcome" in words; a code this version does not know, as it is."""
    return dict(_LISTS[of].choices).get(code, code)


@register.filter
def noted_moment(written: str) -> str:
    """A moment as the record keeps it, in the reader's words; anything else as it is."""
    try:
        return moment(datetime.fromisoformat(written), "short")
    except ValueError:
        return written


@register.filter
def page_of(thing) -> str:
    """Where a host or an item leads back to; "" where nothing is known or the page is gone."""
    if not thing.page:
        return ""
    try:
        return reverse(thing.page["name"], args=thing.page["args"])
    except NoReverseMatch:
        return ""


@register.filter
def noted_day(written: str) -> str:
    return day(date.fromisoformat(written), "short")
