"""Who may run the school, register, come, try the quiz, and who has finished: a reason, or None."""

from datetime import timedelta

from madang.base import clock
from madang.base.people.models import Person, Role
from madang.base.places.models import Government

from .models import Attendance, CodeTry, Completion, Course, CourseKind, Session, Visit

KEEPERS = (Role.OFFICER, Role.APPROVER)
ENTERERS = (Role.OFFICER, Role.HELPER)
BEFORE = timedelta(minutes=30)  # who comes early
AFTER = timedelta(hours=2)  # who was kept in a talk
WRONG_CODES = 5


def why_not_run(person: Person, government: Government) -> str | None:
    return person.why_not_play(government, *KEEPERS)


def why_not_enter(person: Person, government: Government) -> str | None:
    return person.why_not_play(government, *ENTERERS)


def why_not_publish(person: Person, course: Course) -> str | None:
    if reason := why_not_run(person, course.cycle.government):
        return reason
    if course.published_at:
        return "learn.published_already"
    if course.pass_mark and not course.lessons.filter(questions__isnull=False).exists():
        return "learn.no_question"
    return None


def why_not_remove_lesson(person: Person, course: Course) -> str | None:
    if reason := why_not_run(person, course.cycle.government):
        return reason
    return "learn.somebody_finished" if course.completions.exists() else None


def why_not_register(person: Person, session: Session) -> str | None:
    if not person.is_authenticated:
        return "learn.sign_in_first"
    if session.cancelled_at:
        return "learn.session_cancelled"
    if session.has_begun:
        return "learn.session_has_begun"
    return "learn.registered_already" if session.registrations.filter(person=person).exists() else None


def why_not_give_back(person: Person, session: Session) -> str | None:
    if session.has_begun:
        return "learn.session_has_begun"
    if not person.is_authenticated or not session.registrations.filter(person=person).exists():
        return "learn.not_registered"
    return None


def why_not_come(person: Person, session: Session) -> str | None:
    """Say with the code that one is there."""
    if not person.is_authenticated:
        return "learn.sign_in_first"
    if session.cancelled_at:
        return "learn.session_cancelled"
    if not session.starts_at - BEFORE <= clock.now() <= session.ends_at + AFTER:
        return "learn.not_the_time"
    if Attendance.objects.filter(session=session, person=person).exists():
        return "learn.came_already"
    since = clock.now() - timedelta(minutes=10)
    wrong = CodeTry.objects.filter(session=session, person=person, at__gt=since).count()
    return "learn.too_many_wrong_codes" if wrong >= WRONG_CODES else None


def why_not_list(person: Person, session: Session) -> str | None:
    if reason := why_not_enter(person, session.course.cycle.government):
        return reason
    if session.cancelled_at:
        return "learn.session_cancelled"
    return None if clock.now() >= session.starts_at - BEFORE else "learn.not_begun"


def why_not_show_code(person: Person, session: Session) -> str | None:
    return why_not_enter(person, session.course.cycle.government)


def why_not_try(person: Person, course: Course) -> str | None:
    if not person.is_authenticated:
        return "learn.sign_in_first"
    if not course.pass_mark or not course.published_at:
        return "learn.no_quiz"
    return None


def why_not_withdraw(person: Person, completion: Completion) -> str | None:
    if reason := why_not_run(person, completion.course.cycle.government):
        return reason
    return "learn.withdrawn_already" if completion.withdrawn_at else None


def why_not_change_visit(person: Person, visit: Visit) -> str | None:
    return why_not_enter(person, visit.cycle.government)


def why_not_completed(person: Person, course_kind: str, government: Government | None = None) -> str | None:
    """For other stages, where the ordinance makes a course a condition: why_not_completed(ara, "members")."""
    if not person.is_authenticated:
        return "learn.sign_in_first"
    done = Completion.objects.valid().filter(person=person, course__kind=CourseKind(course_kind))
    if government:
        done = done.filter(course__cycle__government=government)
    return None if done.exists() else "learn.not_completed"
