"""What a line of the ballot paper says of its project: written once a process, not once a voter."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.urls import get_script_prefix
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from madang.base.places.models import Government

from ..models import Option

register = template.Library()


@register.simple_tag(takes_context=True)
def about_option(context, option: Option) -> SafeString:
    """Area, field and price."""
    return _line(context, "vote/paper_form/about.html", option)


@register.simple_tag(takes_context=True)
def more_of_option(context, option: Option) -> SafeString:
    """A link to the proposal, except at a terminal."""
    return "" if context.get("at_terminal") else _line(context, "vote/paper_form/more.html", option)


def _line(context, name: str, option: Option) -> SafeString:
    """By everything that the line says or is written in, so that what has changed is written anew."""
    area = option.area
    names = (area.name, area.name_en) if area else ()
    said = (option.code, option.title, option.cost, option.proposal.field, *names)
    government, cycle = context["government"], context["cycle"]
    where = (get_language(), get_script_prefix(), government.language, cycle.government.currency)
    return _written(name, option, government, where, said, cycle)


@lru_cache(maxsize=4096)
def _written(name: str, option: Option, government: Government, where: tuple, said: tuple, cycle) -> SafeString:
    return render_to_string(name, {"option": option, "government": government, "cycle": cycle})
