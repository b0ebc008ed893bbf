"""What a ballot may name: how many projects in all and of each group, and what happens to one that does not keep to it."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

from ..ballots import KINDS, Kind
from ..election import Project
from ..rule_checks import RuleError, from_zero, one_of
from .limits import names

OnViolation = Literal["void", "refuse"]


@dataclass(frozen=True, slots=True)
class Choices:
    """A ballot names from `least` to `most` projects of each of the groups; `*` in its place means of all projects.

    Exactly three: `Choices("*", 3, 3)`. One in each field at most: `Choices("field:*", 0, 1)`.
    """

    groups: str
    least: int
    most: int

    def __post_init__(self) -> None:
        for field in ("least", "most"):
            from_zero(f"choices.{self.groups}.{field}", getattr(self, field))
        if self.least > self.most:
            raise RuleError(f"choices.{self.groups}: at least {self.least} is more than at most {self.most}.")


@dataclass(frozen=True, slots=True)
class Wrong:
    """Where a ballot breaks the rule: it names so many of the group (`*`: of all projects)."""

    group: str
    named: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class BallotRule:
    """kind of ballot, how many choices, and what happens to a ballot that does not keep to it.

    on_violation  `refuse`: the machine does not take it, the voter mends it; `void`: it is cast but not counted, as on paper

    >>> park, road = Project("park", 1), Project("road", 1)
    >>> BallotRule("approval", (Choices("*", 2, 2),), "void").wrongs(["park"], (park, road))
    (Wrong(group='*', named=1, least=2, most=2),)
    """

    kind: Kind
    choices: tuple[Choices, ...]
    on_violation: OnViolation

    def __post_init__(self) -> None:
        one_of("ballot.kind", self.kind, KINDS)
        one_of("ballot.on_violation", self.on_violation, get_args(OnViolation))

    def wrongs(self, chosen: Iterable[str], projects: Sequence[Project]) -> tuple[Wrong, ...]:
        """Every part of the rule the ballot breaks, in the order of the rule; none if it is valid."""
        named = set(chosen)
        return tuple(
            Wrong(group, number, choices.least, choices.most)
            for choices in self.choices
            for group, number in _named(choices.groups, named, projects)
            if not choices.least <= number <= choices.most
        )

    def as_dict(self) -> dict[str, Any]:
        return asdict(self) | {"choices": [asdict(choices) for choices in self.choices]}


def _named(pattern: str, named: set[str], projects: Sequence[Project]) -> list[tuple[str, int]]:
    if pattern == "*":
        return [("*", len(named))]
    groups = sorted({group for project in projects for group in project.groups if names(pattern, group)})
    return [(group, sum(1 for p in projects if p.id in named and group in p.groups)) for group in groups]
