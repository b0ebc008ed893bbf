"""What each component gives each project before anything is made comparable: votes, points, or the mean of its scores."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from ..ballots import BallotBox, ElectionError
from .component import Component
from .election import CompositeElection
from .score_sheet import ScoreSheet


@dataclass(frozen=True, slots=True)
class Tally:
    """One component, counted.

    raw      votes (approval, choose-1), points, Borda points, or the mean score; every project has an entry
    votes    ballots that supported the project, or members who scored it
    ballots  ballots in the box, empty ones too, or members who scored anything
    top      the most that one ballot can give one project, or the highest score
    """

    component: Component
    raw: Mapping[str, Fraction]
    votes: Mapping[str, int]
    ballots: int
    top: int

    def with_more(self, id: str, ballots: int) -> "Tally":
        """As if so many further ballots had named this project alone (a ranking: first; points: with the most)."""
        more = {id: self.raw[id] + ballots * self.top}
        votes = {**self.votes, id: self.votes[id] + ballots}
        return replace(self, raw={**self.raw, **more}, votes=votes, ballots=self.ballots + ballots)

    @property
    def empty(self) -> bool:
        """Nobody supported anything here (ballots), or no member scored (sheets)."""
        return not self.ballots if self.component.ballot == "scores" else not any(self.raw.values())


def tally(election: CompositeElection, component: Component) -> Tally:
    """Count one component. ElectionError if its box is of another kind, or a project has no score."""
    boxes = election.boxes_of(component)
    ids = [project.id for project in election.projects]
    if component.ballot == "scores":
        return _of_sheet(component, [box for box in boxes if isinstance(box, ScoreSheet)], ids)
    return _of_ballots(component, [box for box in boxes if isinstance(box, BallotBox)], ids)


def _of_ballots(component: Component, boxes: Sequence[BallotBox], ids: Sequence[str]) -> Tally:
    places = {box.max_length or len(ids) for box in boxes}
    if component.ballot == "ranking" and len(places) > 1:
        raise ElectionError(f"The boxes pooled in {component.code} rank different numbers of projects.")
    top = {"points": component.most_points, "ranking": max(places, default=len(ids))}.get(component.ballot, 1)
    raw: Counter[str] = Counter()
    votes: Counter[str] = Counter()
    for box in boxes:
        votes.update(box.votes())
        raw.update(_counted(box, top))
    return Tally(
        component,
        {id: Fraction(int(raw[id])) for id in ids},
        {id: int(votes[id]) for id in ids},
        sum(len(box) for box in boxes),
        top,
    )


def _counted(box: BallotBox, places: int) -> Counter[str]:
    if box.kind == "points":
        return box.points()
    return box.borda(places) if box.kind == "ranking" else box.votes()


def _of_sheet(component: Component, sheets: Sequence[ScoreSheet], ids: Sequence[str]) -> Tally:
    if not sheets or not len(sheets[0]):
        return Tally(component, dict.fromkeys(ids, Fraction(0)), dict.fromkeys(ids, 0), 0, 1)
    sheet = sheets[0]
    raw = {id: _mean(component, sheet, id) for id in ids}
    return Tally(component, raw, {id: len(sheet.given(id)) for id in ids}, len(sheet), sheet.maximum)


def _mean(component: Component, sheet: ScoreSheet, id: str) -> Fraction:
    scores = sheet.given(id)
    if component.denominator == "members":
        scores = (0,) * sheet.absent(id) + scores
    if not scores:
        if component.unscored == "refuse":
            raise ElectionError(
                f"Nobody scored project {id} in {component.code}, and the rule does not say `zero` then."
            )
        return Fraction(0)
    if len(scores) > 2 * component.trim:
        scores = scores[component.trim : len(scores) - component.trim]
    return Fraction(sum(scores), len(scores))
