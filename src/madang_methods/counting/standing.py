"""Where a project stands before any money is spent: its score, and its place among the others."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from .election import Election
from .rule import Per, RuleSpec, Tie
from .rule_checks import RuleError

Measure = Literal["votes", "points", "borda"]
OWN_MEASURE: dict[str, Measure] = {"approval": "votes", "choose-1": "votes", "points": "points", "ranking": "borda"}


@dataclass(frozen=True, slots=True)
class Standing:
    """A project with its numbers. `lot` is its place in the drawn lot, `per` what the score is divided by."""

    id: str
    cost: int
    votes: int
    score: int
    lot: int
    per: Per = "project"

    @property
    def rank(self) -> tuple[int, int | Fraction]:
        """What the rule compares first, exactly: the smaller comes first. What costs nothing beats any score per cost."""
        if self.per == "project" or not self.cost:
            return 0, -self.score
        return 1, Fraction(-self.score, self.cost)

    def key(self, ties: tuple[Tie, ...]) -> tuple[object, ...]:
        """Compares as the order of the count: the smaller key comes first."""
        return (self.rank, *(self.tie(tie) for tie in ties))

    def ahead_of(self, other: "Standing", ties: tuple[Tie, ...]) -> bool:
        mine: tuple[object, ...] = self.key(ties)
        return mine < other.key(ties)

    def tie(self, tie: Tie) -> int:
        return {"min_cost": self.cost, "max_votes": -self.votes, "lot": self.lot}[tie]

    def with_more(self, more: int, measure: Measure) -> "Standing":
        """As if `more` further votes had named this project, or as if it had `more` further points.

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
    stand = (Standing(p.id, p.cost, votes[p.id], scores[p.id], lot[p.id], spec.per) for p in election.projects)
    return tuple(sorted(stand, key=lambda standing: standing.key(spec.ties)))
