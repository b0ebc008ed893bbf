"""A composite election as one JSON file: what a count of several voices reads, so that anyone can repeat it at home."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from ..ballots import Ballot, BallotBox, ElectionError
from ..election import Project
from .election import Box, CompositeElection
from .score_sheet import ScoreSheet

FORMAT = "madang-composite-1"
_BOOKS = ("caps", "consents", "received", "sizes")
_REQUIRED = ("format", "budget", "projects", "boxes")
_FIELDS = (*_REQUIRED, "currency", "exponent", "conflicts", *_BOOKS)


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
        **{book: dict(sorted(getattr(election, book).items())) for book in _BOOKS},
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def from_json(text: str) -> CompositeElection:
    """The election in the text; ElectionError names the place of what is missing, unknown or wrong.

    >>> park = CompositeElection((Project("park", 5),), 9, {"committee": ScoreSheet(100, {1: {"park": 80}})})
    >>> from_json(to_json(park)) == park
    True
    """
    try:
        data = json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        if isinstance(error, ElectionError):
            raise
        raise ElectionError(f"The file is not JSON: {error}") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ElectionError(f'The file does not say "format": "{FORMAT}".')
    given = _object("The file", data, _FIELDS, _REQUIRED)
    conflicts = _list("conflicts", given.get("conflicts", []), lambda place, one: frozenset(_texts(place, one)))
    return CompositeElection(
        projects=tuple(_list("projects", given["projects"], _project)),
        budget=_number("budget", given["budget"]),
        boxes={code: _box(f"boxes.{code}", box) for code, box in _object("boxes", given["boxes"]).items()},
        currency=_text("currency", given.get("currency", "KRW")),
        exponent=_number("exponent", given.get("exponent", 0)),
        conflicts=tuple(conflicts),
        **{book: _numbers(book, given.get(book, {})) for book in _BOOKS},
    )


def _told(project: Project) -> dict[str, Any]:
    return {"id": project.id, "cost": project.cost, "name": project.name, "groups": sorted(project.groups)}


def _box_told(box: Box) -> dict[str, Any]:
    if isinstance(box, ScoreSheet):
        return box.as_dict()
    ballots = [[list(one.choices), list(one.points), one.weight] for one in box.ballots]
    return {"kind": box.kind, "max_length": box.max_length, "ballots": ballots}


def _project(place: str, data: object) -> Project:
    given = _object(place, data, ("id", "cost", "name", "groups"), ("id", "cost"))
    groups = frozenset(_texts(f"{place}.groups", given.get("groups", [])))
    name = given.get("name", "")
    if not isinstance(name, str):
        raise ElectionError(f"{place}.name must be text, not {name!r}.")
    return Project(_text(f"{place}.id", given["id"]), _number(f"{place}.cost", given["cost"]), name, groups)


def _box(place: str, data: object) -> Box:
    given = _object(place, data)
    if given.get("kind") == "scores":
        return _sheet(place, data)
    given = _object(place, data, ("kind", "max_length", "ballots"), ("kind", "ballots"))
    kind, length = _text(f"{place}.kind", given["kind"]), _number(f"{place}.max_length", given.get("max_length", 0))
    # The box itself refuses a kind that is none.
    return BallotBox.of(kind, _list(f"{place}.ballots", given["ballots"], _ballot), length)  # type: ignore[arg-type]


def _ballot(place: str, data: object) -> Ballot:
    if not isinstance(data, list) or len(data) != 3:
        raise ElectionError(f"{place} must be a ballot, [[choices], [points], weight], not {data!r}.")
    choices, points = _texts(f"{place}: choices", data[0]), _list(f"{place}: points", data[1], _number)
    return Ballot(tuple(choices), tuple(points), _number(f"{place}: weight", data[2]))


def _sheet(place: str, data: object) -> ScoreSheet:
    given = _object(place, data, ("kind", "maximum", "scores", "recused"), ("maximum", "scores"))
    scores, recused = _object(f"{place}.scores", given["scores"]), _object(f"{place}.recused", given.get("recused", {}))
    return ScoreSheet(
        _number(f"{place}.maximum", given["maximum"]),
        {_member(place, key): _numbers(f"{place}.scores.{key}", one) for key, one in scores.items()},
        {_member(place, key): frozenset(_texts(f"{place}.recused.{key}", one)) for key, one in recused.items()},
    )


def _member(place: str, key: str) -> int:
    if not (key.isascii() and key.isdigit() and len(key) < 10):
        raise ElectionError(f"{place}: a member must be known by a whole number from 0, not {key!r}.")
    return int(key)


def _object(
    place: str, data: object, known: tuple[str, ...] | None = None, required: tuple[str, ...] = ()
) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise ElectionError(f"{place} must be an object, not {data!r}.")
    unknown = sorted(str(name) for name in data if known is not None and name not in known)
    if unknown:
        raise ElectionError(f"{place} has no field {', '.join(unknown)}.")
    missing = [name for name in required if name not in data]
    if missing:
        raise ElectionError(f"{place} must say its {', '.join(missing)}.")
    return dict(data)


def _list[T](place: str, data: object, read: Callable[[str, object], T]) -> list[T]:
    if not isinstance(data, list):
        raise ElectionError(f"{place} must be a list, not {data!r}.")
    return [read(f"{place}[{index}]", one) for index, one in enumerate(data)]


def _texts(place: str, data: object) -> list[str]:
    return _list(place, data, _text)


def _text(place: str, data: object) -> str:
    if not isinstance(data, str) or not data:
        raise ElectionError(f"{place} must be text that is not empty, not {data!r}.")
    return data


def _numbers(place: str, data: object) -> Mapping[str, int]:
    return {key: _number(f"{place}.{key}", value) for key, value in _object(place, data).items()}


def _number(place: str, data: object) -> int:
    if isinstance(data, bool) or not isinstance(data, int) or data < 0:
        raise ElectionError(f"{place} must be a whole number from 0, not {data!r}.")
    return data


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) != len(pairs):
        raise ElectionError("The file names a field twice.")
    return dict(pairs)
