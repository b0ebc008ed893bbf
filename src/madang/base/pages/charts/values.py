"""How a chart's number is said, and which template draws which chart."""

from madang.base.pages.words import count_of, number, percent, won

from .scale import Unit


def shown(value: float | None, unit: str) -> str:
    """A value in its unit; a missing one is a dash."""
    if value is None:
        return "–"
    if unit == Unit.NUMBER:
        return number(value)
    if unit == Unit.PERCENT:
        return percent(value)
    return won(value) if unit == Unit.MONEY else count_of(value, unit)


def on_axis(value: float, unit: str) -> str:
    """A value beside a grid line, as short as can be: what is counted is said in the title."""
    return shown(value, unit if unit in (Unit.MONEY, Unit.PERCENT) else Unit.NUMBER)


def drawn_with(chart) -> str:
    """The template that draws a chart, by its class: Bars is pages/charts/bars.html."""
    return f"pages/charts/{type(chart).__name__.lower()}.html"
