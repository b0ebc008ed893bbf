"""Ballots without names: equal ballots are one ballot with a weight."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from numpy.typing import ArrayLike

from .ballot import KINDS, Ballot, ElectionError, Kind, whole
from .columns import Columns, Ints, canonical, check_product, from_names, sums, whole_numbers

__all__ = ["KINDS", "Ballot", "BallotBox", "Columns", "ElectionError", "Kind"]

FEW = 100


@dataclass(frozen=True, init=False, eq=False, repr=False)
class BallotBox:
    """All ballots of one election, grouped and in a canonical order, so that boxes with the same votes are equal.

    `columns` holds them as arrays; `ballots` shows them as objects, made when first asked for, so ask for them only
    where there are few. `max_length` is the number of places a ranking may have; the first place earns that many Borda
    points, the next one less, never below 0. 0 means: as many places as the election has projects.
    """

    kind: Kind
    ballots: tuple[Ballot, ...]
    max_length: int = 0

    def __init__(self, kind: Kind, ballots: Iterable[Ballot], max_length: int = 0) -> None:
        _check_kind(kind, max_length)
        self._set(kind, canonical(kind, _columns(kind, tuple(ballots))), max_length)

    @classmethod
    def of(cls, kind: Kind, ballots: Iterable[Ballot], max_length: int = 0) -> "BallotBox":
        """Group equal ballots and forget the order they came in.

        >>> box = BallotBox.of("approval", [Ballot(("road", "park")), Ballot(("park", "road")), Ballot(())])
        >>> [(ballot.choices, ballot.weight) for ballot in box.ballots]
        [((), 1), (('park', 'road'), 2)]
        """
        return cls(kind, ballots, max_length)

    @classmethod
    def from_columns(
        cls,
        kind: Kind,
        ids: Sequence[str],
        starts: ArrayLike,
        choices: ArrayLike,
        *,
        points: ArrayLike | None = None,
        weights: ArrayLike | None = None,
        districts: Sequence[str] | None = None,
        max_length: int = 0,
    ) -> "BallotBox":
        """The same from arrays: ballot i names the projects `ids[c]` for c in `choices[starts[i] : starts[i + 1]]`.

        `ids` come in any order, ballots ungrouped; `districts` is one name a ballot. ElectionError says what is wrong.

        >>> box = BallotBox.from_columns("approval", ["road", "park"], [0, 2, 4, 4], [0, 1, 1, 0])
        >>> len(box), box.columns.ids, box.columns.weights.tolist(), box.votes()["park"]
        (3, ('park', 'road'), [1, 2], 2)
        """
        _check_kind(kind, max_length)
        begins, named = whole_numbers(starts, "starts"), whole_numbers(choices, "choices")
        ballots = max(len(begins) - 1, 0)
        if len(named) and not (named.min() >= 0 and named.max() < len(ids)):
            raise ElectionError(f"A ballot names a project beyond the {len(ids)} ids.")
        given = None if points is None else whole_numbers(points, "points")
        each = np.ones(ballots, np.int64) if weights is None else whole_numbers(weights, "weights")
        where, names = (np.zeros(ballots, np.int32), ("",)) if districts is None else from_names(districts)
        said = Columns(tuple(ids), begins, named.astype(np.int32), given, each, where, names)
        del named
        box = object.__new__(cls)
        box._set(kind, canonical(kind, said), max_length)
        return box

    def _set(self, kind: Kind, columns: Columns, max_length: int) -> None:
        for name, value in {"kind": kind, "_columns": columns, "max_length": max_length}.items():
            object.__setattr__(self, name, value)

    @property
    def columns(self) -> Columns:
        columns: Columns = self.__dict__["_columns"]
        return columns

    def __getattr__(self, name: str) -> tuple[Ballot, ...]:
        if name != "ballots":
            raise AttributeError(name)
        ballots = tuple(_ballots(self.columns))
        object.__setattr__(self, "ballots", ballots)
        return ballots

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, BallotBox):
            return NotImplemented
        if self._marks() != other._marks():
            return False
        return all(map(np.array_equal, self.columns.arrays(), other.columns.arrays()))

    def __hash__(self) -> int:
        return hash((self._marks(), self.columns.choices.tobytes(), self.columns.weights.tobytes()))

    def __repr__(self) -> str:
        many = f"({len(self.columns.weights):,} different ballots)"
        shown = self.ballots if len(self.columns.weights) <= FEW else many
        return f"BallotBox({self.kind!r}, {shown}, max_length={self.max_length})"

    def __len__(self) -> int:
        """How many people voted, empty ballots included."""
        return int(self.columns.weights.sum())

    @property
    def digest(self) -> str:
        """sha256 (hex) of the ballots as compact JSON, [[choices, points, weight], …], a district as a fourth entry.

        Anyone who knows it can say whether they counted the same box.
        """
        known: str | None = self.__dict__.get("_digest")
        if known is None:
            digest = sha256(b"[")
            for number, text in enumerate(_texts(self.columns)):
                digest.update((f",{text}" if number else text).encode())
            digest.update(b"]")
            known = digest.hexdigest()
            object.__setattr__(self, "_digest", known)
        return known

    def votes(self) -> Counter[str]:
        """How many ballots support each project; zero points are no support."""
        each = self._people()
        if self.columns.points is not None:
            each[self.columns.points == 0] = 0
        return Counter({id: votes for id, votes in self._by_id(each).items() if votes})

    def points(self) -> Counter[str]:
        """The sum of points each project was given."""
        return self._by_id(self._people() * (0 if self.columns.points is None else self.columns.points))

    def borda(self, places: int) -> Counter[str]:
        """Borda points (counting.md 1.1): `places` for rank one, one less for each further rank, never below 0."""
        check_product(places, len(self), "Borda points")
        starts = self.columns.starts
        rank = np.arange(starts[-1]) - np.repeat(starts[:-1], np.diff(starts))
        return self._by_id(self._people() * np.maximum(places - rank, 0))

    def _people(self) -> Ints:
        return np.repeat(self.columns.weights, np.diff(self.columns.starts))

    def _by_id(self, amounts: Ints) -> Counter[str]:
        ids = self.columns.ids
        return Counter(dict(zip(ids, sums(self.columns.choices, amounts, len(ids)).tolist(), strict=True)))

    def _marks(self) -> tuple[object, ...]:
        columns = self.columns
        return self.kind, self.max_length, columns.ids, columns.district_names, len(columns.weights)


def _check_kind(kind: Kind, max_length: int) -> None:
    if kind not in KINDS:
        raise ElectionError(f"The kind of ballot must be one of {', '.join(KINDS)}, not {kind!r}.")
    if not whole(max_length) or max_length < 0:
        raise ElectionError(f"max_length must be a whole number from 0, not {max_length!r}.")


def _columns(kind: Kind, ballots: tuple[Ballot, ...]) -> Columns:
    for ballot in ballots:
        if kind == "points" and len(ballot.points) != len(ballot.choices):
            raise ElectionError(f"A points ballot names {len(ballot.choices)} projects without their points.")
        if kind != "points" and ballot.points:
            raise ElectionError(f"A ballot of kind {kind} carries points.")
    ids = {id: place for place, id in enumerate(sorted({id for ballot in ballots for id in ballot.choices}))}
    starts = np.cumsum([0, *(len(ballot.choices) for ballot in ballots)], dtype=np.int64)
    choices = np.fromiter((ids[id] for ballot in ballots for id in ballot.choices), np.int32, int(starts[-1]))
    points = None
    if kind == "points":
        points = whole_numbers([given for ballot in ballots for given in ballot.points], "points")
    weights = whole_numbers([ballot.weight for ballot in ballots], "weights")
    district, names = from_names([ballot.district for ballot in ballots])
    return Columns(tuple(ids), starts, choices, points, weights, district, names)


def _ballots(columns: Columns) -> Iterator[Ballot]:
    ends = columns.starts[1:].tolist()
    choices = [columns.ids[choice] for choice in columns.choices.tolist()]
    points = None if columns.points is None else columns.points.tolist()
    begin = 0
    for end, weight, district in zip(ends, columns.weights.tolist(), columns.district.tolist(), strict=True):
        given = () if points is None else tuple(points[begin:end])
        yield Ballot(tuple(choices[begin:end]), given, weight, columns.district_names[district])
        begin = end


def _texts(columns: Columns) -> Iterator[str]:
    quoted = [json.dumps(id, ensure_ascii=False) for id in columns.ids]
    where = [f",{json.dumps(name, ensure_ascii=False)}" if name else "" for name in columns.district_names]
    # In slices, so that a million ballots do not stand in memory as objects.
    for first in range(0, len(columns.weights), 10_000):
        some = slice(first, first + 10_000)
        starts = columns.starts[first : first + 10_001].tolist()
        choices = columns.choices[starts[0] : starts[-1]].tolist()
        points = None if columns.points is None else columns.points[starts[0] : starts[-1]].tolist()
        people = zip(columns.weights[some].tolist(), columns.district[some].tolist(), strict=True)
        for place, (weight, district) in enumerate(people):
            begin, end = starts[place] - starts[0], starts[place + 1] - starts[0]
            named = ",".join([quoted[choice] for choice in choices[begin:end]])
            given = "" if points is None else ",".join(map(str, points[begin:end]))
            yield f"[[{named}],[{given}],{weight}{where[district]}]"
