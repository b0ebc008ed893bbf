"""The decision by exact equal shares, before it is put into steps."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ..election import Election
from ..limits import Room
from ..rule import RuleSpec
from ..standing import Standing
from ..supporters import Supporters
from .complete import Completed
from .run import Candidate, Run


@dataclass(frozen=True, slots=True, eq=False)
class Decision:
    """`free` cost nothing, `shares` paid by shares (or, if `all_fit`, funded because everything fits), `topped_up` after."""

    completed: Completed
    candidates: tuple[Candidate, ...]
    free: tuple[str, ...]
    shares: tuple[str, ...]
    topped_up: tuple[str, ...]
    all_fit: bool

    @property
    def funded(self) -> tuple[str, ...]:
        return (*self.free, *self.shares, *self.topped_up)


def candidates_of(election: Election, paying: Sequence[Standing]) -> tuple[Candidate, ...]:
    """With the ballots that support them; `paying` is in the order of the ties, and so are their keys."""
    supporters = Supporters.of(election)
    place = {project.id: number for number, project in enumerate(election.projects)}
    found = []
    for key, one in enumerate(paying):
        ballots = supporters.of_project(place[one.id])
        found.append(Candidate(one, (key,), ballots, supporters.weights[ballots]))
    return tuple(found)


def ended_by(
    election: Election, spec: RuleSpec, stand: Sequence[Standing], candidates: Sequence[Candidate]
) -> Callable[[Run], bool]:
    """Whether a run leaves nothing to do for a larger share: all funded or shut out, or by the rule's stop none would fit."""
    rule = spec.completion
    asked = {"eligible": [one.standing for one in candidates], "supported": [one for one in stand if one.votes]}
    waiting: Sequence[Standing] = asked.get(rule.universe, stand) if rule else ()
    costs: Mapping[str, int] = {one.id: one.cost for one in stand}

    def ended(run: Run) -> bool:
        room: Room = run.rounds[-1].room
        funded = set(run.funded)
        open_to = [one.standing.id for one in candidates if one.standing.id not in funded]
        if all(room.bar(id, costs[id]) for id in open_to):
            return True
        if rule is None or rule.stop != "exhaustive":
            return False
        return not any(one.cost and one.id not in funded and one.cost <= room.space(one.id) for one in waiting)

    return ended
