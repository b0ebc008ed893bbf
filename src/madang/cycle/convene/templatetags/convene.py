"""How the codes of bodies and lotteries are shown: values of features, routes, reasons, chances, days out of the record."""

from datetime import date
from fractions import Fraction

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from madang.base.pages.templatetags.madang import told_in
from madang.base.pages.words import day, number
from madang.base.people.looks import Why

from ..models import AgeBand, Chair, End, Feature, Ground, How, Sex, Stand

register = template.Library()
PER = 100_000
_VALUES = {**dict(Sex.choices), **dict(AgeBand.choices)}


@register.filter
def noted_day(written: str) -> str:
    """A day as the record keeps it: "2026-05-20" in the reader's words."""
    return day(date.fromisoformat(written), "short")


@register.filter
def end_name(code: str) -> str:
    return dict(End.choices).get(code, code)


@register.filter
def chair_name(code: str) -> str:
    return dict(Chair.choices).get(code, code)


@register.filter
def how_name(code: str) -> str:
    return dict(How.choices).get(code, code)


@register.filter
def ground_name(code: str) -> str:
    return dict(Ground.choices).get(code, code)


@register.filter
def stand_name(code: str) -> str:
    return dict(Stand.choices).get(code, code)


@register.filter
def purpose_name(code: str) -> str:
    return dict(Why.choices).get(code, code)


@register.filter
def feature_name(code: str) -> str:
    return dict(Feature.choices).get(code, code)


@register.filter
def value_name(code: str) -> str:
    """Of a feature's value in a record: an area's name stays as it is."""
    if code in ("yes", "no"):
        return _("해당함") if code == "yes" else _("해당하지 않음")
    return str(_VALUES.get(code, code))


@register.simple_tag
def value_told(code: str, language: str) -> str:
    """The same, with an area's name marked with its language."""
    return value_name(code) if code in _VALUES or code in ("yes", "no") else told_in(code, language)


@register.filter
def chance(fraction) -> str:
    """1/30 as "100,000 가운데 3,333": whole numbers that people can compare."""
    part = round(Fraction(fraction) * PER)
    return _("%(per)s 가운데 %(part)s") % {"per": number(PER), "part": number(part)}


@register.filter
def times(fraction, mean) -> str:
    """How many times the mean chance."""
    return f"{float(Fraction(fraction) / Fraction(mean)):.2f}"


@register.filter
def label(thing) -> str:
    """A label that may be an area: its English name where the page is in English."""
    english = getattr(thing, "name_en", "")
    return english if english and get_language() != "ko" else str(thing)
