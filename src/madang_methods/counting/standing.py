"""Where a project stands before any money is spent: its score, and its place among the others."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from .election import Election
from .rule import RuleSpec, Tie
from .rule_checks import RuleError

Measure = Literal["votes", "points", "borda"]
OWN_MEASURE: dict[str, Measure] = {"approval": "votes", "choose-1": "votes", "points": "points", "ranking": "borda"}


@dataclass(frozen=True, slots=True)
class Standing:
    """A project with its numbers. `lot` is its place in the drawn lot."""

    id: str
    cost: int
    votes: int
    score: int
    lot: int

    def key(self, ties: tuple[Tie, ...]) -> tuple[int, ...]:
        """Compares as the order of the count: the smaller key comes first."""
        return (-self.score, *(self.tie(tie) for tie in ties))

    def tie(self, tie: Tie) -> int:
        return {"min_cost": self.cost, "max_votes": -self.votes, "lot": self.lot}[tie]

    def with_more(self, more: int, measure: Measure) -> "Standing":
        """As if `more` further ballots had named this project alone, or as if it had `more` further points.

        A project nobody supported gets its first points from one person.
        """
        votes = self.votes + more if measure == "votes" else max(self.votes, 1)
        return replace(self, score=self.score + more, votes=votes)


def measure_of(election: Election, spec: RuleSpec) -> Measure:
    """What this rule counts on these ballots; RuleError if the ballots cannot give it."""
    own = OWN_MEASURE[election.ballots.kind]
    if spec.score in ("ballot", own):
        return own
    if spec.score == "votes":
        return "votes"
    raise RuleError(f"The rule counts {spec.score}, but {election.ballots.kind} ballots give {own}.")


def standings(election: Election, spec: RuleSpec, lot: Mapping[str, int]) -> tuple[Standing, ...]:
    """All projects in the order in which the count will consider them."""
    measure = measure_of(election, spec)
    votes = election.ballots.votes()
    scores = votes
    if measure == "points":
        scores = election.ballots.points()
    if measure == "borda":
        scores = election.ballots.borda(election.ranking_places)
    stand = (Standing(p.id, p.cost, votes[p.id], scores[p.id], lot[p.id]) for p in election.projects)
    return tuple(sorted(stand, key=lambda standing: standing.key(spec.ties)))
