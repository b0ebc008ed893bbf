"""Check the table VOTES: who voted, what they say, then what the file claims about all of them."""

from collections.abc import Mapping

import numpy as np

from .choices import POINT_TYPES
from .errors import PabulibError, PabulibWarning, shown
from .layout import Table
from .numbers import whole
from .votes import Votes, votes_in


def check_votes(
    table: Table, projects: Table, ids: Mapping[str, int], meta: Mapping[str, str], warnings: list[PabulibWarning]
) -> Votes:
    """PabulibError at the first ballot that cannot be read; warnings for what does not agree.

    `ids` gives each project its place in the table `projects`.
    """
    _check_voters(table, warnings)
    vote_type = meta["vote_type"].strip()
    points = table.column("points") if vote_type in POINT_TYPES else None
    if vote_type in POINT_TYPES and points is None:
        problem = f"The column points is missing in a {vote_type} vote"
        raise PabulibError(table.line + 1, "points", problem, "VOTES needs the columns voter_id, vote, points.")
    votes = votes_in(table.need("vote"), points, ids, vote_type, table.lines)
    _tell_repeats(votes, table, points, warnings)
    _check_lengths(votes, table, meta, warnings)
    _check_sums(votes, projects, ids, vote_type, meta, warnings)
    return votes


def _check_voters(table: Table, warnings: list[PabulibWarning]) -> None:
    voters = table.need("voter_id")
    together = "".join(voters)
    # Of all spaces only " " is printable, so without it there is none around an id.
    if together.isprintable() and " " not in together and all(voters) and len(set(voters)) == len(voters):
        return
    seen: dict[str, int] = {}
    for line, cell in zip(table.lines, voters, strict=True):
        voter = cell.strip()
        if not voter or not voter.isprintable():
            raise PabulibError(line, "voter_id", f"{shown(cell)} is no voter", "Give every ballot a visible id.")
        if voter in seen:
            problem = f"The voter {shown(voter)} stands twice, first in line {seen[voter]}"
            raise PabulibError(line, "voter_id", problem, "Keep one ballot a voter.")
        if voter != cell:
            warnings.append(PabulibWarning(line, "voter_id", f"There are spaces around the id {shown(voter)}"))
        seen[voter] = line


def _tell_repeats(votes: Votes, table: Table, points: list[str] | None, warnings: list[PabulibWarning]) -> None:
    if not votes.repeats:
        return
    rows = zip(table.need("vote"), points or [""] * len(table.lines), strict=True)
    for line, cells in zip(table.lines, rows, strict=True):
        if cells in votes.repeats:
            repeated = ", ".join(map(shown, votes.repeats[cells]))
            warnings.append(PabulibWarning(line, "vote", f"The ballot repeats {repeated}"))


def _check_lengths(votes: Votes, table: Table, meta: Mapping[str, str], warnings: list[PabulibWarning]) -> None:
    least, most = whole(meta.get("min_length", "")), whole(meta.get("max_length", ""))
    lengths = votes.lengths()
    short = 0 if least is None else int(votes.weights[lengths < least].sum())
    long = 0 if most is None else int(votes.weights[lengths > most].sum())
    if short:
        warnings.append(PabulibWarning(table.line, "vote", f"{short} ballots name fewer than {least} projects"))
    if long:
        warnings.append(PabulibWarning(table.line, "vote", f"{long} ballots name more than {most} projects"))


def _check_sums(
    votes: Votes,
    projects: Table,
    ids: Mapping[str, int],
    vote_type: str,
    meta: Mapping[str, str],
    warnings: list[PabulibWarning],
) -> None:
    """Compare the columns votes (ballots naming the project) and score (points, or Borda points) with the ballots."""
    places = whole(meta.get("max_length", "")) or len(ids)
    each = np.maximum(places - votes.ranks(), 0) if votes.points is None else votes.points
    sums = {"votes": votes.total(None, len(ids))}
    if vote_type in (*POINT_TYPES, "ordinal"):
        sums["score"] = votes.total(each, len(ids))
    for column, counts in sums.items():
        cells = projects.column(column)
        if cells is None:
            continue
        for id, line, cell, counted in zip(ids, projects.lines, cells, counts, strict=True):
            if whole(cell) != counted:
                problem = f"The file says {shown(cell)} for project {shown(id)}, the ballots give {counted}"
                warnings.append(PabulibWarning(line, column, problem))
