"""A project that left the paper while people voted: the manifest stays, and what changes is published beside it.

Idea: nobody can look into the envelopes, so a mark for such a project counts for nothing and the rest of its ballot
stands; whoever ranked it ranks the next one higher. The project stands for election no more. withdrawn.json says which
and why; each has a line of its own on the board, before the list of what is counted was frozen. A ballot that named
nothing else stays a ballot: its voter voted.

>>> without(Marks(("park", "road"), (3, 1)), {"park"})
Marks(choices=('road',), points=(1,))
"""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from .board import withdraw_entry
from .canonical import canonical, read_canonical
from .errors import SealError
from .fields import Fields
from .manifest import Manifest
from .marks import Marks


@dataclass(frozen=True, slots=True)
class Withdrawal:
    project: str
    why: str

    def entry(self, election: str) -> bytes:
        """Its line on the board."""
        return withdraw_entry(election, self.project, self.why)


def withdrawn_file(manifest: Manifest, withdrawals: Sequence[Withdrawal]) -> bytes:
    """withdrawn.json, in the order of the board; no file (empty) if no project was withdrawn."""
    if not withdrawals:
        return b""
    lines = [{"project": one.project, "why": one.why} for one in withdrawals]
    return canonical({"v": 1, "election": manifest.election, "manifest": manifest.digest, "withdrawn": lines})


def read_withdrawn(manifest: Manifest, data: bytes) -> tuple[Withdrawal, ...]:
    """SealError if it is not such a file of this manifest, or names a project twice or one that was never there."""
    if not data:
        return ()
    given = Fields(read_canonical(data), "withdrawn")
    given.number("v", 1)
    if (given.text("election"), given.text("manifest")) != (manifest.election, manifest.digest):
        raise SealError("manifest_differs", "These withdrawals are of another manifest.", file="withdrawn.json")
    found = tuple(map(_withdrawal, given.list("withdrawn")))
    given.end()
    ids = {project.id for project in manifest.projects}
    named = [one.project for one in found]
    if not found or len(set(named)) != len(named) or not ids.issuperset(named):
        raise SealError("bad_withdrawn", "A project is withdrawn once, and was on the paper.", file="withdrawn.json")
    return found


def without(marks: Marks, gone: AbstractSet[str]) -> Marks:
    """What a ballot still says."""
    if gone.isdisjoint(marks.choices):
        return marks
    kept = [place for place, choice in enumerate(marks.choices) if choice not in gone]
    points = tuple(marks.points[place] for place in kept) if marks.points else ()
    return Marks(tuple(marks.choices[place] for place in kept), points)


def all_without(marks: Iterable[Marks], gone: AbstractSet[str]) -> tuple[Marks, ...]:
    return tuple(without(one, gone) for one in marks)


def _withdrawal(data: object) -> Withdrawal:
    given = Fields(data, "withdrawal")
    one = Withdrawal(given.text("project"), given.text("why", empty=True))
    given.end()
    return one
