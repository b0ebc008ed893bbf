"""What a count may know about a vote, and nothing more: projects, a budget, and ballots without names."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from .ballots import BallotBox, ElectionError


@dataclass(frozen=True, slots=True)
class Project:
    """Something residents can vote for. `cost` is in the election's smallest unit of money."""

    id: str
    cost: int
    name: str = ""
    groups: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if not isinstance(self.id, str) or not self.id:
            raise ElectionError(f"A project's id must be text that is not empty, not {self.id!r}.")
        if isinstance(self.cost, bool) or not isinstance(self.cost, int) or self.cost < 0:
            raise ElectionError(f"Project {self.id}: the cost must be a whole number from 0, not {self.cost!r}.")


@dataclass(frozen=True, slots=True)
class Election:
    """Projects that compete for one budget, and the ballots about them.

    `districts` gives the part of the budget that the ballots of each district hold, where the rule's endowment is
    `district`. `caps` gives the most that projects of one group may cost together; groups may lie within each other.
    Of each set in `conflicts` at most one project can be funded. All rules obey `caps` and `conflicts`.
    All money is in units of 10^-`exponent` of `currency`: with KRW and 0 a unit is one won, with PLN and 2 one grosz.
    """

    projects: tuple[Project, ...]
    budget: int
    ballots: BallotBox
    currency: str = "KRW"
    exponent: int = 0
    districts: Mapping[str, int] = field(default_factory=dict)
    caps: Mapping[str, int] = field(default_factory=dict)
    conflicts: tuple[frozenset[str], ...] = ()

    def __post_init__(self) -> None:
        if isinstance(self.budget, bool) or not isinstance(self.budget, int) or self.budget < 0:
            raise ElectionError(f"The budget must be a whole number from 0, not {self.budget!r}.")
        twice = [id for id, times in Counter(project.id for project in self.projects).items() if times > 1]
        if twice:
            raise ElectionError(f"Two projects share an id: {', '.join(sorted(twice))}.")
        known = {project.id for project in self.projects}
        for choice in self.ballots.columns.ids:
            if choice not in known:
                raise ElectionError(f"A ballot names project {choice!r}, which does not stand for election.")

    def project(self, id: str) -> Project:
        """The project with this id; KeyError if there is none."""
        for project in self.projects:
            if project.id == id:
                return project
        raise KeyError(id)

    @property
    def ranking_places(self) -> int:
        """How many Borda points the first place earns."""
        return self.ballots.max_length or len(self.projects)
