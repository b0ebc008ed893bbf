"""What a ballot says: the projects in a cell `vote`, and their points."""

from collections import Counter

from .numbers import WHOLE_WITH_ZEROS

POINT_TYPES = ("cumulative", "scoring")


def choices_in(vote: str) -> tuple[str, ...]:
    """Project ids in the order written; an empty cell is an empty ballot.

    >>> choices_in("12, 7,7"), choices_in("")
    (('12', '7', '7'), ())
    """
    return tuple(choice.strip() for choice in vote.split(",")) if vote.strip() else ()


def points_in(points: str) -> tuple[int, ...] | None:
    """Points in the order written; None if one of them is no whole number from 0.

    >>> points_in("2,1"), points_in("3.0"), points_in(""), points_in("2,-1")
    ((2, 1), (3,), (), None)
    """
    if not points.strip():
        return ()
    found = [WHOLE_WITH_ZEROS.fullmatch(one.strip()) for one in points.split(",")]
    return tuple(int(one[1]) for one in found if one) if all(found) else None


def merged(choices: tuple[str, ...], points: tuple[int, ...]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The ballot with each project once, at its first place; points given to it twice are added up.

    >>> merged(("a", "b", "a"), ()), merged(("a", "b", "a"), (1, 1, 1))
    ((('a', 'b'), ()), (('a', 'b'), (2, 1)))
    """
    if len(set(choices)) == len(choices):
        return choices, points
    if not points:
        return tuple(dict.fromkeys(choices)), ()
    sums: Counter[str] = Counter()
    for choice, given in zip(choices, points, strict=True):
        sums[choice] += given
    return tuple(sums), tuple(sums.values())
