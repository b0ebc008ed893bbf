"""A list of papers as CSV: one line a paper, one column a question. All of it goes in or nothing, and every fault is told."""

import csv
import io
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .answer_form import PaperForm
from .models import Kind, Question, Survey

MOST = 500
BIGGEST = 1_000_000  # bytes


@dataclass(frozen=True)
class Fault:
    line: int
    column: str
    what: str


def header(questions: list[Question]) -> list[str]:
    return ["paper", *(question.name for question in questions)]


def read(survey: Survey, content: bytes) -> tuple[list[tuple[str, dict]], list[Fault]]:
    """(paper number, given) of every line, and what is wrong. Options are written as their numbers: 1;3.

    A ranking is the numbers of the options, first things first: 3;1.
    """
    try:
        lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    except UnicodeDecodeError:
        return [], [Fault(1, "", _("UTF-8로 저장해 주세요."))]
    except csv.Error:
        return [], [Fault(1, "", _("따옴표가 맞지 않습니다."))]
    questions = list(survey.questions.prefetch_related("options"))
    wanted = header(questions)
    if not lines or [cell.strip() for cell in lines[0]] != wanted:
        return [], [Fault(1, "", _("첫 줄은 %(wanted)s 이어야 합니다.") % {"wanted": ",".join(wanted)})]
    if len(lines) > MOST + 1:
        return [], [Fault(MOST + 2, "", _("한 번에 %(most)s줄까지 올려 주세요.") % {"most": MOST})]
    return _rows(survey, questions, lines[1:])


def _rows(survey: Survey, questions: list[Question], lines: list[list[str]]):
    known = set(survey.responses.exclude(paper="").values_list("paper", flat=True))
    papers, faults = [], []
    for number, cells in enumerate(lines, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(questions) + 1:
            faults.append(Fault(number, "", _("칸 수가 첫 줄과 다릅니다.")))
            continue
        form = PaperForm(survey, _as_form(questions, cells), questions=questions)
        if not form.is_valid():
            faults += [
                Fault(number, "" if name == "__all__" else name, " ".join(map(str, errors)))
                for name, errors in form.errors.items()
            ]
        elif form.cleaned_data["paper"] in known:
            faults.append(Fault(number, "paper", _("이미 적은 종이입니다.")))
        else:
            known.add(form.cleaned_data["paper"])
            papers.append((form.cleaned_data["paper"], form.given))
    return papers, faults


def _as_form(questions: list[Question], cells: list[str]) -> dict:
    data = {"paper": cells[0].strip()}
    for question, cell in zip(questions, cells[1:], strict=True):
        data |= _told(question, cell.strip())
    return data


def _told(question: Question, cell: str) -> dict:
    """A cell in the names a form reads. What is no option's number stays as it is, and the form refuses it."""
    if question.kind not in (Kind.SINGLE, Kind.MULTIPLE, Kind.RANKING):
        return {question.name: cell}
    keys = {str(option.order): option.pk for option in question.options.all()}
    said = [one.strip() for one in cell.split(";") if one.strip()]
    if question.kind == Kind.SINGLE:
        return {question.name: keys.get(cell, cell and "?")}
    if question.kind == Kind.MULTIPLE:
        return {question.name: [keys.get(one, "?") for one in said]}
    places = {one: place for place, one in enumerate(said, start=1)}
    if len(places) < len(said) or not set(places) <= set(keys):
        return {f"{question.name}_0": "?"}
    return {f"{question.name}_{index}": places.get(one, "") for index, one in enumerate(keys)}
