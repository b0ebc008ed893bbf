"""A cell as text and back: what CSV holds, and what a spreadsheet shows where it has no type of its own."""

from collections.abc import Callable
from datetime import date, datetime, tzinfo
from decimal import Decimal

from ..column import Type


def writer(type: Type, zone: tzinfo) -> Callable[[object], str]:
    """How values of a type are written, for values that are not None."""
    return {
        Type.BOOLEAN: lambda value: "true" if value else "false",
        Type.NUMBER: lambda value: format(Decimal(str(value)), "f"),
        Type.DATE: lambda value: value.isoformat(),
        Type.DATETIME: lambda value: value.astimezone(zone).isoformat(),
        Type.GEOPOINT: lambda value: f"{value[0]}, {value[1]}",
    }.get(type, str)


def reader(type: Type) -> Callable[[str], object]:
    """The inverse. Raises ValueError for text that is not of the type."""
    return {
        Type.INTEGER: int,
        Type.MONEY: int,
        Type.NUMBER: Decimal,
        Type.BOOLEAN: lambda text: {"true": True, "false": False}[text],
        Type.DATE: date.fromisoformat,
        Type.DATETIME: datetime.fromisoformat,
        Type.GEOPOINT: lambda text: tuple(float(part) for part in text.split(",")),
    }.get(type, str)
