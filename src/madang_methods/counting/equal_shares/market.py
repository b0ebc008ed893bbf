"""The election as equal shares sees it: candidates with their supporters, and purses with the same money at first."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from ..ballots import ElectionError
from ..columns import Columns, Index, Ints, check_product
from ..election import Election
from ..rule import RuleSpec
from ..rule_checks import RuleError
from ..standing import OWN_MEASURE, Standing

Weights = NDArray[np.int32] | NDArray[np.int64]
SCALED_BY_COST = ("cost", "points_cost")


@dataclass(frozen=True, slots=True)
class Limit:
    """A ceiling or a conflict: the `sizes` of its funded candidates together stay within `room`."""

    room: int
    sizes: Mapping[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Market:
    """m candidates, in the order of the rule's ties: of equals the first is ahead. All cost something and have support.

    Supporters of candidate c are the ballots `who[starts[c] : starts[c + 1]]`, `heads[c]` people; `worth` is what c is
    worth to each of them, in units of `scale[c]` (None: 1 to all), which is its cost if `by_cost`, and `support[c]` the
    sum over people. Candidates with the same `twin` differ in nothing but name: same cost, supporters, worths and limits.
    Ballot i is `weight[i]` people, supports the candidates `chosen[rows[i] : rows[i + 1]]` and begins
    with a purse of kind `purse[i]` (None: all the same), which `people[kind]` people have.
    """

    ids: tuple[str, ...]
    cost: tuple[int, ...]
    scale: tuple[int, ...]
    by_cost: bool
    starts: Ints
    who: Index
    worth: Ints | None
    heads: tuple[int, ...]
    support: tuple[int, ...]
    twin: tuple[int, ...]
    weight: Weights
    rows: Ints
    chosen: NDArray[np.int16] | Index
    people: tuple[int, ...]
    ballots: int
    purse: Index | None
    limits: tuple[Limit, ...]

    def supporters(self, c: int) -> slice:
        return slice(int(self.starts[c]), int(self.starts[c + 1]))

    def worths(self, c: int) -> Ints:
        if self.worth is None:
            return np.ones(int(self.starts[c + 1] - self.starts[c]), np.int64)
        return self.worth[self.supporters(c)]


@dataclass(frozen=True, slots=True)
class Purses:
    """The kinds of purses: how many people have one, and what one holds at first."""

    people: tuple[int, ...]
    money: tuple[Fraction, ...]
    kind: Index | None


def market_of(
    election: Election, spec: RuleSpec, standing: Sequence[Standing], purses: Purses, funded: Sequence[str] = ()
) -> Market:
    """The market of these candidates, which are in the order of the ties. RuleError if ballots give no such utility.

    `funded` are projects that cost nothing and are funded already.
    """
    columns = election.ballots.columns
    place = {one.id: number for number, one in enumerate(standing)}
    # So few projects can be sorted in one pass.
    few = len(place) < 2**15
    candidate = np.array([place.get(id, -1) for id in columns.ids], np.int32)
    worth = _worth(election, spec, columns)
    chosen: NDArray[np.int16] | Index = (
        candidate.astype(np.int16)[columns.choices] if few else candidate[columns.choices]
    )
    kept = np.flatnonzero((chosen >= 0) if worth is None else (chosen >= 0) & (worth > 0))
    chosen, ballot = chosen[kept], columns.rows[kept]
    order = np.argsort(chosen, kind="stable")
    who = ballot[order]
    small = columns.weights.max(initial=0) < 2**31
    weight = columns.weights.astype(np.int32) if small else columns.weights
    alike = worth is None or spec.utility in ("cost", "cardinality")
    check_product(len(election.ballots), 1 if worth is None else int(worth.max(initial=1)), "what projects are worth")
    worths = None if alike or worth is None else worth[kept][order]
    starts = _starts(np.bincount(chosen, minlength=len(place)))
    heads = _sums(weight[who].astype(np.int64), starts)
    limits = tuple(_limits(election, place, standing, funded))
    by_cost = spec.utility in SCALED_BY_COST
    return Market(
        ids=tuple(place),
        cost=tuple(one.cost for one in standing),
        scale=tuple(one.cost if by_cost else 1 for one in standing),
        by_cost=by_cost,
        starts=starts,
        who=who,
        worth=worths,
        heads=heads,
        support=heads if worths is None else _sums(weight[who] * worths, starts),
        twin=_twins([one.cost for one in standing], heads, starts, who, worths, limits),
        weight=weight,
        rows=_starts(np.bincount(ballot, minlength=len(columns.weights))),
        chosen=chosen,
        people=purses.people,
        ballots=len(columns.weights),
        purse=purses.kind,
        limits=limits,
    )


def purses_of(election: Election, spec: RuleSpec) -> Purses:
    """Everybody holds budget/ballots, or their district's part over its ballots (counting.md 1.8 b)."""
    columns = election.ballots.columns
    counts = columns.weights
    if not spec.count_empty:
        counts = np.where(np.diff(columns.starts) > 0, counts, 0)
    if spec.endowment == "equal":
        people = int(counts.sum())
        return Purses((people,), (Fraction(election.budget, max(people, 1)),), None)
    _check_districts(election)
    each = np.zeros(len(columns.district_names), np.int64)
    np.add.at(each, columns.district, counts)
    parts = zip(columns.district_names, each.tolist(), strict=True)
    money = tuple(Fraction(election.districts.get(name, 0), max(people, 1)) for name, people in parts)
    return Purses(tuple(each.tolist()), money, columns.district)


