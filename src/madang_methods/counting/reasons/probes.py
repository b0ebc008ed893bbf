"""The election as it might have been: another price, further ballots, another budget."""

from dataclasses import replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from ..ballots import BallotBox, ElectionError
from ..columns import Columns, sums
from ..election import Election

How = Literal["new", "existing"]


def at_price(election: Election, id: str, cost: int) -> Election:
    """The same with this project at another price, in the election's units of money."""
    return replace(election, projects=tuple(replace(p, cost=cost) if p.id == id else p for p in election.projects))


def with_budget(election: Election, budget: int) -> Election:
    """The same with another budget. ElectionError where districts hold parts of it: whose part would have grown?"""
    if election.districts:
        raise ElectionError("The budget is shared by district, so there is no one budget to change.")
    return replace(election, budget=budget)


def with_votes(election: Election, id: str, more: int, how: How = "new") -> Election:
    """The same with `more` further votes for one project.

    `new`       so many more people came and named only this project: on a ranking in the first place, with points all
                the points that one ballot gave at most (1 if no ballot gave any). They count as people everywhere: each has
                a share of the budget too. Where districts hold the budget they live where most of its supporters live.
    `existing`  so many of the people who voted without naming it had named it too, beside what they named. Those who
                named the fewest projects come first (their shares are the freest), equal ones in the order of the box. Only
                approval ballots can grow so, and no limit on the length of a ballot is applied. ElectionError otherwise,
                or if there are not so many.

    >>> from madang_methods.counting import Ballot, Project
    >>> box = BallotBox.of("approval", [Ballot(("park",), weight=2), Ballot((), weight=1)])
    >>> town = Election((Project("park", 6), Project("road", 7)), 10, box)
    >>> len(with_votes(town, "road", 3).ballots), with_votes(town, "road", 3).ballots.votes()["road"]
    (6, 3)
    >>> [ballot.choices for ballot in with_votes(town, "road", 2, "existing").ballots.ballots]
    [('park',), ('park', 'road'), ('road',)]
    """
    box = election.ballots
    if how == "existing" and box.kind != "approval":
        raise ElectionError(f"A ballot of kind {box.kind} cannot name one project more and stay as it is.")
    if not more:
        return election
    columns = _with_id(box.columns, id)
    grown = _newcomers(election, columns, id, more) if how == "new" else _persuaded(columns, id, more)
    return replace(election, ballots=_box(box, grown))


def others(election: Election, id: str) -> int:
    """How many people voted without naming this project."""
    columns = election.ballots.columns
    if id not in columns.ids:
        return len(election.ballots)
    return int(columns.weights[~_names(columns, columns.ids.index(id))].sum())


def _with_id(columns: Columns, id: str) -> Columns:
    return columns if id in columns.ids else replace(columns, ids=(*columns.ids, id))


def _names(columns: Columns, place: int) -> NDArray[np.bool_]:
    """bool[k]: whether each ballot names the project at this place of the ids."""
    names = np.zeros(len(columns.weights), bool)
    names[columns.rows[columns.choices == place]] = True
    return names


def _newcomers(election: Election, columns: Columns, id: str, more: int) -> Columns:
    place = columns.ids.index(id)
    points = columns.points
    if points is not None:
        given = sums(columns.rows, points, len(columns.weights))
        points = np.append(points, int(given.max(initial=0)) or 1)
    home = _home(columns, place) if election.districts else 0
    return replace(
        columns,
        starts=np.append(columns.starts, len(columns.choices) + 1),
        choices=np.append(columns.choices, np.int32(place)),
        points=points,
        weights=np.append(columns.weights, more),
        district=np.append(columns.district, np.int32(home)),
    )


def _home(columns: Columns, place: int) -> int:
    """Where most of the supporters live; the first in the alphabet of equals, and if there are none."""
    names = _names(columns, place)
    return int(sums(columns.district[names], columns.weights[names], len(columns.district_names)).argmax())


def _persuaded(columns: Columns, id: str, more: int) -> Columns:
    """Some ballots name one project more; of the last one that is needed, only so many as are needed."""
    place = columns.ids.index(id)
    lengths = np.diff(columns.starts)
    without = np.flatnonzero(~_names(columns, place))
    order = without[np.argsort(lengths[without], kind="stable")]
    before = np.cumsum(columns.weights[order]) - columns.weights[order]
    order, grow = order[before < more], np.minimum(columns.weights[order], more - before)[before < more]
    if grow.sum() < more:
        raise ElectionError(f"Only {grow.sum()} people voted without naming {id}.")
    weights = columns.weights.copy()
    weights[order] -= grow
    stays = np.flatnonzero(weights)
    rows = np.concatenate([stays, order])
    longer = np.repeat([0, 1], [len(stays), len(order)])
    starts = np.concatenate([[0], np.cumsum(lengths[rows] + longer)])
    choices = np.full(int(starts[-1]), place, np.int32)
    kept = np.arange(len(choices)) - np.repeat(starts[:-1], np.diff(starts))
    inside = kept < np.repeat(lengths[rows], np.diff(starts))
    choices[inside] = columns.choices[(np.repeat(columns.starts[rows], np.diff(starts)) + kept)[inside]]
    return replace(
        columns,
        starts=starts,
        choices=choices,
        weights=np.concatenate([weights[stays], grow]),
        district=columns.district[rows],
    )


def _box(box: BallotBox, columns: Columns) -> BallotBox:
    names = columns.district_names
    return BallotBox.from_columns(
        box.kind,
        columns.ids,
        columns.starts,
        columns.choices,
        points=columns.points,
        weights=columns.weights,
        districts=[names[place] for place in columns.district.tolist()] if len(names) > 1 or names[0] else None,
        max_length=box.max_length,
    )
