"""Words for the codes that the record keeps."""

from django import template

from ..looks import What, Why
from ..models import Belonging, ResidenceMethod, Role

register = template.Library()

_LISTS = {"role": Role, "method": ResidenceMethod, "kind": Belonging, "what": What, "why": Why}


@register.filter
def word_for(code: str, of: str) -> str:
    """{{ entry.facts.role|word_for:"role" }}; a code from before that is no longer listed stays as it is."""
    return str(dict(_LISTS[of].choices).get(code, code))
