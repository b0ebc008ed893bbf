"""What a greedy result rests on: ties, the lot, and how close it was."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

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
        if ahead.score == behind.score:
            yield Tie(place, ahead.id, behind.id, ahead.score, _decider(ahead, behind, ties))


def _decider(ahead: Standing, behind: Standing, ties: tuple[TieStep, ...]) -> str:
    return next(tie for tie in ties if ahead.tie(tie) != behind.tie(tie))


def _order_mattered(turns: Sequence[Turn], spec: RuleSpec, known: tuple[TieStep, ...]) -> bool:
    """Whether another order among projects equal in score and in the `known` ties could fund a different set.

    Take the first group of equals where that is so; up to it the money left is the same in every order. A group is
    harmless if all of it can be paid, or none. With `skip`, projects too dear for the money left drop out first.
    """
    competing = [turn for turn in turns if turn.competes]
    for _, equals in groupby(competing, key=lambda turn: turn.standing.key(known)):
        group = tuple(equals)
        left = group[0].left
        if group[0].reason is Reason.STOPPED:
            return False
        affordable = [turn.standing.cost for turn in group if turn.standing.cost <= left]
        wanted = affordable if spec.cutoff == "skip" else [turn.standing.cost for turn in group]
        if affordable and sum(wanted) > left:
            return True
    return False


def _closest(turns: Sequence[Turn]) -> Margin | None:
    able = [turn for turn in turns if turn.reason is not Reason.OVER_BUDGET]
    pairs = [
        (one, other) if one.reason is Reason.FITS else (other, one)
        for one, other in pairwise(able)
        if (one.reason is Reason.FITS) != (other.reason is Reason.FITS)
    ]
    margins = (Margin(abs(f.standing.score - u.standing.score), f.standing.id, u.standing.id) for f, u in pairs)
    return min(margins, key=lambda margin: margin.score, default=None)
