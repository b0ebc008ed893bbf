"""Read the parts of a rule strictly: what is missing, unknown or of the wrong kind is named by its place."""

import re
from collections.abc import Callable, Sequence
from dataclasses import MISSING, fields
from fractions import Fraction
from typing import Any

from ..rule_checks import RuleError

NUMBER = re.compile(r"[0-9]{1,15}(?:/[0-9]{1,15}|\.[0-9]{1,9})?")


def fields_of(place: str, data: object, kind: type, also: Sequence[str] = ()) -> dict[str, Any]:
    """The object's fields, if it has all that `kind` requires and no other; RuleError with the place if not.

    `also` are fields that must be given too, although `kind` has a value for them.
    """
    if not isinstance(data, dict):
        raise RuleError(f"{place} must be an object, not {data!r}.")
    known = {field.name for field in fields(kind)}
    required = [field.name for field in fields(kind) if field.default is MISSING and field.default_factory is MISSING]
    unknown = sorted(str(name) for name in data.keys() - known)
    if unknown:
        raise RuleError(f"{place} has no field {', '.join(unknown)}.")
    missing = [name for name in (*required, *also) if name not in data]
    if missing:
        raise RuleError(f"{place} must say its {', '.join(missing)}.")
    return dict(data)


def list_of[T](place: str, data: object, read: Callable[[str, object], T]) -> tuple[T, ...]:
    """Each entry of a list, read with its place, such as `ceilings[0]`."""
    if not isinstance(data, list):
        raise RuleError(f"{place} must be a list, not {data!r}.")
    return tuple(read(f"{place}[{index}]", entry) for index, entry in enumerate(data))


def text(place: str, data: object) -> str:
    if not isinstance(data, str) or not data:
        raise RuleError(f"{place} must be text that is not empty, not {data!r}.")
    return data


def number(place: str, data: object) -> int | Fraction:
    """A whole number from 0, or text such as "5/2" or "2.5"."""
    if isinstance(data, str) and NUMBER.fullmatch(data) and not re.search(r"/0+$", data):
        return Fraction(data)
    if isinstance(data, bool) or not isinstance(data, int) or data < 0:
        raise RuleError(f'{place} must be a number from 0, such as 60 or "5/2", not {data!r}.')
    return data


def check_number(place: str, value: object, most: int | None = None) -> None:
    """RuleError unless it is an exact number from 0, and at most `most`."""
    if isinstance(value, bool) or not isinstance(value, int | Fraction) or value < 0:
        raise RuleError(f"{place} must be an exact number from 0, not {value!r}.")
    if most is not None and value > most:
        raise RuleError(f"{place} must be at most {most}, not {value}.")


def told(value: int | Fraction) -> int | str:
    """As JSON: a whole number, or text such as "5/2"."""
    return int(value) if value == int(value) else f"{value.numerator}/{value.denominator}"
