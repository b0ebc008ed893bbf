"""A resident learns, comes, passes and is certified; nobody gets a seat, a code or a certificate that is not theirs."""

import pytest
from django.db import DatabaseError, transaction

from madang.base import clock
from madang.base.notices.models import Message
from madang.base.people.refusals import Refused
from madang.cycle.learn import actions, codes
from madang.cycle.learn.forgetting import forget
from madang.cycle.learn.models import Attendance, Completion, Course, Lesson, Question, Registration
from madang.cycle.learn.permissions import why_not_completed
from madang.cycle.learn.standard import standard_courses

pytestmark = pytest.mark.django_db


def refused(act) -> str:
    with pytest.raises(Refused) as said:
        act()
    return said.value.reason


def refuses(act) -> bool:
    """Whether the database itself says no."""
    try:
        with transaction.atomic():
            act()
    except DatabaseError:
        return True
    return False


def test_ara_passes_the_quiz_at_the_second_try(open_course, right, ara, haeoreum):
    course = open_course(pass_mark=80)
    assert why_not_completed(ara, "residents") == "learn.not_completed"
    first = actions.answer_quiz(course, right(course, wrong=1), by=ara)
    assert (first.right, first.asked, first.passed) == (1, 2, False)
    assert not Completion.objects.exists()
    assert actions.answer_quiz(course, right(course), by=ara).passed
    done = Completion.objects.get()
    assert (done.person, done.name) == (ara, "ara")
    assert why_not_completed(ara, "residents", haeoreum) is None
    assert why_not_completed(ara, "members") == "learn.not_completed"
    actions.answer_quiz(course, right(course), by=ara)
    assert Completion.objects.count() == 1  # passed twice, finished once
    assert [message.template for message in Message.objects.to(ara)] == ["learn.finished"]


def test_a_withdrawn_certificate_completes_nothing(open_course, right, ara, kim):
    course = open_course()
    actions.answer_quiz(course, right(course), by=ara)
    actions.withdraw(Completion.objects.get(), "다른 사람이 대신 풀었습니다.", by=kim)
    assert why_not_completed(ara, "residents") == "learn.not_completed"


def test_a_certificate_is_never_rewritten(open_course, right, ara, bom):
    course = open_course()
    actions.answer_quiz(course, right(course), by=ara)
    done = Completion.objects.filter(course=course)
    assert refuses(lambda: done.update(name="bom"))
    assert refuses(lambda: done.update(person=bom))
    assert refuses(lambda: done.update(number="AAAA-AAAA-AAAA"))
    assert refuses(lambda: done.delete())
    assert not refuses(lambda: done.update(name=""))  # only forgotten


def test_the_waiting_list_moves_up(open_course, hold, settle, haeoreum, ara, bom):
    session = hold(open_course(), capacity=1)
    cho = settle("cho", haeoreum, "resident")
    assert [actions.register(session, by=one).standing for one in (ara, bom, cho)] == ["seated", "waiting", "waiting"]
    assert refused(lambda: actions.register(session, by=ara)) == "learn.registered_already"
    assert actions.give_back(session, by=ara).person == bom
    assert [message.template for message in Message.objects.to(bom)] == ["learn.seat_is_free"]
    standing = dict(Registration.objects.values_list("person__name", "standing"))
    assert standing == {"bom": "seated", "cho": "waiting"}


def test_no_more_seats_than_there_are(open_course, hold, ara, bom):
    session = hold(open_course(), capacity=1)
    assert not refuses(lambda: Registration.objects.create(session=session, person=ara, standing="seated"))
    assert refuses(lambda: Registration.objects.create(session=session, person=bom, standing="seated"))
    Registration.objects.create(session=session, person=bom, standing="waiting")
    assert refuses(lambda: Registration.objects.filter(person=bom).update(standing="seated"))


def test_ara_comes_with_the_code_shown_there(open_course, hold, at, right, ara):
    course = open_course(sessions=1)
    session = hold(course)
    assert refused(lambda: actions.come(session, codes.digits_of(session), by=ara)) == "learn.not_the_time"
    actions.answer_quiz(course, right(course), by=ara)
    assert not Completion.objects.exists()  # the quiz alone is not enough here
    with at(session):
        actions.come(session, codes.digits_of(session), by=ara)
        assert refused(lambda: actions.come(session, codes.digits_of(session), by=ara)) == "learn.came_already"
    assert Completion.objects.get().person == ara


