"""Read a file strictly: what is wrong is refused with its line, what merely disagrees is taken with a warning."""

from collections.abc import Collection
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from .ballot_checks import check_votes
from .errors import PabulibError, PabulibWarning, shown
from .file import PabulibFile, Surface
from .layout import Table, tables
from .numbers import AMOUNT_WITH_COMMA, TOO_LARGE, amount, whole
from .text import decode
from .votes import Votes

VOTE_TYPES = ("approval", "choose-1", "cumulative", "scoring", "ordinal")


def read(source: str | PathLike[str] | bytes) -> PabulibFile:
    """The file at a path, or the bytes of one. PabulibError names the line, the field and how to mend it.

    Refused: text that is not UTF-8, control characters, broken quotes, a missing, repeated or misplaced section, a row
    that is not as wide as its columns, a repeated key, project or voter, a budget or cost that is no amount from 0,
    a vote for an unknown project, points that do not match their projects.
    Taken with a warning: counts in META or in the columns votes and score that the ballots do not confirm, spaces
    around identifiers, invisible characters in text, ballots longer or shorter than allowed, and a project repeated
    within a ballot (22 of 1,746 published files; what it counts is `election_of`'s to decide).
    """
    checked = check(source)
    projects, votes = checked.projects, checked.table
    return PabulibFile(
        meta=checked.meta,
        project_columns=projects.columns,
        projects=tuple(projects.rows()),
        vote_columns=votes.columns,
        votes=tuple(votes.rows()),
        surface=checked.surface,
        warnings=checked.warnings,
    )


@dataclass(frozen=True, slots=True)
class Checked:
    """A file without mistakes, before it is decided what to keep of it."""

    meta: dict[str, str]
    projects: Table
    table: Table
    votes: Votes
    surface: Surface
    warnings: tuple[PabulibWarning, ...]


def check(source: str | PathLike[str] | bytes, asked: Collection[str] | None = None) -> Checked:
    """The tables of the file and what its ballots say; refuses and warns as `read` does.

    With `asked`, only these columns of VOTES are kept.
    """
    found, surface, warnings = _layout(source, asked)
    meta = _meta(found["META"], warnings)
    ids = {id: place for place, id in enumerate(_projects(found["PROJECTS"], warnings))}
    votes = check_votes(found["VOTES"], found["PROJECTS"], ids, meta, warnings)
    _check_numbers(found, meta, warnings)
    warnings.sort(key=lambda warning: warning.line)
    return Checked(meta, found["PROJECTS"], found["VOTES"], votes, surface, tuple(warnings))


def _layout(
    source: str | PathLike[str] | bytes, asked: Collection[str] | None
) -> tuple[dict[str, Table], Surface, list[PabulibWarning]]:
    """The tables, and what the text itself gives to say. The text is not kept: it may be large."""
    text, warnings = decode(source if isinstance(source, bytes) else Path(source).read_bytes())
    return *tables(text, asked), warnings


def _meta(table: Table, warnings: list[PabulibWarning]) -> dict[str, str]:
    meta: dict[str, str] = {}
    for line, (key, value) in zip(table.lines, table.rows(), strict=True):
        if not key or key != key.strip() or not key.isprintable():
            raise PabulibError(line, "key", f"The key {shown(key)} cannot be read", "Write it plainly, without spaces.")
        if key in meta:
            raise PabulibError(line, key, f"The key {shown(key)} stands twice", "Keep one of the two lines.")
        meta[key] = value
        if key == "budget":
            _check_amount(line, key, value, warnings)
        if key == "vote_type" and value.strip() not in VOTE_TYPES:
            raise PabulibError(line, key, f"{shown(value)} is no kind of vote", f"Use {', '.join(VOTE_TYPES)}.")
        if key == "max_length" and value.strip() and whole(value) is None:
            raise PabulibError(line, key, f"{shown(value)} is no whole number from 0", "Write digits, such as 5.")
    for key in ("budget", "vote_type"):
        if key not in meta:
            raise PabulibError(table.line, key, f"META does not give {key}", f"Add a line {key};… to META.")
    return meta


def _projects(table: Table, warnings: list[PabulibWarning]) -> dict[str, int]:
    """Project ids in the order of the file, each with its line."""
    ids: dict[str, int] = {}
    for line, cell, cost in zip(table.lines, table.need("project_id"), table.need("cost"), strict=True):
        id = cell.strip()
        if not id or "," in id or not id.isprintable():
            problem = f"The id {shown(cell)} cannot be used in a vote"
            raise PabulibError(line, "project_id", problem, "Use visible letters and digits, no comma.")
        if id in ids:
            problem = f"The id {shown(id)} stands twice, first in line {ids[id]}"
            raise PabulibError(line, "project_id", problem, "Give every project an id of its own.")
        if id != cell:
            warnings.append(PabulibWarning(line, "project_id", f"There are spaces around the id {shown(id)}"))
        ids[id] = line
        _check_amount(line, "cost", cost, warnings)
    return ids


def _check_amount(line: int, field: str, text: str, warnings: list[PabulibWarning]) -> None:
    if TOO_LARGE.fullmatch(text.strip()):
        problem = f"{shown(text)} is too large: an amount has at most 15 digits before the point"
        raise PabulibError(line, field, problem, "Correct it, or write it in a larger unit.")
    if amount(text) is None:
        problem = f"{shown(text)} is no amount of money from 0"
        raise PabulibError(line, field, problem, "Write digits with a point before decimals, such as 12000 or 99.50.")
    if AMOUNT_WITH_COMMA.fullmatch(text.strip()):
        warnings.append(PabulibWarning(line, field, f"The comma in {shown(text)} is read as a decimal point"))


def _check_numbers(found: dict[str, Table], meta: dict[str, str], warnings: list[PabulibWarning]) -> None:
    for key, section in (("num_projects", "PROJECTS"), ("num_votes", "VOTES")):
        rows = len(found[section].lines)
        if key in meta and whole(meta[key]) != rows:
            line = found["META"].lines[list(meta).index(key)]
            problem = f"META says {shown(meta[key])}, but {section} has {rows} rows"
            warnings.append(PabulibWarning(line, key, problem))
