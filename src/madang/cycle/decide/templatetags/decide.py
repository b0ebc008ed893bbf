"""How the numbers of a count are shown: fractions as decimals, differences as lists."""

from decimal import ROUND_HALF_UP, Decimal

from django import template

from madang.base.pages.words import number

register = template.Library()


@register.filter
def over(part, whole) -> str:
    """A fraction with up to two decimals, halves up: over(175, 2) is "87.5". Nothing is shown as a dash."""
    if part is None or part == "":
        return "–"
    share = Decimal(part) / Decimal(whole or 1)
    return number(share.quantize(Decimal("0.01"), ROUND_HALF_UP).normalize() + 0)


@register.filter
def fraction(facts: dict, name: str) -> str:
    """The same of two facts that belong together: `raw` over `raw_of`, or `score` over `of`; whole without a divisor."""
    return over(facts.get(name), facts.get(f"{name}_of", facts.get("of", 1)))


@register.filter
def listed(value) -> str:
    """One side of a difference: a list with commas, anything else as it is."""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
