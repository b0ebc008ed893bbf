"""The walk down the order: guarantees first, then each project's turn, the purse at that moment, and what became of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..result import Reason
from .candidate import Candidate
from .guarantees import guaranteed
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


def walk(order: Sequence[Candidate], terms: Terms) -> dict[str, Turn]:
    """The turn of every project that competes; `order` holds only those."""
    first, purse = guaranteed(order, terms)
    turns = {
        one.candidate.id: Turn(one.candidate, one.before, _for_group(one.candidate, one.before, one.group), first=True)
        for one in first
    }
    turns |= {turn.candidate.id: turn for turn in _general((c for c in order if c.id not in turns), purse, terms)}
    return turns


def grants(order: Sequence[Candidate], terms: Terms) -> dict[str, int]:
    """Only what each funded project gets."""
    granted = {id: turn.verdict.granted for id, turn in walk(order, terms).items()}
    return {id: amount for id, amount in granted.items() if amount is not None}


def after(candidates: Iterable[Candidate], purse: Purse, terms: Terms) -> Purse:
    """The purse after these had their turns."""
    for candidate in candidates:
        _, purse = terms.turn(purse, candidate.project)
    return purse


def _general(order: Iterable[Candidate], purse: Purse, terms: Terms) -> Iterable[Turn]:
    for candidate in order:
        verdict, following = terms.turn(purse, candidate.project)
        yield Turn(candidate, purse, verdict)
        purse = following


def _for_group(candidate: Candidate, before: Purse, group: str) -> Verdict:
    return Verdict(Reason.GUARANTEED, before.left, candidate.cost, by=group)
