"""From a file to an election: what is counted, and what is only told."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from os import PathLike
from typing import Literal

from ..ballots import BallotBox, Kind
from ..election import Election, Project
from ..told import Told
from .choices import POINT_TYPES
from .errors import PabulibError, shown
from .file import PabulibFile
from .numbers import amount, decimals, units, whole
from .reader import check
from .text import clean
from .votes import Votes, votes_in

KIND_OF: dict[str, Kind] = {
    "approval": "approval", "choose-1": "choose-1", "cumulative": "points", "scoring": "points", "ordinal": "ranking",
}  # fmt: skip
Repeats = Literal["merge", "refuse"]


def read_election(
    source: str | PathLike[str] | bytes, *, exponent: int | None = None, repeats: Repeats = "merge"
) -> Election:
    """The same as `election_of(read(source))`, as strict, without keeping what only the writer needs."""
    return told(source, exponent=exponent, repeats=repeats).election


def told(source: str | PathLike[str] | bytes, *, exponent: int | None = None, repeats: Repeats = "merge") -> Told:
    """The election and everything else the file says, by the shortest way."""
    checked = check(source, COUNTED)
    columns = {name: [cell.strip() for cell in checked.projects.column(name) or ()] for name in COLUMNS}
    election = _election(checked.meta, columns, checked.votes, exponent, repeats)
    known = _selected(columns) if "selected" in checked.projects.columns else None
    return Told(election, checked.meta, known, tuple(map(str, checked.warnings)))


def election_of(file: PabulibFile, *, exponent: int | None = None, repeats: Repeats = "merge") -> Election:
    """The election a file tells of.

    Money is in units of 10^-exponent; None takes the fewest digits that hold every amount exactly, which for most
    files is 0 (one unit = one złoty). A project repeated within a ballot counts once, in a ranking at its best place,
    and its points are added up: a person's ballot can not support a project twice, but the points were the person's to
    give. With `repeats="refuse"` such a file is refused. Budget and costs are taken as written: where a city typed a
    zero too many (counting.md 6.14) nothing in the file can tell, and everything fits.
    """
    vote_type = file.meta["vote_type"].strip()
    columns = {name: file.project_cells(name) for name in COLUMNS}
    ids = {id: place for place, id in enumerate(columns["project_id"])}
    points = file.vote_cells("points") if vote_type in POINT_TYPES else None
    votes = votes_in(file.vote_cells("vote"), points, ids, vote_type)
    return _election(file.meta, columns, votes, exponent, repeats)


def published(file: PabulibFile) -> frozenset[str] | None:
    """The projects the city funded (`selected` is 1); None if the file does not say.

    Some files have 2 or 3 there, with a meaning that only their `comment` explains: not funded by this vote.
    """
    return (
        _selected({name: file.project_cells(name) for name in COLUMNS}) if "selected" in file.project_columns else None
    )


COLUMNS = ("project_id", "cost", "name", "selected")
COUNTED = frozenset({"voter_id", "vote", "points"})


def _selected(columns: Mapping[str, Sequence[str]]) -> frozenset[str]:
    pairs = zip(columns["project_id"], columns["selected"], strict=True)
    return frozenset(id for id, selected in pairs if selected == "1")


def _election(
    meta: Mapping[str, str], columns: Mapping[str, Sequence[str]], votes: Votes, exponent: int | None, repeats: Repeats
) -> Election:
    vote_type = meta["vote_type"].strip()
    scoring = meta.get("scoring_fn", "").strip()
    if vote_type == "ordinal" and scoring and scoring.lower() != "borda":
        raise PabulibError(0, "scoring_fn", f"This version cannot score by {shown(scoring)}", "It can count Borda.")
    if repeats == "refuse" and votes.repeats:
        vote, _ = next(iter(votes.repeats))
        raise PabulibError(0, "vote", f"The ballot {shown(vote)} repeats a project", "Name each project once.")
    amounts = [_amount("budget", meta["budget"]), *(_amount("cost", cost) for cost in columns["cost"])]
    digits = max(map(decimals, amounts)) if exponent is None else exponent
    budget, *costs = (_units(money, digits) for money in amounts)
    ids = columns["project_id"]
    names = columns["name"] or ("",) * len(ids)
    projects = tuple(Project(id, cost, clean(name)) for id, cost, name in zip(ids, costs, names, strict=True))
    places = whole(meta.get("max_length", "")) or 0
    box = _box(KIND_OF[vote_type], ids, votes, places if vote_type == "ordinal" else 0)
    return Election(projects, budget, box, meta.get("currency", "").strip(), digits)


def _box(kind: Kind, ids: Sequence[str], votes: Votes, places: int) -> BallotBox:
    return BallotBox.from_columns(
        kind, ids, votes.starts, votes.choices, points=votes.points, weights=votes.weights, max_length=places
    )


def _amount(field: str, text: str) -> Decimal:
    money = amount(text)
    if money is None:
        raise PabulibError(0, field, f"{shown(text)} is no amount of money from 0", "Write digits, such as 12000.")
    return money


def _units(money: Decimal, exponent: int) -> int:
    try:
        return units(money, exponent)
    except ValueError as error:
        raise PabulibError(0, "cost", str(error), "Count in a smaller unit.") from error
