"""The school of Haeoreum's year: a course with two questions, a session with two seats."""

from datetime import timedelta

import pytest

from madang.base import clock
from madang.cycle.learn import actions
from madang.cycle.learn.models import Course, Session


@pytest.fixture
def noh(settle, haeoreum):
    """Another officer."""
    return settle("noh", haeoreum, "officer", office="예산담당관")


@pytest.fixture
def bong(settle, haeoreum):
    """Helps at a neighbourhood centre."""
    return settle("bong", haeoreum, "helper", office="달빛동 주민센터")


@pytest.fixture
def open_course(year, kim):
    """open_course(sessions=1): published, with one lesson and two questions whose first option is right."""

    def open_course(title="처음 과정", kind="residents", pass_mark=50, **fields):
        course = actions.make_course(year, {"title": title, "kind": kind, "pass_mark": pass_mark, **fields}, by=kim)
        lesson = actions.write_lesson(course, {"title": "예산", "body": "## 돈\n\n글", "easy": "돈입니다."}, by=kim)
        for text in ("하나", "둘"):
            question = {"text": text, "options": ["맞음", "틀림"], "right": 1, "why": "그래서 그렇습니다."}
            actions.write_question(lesson, question, by=kim)
        actions.publish_course(course, by=kim)
        return Course.objects.get(pk=course.pk)

    return open_course


@pytest.fixture
def hold(kim):
    """hold(course): a session that begins in a week."""

    def hold(course, capacity=2, days=7) -> Session:
        starts = clock.now() + timedelta(days=days)
        fields = {
            "starts_at": starts,
            "ends_at": starts + timedelta(hours=2),
            "place": "달빛동 주민센터",
            "capacity": capacity,
        }
        return actions.hold(course, fields, by=kim)

    return hold


@pytest.fixture
def at():
    """with at(session): the clock stands an hour into it."""
    return lambda session, **more: clock.set_to(session.starts_at + timedelta(**(more or {"hours": 1})))


@pytest.fixture
def right():
    """right(course): every question answered rightly; right(course, wrong=1) all but one."""

    def right(course, wrong=0):
        questions = [one.pk for lesson in course.lessons.all() for one in lesson.questions.all()]
        return {pk: 2 if place < wrong else 1 for place, pk in enumerate(questions)}

    return right