def _twins(
    costs: Sequence[int], heads: Sequence[int], starts: Ints, who: Index, worth: Ints | None, limits: Sequence[Limit]
) -> tuple[int, ...]:
    """For each candidate the first that differs in nothing but name, which mostly is itself."""
    alike = Counter(zip(costs, heads, strict=True))
    first: dict[tuple[object, ...], int] = {}
    twins = []
    for c, cost in enumerate(costs):
        if alike[cost, heads[c]] == 1:
            twins.append(c)
            continue
        some = slice(starts[c], starts[c + 1])
        mark = cost, who[some].tobytes(), None if worth is None else worth[some].tobytes()
        twins.append(first.setdefault((mark, *(c in limit.sizes for limit in limits)), c))
    return tuple(twins)


def _starts(counts: NDArray[np.intp]) -> Ints:
    return np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])


def _sums(amounts: Ints, starts: Ints) -> tuple[int, ...]:
    return tuple(np.add.reduceat(amounts, starts[:-1]).tolist()) if len(amounts) else ()


def _check_districts(election: Election) -> None:
    missing = [name for name in election.ballots.columns.district_names if name not in election.districts]
    if missing and len(election.ballots):
        raise RuleError(f"The rule shares the budget by district, but the election gives no part to {missing[0]!r}.")
    if any(isinstance(part, bool) or not isinstance(part, int) or part < 0 for part in election.districts.values()):
        raise ElectionError("A district's part of the budget must be a whole number from 0.")
    if sum(election.districts.values()) > election.budget:
        raise ElectionError("The parts of the districts are more than the budget.")


def _worth(election: Election, spec: RuleSpec, columns: Columns) -> Ints | None:
    """What each choice is worth to its ballot, or for utilities that ask only for support whether it is any."""
    own = OWN_MEASURE[election.ballots.kind]
    if spec.utility in ("points", "points_cost"):
        if own != "points":
            raise RuleError(
                f"The rule's utility is {spec.utility}, but {election.ballots.kind} ballots give no points."
            )
        return columns.points
    if spec.utility == "borda":
        if own != "borda":
            raise RuleError(f"The rule's utility is borda, but {election.ballots.kind} ballots give no ranking.")
        rank = np.arange(columns.starts[-1]) - np.repeat(columns.starts[:-1], np.diff(columns.starts))
        borda: Ints = np.maximum(election.ranking_places - rank, 0)
        return borda
    return columns.points


def _limits(
    election: Election, place: Mapping[str, int], standing: Sequence[Standing], funded: Sequence[str]
) -> list[Limit]:
    groups = {project.id: project.groups for project in election.projects}
    limits = []
    for group, cap in sorted(election.caps.items()):
        limits.append(Limit(cap, {place[one.id]: one.cost for one in standing if group in groups[one.id]}))
    for conflict in election.conflicts:
        room = 0 if conflict & set(funded) else 1
        limits.append(Limit(room, {place[id]: 1 for id in sorted(conflict) if id in place}))
    return limits
