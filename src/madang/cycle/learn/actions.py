"""What people do in the school: learn, try, come, finish; what officers do for them."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F

from madang.base import clock
from madang.base.notices.actions import announce
from madang.base.people.models import Person, Role
from madang.base.people.refusals import Refused, require
from madang.base.places.models import Area
from madang.base.record.actions import note
from madang.base.surveys.masking import masked
from madang.cycle.plan.models import Cycle

from . import codes, permissions
from .models import (
    Attendance,
    CodeTry,
    Completion,
    Course,
    Figure,
    Lesson,
    Question,
    QuizTry,
    Registration,
    Session,
    Standing,
    Visit,
)
from .models.attendance import Way
from .standard import Standard, standard_courses


@transaction.atomic
def take_standard(cycle: Cycle, *, by: Person) -> list[Course]:
    """The lessons that come with the platform, as courses of this year to be changed and published. Once each."""
    require(permissions.why_not_run(by, cycle.government))
    there = set(Course.objects.of(cycle).values_list("title", flat=True))
    return [_take(cycle, one, by) for one in standard_courses() if one.fields["title"] not in there]


@transaction.atomic
def make_course(cycle: Cycle, fields: dict, *, by: Person) -> Course:
    require(permissions.why_not_run(by, cycle.government))
    course = Course.objects.create(cycle=cycle, **fields)
    _note(course.cycle, course.subject, "learn.course_made", by, public=False)
    return course


@transaction.atomic
def change_course(course: Course, fields: dict, *, by: Person) -> None:
    require(permissions.why_not_run(by, course.cycle.government))
    Course.objects.filter(pk=course.pk).update(**fields)
    _note(course.cycle, course.subject, "learn.course_changed", by, public=False)


@transaction.atomic
def write_lesson(course: Course, fields: dict, *, by: Person, instead_of: Lesson | None = None) -> Lesson:
    require(permissions.why_not_run(by, course.cycle.government))
    if instead_of:
        Lesson.objects.filter(pk=instead_of.pk).update(**fields)
        _changed(course, instead_of.title, by)
        return instead_of
    last = course.lessons.order_by("order").last()
    return Lesson.objects.create(course=course, order=last.order + 1 if last else 1, **fields)


@transaction.atomic
def remove_lesson(lesson: Lesson, *, by: Person) -> None:
    require(permissions.why_not_remove_lesson(by, lesson.course))
    course = lesson.course
    lesson.delete()
    _changed(course, lesson.title, by)
    course.lessons.filter(order__gt=lesson.order).order_by("order").update(order=F("order") - 1)


@transaction.atomic
def write_question(lesson: Lesson, fields: dict, *, by: Person, instead_of: Question | None = None) -> Question:
    require(permissions.why_not_run(by, lesson.course.cycle.government))
    if instead_of:
        Question.objects.filter(pk=instead_of.pk).update(**fields)
        _changed(lesson.course, lesson.title, by)
        return instead_of
    last = lesson.questions.order_by("order").last()
    return Question.objects.create(lesson=lesson, order=last.order + 1 if last else 1, **fields)


@transaction.atomic
def remove_question(question: Question, *, by: Person) -> None:
    require(permissions.why_not_remove_lesson(by, question.lesson.course))
    question.delete()
    _changed(question.lesson.course, question.lesson.title, by)


@transaction.atomic
def publish_course(course: Course, *, by: Person) -> None:
    require(permissions.why_not_publish(by, course))
    course.published_at = clock.now()
    course.save(update_fields=["published_at"])
    facts = {"course": course.pk, "title": course.title, "year": course.cycle.fiscal_year}
    _note(course.cycle, course.subject, "learn.course_published", by, **facts)


@transaction.atomic
def hold(course: Course, fields: dict, *, by: Person) -> Session:
    """A session at a place and a time."""
    require(permissions.why_not_run(by, course.cycle.government))
    session = Session.objects.create(course=course, **fields)
    _note(course.cycle, course.subject, "learn.session_planned", by, **_facts(session))
    return session


@transaction.atomic
def cancel(session: Session, why: str, *, by: Person) -> None:
    """Everyone who registered is told."""
    require(permissions.why_not_run(by, session.course.cycle.government))
    if not Session.objects.filter(pk=session.pk, cancelled_at=None).update(cancelled_at=clock.now()):
        raise Refused("learn.session_cancelled")
    facts = _facts(session) | {"why": why}
    _note(session.course.cycle, session.course.subject, "learn.session_cancelled", by, **facts)
    people = [one.person for one in session.registrations.select_related("person")]
    _announce(session, "learn.session_cancelled", facts, people)


@transaction.atomic
def register(session: Session, *, by: Person) -> Registration:
    """A seat, or a place in the waiting list when there is none."""
    _lock(session)
    require(permissions.why_not_register(by, session))
    seated = session.registrations.filter(standing=Standing.SEATED).count()
    standing = Standing.SEATED if seated < session.capacity else Standing.WAITING
    return Registration.objects.create(session=session, person=by, standing=standing)


@transaction.atomic
def give_back(session: Session, *, by: Person) -> Registration | None:
    """The first who waits gets the seat, and is told. Who that is, if somebody waited."""
    _lock(session)
    require(permissions.why_not_give_back(by, session))
    own = session.registrations.get(person=by)
    was_seated = own.standing == Standing.SEATED
    own.delete()
    return _move_up(session) if was_seated else None


def come(session: Session, said: str, *, by: Person) -> Attendance:
    """With the code that is shown at the place. A wrong one is counted, so it is kept although it is refused."""
    require(permissions.why_not_come(by, session))
    if not codes.holds(session, said):
        CodeTry.objects.create(session=session, person=by)
        raise Refused("learn.wrong_code")
    with transaction.atomic():
        _lock(session)
        require(permissions.why_not_come(by, session))
        attendance = Attendance.objects.create(session=session, person=by, way=Way.CODE)
        finish_if_done(session.course, by)
    return attendance


@transaction.atomic
def enter_list(session: Session, names: Sequence[str], *, by: Person) -> list[Attendance]:
    """Those who came, as they wrote themselves down. A name that is the name of somebody registered is that person."""
    _lock(session)
    require(permissions.why_not_list(by, session))
    known = _registered(session, by)
    came = set(session.attendances.filter(person__isnull=False).values_list("person_id", flat=True))
    there = list(session.attendances.exclude(name="").values_list("name", flat=True))
    entered = []
    for name in names:
        person = known.get(name)
        if person and person.pk not in came:
            came.add(person.pk)
            who = {"person": person}
        else:
            who = {"name": name, "place": there.count(name)}
            there.append(name)
        entered.append(Attendance.objects.create(session=session, way=Way.LIST, entered_by=by, **who))
    for one in entered:
        if one.person:
            finish_if_done(session.course, one.person)
        elif session.course.pass_mark is None and session.course.sessions == 1:
            _certify(session.course, None, one.name, None, by)
    facts = _facts(session) | {"people": session.attendances.count()}
    _note(session.course.cycle, session.course.subject, "learn.list_entered", by, **facts)
    return entered


@transaction.atomic
def answer_quiz(course: Course, chosen: dict[int, int], *, by: Person) -> QuizTry:
    """`chosen`: option number by question. One may try as often as one likes."""
    require(permissions.why_not_try(by, course))
    questions = list(Question.objects.filter(lesson__course=course))
    right = sum(chosen.get(question.pk) == question.right for question in questions)
    passed = right * 100 >= course.pass_mark * len(questions)
    tried = QuizTry.objects.create(course=course, person=by, right=right, asked=len(questions), passed=passed)
    finish_if_done(course, by)
    return tried


def finish_if_done(course: Course, person: Person) -> Completion | None:
    """수료, as soon as everything the course asks for is there."""
    if Completion.objects.valid().filter(course=course, person=person).exists():
        return None
    if course.pass_mark and not QuizTry.objects.filter(course=course, person=person, passed=True).exists():
        return None
    came = Attendance.objects.filter(session__course=course, person=person).count()
    if came < course.sessions:
        return None
    completion = _certify(course, person, person.name, _area(course, person), None)
    facts = {"title": course.title, "number": completion.number, "year": course.cycle.fiscal_year, "course": course.pk}
    announce(course.cycle.government, course.subject, "learn.finished", facts, also=[person], followers=False)
    return completion


@transaction.atomic
def withdraw(completion: Completion, why: str, *, by: Person) -> None:
    require(permissions.why_not_withdraw(by, completion))
    changed = Completion.objects.filter(pk=completion.pk, withdrawn_at=None)
    changed.update(withdrawn_at=clock.now(), why_withdrawn=why)
    _note(completion.course.cycle, completion.course.subject, "learn.withdrawn", by, number=completion.number, why=why)


@transaction.atomic
def write_figure(cycle: Cycle, fields: dict, *, by: Person) -> Figure:
    """The same thing of the same side again is a new number for it."""
    require(permissions.why_not_run(by, cycle.government))
    key = {name: fields[name] for name in ("side", "title")}
    figure, _new = Figure.objects.update_or_create(cycle=cycle, **key, defaults=fields)
    said = {"title": figure.title, "amount": figure.amount, "source": figure.source, "year": cycle.fiscal_year}
    _note(cycle, cycle.subject, "learn.figure_written", by, **said)
    return figure


@transaction.atomic
def remove_figure(figure: Figure, *, by: Person) -> None:
    require(permissions.why_not_run(by, figure.cycle.government))
    _note(figure.cycle, figure.cycle.subject, "learn.figure_removed", by, public=False, title=figure.title)
    figure.delete()


@transaction.atomic
def record_visit(cycle: Cycle, fields: dict, *, by: Person, instead_of: Visit | None = None) -> Visit:
    require(permissions.why_not_enter(by, cycle.government))
    fields = fields | {"heard": masked(fields.get("heard", ""))}
    if instead_of:
        Visit.objects.filter(pk=instead_of.pk).update(**fields)
        visit = Visit.objects.get(pk=instead_of.pk)
    else:
        visit = Visit.objects.create(cycle=cycle, entered_by=by, **fields)
    said = {"place": visit.place, "day": visit.day.isoformat(), "year": cycle.fiscal_year}
    if instead_of:
        _note(cycle, cycle.subject, "learn.visit_changed", by, **said)
    else:
        _note(cycle, cycle.subject, "learn.visited", by, **said)
    return visit


def _take(cycle: Cycle, standard: Standard, by: Person) -> Course:
    course = make_course(cycle, standard.fields, by=by)
    for lesson, questions in standard.lessons:
        made = write_lesson(course, lesson, by=by)
        for question in questions:
            write_question(made, question, by=by)
    return course


def _certify(course, person: Person | None, name: str, area: Area | None, by: Person | None) -> Completion:
    completion = Completion.objects.create(course=course, person=person, name=name, area=area, entered_by=by)
    note(course.cycle.government, course.subject, "learn.finished", by=person or by, public=False)
    return completion


def _area(course: Course, person: Person) -> Area | None:
    parts = person.parts.of(course.cycle.government).current().filter(role=Role.RESIDENT).exclude(area=None)
    part = parts.select_related("area").first()
    return part.area if part else None


def _registered(session: Session, by: Person) -> dict[str, Person]:
    """By name, where a name is one person's; nobody enters themselves."""
    people = [one.person for one in session.registrations.select_related("person")]
    names = [person.name for person in people]
    return {person.name: person for person in people if names.count(person.name) == 1 and person != by}