def test_a_code_lasts_a_few_minutes_and_for_one_session(open_course, hold, at):
    course = open_course(sessions=1)
    session, other = hold(course), hold(course)
    with at(session, minutes=0):
        shown, long = codes.digits_of(session), codes.token_of(session)
        assert codes.holds(session, f"{shown[:3]} {shown[3:]}") and codes.holds(session, long)
        assert not codes.holds(other, long)
    with at(session, minutes=10):
        assert codes.holds(session, long)  # who reads it late is not late
    with at(session, minutes=20):
        assert not codes.holds(session, shown) and not codes.holds(session, long)


def test_nobody_guesses_the_code(open_course, hold, at, ara):
    session = hold(open_course(sessions=1))
    with at(session):
        good = codes.digits_of(session)
        wrong = "000000" if good != "000000" else "111111"
        said = [refused(lambda: actions.come(session, wrong, by=ara)) for _time in range(6)]
        assert said == ["learn.wrong_code"] * 5 + ["learn.too_many_wrong_codes"]
        assert refused(lambda: actions.come(session, good, by=ara)) == "learn.too_many_wrong_codes"
    with at(session, hours=1, minutes=11):
        assert actions.come(session, codes.digits_of(session), by=ara)


def test_an_officer_enters_twelve_who_came(open_course, hold, at, ara, bong):
    session = hold(open_course(title="경로당", kind="elderly", pass_mark=None, sessions=1), capacity=20)
    actions.register(session, by=ara)
    names = ["ara", *(f"어르신 {number}" for number in range(10)), "어르신 1"]
    with at(session):
        actions.enter_list(session, names, by=bong)
    came = Attendance.objects.filter(session=session)
    assert came.count() == 12 and came.get(person=ara).way == "list"
    assert came.filter(name="어르신 1").count() == 2  # two people of one name
    assert Completion.objects.count() == 12 and why_not_completed(ara, "elderly") is None


def test_an_officer_does_not_enter_themselves(open_course, hold, at, bong):
    session = hold(open_course(sessions=1))
    actions.register(session, by=bong)
    with at(session):
        actions.enter_list(session, ["bong"], by=bong)
        assert Attendance.objects.get().person is None
        assert refuses(lambda: Attendance.objects.create(session=session, person=bong, way="list", entered_by=bong))


def test_a_resident_enters_no_list(open_course, hold, at, ara):
    session = hold(open_course(sessions=1))
    with at(session):
        assert refused(lambda: actions.enter_list(session, ["ara"], by=ara)) == "people.not_your_part"


def test_names_of_a_list_go_after_a_year(open_course, hold, at, bong):
    session = hold(open_course(title="경로당", pass_mark=None, sessions=1))
    with at(session):
        actions.enter_list(session, ["어르신"], by=bong)
    with at(session, days=360):
        forget()
        assert Attendance.objects.get().name == Completion.objects.get().name == "어르신"
    with at(session, days=366):
        forget()
        assert Attendance.objects.get().name == Completion.objects.get().name == ""


def test_the_lessons_that_come_along_are_whole(year, kim):
    """Korean and English, easy words for both, two questions each with as many options in both and an explanation."""
    assert len(standard_courses()) == 5
    courses = actions.take_standard(year, by=kim)
    assert actions.take_standard(year, by=kim) == []
    assert {course.kind for course in courses} == {"residents", "youth", "elderly", "members", "officers"}
    lessons = Lesson.objects.filter(course=courses[0])
    assert lessons.count() == 5
    for lesson in lessons:
        assert all([lesson.title_en, lesson.body, lesson.body_en, lesson.easy, lesson.easy_en])
        assert lesson.questions.count() == 2
    for one in Question.objects.all():
        assert one.why and one.why_en and one.text_en
        assert len(one.options) == len(one.options_en) >= one.right
    for course in Course.objects.all():
        actions.publish_course(course, by=kim)


def test_a_course_whose_quiz_asks_nothing_is_not_published(year, kim):
    course = actions.make_course(year, {"title": "빈 과정", "kind": "youth", "pass_mark": 50}, by=kim)
    assert refused(lambda: actions.publish_course(course, by=kim)) == "learn.no_question"


def test_what_was_heard_is_masked(year, bong):
    day = clock.today()
    visit = {"day": day, "place": "달빛 경로당", "group": "elderly", "people": 14, "heard": "제 번호는 010-1234-5678"}
    assert "1234" not in actions.record_visit(year, visit, by=bong).heard
