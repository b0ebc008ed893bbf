"""How scores, days out of the record and changed words are shown."""

from datetime import date
from difflib import SequenceMatcher
from fractions import Fraction
from re import findall

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from madang.base.pages.words import day
from madang.cycle.deliberate.scoring.documents import points as as_points

register = template.Library()


@register.filter
def points(value: Fraction | None) -> str:
    """74 1/3 as 74.33."""
    return "–" if value is None else f"{as_points(value):,}"


@register.filter
def noted_day(written: str) -> str:
    return day(date.fromisoformat(written), "short")


@register.simple_tag
def changed(before: str, after: str) -> SafeString:
    """The words of `after` with what came in as <ins> and what went out as <del>, each said for who cannot see it."""
    old, new = findall(r"\s+|[^\s]+", before), findall(r"\s+|[^\s]+", after)
    parts = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[a:b]), "".join(new[c:d])
        if what == "equal":
            parts.append(format_html("{}", gone))
            continue
        if gone:
            parts.append(format_html('<del><span class="sr">{} </span>{}</del>', _("뺀 말:"), gone))
        if come:
            parts.append(format_html('<ins><span class="sr">{} </span>{}</ins>', _("넣은 말:"), come))
    return format_html_join("", "{}", ((part,) for part in parts))


@register.filter
def unlocalized(value: float) -> str:
    """A number for a drawing: a point, never a comma."""
    return f"{value:.2f}"
