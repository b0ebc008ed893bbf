"""The result of a round, in one place: page, document, table and shortlist all show what `result_of` returns."""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction

from madang_methods import scoring

from ..models import Candidate, Judge, Round, RoundCriterion, Score, Sheet, Stand
from .permissions import conflicts_of


@dataclass(frozen=True)
class Row:
    """One proposal: its standing, and each sheet's total without a name.

    `linked` go by letter (None where that letter has no sheet here); `unlinked` are sorted by height.
    """

    candidate: Candidate
    standing: scoring.Standing
    linked: tuple[Fraction | None, ...]
    unlinked: tuple[Fraction, ...]
    unlinked_dropped: int
    dropped: frozenset[str]  # letters


@dataclass(frozen=True)
class Result:
    round: Round
    criteria: tuple[RoundCriterion, ...]
    letters: tuple[str, ...]
    rows: tuple[Row, ...]
    table: scoring.Table
    words: dict[int, list[str]]  # by candidate, in an order that tells nothing

    @property
    def sheets(self) -> int:
        return sum(len(row.standing.totals) for row in self.rows)

    def tied_across(self, seats: int) -> list[Candidate]:
        by_key = {str(row.candidate.pk): row.candidate for row in self.rows}
        return [by_key[key] for key in self.table.line(seats)[1]]


def result_of(round: Round) -> Result | None:
    """None before the round is closed: nobody, officers included, sees a score while others still score."""
    if not round.is_closed:
        return None
    criteria = tuple(round.criteria.all())
    candidates = list(
        round.candidates.select_related("proposal__area", "proposal__track", "proposal__cycle__government")
    )
    sheets, words = _sheets(round, criteria)
    conflicts = conflicts_of(round)
    table = scoring.tabulate(
        [scoring.Criterion(one.code, one.weight, one.most) for one in criteria],
        [str(one.pk) for one in candidates], sheets, trim_from=round.trim_from,
        recused={str(pk): len(judges) for pk, judges in conflicts.items()},
    )  # fmt: skip
    letters = _linked(round, sheets, len(candidates))
    by_key = {str(one.pk): one for one in candidates}
    rows = tuple(_row(by_key[one.candidate], one, letters) for one in table.standings)
    return Result(round, criteria, letters, rows, table, words)


def _sheets(round: Round, criteria) -> tuple[list[scoring.Sheet], dict[int, list[str]]]:
    handed = Sheet.objects.filter(candidate__round=round, stand=Stand.HANDED_IN)
    rows = list(
        handed.order_by("candidate_id", "judge__letter").values_list("pk", "candidate_id", "judge__letter", "words")
    )
    codes = {one.pk: one.code for one in criteria}
    marks: dict[int, dict[str, int]] = defaultdict(dict)
    for sheet, criterion, mark in Score.objects.filter(sheet__in=handed).values_list(
        "sheet_id", "criterion_id", "mark"
    ):
        marks[sheet][codes[criterion]] = mark
    words: dict[int, list[str]] = defaultdict(list)
    for _pk, candidate, _letter, said in rows:
        if said:
            words[candidate].append(said)
    told = {candidate: sorted(said) for candidate, said in words.items()}
    return [scoring.Sheet(str(candidate), letter, marks[pk]) for pk, candidate, letter, _said in rows], told


def _linked(round: Round, sheets: list[scoring.Sheet], proposals: int) -> tuple[str, ...]:
    """Letters whose sheets may be followed from row to row: those without a gap, see madang_methods.scoring.labels."""
    number: dict[str, int] = defaultdict(int)
    for sheet in sheets:
        number[sheet.judge] += 1
    order = [
        letter for letter in Judge.objects.filter(round=round).values_list("letter", flat=True) if letter in number
    ]
    order.sort(key=lambda letter: (len(letter), letter))  # the letters were drawn by lot
    return scoring.link(order, [letter for letter in order if number[letter] < proposals])


def _row(candidate: Candidate, standing: scoring.Standing, letters: tuple[str, ...]) -> Row:
    others = [judge for judge in standing.totals if judge not in letters]
    return Row(
        candidate=candidate,
        standing=standing,
        linked=tuple(standing.totals.get(letter) for letter in letters),
        unlinked=tuple(sorted((standing.totals[judge] for judge in others), reverse=True)),
        unlinked_dropped=sum(judge in standing.dropped for judge in others),
        dropped=frozenset(judge for judge in standing.dropped if judge in letters),
    )
