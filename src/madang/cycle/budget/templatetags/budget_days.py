"""What the record says of a date of the law, in words."""

from datetime import date

from django import template

from ..deadlines import Step

register = template.Library()


@register.filter
def step_label(code: str) -> str:
    return str(Step(code).label) if code in Step.values else code


@register.filter
def iso_day(text: str) -> date:
    return date.fromisoformat(text)
