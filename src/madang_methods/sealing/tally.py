"""The tally: what was counted, by which rule, and what came out, in one text whose digest several machines compare.

Idea: votes of every project, then the whole result of the count with its steps and reasons, through the one count that
`madang_methods.counting` is. Of a component that is only one voice of several, the votes are the result. A project that
was withdrawn stands for election no more; `withdrawn` is there only where there is one.
"""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from hashlib import sha256
from typing import Any

from ..counting import Ballot, BallotBox, CompositeSpec, Election, ElectionError, Project, RuleError, RuleSpec, count
from ..counting.ballot import Kind
from .ballot_rule import BallotKind
from .ballots_file import read_ballots, supports
from .canonical import canonical
from .errors import SealError
from .manifest import Manifest
from .marks import Marks
from .opening import Reject
from .withdrawals import all_without, read_withdrawn

KIND_OF: dict[BallotKind, Kind] = {"approval": "approval", "points": "points", "ranking": "ranking"}


def tally(
    manifest: Manifest,
    ballots: bytes,
    counted: bytes,
    rejects: Sequence[Reject] = (),
    seed: str = "",
    withdrawn: bytes = b"",
) -> bytes:
    """tally.json of this ballots file. `counted` is counted.txt, `withdrawn` withdrawn.json if there is one; `seed` is
    the public seed of the lot.
    """
    gone = frozenset(one.project for one in read_withdrawn(manifest, withdrawn))
    marks = all_without(read_ballots(manifest, ballots), gone)
    told = {
        "v": 1,
        "election": manifest.election,
        "component": manifest.component,
        "manifest": manifest.digest,
        "ballots": sha256(ballots).hexdigest(),
        "counted": sha256(counted).hexdigest(),
        "valid": len(marks),
        "rejects": [{"leaf": one.leaf.hex(), "code": one.code} for one in rejects],
        "votes": supports(marks),
        "seed": seed,
        "result": _result(manifest, marks, seed, gone),
    }
    return canonical(told | ({"withdrawn": sorted(gone)} if gone else {}))


def rehearse(manifest: Manifest) -> None:
    """SealError if the rule could not count such ballots: to be asked before the vote opens, not after it closed."""
    if isinstance(manifest.counting, RuleSpec):
        if manifest.counting.endowment == "district":
            raise SealError("cannot_count", "Sealed ballots do not say their district, so no rule can share by it.")
        _result(replace(manifest, counting=replace(manifest.counting, seed_commitment="")), (), "")


def election_of(manifest: Manifest, marks: Sequence[Marks], gone: AbstractSet[str] = frozenset()) -> Election:
    """The election the count takes. `marks` name none of the projects that are `gone`."""
    rule, money = manifest.ballot, manifest.money
    weights = Counter((one.choices, one.points) for one in marks)
    ballots = [Ballot(choices, points, weight) for (choices, points), weight in weights.items()]
    box = BallotBox.of(KIND_OF[rule.kind], ballots, rule.most if rule.kind == "ranking" else 0)
    projects = tuple(Project(p.id, p.cost, p.title, frozenset(p.groups)) for p in manifest.projects if p.id not in gone)
    conflicts = tuple(left for one in money.conflicts if len(left := frozenset(one) - gone) > 1)
    return Election(
        projects, money.budget, box, money.currency, money.exponent, caps=dict(money.caps), conflicts=conflicts
    )


def _result(
    manifest: Manifest, marks: Sequence[Marks], seed: str, gone: AbstractSet[str] = frozenset()
) -> dict[str, Any] | None:
    if isinstance(manifest.counting, CompositeSpec):
        return None
    try:
        return count(election_of(manifest, marks, gone), manifest.counting, seed=seed).as_dict()
    except (RuleError, ElectionError) as error:
        raise SealError("cannot_count", f"These ballots cannot be counted: {error}") from error
