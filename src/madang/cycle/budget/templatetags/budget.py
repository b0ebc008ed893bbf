"""Amounts in the unit of the page, and who holds which part of a line."""

from django import template
from django.utils.html import format_html

from madang.base.pages.templatetags.madang import told_in
from madang.base.places.names import name_of

from ..units import Unit

register = template.Library()


@register.filter
def named_in(row, language: str) -> str:
    """Its name in the page's language; where it has none there, its own, marked as such (most sectors have no English)."""
    name = name_of(row)
    return told_in(name, language) if name == row.name else name


@register.filter
def in_unit(amount: int | None, unit: Unit) -> str:
    """{{ account.bill|in_unit:unit }}; nothing at all is a dash."""
    return format_html('<span class="nowrap">{}</span>', unit.say(amount)) if amount else "–"
