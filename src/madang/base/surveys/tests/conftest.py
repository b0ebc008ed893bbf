"""A survey about lamps: ara and bom answer, kim runs it, lee enters papers with her."""

from datetime import timedelta

import pytest

from madang.base import clock
from madang.base.surveys.actions import open_survey
from madang.base.surveys.asked import Asked

QUESTIONS = [
    Asked("single", "어느 길이 더 어둡나요?", ["학교 앞길", "새내천 길", "모르겠음"], required=True),
    Asked("multiple", "언제 다니나요?", ["아침", "낮", "밤"]),
    Asked("scale", "얼마나 무섭나요?", lowest=1, highest=5, lowest_means="조금도", highest_means="매우"),
    Asked("ranking", "무엇부터 할까요?", ["등", "거울", "순찰"]),
    Asked("number", "한 주에 몇 번 다니나요?", lowest=0, highest=50, unit="번"),
    Asked("long", "하고 싶은 말"),
]


@pytest.fixture
def lee(settle, haeoreum):
    """Another officer."""
    return settle("lee", haeoreum, "officer", office="자치행정과")


@pytest.fixture
def opened(haeoreum, kim):
    """opened(who="anyone"): the survey, open for ten days from now."""

    def opened(questions=tuple(QUESTIONS), **more):
        now = clock.now()
        return open_survey(haeoreum, "", "밤길에 대해", questions, now, now + timedelta(days=10), kim, **more)

    return opened


@pytest.fixture
def survey(opened):
    return opened(takes_paper=True)


@pytest.fixture
def later():
    """later(days=11): the clock moves."""

    def later(**span):
        return clock.set_to(clock.now() + timedelta(**span))

    return later


@pytest.fixture
def saying():
    """saying(survey, 1): an answer that chooses the first option of the first question."""

    def saying(survey, first=1, **more):
        question = survey.questions.get(order=1)
        return {1: question.options.get(order=first).pk} | {int(key[1:]): value for key, value in more.items()}

    return saying
