"""What a composite count may know: projects, a budget, and for each component its ballots or score sheets, without names."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from ..ballots import BallotBox, ElectionError
from ..election import Project
from .component import Component
from .score_sheet import ScoreSheet

Box = BallotBox | ScoreSheet


@dataclass(frozen=True, slots=True)
class CompositeElection:
    """Projects that compete for one budget, judged by several voices.

    boxes      by the component's code; where a component pools sources, also by code and source, such as
               `residents.online` and `residents.onsite`
    caps       the most that projects of a group may cost together, this year, besides the ceilings of the rule
    conflicts  of each set at most one project can be funded
    consents   the least amount the proposer agreed to, by project id; asked only if the rule reduces
    received   the number under which a project was received, for ties
    sizes      how many people a component seats (members, panel), where the rule divides by that
    All money is in units of 10^-`exponent` of `currency`: with KRW and 0 a unit is one won.
    """

    projects: tuple[Project, ...]
    budget: int
    boxes: Mapping[str, Box]
    currency: str = "KRW"
    exponent: int = 0
    caps: Mapping[str, int] = field(default_factory=dict)
    conflicts: tuple[frozenset[str], ...] = ()
    consents: Mapping[str, int] = field(default_factory=dict)
    received: Mapping[str, int] = field(default_factory=dict)
    sizes: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _whole("The budget", self.budget)
        twice = [id for id, times in Counter(project.id for project in self.projects).items() if times > 1]
        if twice:
            raise ElectionError(f"Two projects share an id: {', '.join(sorted(twice))}.")
        costs = {project.id: project.cost for project in self.projects}
        _check_amounts(self, costs)
        for code, box in self.boxes.items():
            _stand(f"The box {code}", _projects_in(box), costs)
        _stand("A conflict", (id for conflict in self.conflicts for id in conflict), costs)

    def boxes_of(self, component: Component) -> tuple[Box, ...]:
        """The boxes that make up this component; none if nobody could vote in it. ElectionError if the kind is another."""
        keys = (component.code, *(f"{component.code}.{source}" for source in component.sources))
        boxes = tuple(self.boxes[key] for key in keys if key in self.boxes)
        for box in boxes:
            kind = box.kind if isinstance(box, BallotBox) else "scores"
            if kind != component.ballot:
                raise ElectionError(f"The rule wants {component.ballot} in {component.code}, but the box holds {kind}.")
        return boxes

    @property
    def ballots_digest(self) -> str:
        """sha256 (hex) over the digests of all boxes, by their code: one changed ballot changes it."""
        digests = {code: box.digest for code, box in self.boxes.items()}
        return sha256(json.dumps(digests, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _projects_in(box: Box) -> Iterable[str]:
    if isinstance(box, ScoreSheet):
        return box.projects
    return box.points() if box.kind == "points" else box.votes()


def _check_amounts(election: CompositeElection, costs: Mapping[str, int]) -> None:
    for group, cap in election.caps.items():
        _whole(f"The ceiling of {group}", cap)
    for code, size in election.sizes.items():
        _whole(f"The size of {code}", size)
    for id, number in election.received.items():
        _whole(f"Project {id}: the number it was received under", number)
    for id, least in election.consents.items():
        _whole(f"Project {id}: the least amount consented to", least)
        if id in costs and not 1 <= least <= costs[id]:
            raise ElectionError(f"Project {id}: the least amount consented to must be from 1 to its cost, not {least}.")
    _stand("A consent", election.consents, costs)
    _stand("A number of receipt", election.received, costs)


def _stand(what: str, ids: Iterable[str], known: Mapping[str, int]) -> None:
    strange = sorted({id for id in ids if id not in known})
    if strange:
        raise ElectionError(f"{what} names project {strange[0]!r}, which does not stand for election.")


def _whole(what: str, value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ElectionError(f"{what} must be a whole number from 0, not {value!r}.")
