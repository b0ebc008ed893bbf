"""What money obeys at one moment of a composite count: what is left, and the room of every group."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..election import Project
from ..result import Reason
from .election import CompositeElection
from .limits import names
from .spec import CompositeSpec


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a project at its turn. `granted` is None if it is not funded; `room` is what it could have had."""

    reason: Reason
    room: int
    granted: int | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Purse:
    """Money left, in all and under the ceilings of groups; how many projects groups may still have; who is funded."""

    left: int
    money: Mapping[str, int]
    places: Mapping[str, int]
    funded: frozenset[str] = frozenset()
    ended_by: str = ""

    def after(self, project: Project, granted: int) -> "Purse":
        """The purse once the project has got so much."""
        money, places = dict(self.money), dict(self.places)
        for group in project.groups:
            if group in money:
                money[group] -= granted
            if group in places:
                places[group] -= 1
        return Purse(self.left - granted, money, places, self.funded | {project.id}, self.ended_by)


@dataclass(frozen=True, slots=True)
class Terms:
    """The rule and the election as they bind every project: ceilings, conflicts, consents."""

    spec: CompositeSpec
    consents: Mapping[str, int]
    rivals: Mapping[str, frozenset[str]]
    opening: Purse

    @classmethod
    def of(cls, election: CompositeElection, spec: CompositeSpec) -> "Terms":
        rivals: dict[str, frozenset[str]] = {project.id: frozenset() for project in election.projects}
        for conflict in election.conflicts:
            for id in conflict:
                rivals[id] |= conflict - {id}
        groups = sorted({group for project in election.projects for group in project.groups})
        money: dict[str, int] = {}
        places: dict[str, int] = {}
        for group in groups:
            ceilings = [ceiling for ceiling in spec.ceilings if names(ceiling.groups, group)]
            rooms = [ceiling.money for ceiling in ceilings if ceiling.money is not None]
            rooms += [election.caps[group]] if group in election.caps else []
            numbers = [ceiling.projects for ceiling in ceilings if ceiling.projects is not None]
            money |= {group: min(rooms)} if rooms else {}
            places |= {group: min(numbers)} if numbers else {}
        return cls(spec, election.consents, rivals, Purse(election.budget, money, places))

    def least(self, project: Project) -> int:
        """The least the project can be funded with."""
        return self.consents.get(project.id, project.cost) if self.spec.reduce else project.cost

    def over_ceiling(self, project: Project) -> tuple[int, str] | None:
        """The lowest ceiling a single project breaks, and the group it is for; None if it breaks none."""
        whole = [(self.spec.project_ceiling, "")] if self.spec.project_ceiling else []
        broken = [(most, group) for most, group in (*whole, *self._each(project)) if project.cost > most]
        return min(broken, default=None)

    def verdict(self, purse: Purse, project: Project, *, whole: bool = False) -> Verdict:
        """What becomes of the project now; `whole`: it is not reduced. A group's ceiling is asked before the money left."""
        tight, group = self._tightest(purse, project)
        room = min(purse.left, tight)
        if purse.ended_by:
            return Verdict(Reason.STOPPED, room, by=purse.ended_by)
        rivals = sorted(self.rivals[project.id] & purse.funded)
        if rivals:
            return Verdict(Reason.CONFLICT, room, by=rivals[0])
        full = sorted(group for group in project.groups if purse.places.get(group, 1) < 1)
        if full:
            return Verdict(Reason.GROUP_FULL, room, by=full[0])
        least = project.cost if whole else self.least(project)
        if least > tight:
            return Verdict(Reason.CAP, room, by=group)
        if least > purse.left:
            return Verdict(Reason.TOO_EXPENSIVE, room)
        granted = min(project.cost, room)
        return Verdict(Reason.FITS if granted == project.cost else Reason.REDUCED, room, granted)

    def fits(self, purse: Purse, project: Project) -> bool:
        """Whether the whole project can be funded now; the same as asking for the verdict, but quick."""
        cost, money, places = project.cost, purse.money, purse.places
        return (
            cost <= purse.left
            and not purse.ended_by
            and all(money.get(group, cost) >= cost and places.get(group, 1) > 0 for group in project.groups)
            and self.rivals[project.id].isdisjoint(purse.funded)
        )

    def turn(self, purse: Purse, project: Project) -> tuple[Verdict, Purse]:
        """The verdict and the purse after it."""
        verdict = self.verdict(purse, project)
        if verdict.granted is not None:
            return verdict, purse.after(project, verdict.granted)
        if verdict.reason is Reason.TOO_EXPENSIVE and self.spec.cutoff == "stop":
            return verdict, replace(purse, ended_by=project.id)
        return verdict, purse

    def _each(self, project: Project) -> list[tuple[int, str]]:
        return [
            (ceiling.each, group)
            for ceiling in self.spec.ceilings
            for group in project.groups
            if ceiling.each is not None and names(ceiling.groups, group)
        ]

    def _tightest(self, purse: Purse, project: Project) -> tuple[int, str]:
        rooms = [(purse.money[group], group) for group in project.groups if group in purse.money]
        return min(rooms, default=(max(purse.left, project.cost), ""))
