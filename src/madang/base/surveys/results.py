"""What a survey found, in whole numbers, with how many answered; small counts are kept back."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count

from .hiding import hidden, hidden_alone
from .models import Answer, Channel, Kind, Question, Survey
from .models.question import WORDS
from .weighting import Weights, weights_of


@dataclass(frozen=True)
class Row:
    """`count` is None where it is kept back; `weighted` is in thousandths of those who answered."""

    label: str
    count: int | None
    number: int | None = None  # the step of a scale
    points: int | None = None
    weighted: int | None = None


@dataclass(frozen=True)
class Result:
    """`answered` is None when fewer than the threshold did: then there are no rows."""

    question: Question
    answered: int | None
    rows: tuple[Row, ...] = ()
    total: int | None = None  # of the numbers that were given
    middle: int | None = None  # the lower median
    words: tuple[str, ...] = ()
    unread: int = 0
    withheld: tuple[tuple[str, int], ...] = ()

    @property
    def mean(self) -> str:
        """Of the numbers that were given, with one decimal."""
        return f"{Decimal(self.total or 0) / (self.answered or 1):,.1f}"

    @property
    def is_hiding(self) -> bool:
        return any(row.count is None for row in self.rows)


@dataclass(frozen=True)
class Results:
    survey: Survey
    answered: int | None
    channels: tuple[tuple[str, int | None], ...]
    results: tuple[Result, ...]
    weights: Weights | None

    @property
    def deff(self) -> str:
        return f"{Decimal(self.weights.deff) / 1000:.2f}" if self.weights else ""


def of(survey: Survey) -> Results:
    """Of valid answers only: papers a second person has not checked are left out."""
    valid = survey.responses.valid()
    channels = Counter(dict(valid.order_by().values_list("channel").annotate(Count("pk"))))
    whole, least = sum(channels.values()), survey.threshold
    questions = list(survey.questions.prefetch_related("options"))
    given = _given(valid)
    weights = weights_of(valid, questions) if whole >= least else None
    by_channel = zip(Channel.labels, hidden([channels[one] for one in Channel], least), strict=True)
    return Results(
        survey,
        whole if whole >= least else None,
        tuple(by_channel) if whole >= least else (),
        tuple(_result(one, given[one.pk], least, weights) for one in questions),
        weights,
    )


def words_of(survey: Survey):
    """The texts of a survey, in an order that does not tell who came first."""
    texts = Answer.objects.filter(question__survey=survey, question__kind__in=WORDS)
    return texts.filter(response__in=survey.responses.valid()).order_by("question__order", "words", "pk")


def _given(valid) -> dict[int, list]:
    """For every question its distinct answers with how often they were given."""
    rows = Answer.objects.filter(response__in=valid).order_by("question", "words").values_list(
        "question_id", "option_id", "rank", "number", "words", "shown_at", "hidden_at", "why_hidden"
    )  # fmt: skip
    given = defaultdict(list)
    for question, *row, how_often in rows.annotate(Count("pk")):
        given[question].append((*row, how_often))
    people = dict(
        Answer.objects.filter(response__in=valid).order_by().values_list("question_id").annotate(Count("response", distinct=True))
    )  # fmt: skip
    return defaultdict(lambda: (0, []), {key: (people[key], rows) for key, rows in given.items()})


def _result(question: Question, given: tuple[int, list], least: int, weights: Weights | None) -> Result:
    answered, rows = given
    if question.kind in WORDS:
        return _words(question, answered, rows, least)
    if answered < least:
        return Result(question, None)
    if question.kind == Kind.NUMBER:
        return _numbers(question, answered, rows)
    if question.kind == Kind.RANKING:
        return _ranked(question, answered, rows, least)
    return _chosen(question, answered, rows, least, weights)


def _chosen(question: Question, answered: int, rows: list, least: int, weights: Weights | None) -> Result:
    if question.kind == Kind.SCALE:
        keys = list(range(question.lowest, question.highest + 1))
        labels, numbers, place = [str(key) for key in keys], keys, 2
    else:
        options = list(question.options.all())
        keys, labels, numbers, place = (
            [one.pk for one in options],
            [one.text for one in options],
            [None] * len(options),
            0,
        )
    often = Counter({row[place]: row[-1] for row in rows})
    counts = [often[key] for key in keys]
    multiple = question.kind == Kind.MULTIPLE
    shown = hidden_alone(counts, answered, least) if multiple else hidden(counts, least)
    weighted = weights.shares(question, keys) if weights else {}
    table = tuple(
        Row(label, count, number=number, weighted=weighted.get(key) if count is not None else None)
        for label, count, number, key in zip(labels, shown, numbers, keys, strict=True)
    )
    # A sum beside counts that are kept back would give them away.
    known = question.kind == Kind.SCALE and None not in shown
    return Result(question, answered, table, total=sum(key * often[key] for key in keys) if known else None)


def _ranked(question: Question, answered: int, rows: list, least: int) -> Result:
    """How often each was put first, and points: with four things the first is worth 4, the fourth 1."""
    options = list(question.options.all())
    firsts, points = Counter(), Counter()
    for option, rank, _number, *_texts, how_often in rows:
        firsts[option] += how_often if rank == 1 else 0
        points[option] += how_often * (len(options) + 1 - rank)
    shown = hidden([firsts[one.pk] for one in options], least)
    safe = None not in shown
    table = (
        Row(one.text, count, points=points[one.pk] if safe else None) for one, count in zip(options, shown, strict=True)
    )
    return Result(question, answered, tuple(table))


def _numbers(question: Question, answered: int, rows: list) -> Result:
    """Sum and median; no sum where one person gave more than half of it."""
    numbers = sorted((row[2], row[-1]) for row in rows)
    total = sum(number * how_often for number, how_often in numbers)
    most = max(abs(number) for number, _how_often in numbers)
    before, middle = 0, numbers[-1][0]
    for number, how_often in numbers:
        before += how_often
        if before * 2 >= answered:
            middle = number
            break
    return Result(question, answered, total=None if most * 2 > abs(total) else total, middle=middle)


def _words(question: Question, answered: int, rows: list, least: int) -> Result:
    """Only what an officer has read, the same words by two people twice. Of few texts it is not told how few."""
    shown, withheld = [], Counter()
    for _option, _rank, _number, words, shown_at, hidden_at, why, how_often in rows:
        if shown_at:
            shown += [words] * how_often
        elif hidden_at:
            withheld[why] += how_often
    if answered < least:
        return Result(question, None, words=tuple(shown))
    unread = answered - len(shown) - sum(withheld.values())
    return Result(question, answered, words=tuple(shown), unread=unread, withheld=tuple(sorted(withheld.items())))
