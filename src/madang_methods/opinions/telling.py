"""Which statements tell a group from the others, which everybody shares, and which every group shares.

After Polis: shares are taken with one vote for and one against added, and a statement tells a group if both its share (against one
half) and the difference to all others (two proportions) stand out at 90 %, one-sided. Source: Small et al., Polis: Scaling
Deliberation by Mapping High Dimensional Opinion Spaces, Recerca 26(2), 2021; its tests as published in Polis's documentation.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod, sqrt
from typing import Literal

from .tallies import Tally

STANDS_OUT = 1.2816  # 90 %, one-sided
MOST_TOLD = 5
Side = Literal["agree", "disagree"]


@dataclass(frozen=True, slots=True)
class Representative:
    """A statement that tells a group from the others: how many there said `side`, and how far that stands out.

    `score`, `difference`: z of the share against one half, and against the share among the others. `times` is how often more.
    """

    statement: str
    side: Side
    count: int
    seen: int
    score: float
    difference: float
    times: float


@dataclass(frozen=True, slots=True)
class Shared:
    """A statement that people agree (or disagree) on as a whole."""

    statement: str
    side: Side
    count: int
    seen: int
    score: float


@dataclass(frozen=True, slots=True)
class AcrossGroups:
    """How far every group shares a side: the product of the groups' shares, their geometric mean, and the least of them.

    The product falls with the number of groups; the other two do not.
    """

    product: Fraction
    mean: float
    least: Fraction


def share(count: int, seen: int) -> Fraction:
    """With one vote for and one against added, so that few votes say little.

    >>> share(3, 3)
    Fraction(4, 5)
    """
    return Fraction(count + 1, seen + 2)


def against_half(count: int, seen: int) -> float:
    """z of a share against one half.

    >>> round(against_half(9, 10), 3)
    2.714
    """
    return 2 * sqrt(seen + 1) * ((count + 1) / (seen + 1) - 0.5)


def between(count: int, seen: int, others: int, others_seen: int) -> float:
    """z of the difference of two shares; nought where all votes there are say the same.

    >>> round(between(9, 10, 2, 10), 3), between(3, 3, 4, 4)
    (3.035, 0.0)
    """
    ours, all_ours, theirs, all_theirs = count + 1, seen + 1, others + 1, others_seen + 1
    both = (ours + theirs) / (all_ours + all_theirs)
    if both >= 1:
        return 0.0
    return (ours / all_ours - theirs / all_theirs) / sqrt(both * (1 - both) * (1 / all_ours + 1 / all_theirs))


def representatives(ids: Sequence[str], own: Sequence[Tally], others: Sequence[Tally]) -> tuple[Representative, ...]:
    """Up to five statements of a group, the best agreed one first, then the strongest."""
    found = []
    for id, here, there in zip(ids, own, others, strict=True):
        best = max((_tested(id, side, here, there) for side in _SIDES), key=lambda one: one.difference)
        if best.score > STANDS_OUT and best.difference > STANDS_OUT:
            found.append(best)
    found.sort(key=lambda one: -one.times * one.difference * one.score * float(share(one.count, one.seen)))
    first = next((one for one in found if one.side == "agree"), None)
    rest = [one for one in found if one is not first]
    return tuple(([first] if first else []) + rest)[:MOST_TOLD]


def consensus(ids: Sequence[str], everyone: Sequence[Tally], side: Side) -> tuple[Shared, ...]:
    """Up to five statements that more than half share so clearly that chance does not explain it, the strongest first."""
    shared = [
        Shared(id, side, _count(cell, side), cell.seen, against_half(_count(cell, side), cell.seen))
        for id, cell in zip(ids, everyone, strict=True)
    ]
    found = [one for one in shared if share(one.count, one.seen) > Fraction(1, 2) and one.score > STANDS_OUT]
    return tuple(sorted(found, key=lambda one: -one.score * float(share(one.count, one.seen)))[:MOST_TOLD])


def across_groups(cells: Sequence[Tally], side: Side) -> AcrossGroups:
    """Of one statement's cells, one a group.

    >>> found = across_groups([Tally(8, 0, 0), Tally(3, 3, 0)], "agree")
    >>> found.product, round(found.mean, 4), found.least
    (Fraction(9, 20), 0.6708, Fraction(1, 2))
    """
    shares = [share(_count(cell, side), cell.seen) for cell in cells]
    product = prod(shares, start=Fraction(1))
    return AcrossGroups(product, float(product) ** (1 / len(shares)), min(shares))


_SIDES: tuple[Side, ...] = ("agree", "disagree")


def _count(cell: Tally, side: Side) -> int:
    return cell.agree if side == "agree" else cell.disagree


def _tested(id: str, side: Side, own: Tally, others: Tally) -> Representative:
    count, other = _count(own, side), _count(others, side)
    return Representative(
        id,
        side,
        count,
        own.seen,
        against_half(count, own.seen),
        between(count, own.seen, other, others.seen),
        float(share(count, own.seen) / share(other, others.seen)),
    )
