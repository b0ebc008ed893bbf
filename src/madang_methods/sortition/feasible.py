"""Before a draw: is there any panel, what is the least change that makes one possible, and who could never be drawn.

A quota that a pool cannot meet makes a chance zero without anyone noticing; so this is asked while people can still be
called, and again before the record is committed. Repairs are whole programs: least total change of all limits.
"""

from dataclasses import dataclass, replace

import numpy as np

from .panels import Panels, panels_of
from .pool import Pool
from .problem import Problem, Quota
from .solver import IntArray, Model

RARE = 5


@dataclass(frozen=True, slots=True)
class Repair:
    """A quota as it is and as it would have to be."""

    quota: Quota
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Never:
    """A type that no panel can hold: its values, and how many people that is."""

    values: tuple[str, ...]
    people: int


@dataclass(frozen=True)
class Feasibility:
    """`ok`: some panel obeys every quota. `possible`: changing quotas could help at all (the people suffice).

    `repairs` is the least change that makes a panel possible, empty if there is one. `never_selectable` are those whom
    no panel can hold, under the quotas as repaired. `rare` counts types of fewer than five people: the committed record
    says how many volunteered of every type, so a small town merges values before it publishes.
    """

    ok: bool
    possible: bool
    repairs: tuple[Repair, ...]
    never_selectable: tuple[Never, ...]
    rare: int


def check(problem: Problem, pool: Pool) -> Feasibility:
    """Whether a draw is possible, and for whom."""
    panels, repairs = panels_of(problem, pool), tuple[Repair, ...]()
    example = panels.best(np.zeros(len(panels.people)))
    ok = example is not None
    rare = sum(count < RARE for count in _people_by_type(pool).values())
    if example is None:
        found = _repaired(problem, panels)
        if found is None:
            return Feasibility(False, False, (), (), rare)
        repairs, example = found
        panels = panels_of(with_repairs(problem, repairs), pool)
    never = never_selectable(panels, example)
    return Feasibility(ok, True, repairs, _types(pool, never), rare)


def with_repairs(problem: Problem, repairs: tuple[Repair, ...]) -> Problem:
    """The problem with its quotas changed as the repairs say."""
    new = {one.quota: Quota(one.quota.feature, one.quota.value, one.least, one.most) for one in repairs}
    return replace(problem, quotas=tuple(new.get(quota, quota) for quota in problem.quotas))


def never_selectable(panels: Panels, *known: IntArray) -> IntArray:
    """The units no panel holds; `known` panels spare questions. Each question seeks a panel with most units unseen."""
    unseen = np.flatnonzero(panels.people > 0)
    for counts in known:
        unseen = _without(panels, unseen, counts)
    while len(unseen):
        more = _with_many(panels, unseen)
        if more is None or not more[unseen].any():
            return unseen
        unseen = _without(panels, unseen, more)
    return unseen


def _without(panels: Panels, unseen: IntArray, counts: IntArray) -> IntArray:
    """What is left unseen beside a panel, and beside those with one member exchanged for somebody unseen."""
    held = np.flatnonzero(counts)
    one_less = (panels.matrix @ counts)[:, None] - panels.matrix[:, held]

    def fits(unit: int) -> bool:
        sums = one_less + panels.matrix[:, unit, None]
        return bool(((sums >= panels.least[:, None]) & (sums <= panels.most[:, None])).all(axis=0).any())

    return np.array([unit for unit in unseen.tolist() if not counts[unit] and not fits(unit)], dtype=np.int64)


def _with_many(panels: Panels, unseen: IntArray) -> IntArray | None:
    """A panel that holds as many of the unseen units as possible, or None if there is no panel."""
    units, many = len(panels.people), len(unseen)
    marks = np.zeros((many, units + many))
    marks[np.arange(many), unseen] = -1
    marks[np.arange(many), units + np.arange(many)] = 1
    found = Model(
        np.append(np.zeros(units), np.ones(many)),
        np.vstack([np.hstack([panels.matrix, np.zeros((len(panels.matrix), many))]), marks]),
        (np.append(panels.least, np.full(many, -panels.seats)), np.append(panels.most, np.zeros(many))),
        (np.zeros(units + many), np.append(panels.people, np.ones(many))),
        whole=np.arange(units + many) < units,
        tolerance=1e-7,
        gap=0.2,
    ).solve()
    return None if found is None else found.whole[:units]


def _repaired(problem: Problem, panels: Panels) -> tuple[tuple[Repair, ...], IntArray] | None:
    """The least total change of the limits, with a panel that obeys them; None if the people do not suffice."""
    quotas, units = len(problem.quotas), len(panels.people)
    limited, other = panels.matrix[:quotas], panels.matrix[quotas:]
    none, lower = np.zeros((quotas, quotas)), np.eye(quotas)
    # One sum, two limits: with a row each, lowering one limit cannot be paid for by raising the other.
    matrix = np.vstack(
        [
            np.hstack([limited, lower, none]),
            np.hstack([limited, none, -lower]),
            np.hstack([other, np.zeros((len(other), 2 * quotas))]),
        ]
    )
    far = np.full(quotas, 2 * problem.size)
    room = [*(one.least for one in problem.quotas), *(problem.size for _ in problem.quotas)]
    found = Model(
        np.concatenate([np.zeros(units), -np.ones(2 * quotas)]),
        matrix,
        (
            np.concatenate([panels.least[:quotas], -far, panels.least[quotas:]]),
            np.concatenate([far, panels.most]),
        ),
        (np.zeros(units + 2 * quotas), np.append(panels.people, room)),
        whole=np.ones(units + 2 * quotas, bool),
        tolerance=1e-7,
    ).solve()
    if found is None:
        return None
    lowered, raised = found.whole[units : units + quotas], found.whole[units + quotas :]
    changes = zip(problem.quotas, lowered.tolist(), raised.tolist(), strict=True)
    repairs = tuple(Repair(one, one.least - down, one.most + up) for one, down, up in changes if down or up)
    return repairs, found.whole[:units]


def _people_by_type(pool: Pool) -> dict[int, int]:
    people: dict[int, int] = {}
    for unit in pool.units:
        people[unit.type] = people.get(unit.type, 0) + unit.people
    return people


def _types(pool: Pool, never: IntArray) -> tuple[Never, ...]:
    """Types all of whose units are among these."""
    none = {int(unit) for unit in never}
    some = {unit.type for number, unit in enumerate(pool.units) if number not in none}
    people = _people_by_type(pool)
    return tuple(Never(pool.types[type], people[type]) for type in sorted(people) if type not in some)
