"""The walk down the order: guarantees first, then each project's turn, the purse at that moment, and what became of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..result import Reason
from .candidate import Candidate
from .guarantees import Guaranteed, Guarantees
from .purse import Purse, Terms, Verdict


@dataclass(frozen=True, slots=True)
class Turn:
    """`before` is the purse before this turn; `first` says that it was taken for a guarantee, before the general order."""

    candidate: Candidate
    before: Purse
    verdict: Verdict
    first: bool = False


def barred(candidate: Candidate, terms: Terms, budget: int) -> Verdict | None:
    """Why the project does not compete at all; None if it does."""
    project = candidate.project
    if not candidate.total:
        return Verdict(Reason.NO_VOTES, 0)
    if candidate.shortfall:
        return Verdict(Reason.BELOW_THRESHOLD, 0, by=candidate.shortfall.by)
    ceiling = terms.over_ceiling(project)
    if ceiling:
        return Verdict(Reason.OVER_CEILING, ceiling[0], by=ceiling[1])
    return Verdict(Reason.OVER_BUDGET, budget) if terms.least(project) > budget else None


@dataclass(frozen=True, slots=True)
class Walk:
    """A finished walk: the turn of every project that competes, the rounds of guarantees, and the purse at the end."""

    turns: Mapping[str, Turn]
    guarantees: Guarantees | None
    first: tuple[Guaranteed, ...]
    end: Purse

    @property
    def grants(self) -> dict[str, int]:
        """What each funded project gets."""
        granted = {id: turn.verdict.granted for id, turn in self.turns.items()}
        return {id: amount for id, amount in granted.items() if amount is not None}


def walk(order: Sequence[Candidate], terms: Terms) -> Walk:
    """Guarantees, then down the order; `order` holds only the projects that compete."""
    guarantees = Guarantees(order, terms) if terms.spec.guarantees else None
    first: tuple[Guaranteed, ...] = ()
    purse = terms.opening
    if guarantees:
        first, last = guarantees.fill()
        purse = last.purse
    turns = {one.candidate.id: _guaranteed(one) for one in first}
    for candidate in order:
        if candidate.id not in turns:
            verdict, following = terms.turn(purse, candidate.project)
            turns[candidate.id] = Turn(candidate, purse, verdict)
            purse = following
    return Walk(turns, guarantees, first, purse)


def after(candidates: Iterable[Candidate], purse: Purse, terms: Terms) -> Purse:
    """The purse after these had their turns."""
    for candidate in candidates:
        _, purse = terms.turn(purse, candidate.project)
    return purse


def _guaranteed(one: Guaranteed) -> Turn:
    purse = one.round.purse
    return Turn(one.candidate, purse, Verdict(Reason.GUARANTEED, purse.left, one.candidate.cost, one.group), first=True)
