"""What a list and a budget can do beside shares: spend what is left over, and be compared with."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..election import Election
from ..limits import Room
from ..rule import Comparison, RuleSpec
from ..standing import Standing


def spend(order: Iterable[Standing], room: Room) -> tuple[tuple[str, ...], Room]:
    """Fund down the list whatever fits the money and the limits, passing over the rest; the funded and what is left."""
    funded = []
    for one in order:
        if one.cost <= room.left and not room.bar(one.id, one.cost):
            room = room.after(one.id, one.cost)
            funded.append(one.id)
    return tuple(funded), room


def topup_order(candidates: Sequence[Standing], spec: RuleSpec) -> list[Standing]:
    """By votes, or by votes for each unit of cost; equal ones by the rule's ties."""

    def key(one: Standing) -> tuple[object, ...]:
        per = one.cost if spec.topup == "votes_per_cost" and one.cost else 1
        return (-Fraction(one.votes, per), *(one.tie(tie) for tie in spec.ties))

    return sorted(candidates, key=key)


def preferences(election: Election, one: Iterable[str], other: Iterable[str], by: Comparison) -> tuple[int, int]:
    """How many people have strictly more in the one set, and how many in the other, people with nothing included.

    `satisfaction`: more money in funded projects they support; `exclusion`: something instead of nothing.
    """
    columns = election.ballots.columns
    costs = {project.id: project.cost for project in election.projects}
    mine, yours = (_satisfied(election, set(funded), costs, by) for funded in (one, other))
    return int(columns.weights[mine > yours].sum()), int(columns.weights[yours > mine].sum())


def _satisfied(election: Election, funded: set[str], costs: dict[str, int], by: Comparison) -> NDArray[Any]:
    columns = election.ballots.columns
    worth = [(costs[id] if by == "satisfaction" else 1) if id in funded else 0 for id in columns.ids]
    each = np.array(worth, np.int64 if sum(worth) < 2**63 else object)[columns.choices]
    if columns.points is not None:
        each = np.where(columns.points > 0, each, 0)
    total = np.zeros(len(columns.weights), each.dtype)
    np.add.at(total, columns.rows, each)
    return total > 0 if by == "exclusion" else total
