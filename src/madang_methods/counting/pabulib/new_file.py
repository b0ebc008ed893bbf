"""From an election to a file that tells of it."""

from collections.abc import Mapping

from ..ballots import Kind
from ..election import Election
from ..result import Result
from .choices import POINT_TYPES
from .errors import PabulibError, shown
from .file import PabulibFile, Row
from .numbers import as_amount
from .text import clean

TYPE_OF: dict[Kind, str] = {"approval": "approval", "choose-1": "choose-1", "points": "scoring", "ranking": "ordinal"}


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
