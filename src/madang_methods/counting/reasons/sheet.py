"""The same ballots under several rules: who enters, who leaves, and which residents gain."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..columns import MOST, Columns, Ints, sums
from ..count import count
from ..election import Election
from ..result import Result
from ..rule import RuleSpec


@dataclass(frozen=True, slots=True)
class Shift:
    """How many people have more, fewer, or as many funded projects of their own as under the first rule.

    `richer` and `poorer` count the same by money: the price of the funded projects a person named.
    """

    better: int
    worse: int
    same: int
    richer: int
    poorer: int


@dataclass(frozen=True, slots=True)
class Column:
    """One rule's outcome. A person's own projects are those the ballot names (with points: gives points to).

    without     people none of whose projects was funded, those who named none included
    own         funded projects, summed over all people who named them
    enters, leaves, shift    against the first rule of the sheet, projects in the order of the election
    by_district              the same shift by where people live, in the order of the names; empty if nothing is known of that
    """

    name: str
    rule: str
    funded: tuple[str, ...]
    spent: int
    without: int
    own: int
    enters: tuple[str, ...]
    leaves: tuple[str, ...]
    shift: Shift
    by_district: tuple[tuple[str, Shift], ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rule sensitivity (counting.md 4.8). `ballots` counts people; the first column is what others are held against."""

    ballots: int
    budget: int
    currency: str
    exponent: int
    columns: tuple[Column, ...]

    def share_without(self, column: Column) -> Fraction:
        """The part of all people who got nothing they asked for; 0 where nobody voted."""
        return Fraction(column.without, self.ballots or 1)

    def own_each(self, column: Column) -> Fraction:
        """Funded projects of their own that people have on average."""
        return Fraction(column.own, self.ballots or 1)

    @property
    def always(self) -> frozenset[str]:
        """Projects that every rule funds."""
        return frozenset.intersection(*(frozenset(column.funded) for column in self.columns))

    @property
    def sometimes(self) -> frozenset[str]:
        """Projects whose fate hangs on the rule."""
        return frozenset().union(*(column.funded for column in self.columns)) - self.always

    def as_dict(self) -> dict[str, Any]:
        """Ready for JSON; shares as exact text such as `1172/6586`."""
        return {
            "ballots": self.ballots,
            "budget": self.budget,
            "currency": self.currency,
            "exponent": self.exponent,
            "always": sorted(self.always),
            "sometimes": sorted(self.sometimes),
            "columns": [self._told(column) for column in self.columns],
        }

    def _told(self, column: Column) -> dict[str, Any]:
        from_dataclass = {name: getattr(column, name) for name in ("name", "rule", "spent", "without", "own")}
        lists = {name: list(getattr(column, name)) for name in ("funded", "enters", "leaves")}
        places = {name: asdict(shift) for name, shift in column.by_district}
        shifts = {"against_first": asdict(column.shift)} | ({"by_district": places} if places else {})
        return from_dataclass | lists | shifts


def sheet(election: Election, specs: Mapping[str, RuleSpec], *, seed: str = "") -> Sheet:
    """Count the ballots by each rule, named by the keys, and hold the outcomes against the first.

    >>> from madang_methods.counting import Ballot, BallotBox, Project
    >>> box = BallotBox.of("approval", [Ballot(("park",), weight=5), Ballot(("road", "bench"), weight=3)])
    >>> town = Election((Project("park", 6), Project("road", 7), Project("bench", 3)), 10, box)
    >>> two = sheet(town, {"skip": RuleSpec(), "per cost": RuleSpec(score="votes", min_score=4)})
    >>> [(column.funded, column.without, column.leaves) for column in two.columns]
    [(('park', 'bench'), 0, ()), (('park',), 3, ('bench',))]
    >>> two.columns[1].shift.worse
    3
    """
    return compared(election, {name: count(election, spec, seed=seed) for name, spec in specs.items()})


def compared(election: Election, results: Mapping[str, Result]) -> Sheet:
    """The sheet of counts that were already made."""
    box = election.ballots.columns
    order = [project.id for project in election.projects]
    columns: list[Column] = []
    for name, result in results.items():
        own = _own(box, result)
        if not columns:
            first, had = own, frozenset(result.funded)
        funded = frozenset(result.funded)
        column = Column(
            name=name,
            rule=result.rule,
            funded=result.funded,
            spent=result.spent,
            without=_people(box, own.number == 0),
            own=int((box.weights * own.number).sum()),
            enters=tuple(id for id in order if id in funded - had),
            leaves=tuple(id for id in order if id in had - funded),
            shift=_shift(box, own, first),
            by_district=tuple(_by_district(box, own, first)),
        )
        columns.append(column)
    return Sheet(len(election.ballots), election.budget, election.currency, election.exponent, tuple(columns))


@dataclass(frozen=True, slots=True)
class _Own:
    """By ballot of the box: how many funded projects it names, and what they get."""

    number: Ints
    money: Ints


def _own(box: Columns, result: Result) -> _Own:
    granted = {step.project: step.granted for step in result.steps if step.funded}
    # Below 2^63 whatever a ballot names; larger amounts are counted in objects.
    kind = np.int64 if sum(granted.values()) <= MOST else object
    number = np.array([id in granted for id in box.ids], np.int64)[box.choices]
    money = np.array([granted.get(id, 0) for id in box.ids], kind)[box.choices]
    if box.points is not None:
        number, money = number * (box.points > 0), money * (box.points > 0)
    each = np.zeros(len(box.weights), kind)
    np.add.at(each, box.rows, money)
    return _Own(sums(box.rows, number, len(box.weights)), each)


def _by_district(box: Columns, own: _Own, before: _Own) -> Iterator[tuple[str, Shift]]:
    if box.district_names == ("",):
        return
    for place, name in enumerate(box.district_names):
        yield name, _shift(box, own, before, box.district == place)


def _shift(box: Columns, own: _Own, before: _Own, among: NDArray[np.bool_] | bool = True) -> Shift:
    return Shift(
        better=_people(box, among & (own.number > before.number)),
        worse=_people(box, among & (own.number < before.number)),
        same=_people(box, among & (own.number == before.number)),
        richer=_people(box, among & (own.money > before.money)),
        poorer=_people(box, among & (own.money < before.money)),
    )


def _people(box: Columns, which: NDArray[np.bool_]) -> int:
    return int(box.weights[which.astype(bool)].sum())
