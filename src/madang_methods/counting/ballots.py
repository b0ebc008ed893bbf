"""Ballots without names: equal ballots are one ballot with a weight."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["approval", "choose-1", "points", "ranking"]
KINDS: tuple[Kind, ...] = ("approval", "choose-1", "points", "ranking")


class ElectionError(ValueError):
    """Projects, budget and ballots that do not make one election; the text says what to mend."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """One way of voting, and how many people voted that way.

    `choices` are project ids: a set for approval, best first for a ranking. `points[i]` belongs to `choices[i]`
    and is empty unless the ballots are points. An empty `choices` is a valid, empty ballot. `district` is where the voters
    live, if the rule shares the budget by district.
    """

    choices: tuple[str, ...]
    points: tuple[int, ...] = ()
    weight: int = 1
    district: str = ""

    def __post_init__(self) -> None:
        if len(set(self.choices)) != len(self.choices):
            raise ElectionError(f"A ballot names a project twice: {', '.join(self.choices)}.")
        if self.points and len(self.points) != len(self.choices):
            raise ElectionError(f"A ballot has {len(self.choices)} projects but {len(self.points)} points.")
        if not _whole(self.weight) or self.weight < 1:
            raise ElectionError(f"A ballot's weight must be a whole number from 1, not {self.weight!r}.")
        if not all(_whole(points) and points >= 0 for points in self.points):
            raise ElectionError(f"Points must be whole numbers from 0, not {self.points!r}.")


@dataclass(frozen=True, slots=True)
class BallotBox:
    """All ballots of one election, grouped and in a canonical order, so that boxes with the same votes are equal.

    `max_length` is the number of places a ranking may have; the first place earns that many Borda points, the next
    one less, never below 0. 0 means: as many places as the election has projects.
    """

    kind: Kind
    ballots: tuple[Ballot, ...]
    max_length: int = 0

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ElectionError(f"The kind of ballot must be one of {', '.join(KINDS)}, not {self.kind!r}.")
        if not _whole(self.max_length) or self.max_length < 0:
            raise ElectionError(f"max_length must be a whole number from 0, not {self.max_length!r}.")
        for ballot in self.ballots:
            if self.kind == "choose-1" and len(ballot.choices) > 1:
                raise ElectionError(f"A choose-1 ballot names {len(ballot.choices)} projects.")
            if self.kind == "points" and len(ballot.points) != len(ballot.choices):
                raise ElectionError(f"A points ballot names {len(ballot.choices)} projects without their points.")
            if self.kind != "points" and ballot.points:
                raise ElectionError(f"A ballot of kind {self.kind} carries points.")

    @classmethod
    def of(cls, kind: Kind, ballots: Iterable[Ballot], max_length: int = 0) -> "BallotBox":
        """Group equal ballots and forget the order they came in.

        >>> BallotBox.of("approval", [Ballot(("road", "park")), Ballot(("park", "road")), Ballot(())]).ballots
        (Ballot(choices=(), points=(), weight=1), Ballot(choices=('park', 'road'), points=(), weight=2))
        """
        weights: Counter[tuple[tuple[str, ...], tuple[int, ...]]] = Counter()
        for ballot in ballots:
            weights[_canonical(kind, ballot)] += ballot.weight
        grouped = (Ballot(choices, points, weights[choices, points]) for choices, points in sorted(weights))
        return cls(kind, tuple(grouped), max_length)

    def __len__(self) -> int:
        """How many people voted, empty ballots included."""
        return sum(ballot.weight for ballot in self.ballots)

    def votes(self) -> Counter[str]:
        """How many ballots support each project; zero points are no support."""
        votes: Counter[str] = Counter()
        for ballot in self.ballots:
            for place, choice in enumerate(ballot.choices):
                if not ballot.points or ballot.points[place]:
                    votes[choice] += ballot.weight
        return votes

    def points(self) -> Counter[str]:
        """The sum of points each project was given."""
        points: Counter[str] = Counter()
        for ballot in self.ballots:
            for choice, given in zip(ballot.choices, ballot.points, strict=True):
                points[choice] += given * ballot.weight
        return points

    def borda(self, places: int) -> Counter[str]:
        """Borda points (counting.md 1.1): `places` for rank one, one less for each further rank, never below 0."""
        points: Counter[str] = Counter()
        for ballot in self.ballots:
            for rank, choice in enumerate(ballot.choices):
                points[choice] += max(0, places - rank) * ballot.weight
        return points


def _canonical(kind: Kind, ballot: Ballot) -> tuple[tuple[str, ...], tuple[int, ...]]:
    if kind == "ranking":
        return ballot.choices, ballot.points
    if not ballot.points:
        return tuple(sorted(ballot.choices)), ()
    pairs = sorted(zip(ballot.choices, ballot.points, strict=True))
    return tuple(choice for choice, _ in pairs), tuple(points for _, points in pairs)


def _whole(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool)
