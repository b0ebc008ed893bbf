"""From votes on short statements to a map: the groups, what tells them apart, what unites them, and how sure all that is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from string import ascii_uppercase

import numpy as np
from numpy.typing import NDArray

from .agreement import agreements
from .axes import Axes, find_axes
from .cells import BASE, cells
from .grouping import Grouping, best_grouping
from .hexes import Hexes, binned
from .places import Places
from .tallies import LEAST, Tally, shown, tallies
from .telling import AcrossGroups, Representative, Shared, across_groups, consensus, representatives
from .votes import Votes

MOST_GROUPS = 5
SURE = 0.7  # the median agreement below which no groups are shown


class WhyNoGroups(StrEnum):
    TOO_FEW = "too_few"  # too few people voted enough, or all alike
    UNSTABLE = "unstable"  # other people would have made other groups


@dataclass(frozen=True, slots=True)
class Group:
    """Letters follow the size, the largest first. `representative` tells it from the others, best first; may be empty."""

    letter: str
    people: int
    representative: tuple[Representative, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement's whole numbers. `everyone` is None below five voters; `by_group` follows `OpinionMap.groups`, None is hidden.

    `agreed`, `disagreed`: how far all groups share a side; None without groups or where a group's cell is hidden.
    """

    id: str
    everyone: Tally | None
    by_group: tuple[Tally | None, ...]
    agreed: AcrossGroups | None
    disagreed: AcrossGroups | None


@dataclass(frozen=True, slots=True, eq=False)
class OpinionMap:
    """The map. Everything but `places` may be published; `places` knows people and is for themselves alone.

    `people` voted, `placed` of them on enough statements. `carried`: the share of all differences on each axis. `agreement` and
    `agreement_low` are the median and tenth percentile of the adjusted Rand index over resamples; None where no groups were found.
    `groups` is empty, and `why_no_groups` says why, where they would not be sure. `united` are the statements whose least group
    agrees most, best first: the ids.
    """

    people: int
    placed: int
    votes: int
    carried: tuple[float, float]
    agreement: float | None
    agreement_low: float | None
    silhouette: float | None
    why_no_groups: WhyNoGroups | None
    groups: tuple[Group, ...]
    statements: tuple[Statement, ...]
    agreed: tuple[Shared, ...]
    disagreed: tuple[Shared, ...]
    united: tuple[str, ...]
    hexes: Hexes
    places: Places = field(repr=False)

    @property
    def share_placed(self) -> float:
        return self.placed / self.people if self.people else 0.0


def map_opinions(
    votes: Votes,
    *,
    min_votes: int = 7,
    most_groups: int = MOST_GROUPS,
    seed: int = 0,
    resamples: int = 30,
) -> OpinionMap:
    """The map of these votes. Who voted on fewer than `min_votes` statements (or all, if there are fewer) counts but is not placed.

    The same votes and seed give the same map, whatever the order of the rows. `resamples=0` skips the question how sure the groups
    are, and then shows none.
    """
    axes = find_axes(votes)
    points = axes.places(votes)
    placed = votes.per_person >= max(1, min(min_votes, len(votes.statements)))
    found = _grouping(points[placed], np.ones(int(placed.sum())), seed, most_groups, starts=10)
    labels = np.full(len(votes.people), -1)
    likeness: list[float] = []
    if found:
        found = Grouping(_by_size(found, points[placed]), found.silhouette)
        labels[placed] = found.of(points[placed])
        likeness = _likeness(votes, axes, points, labels, most_groups, resamples, seed)
    middle = float(np.median(likeness)) if likeness else None
    sure = middle is not None and middle >= SURE
    why = None if sure else WhyNoGroups.UNSTABLE if found else WhyNoGroups.TOO_FEW
    letters = ascii_uppercase[: len(found.centres)] if found and sure else ""
    if not sure:
        labels = np.where(placed, 0, -1)
    everyone = tallies(votes, np.zeros(len(votes.people), np.int64), 1)[0]
    by_group = tallies(votes, labels, len(letters)) if letters else []
    statements = _statements(votes.statements, everyone, by_group)
    heard = [cell if cell.seen >= LEAST else Tally(0, 0, 0) for cell in everyone]
    return OpinionMap(
        people=len(votes.people),
        placed=int(placed.sum()),
        votes=len(votes.value),
        carried=axes.carried,
        agreement=middle,
        agreement_low=float(np.quantile(likeness, 0.1)) if likeness else None,
        silhouette=found.silhouette if found else None,
        why_no_groups=why,
        groups=_groups(letters, labels, statements, by_group),
        statements=statements,
        agreed=consensus(votes.statements, heard, "agree"),
        disagreed=consensus(votes.statements, heard, "disagree"),
        united=_united(statements),
        hexes=binned(points[placed], labels[placed], tuple(letters) or (None,)),
        places=Places(votes.people, points, labels, letters),
    )


