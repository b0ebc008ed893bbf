"""How a year's values are named and shown where only their codes are at hand."""

from datetime import date, datetime

from django import template
from django.utils.translation import gettext as _

from madang.base.pages.words import day, moment, money
from madang.cycle.plan.changes import Change
from madang.cycle.plan.groups import group_label
from madang.cycle.plan.models import Cycle, OperatingPlan, Ordinance, Stage, Track, Window
from madang.cycle.plan.rules import Barred, Resident, Voice, noun_of_rule, read_decision, voice_name

register = template.Library()

_MODELS = {"year": Cycle, "ordinance": Ordinance, "window": Window, "track": Track, "section": OperatingPlan}
_MONEY = {"total_ceiling", "per_area_ceiling", "per_project_max", "per_event_max", "per_project_min"}
_NAMES = {"proposer_kinds": Resident, "voter_kinds": Resident, "excluded_proposers": Barred}


@register.filter
def stage_name(code: str) -> str:
    return Stage(code).label


@register.filter
def field_name(change: Change | dict) -> str:
    """What the changed value is called on the officers' forms."""
    change = _change(change)
    return _MODELS[change.about]._meta.get_field(change.field or change.name).verbose_name


@register.filter
def as_moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


@register.filter
def as_day(text: str) -> date:
    return date.fromisoformat(text)


@register.filter
def how_template(decision: dict) -> str:
    """The sentences that say how this rule chooses."""
    return f"plan/how/{decision.get('rule', 'greedy')}.html"


@register.filter
def digest_of_rule(decision: dict) -> str:
    return read_decision(decision).digest


@register.simple_tag
def noun_of(decision: dict, ballot: dict) -> str:
    """What the rule counts: "vote" or "point", as count_of takes it."""
    return noun_of_rule(decision, ballot)


@register.simple_tag
def voices_of(decision: dict) -> list[dict]:
    """The components of a composite rule with their names and their shares of the whole."""
    components = decision.get("components", [])
    weights = sum(one["weight"] for one in components) or 1
    return [one | {"name": voice_name(one), "share": one["weight"] / weights} for one in components]


@register.simple_tag
def voice_named(decision: dict, code: str) -> str:
    return next((voice_name(one) for one in decision.get("components", []) if one["code"] == code), code)


@register.filter
def source_name(source: str) -> str:
    return str(Voice(source).label)


@register.filter
def group_name(pattern: str) -> str:
    """A group of projects as a composite rule names it: `area:*`, `kind:event`."""
    return group_label(pattern)


@register.simple_tag
def value_of(change: Change | dict, which: str, currency: str = "KRW") -> str:
    """The value before or after, in words; "" for rules too long to be said in a line."""
    change = _change(change)
    value, field = getattr(change, which), change.field
    if value in (None, "", []):
        return _("없음")
    if isinstance(value, bool):
        return _("예") if value else _("아니요")
    if isinstance(value, dict):
        return ""
    return _said(value, field, currency)


def _change(change: Change | dict) -> Change:
    """The record keeps a change as JSON."""
    return Change(**change) if isinstance(change, dict) else change


def _said(value, field: str, currency: str) -> str:
    if field in _MONEY:
        return money(value, currency)
    if field.endswith("_at"):
        return moment(datetime.fromisoformat(value))
    if field.endswith("_on"):
        return day(date.fromisoformat(value))
    if field in _NAMES:
        return ", ".join(str(_NAMES[field](name).label) for name in value)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
