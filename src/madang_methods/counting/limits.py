"""Ceilings for groups of projects, and projects that exclude each other: what every rule obeys besides the budget."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from .ballots import ElectionError
from .election import Election
from .result import Reason


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of an election, by project id. `groups` has only groups with a ceiling, in order of their name."""

    groups: Mapping[str, tuple[str, ...]]
    caps: Mapping[str, int]
    rivals: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, election: Election) -> "Limits":
        """ElectionError if a ceiling is not money, or a conflict names a project that does not stand."""
        for group, cap in election.caps.items():
            if isinstance(cap, bool) or not isinstance(cap, int) or cap < 0:
                raise ElectionError(f"The ceiling of {group} must be a whole number from 0, not {cap!r}.")
        rivals: dict[str, frozenset[str]] = {project.id: frozenset() for project in election.projects}
        for conflict in election.conflicts:
            for id in conflict:
                if id not in rivals:
                    raise ElectionError(f"A conflict names project {id!r}, which does not stand for election.")
                rivals[id] |= conflict - {id}
        groups = {p.id: tuple(sorted(p.groups & election.caps.keys())) for p in election.projects}
        return cls(groups, dict(election.caps), rivals)


@dataclass(frozen=True, slots=True)
class Room:
    """What is left at one moment of a count: money, room under each ceiling, and who is already funded.

    >>> from madang_methods.counting import BallotBox, Project
    >>> east = frozenset({"east"})
    >>> town = (Project("park", 6, groups=east), Project("road", 5, groups=east), Project("bench", 3))
    >>> vote = Election(town, 20, BallotBox.of("approval", []), caps={"east": 10}, conflicts=(frozenset({"park", "bench"}),))
    >>> room = Room.at_first(vote).after("park", 6)
    >>> room.left, room.space("road"), room.space("bench"), room.bar("road", 5), room.bar("bench", 3)
    (14, 4, -1, (<Reason.CAP: 'cap'>, 'east'), (<Reason.CONFLICT: 'conflict'>, 'park'))
    """

    limits: Limits
    left: int
    used: Mapping[str, int]
    funded: tuple[str, ...] = ()

    @classmethod
    def at_first(cls, election: Election) -> "Room":
        return cls(Limits.of(election), election.budget, dict.fromkeys(election.caps, 0))

    def bar(self, id: str, cost: int) -> tuple[Reason, str] | None:
        """Why a conflict or a ceiling shuts this project out for good, and `by` what; None if neither does.

        Room only shrinks, so what is shut out once stays out. Money is not asked about.
        """
        rivals = self.limits.rivals[id]
        if rivals:
            for other in self.funded:
                if other in rivals:
                    return Reason.CONFLICT, other
        for group in self.limits.groups[id]:
            if self.used[group] + cost > self.limits.caps[group]:
                return Reason.CAP, group
        return None

    def space(self, id: str) -> int:
        """The most this project may cost to be funded now: money and ceilings; -1 if a conflict shuts it out."""
        rivals = self.limits.rivals[id]
        if rivals and not rivals.isdisjoint(self.funded):
            return -1
        return min([self.left, *(self.limits.caps[group] - self.used[group] for group in self.limits.groups[id])])

    def after(self, id: str, cost: int) -> "Room":
        """The room once this project is funded."""
        used = {group: self.used[group] + cost for group in self.limits.groups[id]}
        return replace(self, left=self.left - cost, used={**self.used, **used}, funded=(*self.funded, id))

    def cap_facts(self, group: str, cost: int) -> dict[str, int]:
        """The numbers that come with Reason.CAP: the ceiling, what was used of it, and by how much it would be broken."""
        cap, used = self.limits.caps[group], self.used[group]
        return {"cap": cap, "cap_used": used, "cap_over": used + cost - cap}
