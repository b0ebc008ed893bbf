"""Guarantees are kept before the general order: at least so many projects of each area, as far as money suffices.

1. A group lacks as many projects as its guarantee says, at most as many as compete. Groups stand in the order of their best
   placed project.
2. See what can be promised: group by group, set aside the cheapest projects that fit and fill what it lacks.
3. Go down the general order. Fund the first project of a lacking group that fits in full and after which everything
   promised can still be kept (seen as in 2). Begin again at the top, until no group lacks what can be promised.

So each group gets its best placed project that leaves the others theirs. Where every project is in at most one guaranteed
group, and nothing but the budget and that group's own ceilings binds, a guarantee is kept whenever the cheapest projects
of the groups fit together. With overlapping groups step 2 is a fair attempt, not a proof. Nothing is reduced here.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .candidate import Candidate
from .limits import names
from .purse import Purse, Terms


@dataclass(frozen=True, slots=True)
class Guaranteed:
    """A project funded for a group, and the purse before it."""

    candidate: Candidate
    group: str
    before: Purse


def guaranteed(order: Sequence[Candidate], terms: Terms) -> tuple[tuple[Guaranteed, ...], Purse]:
    """The projects funded for guarantees, in the order they were, and the purse left for the general order."""
    lacking = _lacking(order, terms)
    purse, found = terms.opening, []
    taken = _next(order, terms, purse, lacking) if lacking else None
    while taken:
        candidate, group = taken
        found.append(Guaranteed(candidate, group, purse))
        purse = purse.after(candidate.project, candidate.cost)
        lacking = _less(lacking, candidate)
        taken = _next(order, terms, purse, lacking)
    return tuple(found), purse


def _lacking(order: Sequence[Candidate], terms: Terms) -> dict[str, int]:
    """How many projects each group lacks, the group of the best placed project first."""
    competing = Counter(group for candidate in order for group in sorted(candidate.project.groups))
    asked = {
        group: max((one.projects for one in terms.spec.guarantees if names(one.groups, group)), default=0)
        for group in competing
    }
    return {group: min(competing[group], number) for group, number in asked.items() if number}


def _next(
    order: Sequence[Candidate], terms: Terms, purse: Purse, lacking: dict[str, int]
) -> tuple[Candidate, str] | None:
    promised = _kept(order, terms, purse, lacking)
    for candidate in order:
        group = _for(candidate, promised)
        if not group or candidate.id in purse.funded:
            continue
        if terms.verdict(purse, candidate.project, whole=True).granted is None:
            continue
        after = purse.after(candidate.project, candidate.cost)
        still = _kept(order, terms, after, _less(lacking, candidate))
        mine = candidate.project.groups
        if all(still.get(group, 0) + (group in mine) >= number for group, number in promised.items()):
            return candidate, group
    return None


def _kept(order: Sequence[Candidate], terms: Terms, purse: Purse, lacking: dict[str, int]) -> Counter[str]:
    """How many projects of each lacking group can be funded, by setting aside the cheapest."""
    kept: Counter[str] = Counter()
    cheapest = sorted(order, key=lambda candidate: candidate.cost)
    for group, number in lacking.items():
        for candidate in _of(group, cheapest):
            if kept[group] >= number:
                break
            if candidate.id in purse.funded or terms.verdict(purse, candidate.project, whole=True).granted is None:
                continue
            purse = purse.after(candidate.project, candidate.cost)
            kept.update(one for one in candidate.project.groups if kept[one] < lacking.get(one, 0))
    return kept


def _of(group: str, candidates: Iterable[Candidate]) -> list[Candidate]:
    return [candidate for candidate in candidates if group in candidate.project.groups]


def _for(candidate: Candidate, promised: Counter[str]) -> str:
    return next((group for group, number in promised.items() if number and group in candidate.project.groups), "")


def _less(lacking: dict[str, int], candidate: Candidate) -> dict[str, int]:
    groups = candidate.project.groups
    less = {group: number - (group in groups) for group, number in lacking.items()}
    return {group: number for group, number in less.items() if number > 0}
