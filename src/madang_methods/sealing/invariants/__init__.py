"""What must hold for a published vote, statement by statement; each says by its own name what is broken.

judge(Kit(files)) -> a Verdict for each invariant: it holds, it is broken (findings), or there was nothing to check.
Only what published files can show; what needs the roll or the server's tables is the stage's to check.
"""

from collections.abc import Mapping
from typing import Any

from .base import Finding, Invariant, Verdict, judge_by
from .board import BOARD
from .counting import COUNTING
from .evidence import Kit
from .lists import LISTS
from .people import PEOPLE
from .sums import check_sums

__all__ = ["INVARIANTS", "Finding", "Invariant", "Kit", "Verdict", "as_json", "check_sums", "judge"]

INVARIANTS: tuple[Invariant, ...] = tuple(sorted((*BOARD, *LISTS, *COUNTING, *PEOPLE), key=lambda one: int(one.id[2:])))


def judge(kit: Kit) -> tuple[Verdict, ...]:
    """Every public invariant, in order of its number."""
    return judge_by(INVARIANTS, kit)


def as_json(verdicts: tuple[Verdict, ...]) -> Mapping[str, Any]:
    """Ready for JSON: {"holds": bool, "invariants": [{id, statement, state, findings}]}."""
    return {"holds": all(one.holds for one in verdicts), "invariants": [one.as_dict() for one in verdicts]}
