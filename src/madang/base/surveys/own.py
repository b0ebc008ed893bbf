"""What a person can take along: their own answers, while a mark still leads to them."""

from madang.base.people.models import Person

from .marks import mark_of
from .models import Answer, Response, Survey


def own_answers(person: Person) -> list[dict]:
    """By the marks of all surveys that are not yet counted."""
    marks = {mark_of(person, survey): survey for survey in Survey.objects.filter(ended_at=None)}
    rows = Answer.objects.filter(response__in=Response.objects.filter(mark__in=marks))
    return [
        {
            "survey": answer.question.survey.title,
            "question": answer.question.text,
            "answered_at": answer.response.at.isoformat(),
            "answer": answer.option.text if answer.option else answer.words or answer.number,
            "rank": answer.rank,
        }
        for answer in rows.select_related("question__survey", "option", "response")
    ]
