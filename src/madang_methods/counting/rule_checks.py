"""What every rule's text is held to, field by field."""

import json
from typing import Any


class RuleError(ValueError):
    """A rule that cannot be read or that this version cannot run; the text says what is possible."""


def object_of(text: str) -> dict[str, Any]:
    """The JSON object in the text; RuleError if it is none or names a field twice."""
    try:
        data = json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        if isinstance(error, RuleError):
            raise
        raise RuleError(f"The rule is not JSON: {error}") from error
    if not isinstance(data, dict):
        raise RuleError('The rule must be a JSON object, such as {"cutoff":"stop"}.')
    return data


def one_of(field: str, value: object, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise RuleError(f"{field} must be one of {', '.join(allowed)}, not {value!r}.")


def from_zero(field: str, value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise RuleError(f"{field} must be a whole number from 0, not {value!r}.")


def is_digest(text: object) -> bool:
    return isinstance(text, str) and len(text) == 64 and set(text) <= set("0123456789abcdef")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) != len(pairs):
        raise RuleError("The rule names a field twice.")
    return dict(pairs)
