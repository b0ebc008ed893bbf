"""Amounts in the unit of the page, and who holds which part of a line."""

from django import template
from django.utils.html import format_html

from ..units import Unit

register = template.Library()


@register.filter
def in_unit(amount: int | None, unit: Unit) -> str:
    """{{ account.bill|in_unit:unit }}; nothing at all is a dash."""
    return format_html('<span class="nowrap">{}</span>', unit.say(amount)) if amount else "–"
