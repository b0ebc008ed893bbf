"""What a composite result rests on: ties, the lot, and how close it was."""

from collections.abc import Iterator, Sequence
from itertools import chain, groupby, pairwise, permutations, product
from math import factorial, prod

from ..result import Certificate, Margin, Tie
from .candidate import Candidate
from .purse import Purse, Terms
from .walk import Walk, after, walk

# Where orders of equals have to be tried, up to so many are; beyond, the order is said to matter.
MOST_ORDERS = 720

Granted = frozenset[tuple[str, int]]
Outcome = tuple[Granted, Purse]


def certify(order: Sequence[Candidate], walked: Walk, terms: Terms, *, ballots: int, seed: str) -> Certificate:
    """The certificate of a finished walk; `order` are the projects that compete."""
    ties = tuple(_ties(order, terms.spec.ties))
    return Certificate(
        ballots=ballots,
        measure="total",
        seed=seed,
        ties=ties,
        ties_mattered=_order_mattered(order, terms, 0),
        lot_used=any(tie.decided_by == "lot" for tie in ties),
        lot_mattered=_order_mattered(order, terms, len(terms.spec.ties) - 1),
        closest=_closest(order, walked),
    )


def _ties(order: Sequence[Candidate], steps: Sequence[str]) -> Iterator[Tie]:
    for place, (ahead, behind) in enumerate(pairwise(order), 1):
        if ahead.key(0) == behind.key(0):
            decided = next(step for step, a, b in zip(steps, ahead.ties, behind.ties, strict=True) if a != b)
            yield Tie(place, ahead.id, behind.id, ahead.total.numerator, decided, ahead.total.denominator)


def _order_mattered(order: Sequence[Candidate], terms: Terms, known: int) -> bool:
    """Whether another order among projects equal in total and the first `known` ties could grant other amounts.

    Group by group, as long as all orders grant the same. They can then differ in one thing only: whether the count has ended.
    """
    equals = [tuple(group) for _, group in groupby(order, key=lambda one: one.key(known))]
    if terms.spec.guarantees:
        return _any_order_differs(equals, terms)
    purses = {False: terms.opening}
    for group in equals:
        if len(group) == 1 or terms.spec.cutoff == "skip":
            outcomes = [_outcome(group, purse, terms) for purse in purses.values()]
            if len(group) > 1 and any(_turn_matters(one, group, purses[False], terms) for one in group):
                return True
        else:
            outcomes = [found for purse in purses.values() for found in _outcomes(group, purse, terms)]
        if len({granted for granted, _ in outcomes}) != 1:
            return True
        purses = {bool(purse.ended_by): purse for _, purse in outcomes}
    return False


def _turn_matters(one: Candidate, group: Sequence[Candidate], purse: Purse, terms: Terms) -> bool:
    """Whether it gets something else as the first of its group than as the last, in a count that skips.

    If no project of the group does, every order grants the same: room only shrinks, so at any place in between a project
    gets no more than as the first and no less than as the last.
    """
    others = after((other for other in group if other is not one), purse, terms)
    return terms.verdict(purse, one.project).granted != terms.verdict(others, one.project).granted


def _outcome(group: Sequence[Candidate], purse: Purse, terms: Terms) -> Outcome:
    granted = []
    for one in group:
        verdict, purse = terms.turn(purse, one.project)
        granted += [(one.id, verdict.granted)] if verdict.granted is not None else []
    return frozenset(granted), purse


def _outcomes(group: Sequence[Candidate], purse: Purse, terms: Terms) -> list[Outcome]:
    """What the orders of the group can end in; if they are too many, two that differ: it is said to matter."""
    everyone = frozenset(one.id for one in group)
    begun: dict[tuple[frozenset[str], Granted, bool], Purse] = {(everyone, frozenset(), bool(purse.ended_by)): purse}
    for _ in group:
        following = {}
        for (waiting, granted, _), before in begun.items():
            for one in group:
                if one.id in waiting:
                    verdict, then = terms.turn(before, one.project)
                    got = granted | ({(one.id, verdict.granted)} if verdict.granted is not None else set())
                    following[waiting - {one.id}, got, bool(then.ended_by)] = then
        if len(following) > MOST_ORDERS:
            return [(frozenset(), purse), (frozenset({("", 0)}), purse)]
        begun = following
    return [(granted, then) for (_, granted, _), then in begun.items()]


def _any_order_differs(equals: Sequence[Sequence[Candidate]], terms: Terms) -> bool:
    if prod(factorial(len(group)) for group in equals) > MOST_ORDERS:
        return True
    orders = product(*(permutations(group) for group in equals))
    granted = (walk(tuple(chain.from_iterable(order)), terms).grants for order in orders)
    first = next(granted)
    return any(other != first for other in granted)


def _closest(order: Sequence[Candidate], walked: Walk) -> Margin | None:
    margins, grants = [], walked.grants
    for one, other in pairwise(order):
        funded = [candidate.id in grants for candidate in (one, other)]
        if one.track == other.track and funded[0] != funded[1]:
            gap = one.total - other.total
            pair = (one.id, other.id) if funded[0] else (other.id, one.id)
            margins.append((gap, pair))
    if not margins:
        return None
    gap, (won, lost) = min(margins)
    return Margin(gap.numerator, won, lost, gap.denominator)
