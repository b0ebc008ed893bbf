"""Write down what to do differently, and say what became of it."""

from django.db import transaction
from django.db.models import Max

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang.base.record.actions import note
from madang.cycle.plan.models import Cycle

from ..models import Lesson, Outcome
from ..permissions import why_not_answer, why_not_settle


@transaction.atomic
def write_lesson(cycle: Cycle, lesson: Lesson, *, by: Person) -> Lesson:
    require(why_not_answer(by, cycle.government))
    Cycle.objects.select_for_update().get(pk=cycle.pk)  # so that no number is given twice
    last = Lesson.objects.of(cycle).aggregate(last=Max("number"))["last"] or 0
    lesson.cycle, lesson.number = cycle, last + 1
    lesson.written_at, lesson.written_by = clock.now(), by
    lesson.save(force_insert=True)
    subjects = [cycle.subject, *([lesson.project.subject] if lesson.project else [])]
    for subject in subjects:
        _note(lesson, subject, "feedback.lesson_written", by, change=lesson.change)
    return lesson


@transaction.atomic
def answer_lesson(lesson: Lesson, outcome: str, answer: str, *, by: Person, into: Cycle | None = None) -> None:
    """Taken over into another year's plan, which the record of that year shows too; or left, with the reason."""
    Lesson.objects.select_for_update(of=("self",)).get(pk=lesson.pk)
    lesson.refresh_from_db(fields=["outcome"])
    require(why_not_settle(by, lesson))
    require("feedback.say_why" if not answer.strip() else None)
    taken = outcome == Outcome.TAKEN
    require("feedback.which_year" if taken and into is None else None)
    lesson.outcome, lesson.answer, lesson.into = outcome, answer.strip(), into if taken else None
    lesson.answered_at, lesson.answered_by = clock.now(), by
    lesson.save(update_fields=["outcome", "answer", "into", "answered_at", "answered_by"])
    facts = {"answer": lesson.answer, "into": into.fiscal_year if taken else None, "change": lesson.change}
    event = "lesson_taken" if taken else "lesson_left"
    for cycle in filter(None, [lesson.cycle, lesson.into]):
        _note(lesson, cycle.subject, f"feedback.{event}", by, **facts)


def _note(lesson: Lesson, subject: str, event: str, by: Person, **facts) -> None:
    government = lesson.cycle.government
    facts |= {"year": lesson.cycle.fiscal_year, "number": lesson.number}
    note(government, subject, event, by=by, actor=by.office_in(government), **facts)
