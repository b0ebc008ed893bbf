"""What a person can take along from the school."""

from madang.base.people.models import Person

from .models import Attendance, Completion, QuizTry, Registration


def own_learning(person: Person) -> dict[str, list[dict]]:
    session = ("session__course__title", "session__starts_at")
    return {
        "seats": list(Registration.objects.filter(person=person).values(*session, "standing", "at")),
        "attendances": list(Attendance.objects.filter(person=person).values(*session, "way", "at")),
        "quizzes": list(
            QuizTry.objects.filter(person=person).values("course__title", "right", "asked", "passed", "at")
        ),
        "certificates": list(
            Completion.objects.filter(person=person).values(
                "course__title", "number", "name", "area__name", "at", "withdrawn_at", "why_withdrawn"
            )
        ),
    }
