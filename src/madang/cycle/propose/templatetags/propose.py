"""How the codes of proposals are shown: reasons and states by the words of their lists."""

from django import template

from ..models import Outcome, State
from ..reasons import Exclusion

register = template.Library()


@register.filter
def exclusion(code: str) -> str:
    """A coded reason in words; a code this version does not know, as it is."""
    return dict(Exclusion.choices).get(code, code)


@register.filter
def state_name(code: str) -> str:
    return dict(State.choices).get(code, code)


@register.filter
def outcome_name(code: str) -> str:
    return dict(Outcome.choices).get(code, code)
