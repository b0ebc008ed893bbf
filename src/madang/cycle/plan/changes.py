"""What is different between two frozen years, one row a change."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Change:
    """`about`: year, ordinance, window, track, section. `name`: a stage, a track's name or a section. `kind`: added,
    removed or changed; then `field` tells which value went from `before` to `after`."""

    about: str
    name: str
    kind: str
    field: str = ""
    before: Any = None
    after: Any = None


def changes(before: dict, after: dict) -> list[Change]:
    """Two `frozen` dicts, the older first. The words of the plan are compared whole, only where both carry them."""
    return [
        *_fields("year", "", _pick(before, "total_ceiling"), _pick(after, "total_ceiling")),
        *_fields("ordinance", "", before["ordinance"] or {}, after["ordinance"] or {}),
        *_rows("window", before["windows"], after["windows"]),
        *_rows("track", before["tracks"], after["tracks"]),
        *_sections(before.get("sections"), after.get("sections")),
    ]


def _rows(about: str, before: dict, after: dict) -> Iterator[Change]:
    for key in [*before, *(key for key in after if key not in before)]:
        name = (after.get(key) or before.get(key)).get("name", key)
        if key not in after:
            yield Change(about, name, "removed")
        elif key not in before:
            yield Change(about, name, "added")
        else:
            yield from _fields(about, name, before[key], after[key])


def _fields(about: str, name: str, before: dict, after: dict) -> Iterator[Change]:
    for field in [*before, *(field for field in after if field not in before)]:
        if field != "decision_digest" and before.get(field) != after.get(field):
            yield Change(about, name, "changed", field, before.get(field), after.get(field))


def _sections(before: dict | None, after: dict | None) -> Iterator[Change]:
    if before is None or after is None:
        return
    for name, text in after.items():
        if before.get(name, "") != text:
            yield Change("section", name, "changed")


def _pick(frozen: dict, *names: str) -> dict:
    return {name: frozen[name] for name in names}