def _move_up(session: Session) -> Registration | None:
    first = session.registrations.filter(standing=Standing.WAITING).select_related("person").first()
    if first is None:
        return None
    first.standing = Standing.SEATED
    first.save(update_fields=["standing"])
    _announce(session, "learn.seat_is_free", _facts(session), [first.person])
    return first


def _lock(session: Session) -> None:
    """Seats are given one after the other."""
    Session.objects.select_for_update().get(pk=session.pk)


def _changed(course: Course, title: str, by: Person) -> None:
    """Whoever reads a lesson may know that it once said something else."""
    _note(course.cycle, course.subject, "learn.lesson_changed", by, title=title, public=course.published_at is not None)


def _facts(session: Session) -> dict:
    course = session.course
    return {
        "session": session.pk,
        "title": course.title,
        "place": session.place,
        "at": session.starts_at.isoformat(),
        "year": course.cycle.fiscal_year,
    }


def _announce(session: Session, template: str, facts: dict, people: list[Person]) -> None:
    course = session.course
    announce(course.cycle.government, session.subject, template, facts, also=people, followers=False)


def _note(cycle: Cycle, subject: str, event: str, by: Person, public: bool = True, **facts) -> None:
    note(cycle.government, subject, event, by=by, actor=by.office_in(cycle.government), public=public, **facts)