def _grouping(
    points: NDArray[np.float64], weights: NDArray[np.float64], seed: int, most: int, *, starts: int
) -> Grouping | None:
    if len(points) > BASE:
        points, weights = cells(points, weights)
    return best_grouping(points, weights, most=most, least_people=LEAST, seed=seed, starts=starts)


def _by_size(found: Grouping, points: NDArray[np.float64]) -> NDArray[np.float64]:
    sizes = np.bincount(found.of(points), minlength=len(found.centres))
    return found.centres[np.lexsort([found.centres[:, 0], -sizes])]


def _likeness(
    votes: Votes, axes: Axes, points: NDArray[np.float64], labels: NDArray[np.int64], most: int, times: int, seed: int
) -> list[float]:
    # By place, not by name: then nobody's number changes who is drawn.
    order = np.lexsort([votes.per_person, points[:, 1], points[:, 0]])
    return agreements(
        votes.only(order),
        axes,
        labels[order],
        lambda points, weights, seed: _grouping(points, weights, seed, most, starts=3),
        times=times,
        seed=seed,
    )


def _statements(
    ids: Sequence[str], everyone: Sequence[Tally], by_group: Sequence[Sequence[Tally]]
) -> tuple[Statement, ...]:
    told = []
    for number, id in enumerate(ids):
        whole = everyone[number] if everyone[number].seen >= LEAST else None
        cells = shown([group[number] for group in by_group])
        if whole is None:
            cells = tuple(None for _ in cells)
        clear = [cell for cell in cells if cell is not None]
        full = bool(clear) and len(clear) == len(cells)
        agreed, disagreed = (across_groups(clear, "agree"), across_groups(clear, "disagree")) if full else (None, None)
        told.append(Statement(id, whole, cells, agreed, disagreed))
    return tuple(told)


def _groups(
    letters: str, labels: NDArray[np.int64], statements: Sequence[Statement], by_group: Sequence[Sequence[Tally]]
) -> tuple[Group, ...]:
    groups = []
    for number, letter in enumerate(letters):
        told = [index for index, one in enumerate(statements) if one.by_group[number] is not None]
        others = [_sum(group[index] for other, group in enumerate(by_group) if other != number) for index in told]
        own = [by_group[number][index] for index in told]
        found = representatives([statements[index].id for index in told], own, others)
        groups.append(Group(letter, int((labels == number).sum()), found))
    return tuple(groups)


def _sum(cells: Iterable[Tally]) -> Tally:
    listed = list(cells)
    return Tally(*(sum(getattr(cell, what) for cell in listed) for what in ("agree", "disagree", "passed")))


def _united(statements: Sequence[Statement]) -> tuple[str, ...]:
    """Those that more than half of every group agree with."""
    known = [(one.agreed, one.id) for one in statements if one.agreed is not None]
    strong = [(told, id) for told, id in known if told.least > 0.5]
    return tuple(id for told, id in sorted(strong, key=lambda pair: (-pair[0].least, -pair[0].product)))
