"""What stands beside the tables: the kind of ballot, the budget, and the limits. The file election.json."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from ..ballot import KINDS, Kind
from ..election import Election
from .error import TableError, shown

FILE = "election.json"
MOST = 2**62 - 1


@dataclass(frozen=True, slots=True)
class Facts:
    """An election without its projects and ballots; the fields as in `Election` and `BallotBox`.

    `meta` is not counted: a town's name, or the rule that it used. `published` are the projects it funded.
    """

    kind: Kind
    budget: int
    currency: str = "KRW"
    exponent: int = 0
    max_length: int = 0
    districts: Mapping[str, int] = field(default_factory=dict)
    caps: Mapping[str, int] = field(default_factory=dict)
    conflicts: tuple[frozenset[str], ...] = ()
    meta: Mapping[str, str] = field(default_factory=dict)
    published: frozenset[str] | None = None

    def __post_init__(self) -> None:
        for name, problem in _problems(self):
            raise TableError(FILE, 0, name, problem)

    @classmethod
    def of(
        cls, election: Election, meta: Mapping[str, str] | None = None, published: frozenset[str] | None = None
    ) -> "Facts":
        same = {name: getattr(election, name) for name in SHARED}
        kind, longest = election.ballots.kind, election.ballots.max_length
        return cls(kind, max_length=longest, meta=meta or {}, published=published, **same)


SHARED = ("budget", "currency", "exponent", "districts", "caps", "conflicts")


def read_facts(folder: Path) -> Facts:
    """TableError if election.json says what it should not, OSError if there is none."""
    try:
        said = json.loads((folder / FILE).read_text(encoding="utf-8-sig"), object_pairs_hook=_once)
    except TableError:
        raise
    except (ValueError, RecursionError) as error:
        raise TableError(FILE, getattr(error, "lineno", 0), "", "This is no JSON in UTF-8") from error
    if not isinstance(said, dict):
        raise TableError(FILE, 0, "", "There must be one JSON object")
    known = {one.name for one in fields(Facts)}
    for name in said:
        if name not in known:
            raise TableError(FILE, 0, "", f"This version knows no field {shown(name)}")
    for name in ("kind", "budget"):
        if name not in said:
            raise TableError(FILE, 0, name, "The field is missing")
    return Facts(**{name: _read(name, value) for name, value in said.items()})


def write_facts(folder: Path, facts: Facts) -> None:
    said = {one.name: getattr(facts, one.name) for one in fields(Facts)}
    said["conflicts"] = [sorted(ids) for ids in facts.conflicts]
    said["published"] = None if facts.published is None else sorted(facts.published)
    kept = {name: value for name, value in said.items() if name in ("kind", "budget", "currency") or value}
    (folder / FILE).write_text(json.dumps(kept, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    for name, _ in pairs:
        if [key for key, _ in pairs].count(name) > 1:
            raise TableError(FILE, 0, name, f"The field {shown(name)} stands twice")
    return dict(pairs)


def _read(name: str, value: Any) -> Any:
    if name == "conflicts":
        if not isinstance(value, list):
            raise TableError(FILE, 0, name, "There must be a list of lists of ids")
        return tuple(_ids(name, ids) for ids in value)
    return _ids(name, value) if name == "published" and value is not None else value


def _ids(name: str, value: Any) -> frozenset[str]:
    if not isinstance(value, list) or not all(isinstance(id, str) for id in value):
        raise TableError(FILE, 0, name, "There must be a list of ids")
    return frozenset(value)


def _problems(facts: Facts) -> list[tuple[str, str]]:
    found = [] if facts.kind in KINDS else [("kind", f"{shown(facts.kind)} is none of {', '.join(KINDS)}")]
    for name, most in (("budget", MOST), ("exponent", 6), ("max_length", MOST)):
        if not _whole(getattr(facts, name), most):
            found.append((name, f"{shown(getattr(facts, name))} is no whole number from 0 to {most:,}"))
    if not isinstance(facts.currency, str):
        found.append(("currency", f"{shown(facts.currency)} is no text"))
    for name in ("districts", "caps"):
        if not _all_of(getattr(facts, name), lambda money: _whole(money, MOST)):
            found.append((name, "There must be an object that gives each name whole money from 0 below 2^62"))
    if not _all_of(facts.meta, lambda text: isinstance(text, str)):
        found.append(("meta", "There must be an object of texts"))
    return found


def _all_of(value: Any, good: Any) -> bool:
    return isinstance(value, Mapping) and all(isinstance(key, str) and good(each) for key, each in value.items())


def _whole(value: Any, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most
