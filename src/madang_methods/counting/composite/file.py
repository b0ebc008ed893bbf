"""A composite election as one JSON file: what a count of several voices reads, so that anyone can repeat it at home."""

import json
from collections.abc import Mapping
from typing import Any

from ..ballots import Ballot, BallotBox, ElectionError
from ..election import Project
from .election import Box, CompositeElection
from .score_sheet import ScoreSheet

FORMAT = "madang-composite-1"
_MAPPINGS = ("caps", "consents", "received", "sizes")
_FIELDS = ("format", "currency", "exponent", "budget", "projects", "boxes", "conflicts", *_MAPPINGS)


def to_json(election: CompositeElection) -> str:
    """The election as text, the same for equal elections. Ballots are grouped and in an order that says nothing."""
    told = {
        "format": FORMAT,
        "currency": election.currency,
        "exponent": election.exponent,
        "budget": election.budget,
        "projects": [_told(project) for project in election.projects],
        "boxes": {code: _box_told(box) for code, box in sorted(election.boxes.items())},
        "conflicts": sorted(sorted(conflict) for conflict in election.conflicts),
        **{name: dict(sorted(getattr(election, name).items())) for name in _MAPPINGS},
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def from_json(text: str) -> CompositeElection:
    """The election in the text; ElectionError names what is missing or wrong.

    >>> park = CompositeElection((Project("park", 5),), 9, {"committee": ScoreSheet(100, {1: {"park": 80}})})
    >>> from_json(to_json(park)) == park
    True
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ElectionError(f"The file is not JSON: {error}") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ElectionError(f'The file does not say "format": "{FORMAT}".')
    unknown = sorted(data.keys() - set(_FIELDS))
    if unknown:
        raise ElectionError(f"The file has no field {', '.join(unknown)}.")
    return CompositeElection(
        projects=tuple(_project(one) for one in _of(data, "projects", list)),
        budget=_of(data, "budget", int),
        boxes={code: _box(code, box) for code, box in _of(data, "boxes", dict).items()},
        currency=_of(data, "currency", str),
        exponent=_of(data, "exponent", int),
        conflicts=tuple(frozenset(conflict) for conflict in data.get("conflicts", [])),
        **{name: data.get(name, {}) for name in _MAPPINGS},
    )


def _told(project: Project) -> dict[str, Any]:
    return {"id": project.id, "cost": project.cost, "name": project.name, "groups": sorted(project.groups)}


def _box_told(box: Box) -> dict[str, Any]:
    if isinstance(box, ScoreSheet):
        return box.as_dict()
    ballots = [[list(one.choices), list(one.points), one.weight] for one in box.ballots]
    return {"kind": box.kind, "max_length": box.max_length, "ballots": ballots}


def _project(data: object) -> Project:
    given = _object("A project", data)
    groups = _of(given, "groups", list) if "groups" in given else []
    return Project(_of(given, "id", str), _of(given, "cost", int), _of(given, "name", str), frozenset(groups))


def _box(code: str, data: object) -> Box:
    given = _object(f"The box {code}", data)
    if given.get("kind") == "scores":
        recused = {_member(key): frozenset(value) for key, value in given.get("recused", {}).items()}
        scores = {_member(key): dict(value) for key, value in _of(given, "scores", dict).items()}
        return ScoreSheet(_of(given, "maximum", int), scores, recused)
    ballots = [_ballot(code, one) for one in _of(given, "ballots", list)]
    return BallotBox.of(given.get("kind"), ballots, given.get("max_length", 0))  # type: ignore[arg-type]


def _ballot(code: str, data: object) -> Ballot:
    if not isinstance(data, list) or len(data) != 3 or not all(isinstance(part, list) for part in data[:2]):
        raise ElectionError(f"The box {code}: a ballot is [[choices], [points], weight], not {data!r}.")
    return Ballot(tuple(data[0]), tuple(data[1]), data[2])


def _member(key: str) -> int:
    if not key.isascii() or not key.isdigit():
        raise ElectionError(f"A member must be known by a whole number from 0, not {key!r}.")
    return int(key)


def _object(what: str, data: object) -> Mapping[str, Any]:
    if not isinstance(data, dict):
        raise ElectionError(f"{what} must be an object, not {data!r}.")
    return data


def _of(data: Mapping[str, Any], field: str, kind: type) -> Any:
    value = data.get(field)
    if not isinstance(value, kind) or isinstance(value, bool):
        raise ElectionError(f"{field} must be {_KINDS[kind]}, not {value!r}.")
    return value


_KINDS = {int: "a whole number", str: "text", list: "a list", dict: "an object"}
