"""Check the table VOTES: every ballot on its own, then what the file claims about all of them."""

from collections import Counter
from collections.abc import Mapping

from .choices import POINT_TYPES, choices_in, merged, points_in
from .errors import PabulibError, PabulibWarning, shown
from .layout import Table
from .numbers import whole

Ballot = tuple[tuple[str, ...], tuple[int, ...]]


def check_votes(
    votes: Table, projects: Table, ids: Mapping[str, int], meta: Mapping[str, str], warnings: list[PabulibWarning]
) -> None:
    """PabulibError at the first ballot that cannot be read; warnings for what does not agree."""
    _check_voters(votes, warnings)
    vote_type = meta["vote_type"].strip()
    ballots = _Ballots(votes, ids, vote_type, warnings)
    counted = Counter(ballots.read(line, row) for line, row in zip(votes.lines, votes.rows, strict=True))
    _check_lengths(counted, votes, meta, warnings)
    _check_sums(counted, projects, ids, vote_type, meta, warnings)


class _Ballots:
    """Reads the rows of one table; equal rows are looked at once."""

    def __init__(self, table: Table, ids: Mapping[str, int], vote_type: str, warnings: list[PabulibWarning]) -> None:
        self.vote = table.columns.index("vote")
        self.points = table.place("points") if vote_type in POINT_TYPES else None
        self.ids, self.vote_type, self.warnings = ids, vote_type, warnings
        self.seen: dict[tuple[str, str], Ballot] = {}
        if vote_type in POINT_TYPES and self.points is None:
            problem = f"The column points is missing in a {vote_type} vote"
            raise PabulibError(table.line + 1, "points", problem, "VOTES needs the columns voter_id, vote, points.")

    def read(self, line: int, row: tuple[str, ...]) -> Ballot:
        cells = row[self.vote], "" if self.points is None else row[self.points]
        if cells not in self.seen:
            ballot, plain = self._ballot(line, *cells)
            if not plain:
                return ballot
            self.seen[cells] = ballot
        return self.seen[cells]

    def _ballot(self, line: int, vote: str, points: str) -> tuple[Ballot, bool]:
        """The ballot with each project once, and whether there was nothing to say about it."""
        choices = choices_in(vote)
        for choice in choices:
            if choice not in self.ids:
                remedy = "Correct the id, or add the project to PROJECTS."
                raise PabulibError(line, "vote", f"There is no project {shown(choice)}", remedy)
        given = self._given(line, points, len(choices))
        ballot = merged(choices, given)
        if self.vote_type == "choose-1" and len(ballot[0]) > 1:
            raise PabulibError(line, "vote", f"A choose-1 ballot names {len(choices)} projects", "Leave one of them.")
        repeated = [choice for choice, times in Counter(choices).items() if times > 1]
        if repeated:
            self.warnings.append(PabulibWarning(line, "vote", f"The ballot repeats {', '.join(map(shown, repeated))}"))
        return ballot, not repeated

    def _given(self, line: int, points: str, projects: int) -> tuple[int, ...]:
        if self.points is None:
            return ()
        given = points_in(points)
        if given is None:
            problem = f"{shown(points)} are no points from 0"
            raise PabulibError(line, "points", problem, "Write whole numbers with commas, such as 2,1.")
        if len(given) != projects:
            problem = f"The ballot names {projects} projects but gives {len(given)} points"
            raise PabulibError(line, "points", problem, "Give each project in the ballot its points.")
        return given


def _check_voters(table: Table, warnings: list[PabulibWarning]) -> None:
    place = table.columns.index("voter_id")
    seen: dict[str, int] = {}
    for line, row in zip(table.lines, table.rows, strict=True):
        voter = row[place].strip()
        if not voter or not voter.isprintable():
            raise PabulibError(line, "voter_id", f"{shown(row[place])} is no voter", "Give every ballot a visible id.")
        if voter in seen:
            problem = f"The voter {shown(voter)} stands twice, first in line {seen[voter]}"
            raise PabulibError(line, "voter_id", problem, "Keep one ballot a voter.")
        if voter != row[place]:
            warnings.append(PabulibWarning(line, "voter_id", f"There are spaces around the id {shown(voter)}"))
        seen[voter] = line


def _check_lengths(
    counted: Counter[Ballot], table: Table, meta: Mapping[str, str], warnings: list[PabulibWarning]
) -> None:
    least, most = whole(meta.get("min_length", "")), whole(meta.get("max_length", ""))
    short = sum(times for (choices, _), times in counted.items() if least is not None and len(choices) < least)
    long = sum(times for (choices, _), times in counted.items() if most is not None and len(choices) > most)
    if short:
        warnings.append(PabulibWarning(table.line, "vote", f"{short} ballots name fewer than {least} projects"))
    if long:
        warnings.append(PabulibWarning(table.line, "vote", f"{long} ballots name more than {most} projects"))


def _check_sums(
    counted: Counter[Ballot],
    projects: Table,
    ids: Mapping[str, int],
    vote_type: str,
    meta: Mapping[str, str],
    warnings: list[PabulibWarning],
) -> None:
    """Compare the columns votes (ballots naming the project) and score (points, or Borda points) with the ballots."""
    votes: Counter[str] = Counter()
    score: Counter[str] = Counter()
    places = whole(meta.get("max_length", "")) or len(ids)
    for (choices, points), times in counted.items():
        for rank, choice in enumerate(choices):
            votes[choice] += times
            score[choice] += times * (points[rank] if points else max(0, places - rank))
    sums = {"votes": votes} | ({"score": score} if vote_type in (*POINT_TYPES, "ordinal") else {})
    for column, counts in sums.items():
        place = projects.place(column)
        if place is None:
            continue
        for (id, line), row in zip(ids.items(), projects.rows, strict=True):
            if whole(row[place]) != counts[id]:
                problem = f"The file says {shown(row[place])} for project {shown(id)}, the ballots give {counts[id]}"
                warnings.append(PabulibWarning(line, column, problem))
