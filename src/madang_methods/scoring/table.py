"""One table from many sheets: each sheet's weighted total, the mean of those that are kept, places and ties.

>>> criteria = [Criterion("need", weight=60, most=5), Criterion("reach", weight=40, most=5)]
>>> def sheet(judge, need, reach):
...     return Sheet("bench", judge, {"need": need, "reach": reach})
>>> sheets = [sheet("A", 5, 5), sheet("B", 3, 4), sheet("C", 1, 0), sheet("D", 4, 4)]
>>> bench = tabulate(criteria, ["bench"], sheets, trim_from=4).standings[0]
>>> [str(total) for total in bench.totals.values()], sorted(bench.dropped), str(bench.mean)
(['100', '68', '12', '80'], ['A', 'C'], '74')

The trimmed mean: J. W. Tukey and D. H. McLaughlin, Sankhya A 25 (1963), 331-352; here exactly one sheet goes at each end,
one only when several are equally high or low, as Korean governments reckon the scores of evaluation committees.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

FEWEST_TO_TRIM = 3  # of two sheets nothing would be left


@dataclass(frozen=True)
class Criterion:
    """`most` is the highest mark, `weight` what that mark is worth in the total."""

    code: str
    weight: int
    most: int

    def __post_init__(self) -> None:
        if self.weight < 1 or self.most < 1:
            raise ValueError(f"Criterion {self.code!r}: weight and highest mark are 1 or more.")

    def worth(self, mark: int) -> Fraction:
        if not 0 <= mark <= self.most:
            raise ValueError(f"Criterion {self.code!r}: {mark} is no mark from 0 to {self.most}.")
        return Fraction(self.weight * mark, self.most)


@dataclass(frozen=True)
class Sheet:
    """What one judge gave one candidate: a mark for every criterion, by its code."""

    candidate: str
    judge: str
    marks: Mapping[str, int]


@dataclass(frozen=True)
class Standing:
    """Where one candidate stands. `totals` by judge; `dropped` are the judges whose sheet did not count.

    `place` is 1 for the best, shared by `tied_with`; both are empty for a candidate that nobody scored.
    """

    candidate: str
    totals: Mapping[str, Fraction]
    dropped: tuple[str, ...] = ()
    mean: Fraction | None = None
    means: Mapping[str, Fraction] = field(default_factory=dict)  # of the kept sheets, by criterion
    recused: int = 0
    place: int | None = None
    tied_with: tuple[str, ...] = ()

    @property
    def kept(self) -> tuple[Fraction, ...]:
        return tuple(total for judge, total in self.totals.items() if judge not in self.dropped)


@dataclass(frozen=True)
class Table:
    """Best first; those tied in the order they were given. `full` is the highest total there is."""

    standings: tuple[Standing, ...]
    full: int

    def line(self, seats: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """(surely above, tied across the line) when `seats` go on: a tie at the line is named, never broken here."""
        above = [
            one.candidate for one in self.standings if one.place is not None and one.place + len(one.tied_with) <= seats
        ]
        across = [
            one.candidate
            for one in self.standings
            if one.place is not None and one.place <= seats < one.place + len(one.tied_with)
        ]
        return tuple(above), tuple(across)


def tabulate(
    criteria: Sequence[Criterion],
    candidates: Sequence[str],
    sheets: Iterable[Sheet],
    *,
    trim_from: int = 0,
    recused: Mapping[str, int] | None = None,
) -> Table:
    """The table. From `trim_from` sheets on (0: never) the highest and the lowest sheet of a candidate are dropped.

    Errors: ValueError for a mark out of range, a criterion left out or unknown, two sheets of one judge for a candidate,
    a candidate nobody knows, or `trim_from` of 1 or 2.
    """
    if trim_from and trim_from < FEWEST_TO_TRIM:
        raise ValueError(f"Trimming begins with {FEWEST_TO_TRIM} sheets or more, not {trim_from}.")
    by_candidate: dict[str, dict[str, Sheet]] = {candidate: {} for candidate in candidates}
    for sheet in sheets:
        theirs = by_candidate.get(sheet.candidate)
        if theirs is None or sheet.judge in theirs:
            raise ValueError(f"Sheet of {sheet.judge!r} for {sheet.candidate!r}: unknown candidate, or a second sheet.")
        theirs[sheet.judge] = sheet
    rows = [
        _stand(criteria, name, theirs, trim_from, (recused or {}).get(name, 0)) for name, theirs in by_candidate.items()
    ]
    return Table(tuple(_placed(rows)), sum(criterion.weight for criterion in criteria))


def _stand(
    criteria: Sequence[Criterion], candidate: str, sheets: dict[str, Sheet], trim_from: int, recused: int
) -> Standing:
    worths = {judge: _worths(criteria, sheets[judge]) for judge in sorted(sheets)}
    totals = {judge: sum(worth.values(), Fraction(0)) for judge, worth in worths.items()}
    if not totals:
        return Standing(candidate, {}, recused=recused)
    dropped = _ends(totals) if trim_from and len(totals) >= trim_from else ()
    kept = [judge for judge in totals if judge not in dropped]
    mean = sum((totals[judge] for judge in kept), Fraction(0)) / len(kept)
    means = {one.code: sum((worths[j][one.code] for j in kept), Fraction(0)) / len(kept) for one in criteria}
    return Standing(candidate, totals, dropped, mean, means, recused)


def _worths(criteria: Sequence[Criterion], sheet: Sheet) -> dict[str, Fraction]:
    if set(sheet.marks) != {criterion.code for criterion in criteria}:
        raise ValueError(f"Sheet of {sheet.judge!r} for {sheet.candidate!r}: not the marks that are asked for.")
    return {criterion.code: criterion.worth(sheet.marks[criterion.code]) for criterion in criteria}


def _ends(totals: dict[str, Fraction]) -> tuple[str, str]:
    """One at each end: of equals the first by name, which changes no total."""
    lowest = min(totals, key=lambda judge: (totals[judge], judge))
    highest = min((judge for judge in totals if judge != lowest), key=lambda judge: (-totals[judge], judge))
    return highest, lowest


def _placed(rows: list[Standing]) -> list[Standing]:
    scored = [row for row in rows if row.mean is not None]
    placed = []
    for row in sorted(scored, key=lambda row: -(row.mean or Fraction(0))):
        better = sum(1 for other in scored if (other.mean or 0) > (row.mean or 0))
        equal = tuple(other.candidate for other in scored if other.mean == row.mean and other is not row)
        placed.append(_with_place(row, better + 1, equal))
    return placed + [row for row in rows if row.mean is None]


def _with_place(row: Standing, place: int, tied: tuple[str, ...]) -> Standing:
    return Standing(row.candidate, row.totals, row.dropped, row.mean, row.means, row.recused, place, tied)
