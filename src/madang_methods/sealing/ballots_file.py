"""The ballots as everybody may have them: a Pabulib file in an order that says nothing about who voted when.

Idea: rows are sorted by the ballots' own bytes and numbered afterwards, so that equal ballots give equal files on every
machine. The file carries the digest of the manifest. Source: pabulib.org/format.

>>> sorted([b'{"choices":["road"]}', b'{"choices":["park"]}'])[0]
b'{"choices":["park"]}'
"""

from collections.abc import Iterable
from itertools import repeat

from ..counting.pabulib import PabulibError, PabulibFile, read, write
from ..counting.pabulib.choices import choices_in, points_in
from ..counting.pabulib.numbers import as_amount
from ..counting.pabulib.text import clean
from .ballot_rule import BallotKind
from .errors import SealError
from .manifest import Manifest
from .marks import Marks, read_marks

TYPE_OF: dict[BallotKind, str] = {"approval": "approval", "points": "scoring", "ranking": "ordinal"}


def write_ballots(manifest: Manifest, ballots: Iterable[bytes]) -> bytes:
    """The file of these ballots (canonical bytes, in any order)."""
    kind = manifest.ballot.kind
    marks = [read_marks(ballot, kind) for ballot in sorted(ballots)]
    votes = supports(marks)
    money, with_points = manifest.money, kind == "points"
    meta = {
        "description": clean(manifest.title),
        "instance": manifest.election,
        "num_projects": str(len(manifest.projects)),
        "num_votes": str(len(marks)),
        "budget": as_amount(money.budget, money.exponent),
        "vote_type": TYPE_OF[kind],
        "currency": money.currency,
        "min_length": str(0 if manifest.ballot.blank else manifest.ballot.least),
        "max_length": str(manifest.ballot.most),
        "manifest": manifest.digest,
    }
    rows = [
        (p.id, as_amount(p.cost, money.exponent), str(votes.get(p.id, 0)), clean(p.title)) for p in manifest.projects
    ]
    cells = (
        (",".join(one.choices), *((",".join(map(str, one.points)),) if with_points else repeat("", 0))) for one in marks
    )
    columns = ("voter_id", "vote", *(("points",) if with_points else ()))
    numbered = tuple((str(number), *cell) for number, cell in enumerate(cells, 1))
    return write(PabulibFile(meta, ("project_id", "cost", "votes", "name"), tuple(rows), columns, numbered))


def read_ballots(manifest: Manifest, data: bytes) -> tuple[Marks, ...]:
    """The ballots in the file, in its order; SealError if it is not a file that `write_ballots` would write."""
    try:
        file = read(data)
    except PabulibError as error:
        raise SealError("ballots_file", f"The ballots file cannot be read: {error}") from error
    if file.meta.get("manifest") != manifest.digest:
        raise SealError("manifest_differs", "The ballots file is of another manifest.", file="ballots.pb")
    points = file.vote_cells("points")
    rows = zip(map(choices_in, file.vote_cells("vote")), map(points_in, points), strict=True)
    marks = tuple(Marks(choices, given or ()) for choices, given in rows)
    if write_ballots(manifest, (one.canonical(manifest.ballot.kind) for one in marks)) != data:
        raise SealError("ballots_file", "The ballots file is not in its one order and spelling.", file="ballots.pb")
    return marks


def supports(marks: Iterable[Marks]) -> dict[str, int]:
    """How many ballots name each project, by id."""
    votes: dict[str, int] = {}
    for one in marks:
        for choice in one.choices:
            votes[choice] = votes.get(choice, 0) + 1
    return dict(sorted(votes.items()))
