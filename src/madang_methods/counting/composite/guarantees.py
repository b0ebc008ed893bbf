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
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .candidate import Candidate
from .limits import names
from .purse import Purse, Terms


@dataclass(frozen=True, slots=True)
class Round:
    """Before one project is taken: the purse, how many projects each group lacks, and how many can be promised it."""

    purse: Purse
    lacking: Mapping[str, int]
    promised: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Guaranteed:
    """A project funded for a group in a round."""

    candidate: Candidate
    group: str
    round: Round


class Guarantees:
    """The guarantees of a rule among projects in their order; `order` holds those that compete."""

    def __init__(self, order: Sequence[Candidate], terms: Terms) -> None:
        self._order, self._terms = order, terms
        self.lacking = _lacking(order, terms)
        cheapest = sorted(order, key=lambda candidate: candidate.cost)
        self._cheapest = {group: [one for one in cheapest if group in one.project.groups] for group in self.lacking}

    def first(self) -> Round:
        opening = self._terms.opening
        return Round(opening, self.lacking, self._kept(opening, self.lacking))

    def fill(self) -> tuple[tuple[Guaranteed, ...], Round]:
        """The projects funded for guarantees, in the order they were, and what is left then."""
        found, now = [], self.first()
        for _ in self._order:
            taken = next(self._takeable(now), None)
            if taken is None:
                break
            candidate, following = taken
            found.append(Guaranteed(candidate, _group(candidate, now), now))
            now = following
        return tuple(found), now

    def after(self, candidate: Candidate, now: Round) -> Round | None:
        """The round after this project is taken; None if it must not be: it does not fit, or breaks a promise."""
        if candidate.id in now.purse.funded or not _group(candidate, now):
            return None
        if self._terms.verdict(now.purse, candidate.project, whole=True).granted is None:
            return None
        groups = candidate.project.groups
        purse = now.purse.after(candidate.project, candidate.cost)
        less = {group: number - (group in groups) for group, number in now.lacking.items()}
        lacking = {group: number for group, number in less.items() if number > 0}
        still = self._kept(purse, lacking)
        kept = all(still[group] + (group in groups) >= number for group, number in now.promised.items())
        return Round(purse, lacking, still) if kept else None

    def independent(self) -> bool:
        """Whether surely no promise depends on the order of groups: all are kept, and nothing ties groups together."""
        now, terms = self.first(), self._terms
        limited = now.purse.money.keys() | now.purse.places.keys()
        return (
            dict(now.promised) == self.lacking
            and not any(terms.rivals.values())
            and limited <= self.lacking.keys()
            and all(len(candidate.project.groups & self.lacking.keys()) < 2 for candidate in self._order)
        )

    def _takeable(self, now: Round) -> Iterator[tuple[Candidate, Round]]:
        if any(now.promised.values()):
            for candidate in self._order:
                following = self.after(candidate, now)
                if following:
                    yield candidate, following

    def _kept(self, purse: Purse, lacking: Mapping[str, int]) -> Counter[str]:
        """How many projects of each lacking group can be funded, by setting aside the cheapest."""
        kept: Counter[str] = Counter()
        for group, number in lacking.items():
            for candidate in self._cheapest[group]:
                if kept[group] >= number or candidate.cost > purse.left:
                    break
                project = candidate.project
                if project.id not in purse.funded and self._terms.fits(purse, project):
                    purse = purse.after(project, project.cost)
                    kept.update(one for one in project.groups if kept[one] < lacking.get(one, 0))
        return kept


def _lacking(order: Sequence[Candidate], terms: Terms) -> dict[str, int]:
    """How many projects each group lacks, the group of the best placed project first."""
    competing = Counter(group for candidate in order for group in sorted(candidate.project.groups))
    asked = {
        group: max((one.projects for one in terms.spec.guarantees if names(one.groups, group)), default=0)
        for group in competing
    }
    return {group: min(competing[group], number) for group, number in asked.items() if number}


def _group(candidate: Candidate, now: Round) -> str:
    groups = candidate.project.groups
    return next((group for group in now.lacking if now.promised.get(group) and group in groups), "")
