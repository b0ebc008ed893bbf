"""Between a file and an election: what is counted, and what is only kept."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from ..ballots import Ballot, BallotBox, Kind
from ..election import Election, Project
from ..result import Result
from .choices import POINT_TYPES, choices_in, merged, points_in
from .errors import PabulibError, shown
from .file import PabulibFile, Row
from .numbers import amount, as_amount, decimals, units, whole
from .text import FORBIDDEN, INVISIBLE

KIND_OF: dict[str, Kind] = {
    "approval": "approval", "choose-1": "choose-1", "cumulative": "points", "scoring": "points", "ordinal": "ranking",
}  # fmt: skip
TYPE_OF: dict[Kind, str] = {"approval": "approval", "choose-1": "choose-1", "points": "scoring", "ranking": "ordinal"}


def election_of(
    file: PabulibFile, *, exponent: int | None = None, repeats: Literal["merge", "refuse"] = "merge"
) -> Election:
    """The election a file tells of.

    Money is in units of 10^-exponent; None takes the fewest digits that hold every amount exactly, which for most
    files is 0 (one unit = one złoty). A project repeated within a ballot counts once, in a ranking at its best place,
    and its points are added up: a person's ballot can not support a project twice, but the points were the person's to
    give. With `repeats="refuse"` such a file is refused.
    """
    vote_type = file.meta["vote_type"].strip()
    scoring = file.meta.get("scoring_fn", "").strip()
    if vote_type == "ordinal" and scoring and scoring.lower() != "borda":
        raise PabulibError(0, "scoring_fn", f"This version cannot score by {shown(scoring)}", "It can count Borda.")
    amounts = [_amount("budget", file.meta["budget"])]
    amounts += [_amount("cost", cost) for cost in file.project_cells("cost")]
    digits = max(map(decimals, amounts)) if exponent is None else exponent
    budget, *costs = (_units(money, digits) for money in amounts)
    rows = zip(file.project_cells("project_id"), costs, file.project_cells("name"), strict=True)
    projects = tuple(Project(id, cost, clean(name)) for id, cost, name in rows)
    places = whole(file.meta.get("max_length", "")) or 0
    box = BallotBox.of(KIND_OF[vote_type], _ballots(file, repeats), places if vote_type == "ordinal" else 0)
    return Election(projects, budget, box, file.meta.get("currency", "").strip(), digits)


def published(file: PabulibFile) -> frozenset[str] | None:
    """The projects the city funded (`selected` is 1); None if the file does not say."""
    if "selected" not in file.project_columns:
        return None
    pairs = zip(file.project_cells("project_id"), file.project_cells("selected"), strict=True)
    return frozenset(id for id, selected in pairs if selected == "1")


def file_of(election: Election, meta: Mapping[str, str], result: Result | None = None) -> PabulibFile:
    """A file that tells of the election, and of the funded projects if a result is given.

    `meta` gives what an election does not know (description, country, unit, instance, rule …). Ballots are numbered
    in their canonical order, so the file does not show who voted when.
    """
    vote_type = TYPE_OF[election.ballots.kind]
    known = {
        "num_projects": str(len(election.projects)),
        "num_votes": str(len(election.ballots)),
        "budget": as_amount(election.budget, election.exponent),
        "vote_type": vote_type,
        "currency": election.currency,
    }
    if vote_type == "ordinal":
        known["max_length"] = str(election.ranking_places)
    columns = ("project_id", "cost", "votes", "name", *(("selected",) if result else ()))
    vote_columns = ("voter_id", "vote", *(("points",) if vote_type in POINT_TYPES else ()))
    kept = {key: clean(value) for key, value in meta.items() if key not in known}
    return PabulibFile(kept | known, columns, _project_rows(election, result), vote_columns, _vote_rows(election))


def clean(text: str) -> str:
    """Text for one line: composed (NFC), breaks as spaces, `;` as a comma, nothing invisible.

    >>> clean("Park;\\nnew\\u202e trees")
    'Park, new trees'
    """
    text = re.sub(r"[ \t\r\n]+", " ", unicodedata.normalize("NFC", text)).strip()
    return INVISIBLE.sub("", FORBIDDEN.sub("", text)).replace(";", ",")


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


def _ballots(file: PabulibFile, repeats: str) -> list[Ballot]:
    points = file.vote_cells("points") if file.meta["vote_type"].strip() in POINT_TYPES else ("",) * len(file.votes)
    ballots = []
    for (vote, given), weight in Counter(zip(file.vote_cells("vote"), points, strict=True)).items():
        choices = choices_in(vote)
        if repeats == "refuse" and len(set(choices)) != len(choices):
            raise PabulibError(0, "vote", f"The ballot {shown(vote)} repeats a project", "Name each project once.")
        ballots.append(Ballot(*merged(choices, points_in(given) or ()), weight))
    return ballots


def _project_rows(election: Election, result: Result | None) -> tuple[Row, ...]:
    votes = election.ballots.votes()
    funded = frozenset(result.funded) if result else frozenset()
    return tuple(
        (_written_id(p.id), as_amount(p.cost, election.exponent), str(votes[p.id]), clean(p.name))
        + ((str(int(p.id in funded)),) if result else ())
        for p in election.projects
    )


def _written_id(id: str) -> str:
    if "," in id or not id.isprintable() or id != id.strip():
        raise PabulibError(0, "project_id", f"The id {shown(id)} cannot be used in a file", "Use letters and digits.")
    return id


def _vote_rows(election: Election) -> tuple[Row, ...]:
    cells = (
        (",".join(ballot.choices), *((",".join(map(str, ballot.points)),) if election.ballots.kind == "points" else ()))
        for ballot in election.ballots.ballots
        for _ in range(ballot.weight)
    )
    return tuple((str(number), *rest) for number, rest in enumerate(cells, start=1))
