"""Where a project stands before any money is spent: its parts, its total out of 100, and its place among the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..ballots import ElectionError
from ..election import Project
from .component import Component, Threshold
from .election import CompositeElection
from .normalisation import NOTHING, divisor, parts, places_of
from .part import ComponentCount, Part
from .spec import CompositeSpec
from .tally import Tally, tally

HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Shortfall:
    """The first threshold a project misses: in which component (or `total`), what it asks for, and what is missing."""

    by: str
    at_least: Fraction
    missing: Fraction


@dataclass(frozen=True, slots=True)
class Candidate:
    """A project with its numbers. `ties` holds a number for each tie step of the rule; the smaller comes first."""

    project: Project
    track: int
    total: Fraction
    votes: int
    parts: tuple[Part, ...]
    ties: tuple[Fraction, ...]
    shortfall: Shortfall | None

    @property
    def id(self) -> str:
        return self.project.id

    @property
    def cost(self) -> int:
        return self.project.cost

    def key(self, steps: int | None = None) -> tuple[Fraction | int, ...]:
        """Compares as the order of the count: the smaller key comes first. Only the first `steps` ties are asked."""
        return (self.track, -self.total, *self.ties[:steps])


@dataclass(frozen=True, slots=True)
class Field:
    """All candidates in the order in which the count considers them, and the components as they were counted."""

    order: tuple[Candidate, ...]
    components: tuple[ComponentCount, ...]
    ballots: int


def field_of(election: CompositeElection, spec: CompositeSpec, lot: Mapping[str, int]) -> Field:
    """Count every component, weigh and add. ElectionError where the rule cannot be applied to these ballots."""
    return field_from(tallies_of(election, spec), election, spec, lot)


def tallies_of(election: CompositeElection, spec: CompositeSpec) -> tuple[Tally, ...]:
    """Every component counted; ElectionError if a box belongs to none."""
    _check_boxes(election, spec)
    return tuple(tally(election, component) for component in spec.components)


def field_from(
    tallies: Sequence[Tally], election: CompositeElection, spec: CompositeSpec, lot: Mapping[str, int]
) -> Field:
    """Weigh and add what was counted."""
    counted = [one for one in tallies if not _left_out(one)]
    weights = sum(one.component.weight for one in counted)
    weighed = [_Weighed(one, parts(one, election.sizes), places_of(one), weights) for one in counted]
    candidates = [_candidate(project, election, spec, weighed, lot) for project in election.projects]
    return Field(
        tuple(sorted(candidates, key=Candidate.key)),
        tuple(_told(one, weights, election) for one in tallies),
        sum(one.ballots for one in tallies),
    )


@dataclass(frozen=True, slots=True)
class _Weighed:
    tally: Tally
    parts: Mapping[str, Fraction]
    places: Mapping[str, int]
    weights: int

    @property
    def component(self) -> Component:
        return self.tally.component

    def part(self, id: str) -> Part:
        points = self.parts[id] * self.component.weight * HUNDRED / self.weights if self.weights else NOTHING
        raw, votes = self.tally.raw[id], self.tally.votes[id]
        return Part(self.component.code, raw, self.parts[id], points, self.places[id], votes)

    def measured(self, id: str, threshold: Threshold) -> Fraction:
        """What the threshold asks about."""
        if threshold.of == "part":
            return self.parts[id] * HUNDRED
        if threshold.of == "votes":
            return Fraction(self.tally.votes[id])
        raw = self.tally.raw[id]
        if threshold.of == "score":
            return raw
        everything = sum(self.tally.raw.values())
        return raw * HUNDRED / everything if everything else NOTHING


def _candidate(
    project: Project,
    election: CompositeElection,
    spec: CompositeSpec,
    weighed: Sequence[_Weighed],
    lot: Mapping[str, int],
) -> Candidate:
    got = tuple(one.part(project.id) for one in weighed)
    total = sum((part.points for part in got), NOTHING)
    votes = sum(one.tally.votes[project.id] for one in weighed if one.component.ballot != "scores")
    plain = {"min_cost": project.cost, "max_votes": -votes, "lot": lot[project.id]}
    if "received" in spec.ties:
        plain["received"] = _received(project, election)
    part_of = {part.component: -part.part for part in got}
    # A component that was left out decides nothing.
    ties = tuple(Fraction(plain[tie]) if tie in plain else part_of.get(tie, NOTHING) for tie in spec.ties)
    shortfall = _shortfall(project.id, weighed, total, spec)
    return Candidate(project, _track(project, spec), total, votes, got, ties, shortfall)


def _shortfall(id: str, weighed: Sequence[_Weighed], total: Fraction, spec: CompositeSpec) -> Shortfall | None:
    for one in weighed:
        for threshold in one.component.thresholds:
            has, asked = one.measured(id, threshold), Fraction(threshold.at_least)
            if has < asked:
                return Shortfall(one.component.code, asked, asked - has)
    asked = Fraction(spec.min_total)
    return Shortfall("total", asked, asked - total) if total < asked else None


def _track(project: Project, spec: CompositeSpec) -> int:
    if not spec.tracks:
        return 0
    places = [place for place, track in enumerate(spec.tracks) if track in project.groups]
    if len(places) != 1:
        raise ElectionError(f"Project {project.id} must be in one of the rule's tracks, not in {len(places)}.")
    return places[0]


def _received(project: Project, election: CompositeElection) -> int:
    if project.id not in election.received:
        raise ElectionError(f"Ties are decided by receipt, but project {project.id} has no number of receipt.")
    return election.received[project.id]


def _left_out(one: Tally) -> bool:
    if one.empty and one.component.empty == "refuse":
        raise ElectionError(f"Nobody voted in {one.component.code}, and the rule does not redistribute its weight.")
    return one.empty


def _told(one: Tally, weights: int, election: CompositeElection) -> ComponentCount:
    component, out = one.component, one.empty
    by = NOTHING if out else divisor(one, election.sizes)
    return ComponentCount(component.code, 0 if out else component.weight, weights, one.ballots, by, out)


def _check_boxes(election: CompositeElection, spec: CompositeSpec) -> None:
    known = {component.code for component in spec.components}
    known |= {f"{component.code}.{source}" for component in spec.components for source in component.sources}
    strange = sorted(election.boxes.keys() - known)
    if strange:
        raise ElectionError(f"The box {strange[0]} belongs to no component of the rule.")
