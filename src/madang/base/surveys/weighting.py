"""Answers weighted so that those who answered look like those who live here: a second line, never the first."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from .models import Answer, Kind, Question
from .models.question import WORDS

CLOSE = 1e-9  # how near every margin comes to the people who live here
MOST_ROUNDS = 1000


@dataclass(frozen=True)
class Weights:
    """`deff`: how many answers one weighted answer stands for less precisely (Kish: n·Σw²/(Σw)²), in thousandths."""

    by: tuple[str, ...]  # the questions that were raked
    used: int  # answers that told all of them
    deff: int
    weight: dict[int, float]  # by response
    answers: dict[int, dict[int, set[int]]]  # by question and what was chosen: the responses

    def shares(self, question: Question, keys: list[int]) -> dict[int, int]:
        """Thousandths of the weight of those who answered this question."""
        chosen = self.answers.get(question.pk, {})
        whole = sum(self.weight[one] for one in set().union(*chosen.values()))
        if not whole:
            return {}
        return {key: round(1000 * sum(self.weight[one] for one in chosen.get(key, ())) / whole) for key in keys}


def margins(questions: list[Question]) -> list[Question]:
    """Those whose every option says how many people live here of whom it is true."""
    asked = [one for one in questions if one.kind == Kind.SINGLE]
    return [one for one in asked if all(option.people for option in one.options.all())]


def weights_of(valid, questions: list[Question]) -> Weights | None:
    """None where nothing is to be raked, or where a group that lives here did not answer at all."""
    raked = margins(questions)
    if not raked:
        return None
    answers = _answers(valid, questions)
    told = defaultdict(dict)
    for question in raked:
        for option, responses in answers.get(question.pk, {}).items():
            for response in responses:
                told[response][question.pk] = option
    cells = {one: tuple(options[q.pk] for q in raked) for one, options in told.items() if len(options) == len(raked)}
    factors = rake(Counter(cells.values()), [{option.pk: option.people for option in q.options.all()} for q in raked])
    if factors is None:
        return None
    weight = {response: factors[cell] for response, cell in sorted(cells.items())}
    total, squares = sum(weight.values()), sum(one * one for one in weight.values())
    kept = {q: {key: ones & weight.keys() for key, ones in chosen.items()} for q, chosen in answers.items()}
    deff = round(1000 * len(weight) * squares / total**2)
    return Weights(tuple(question.text for question in raked), len(weight), deff, weight, kept)


def rake(table: dict[tuple, int], people: list[dict]) -> dict[tuple, float] | None:
    """A weight for each cell of the table, so that every margin has the shares of the people who live here.

    `people[i]` counts them by the i-th key of a cell. Deming and Stephan 1940: one margin after the other until all
    are near enough. None if a group has people and no answer, or if no such weights exist.
    """
    weight = dict.fromkeys(sorted(table), 1.0)
    whole = sum(table.values())
    for _round in range(MOST_ROUNDS):
        furthest = 0.0
        for place, margin in enumerate(people):
            sums = Counter()
            for cell, count in sorted(table.items()):
                sums[cell[place]] += count * weight[cell]
            if any(not sums[key] for key in margin):
                return None
            lives = sum(margin.values())
            factor = {key: whole * count / lives / sums[key] for key, count in margin.items()}
            furthest = max(furthest, *(abs(one - 1) for one in factor.values()))
            weight = {cell: one * factor[cell[place]] for cell, one in weight.items()}
        if furthest < CLOSE:
            return weight
    return None


def _answers(valid, questions: list[Question]) -> dict[int, dict[int, set[int]]]:
    """By question, by option or step: who chose it."""
    answers = defaultdict(lambda: defaultdict(set))
    rows = Answer.objects.filter(response__in=valid).exclude(question__kind__in=[*WORDS, Kind.NUMBER, Kind.RANKING])
    for question, option, number, response in rows.order_by().values_list(
        "question_id", "option_id", "number", "response_id"
    ):
        answers[question][option if option is not None else number].add(response)
    return answers
