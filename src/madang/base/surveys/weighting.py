"""Answers weighted so that those who answered look like those who live here: a second line, never the first."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from madang_methods.representation import RepresentationError, rake

from .models import Answer, Kind, Question
from .models.question import WORDS


@dataclass(frozen=True)
class Weights:
    """`deff`: how many answers one weighted answer stands for less precisely (Kish: n·Σw²/(Σw)²), in thousandths."""

    by: tuple[str, ...]  # the questions that were raked
    used: int  # answers that told all of them
    deff: int
    capped: int  # answers whose weight was cut to five, so that nobody speaks for too many
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
    cells = _cells(raked, answers)
    table = np.zeros([len(q.options.all()) for q in raked], np.int64)
    for cell in cells.values():
        table[cell] += 1
    try:
        found = rake(table, [[option.people for option in q.options.all()] for q in raked])
    except RepresentationError:
        return None
    weight = {response: float(found.by_cell[cell]) for response, cell in sorted(cells.items())}
    kept = {q: {key: ones & weight.keys() for key, ones in chosen.items()} for q, chosen in answers.items()}
    by = tuple(question.text for question in raked)
    return Weights(by, len(weight), round(1000 * found.design_effect), found.capped, weight, kept)


def _cells(raked: list[Question], answers: dict) -> dict[int, tuple[int, ...]]:
    """By response, where it stands in the table; those who told everything only."""
    places = defaultdict(dict)
    for question in raked:
        for place, option in enumerate(question.options.all()):
            for response in answers.get(question.pk, {}).get(option.pk, ()):
                places[response][question.pk] = place
    return {one: tuple(told[q.pk] for q in raked) for one, told in places.items() if len(told) == len(raked)}


def _answers(valid, questions: list[Question]) -> dict[int, dict[int, set[int]]]:
    """By question, by option or step: who chose it."""
    answers = defaultdict(lambda: defaultdict(set))
    rows = Answer.objects.filter(response__in=valid).exclude(question__kind__in=[*WORDS, Kind.NUMBER, Kind.RANKING])
    for question, option, number, response in rows.order_by().values_list(
        "question_id", "option_id", "number", "response_id"
    ):
        answers[question][option if option is not None else number].add(response)
    return answers
