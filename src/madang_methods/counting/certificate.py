"""What a greedy result rests on: ties, the lot, and how close it was."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from .limits import Room
from .result import Certificate, Margin, Reason, Tie
from .rule import RuleSpec
from .rule import Tie as TieStep
from .standing import Measure, Standing
from .turns import Turn


def certify(turns: Sequence[Turn], spec: RuleSpec, measure: Measure, *, ballots: int, seed: str) -> Certificate:
    """The certificate of a finished walk."""
    ties = tuple(_ties(turns, spec.ties))
    before_the_lot = spec.ties[:-1]
    return Certificate(
        ballots=ballots,
        measure=measure,
        seed=seed,
        ties=ties,
        ties_mattered=_order_mattered(turns, spec, ()),
        lot_used=any(tie.decided_by == "lot" for tie in ties),
        lot_mattered=_order_mattered(turns, spec, before_the_lot),
        closest=_closest(turns),
    )


def _ties(turns: Sequence[Turn], ties: tuple[TieStep, ...]) -> Iterator[Tie]:
    competing = [(place, turn.standing) for place, turn in enumerate(turns, 1) if turn.competes]
    for (place, ahead), (_, behind) in pairwise(competing):
        if ahead.rank == behind.rank:
            yield Tie(place, ahead.id, behind.id, ahead.score, _decider(ahead, behind, ties))


def _decider(ahead: Standing, behind: Standing, ties: tuple[TieStep, ...]) -> str:
    return next(tie for tie in ties if ahead.tie(tie) != behind.tie(tie))


def _order_mattered(turns: Sequence[Turn], spec: RuleSpec, known: tuple[TieStep, ...]) -> bool:
    """Whether another order among projects equal in score and in the `known` ties could fund a different set.

    Take the first group of equals where that is so; up to it the room left is the same in every order. Those that a
    ceiling or a conflict shuts out drop out first, with `skip` also those too dear for the money left. Then the group is
    harmless if all the others can be paid together, or none alone: in any other case somebody who could have been paid
    first goes without.
    """
    competing = [turn for turn in turns if turn.competes]
    for _, equals in groupby(competing, key=lambda turn: turn.standing.key(known)):
        group = tuple(equals)
        if group[0].reason is Reason.STOPPED:
            return False
        room = group[0].room
        wanted = [t.standing for t in group if not room.bar(t.standing.id, t.standing.cost)]
        affordable = [one for one in wanted if one.cost <= room.left]
        if spec.cutoff == "skip":
            wanted = affordable
        if affordable and not _all_fit(wanted, room):
            return True
    return False


def _all_fit(wanted: Sequence[Standing], room: Room) -> bool:
    for one in wanted:
        if one.cost > room.space(one.id):
            return False
        room = room.after(one.id, one.cost)
    return True


def _closest(turns: Sequence[Turn]) -> Margin | None:
    able = [turn for turn in turns if turn.reason is not Reason.OVER_BUDGET]
    pairs = [
        (one, other) if one.reason is Reason.FITS else (other, one)
        for one, other in pairwise(able)
        if (one.reason is Reason.FITS) != (other.reason is Reason.FITS)
    ]
    margins = (Margin(_gap(f.standing, u.standing), f.standing.id, u.standing.id) for f, u in pairs)
    return min(margins, key=lambda margin: margin.score, default=None)


def _gap(funded: Standing, unfunded: Standing) -> int:
    """How many votes or points there are between the two; per cost, at the price of the unfunded, rounded up."""
    if funded.per == "project" or not funded.cost:
        return abs(funded.score - unfunded.score)
    return -(-abs(funded.score * unfunded.cost - unfunded.score * funded.cost) // funded.cost)
