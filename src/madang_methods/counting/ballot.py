"""One ballot, and what makes it none."""

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
        if not whole(self.weight) or self.weight < 1:
            raise ElectionError(f"A ballot's weight must be a whole number from 1, not {self.weight!r}.")
        if not all(whole(points) and points >= 0 for points in self.points):
            raise ElectionError(f"Points must be whole numbers from 0, not {self.points!r}.")


def whole(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool)
