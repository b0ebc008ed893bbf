"""What a project got in one component, and what a component's numbers were divided by."""

from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any


@dataclass(frozen=True, slots=True)
class Part:
    """A project in one component.

    raw     what was counted: votes, points, Borda points, or the mean score
    part    that, normalised: from 0 to 1
    points  what it adds to the total: part times weight, out of 100
    place   1 + how many projects have a higher raw number
    votes   how many ballots supported it, or how many members scored it
    """

    component: str
    raw: Fraction
    part: Fraction
    points: Fraction
    place: int
    votes: int

    def as_dict(self) -> dict[str, Any]:
        """Exact: each fraction as numerator (`part`) and denominator (`part_of`)."""
        told: dict[str, Any] = {"component": self.component, "place": self.place, "votes": self.votes}
        for name in ("raw", "part", "points"):
            value: Fraction = getattr(self, name)
            told |= {name: value.numerator, f"{name}_of": value.denominator}
        return told


@dataclass(frozen=True, slots=True)
class ComponentCount:
    """A component as it was counted.

    weight      out of `weights`, the sum of those that were counted; 0 if it was `left_out` because nobody voted in it
    ballots     ballots in the box, empty ones too, or members who scored
    divided_by  what raw numbers were divided by: choices made, ballots, people seated, the highest number, how many
                projects, or the sheet's maximum
    """

    component: str
    weight: int
    weights: int
    ballots: int
    divided_by: Fraction
    left_out: bool

    def as_dict(self) -> dict[str, Any]:
        divided = {"divided_by": self.divided_by.numerator, "divided_by_of": self.divided_by.denominator}
        return asdict(self) | divided
