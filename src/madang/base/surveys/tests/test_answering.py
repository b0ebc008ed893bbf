"""One answer a person, questions that stand, papers that two people hold, and nothing early."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, transaction

from madang.base import clock
from madang.base.people.refusals import Refused
from madang.base.surveys import actions
from madang.base.surveys.asked import Asked
from madang.base.surveys.forgetting import forget
from madang.base.surveys.models import Answer, Option, Question, Response, Survey
from madang.base.surveys.own import own_answers

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


def test_ara_answers_every_kind_of_question_once(survey, ara, saying):
    _first, when, _scale, order, *_rest = survey.questions.all()
    morning, _noon, night = when.options.all()
    lamp, _mirror, patrol = order.options.all()
    given = saying(survey, q2=[morning.pk, night.pk], q3=4, q4=[patrol.pk, lamp.pk], q5=7, q6="너무 어두워요")
    response = actions.answer(survey, given, by=ara)
    rows = response.answers.values_list("question__order", "option__text", "rank", "number", "words")
    assert sorted(rows, key=str) == sorted(
        [
            (1, "학교 앞길", None, None, ""),
            (2, "아침", None, None, ""),
            (2, "밤", None, None, ""),
            (3, None, None, 4, ""),
            (4, "순찰", 1, None, ""),
            (4, "등", 2, None, ""),
            (5, None, None, 7, ""),
            (6, None, None, None, "너무 어두워요"),
        ],
        key=str,
    )
    assert refused(lambda: actions.answer(survey, given, by=ara)) == "surveys.answered_already"


def test_who_answered_stands_nowhere(survey, opened, ara, saying):
    response = actions.answer(survey, saying(survey), by=ara)
    other = opened()
    another = actions.answer(other, saying(other), by=ara)
    assert response.entered_by is None and len(response.mark) == 64
    assert response.mark != another.mark  # two surveys cannot be laid side by side


def test_ara_takes_her_answer_back_and_answers_anew(survey, ara, saying):
    actions.answer(survey, saying(survey, 1), by=ara)
    actions.take_back(survey, by=ara)
    assert not Response.objects.exists() and not Answer.objects.exists()
    actions.answer(survey, saying(survey, 2), by=ara)
    assert Answer.objects.get().option.text == "새내천 길"


def test_a_stranger_answers_only_where_the_survey_says_so(survey, opened, saying):
    assert refused(lambda: actions.answer(survey, saying(survey), by=AnonymousUser())) == "surveys.sign_in_first"
    free = opened(who="anyone")
    actions.answer(free, saying(free), by=AnonymousUser(), address="192.0.2.1")
    actions.answer(free, saying(free), by=AnonymousUser(), address="192.0.2.1")
    assert free.responses.count() == 2  # doubles cannot be told apart, and the page says so


def test_one_address_cannot_flood_a_survey(opened, saying, monkeypatch):
    monkeypatch.setattr("madang.base.surveys.marks.MOST_A_DAY", 2)
    free = opened(who="anyone")
    for _time in range(2):
        actions.answer(free, saying(free), by=AnonymousUser(), address="192.0.2.1")
    again = lambda address: actions.answer(free, saying(free), by=AnonymousUser(), address=address)
    assert refused(lambda: again("192.0.2.1")) == "surveys.too_many_from_here"
    assert again("192.0.2.2")


def test_nobody_answers_before_it_opens_or_after_it_closed(survey, ara, saying, later):
    with later(days=-1):
        assert refused(lambda: actions.answer(survey, saying(survey), by=ara)) == "surveys.not_open"
        assert refuses(lambda: Response.objects.create(survey=survey))
    with later(days=11):
        assert refused(lambda: actions.answer(survey, saying(survey), by=ara)) == "surveys.not_open"
        assert refuses(lambda: Response.objects.create(survey=survey))
    assert not refuses(lambda: Response.objects.create(survey=survey))  # the same row in time


def test_questions_stand_from_the_first_answer_on(survey, ara, kim, saying):
    question, option = survey.questions.first(), Option.objects.filter(question__survey=survey).first()
    changes = [
        lambda: Question.objects.filter(pk=question.pk).update(text="다른 말"),
        lambda: Option.objects.filter(pk=option.pk).update(text="다른 길"),
        lambda: Option.objects.filter(pk=option.pk).delete(),
        lambda: Question.objects.create(survey=survey, order=99, kind="short", text="하나 더"),
        lambda: Survey.objects.filter(pk=survey.pk).update(who="anyone"),
        lambda: Survey.objects.filter(pk=survey.pk).update(closes_at=survey.opens_at + (survey.closes_at - survey.opens_at) / 2),
    ]  # fmt: skip

    def tried(change):
        """Whether it is refused; what is not is undone."""
        try:
            with transaction.atomic():
                change()
                raise KeyError
        except KeyError:
            return False
        except DatabaseError:
            return True

    assert [tried(change) for change in changes] == [False] * 6  # nobody has answered yet
    actions.answer(survey, saying(survey), by=ara)
    assert [tried(change) for change in changes] == [True] * 6
    assert refused(lambda: actions.ask(survey, Asked("short", "하나 더"), by=kim)) == "surveys.answers_are_in"


def test_an_answer_belongs_to_its_own_survey(survey, opened, ara, saying):
    other = opened()
    response = actions.answer(survey, saying(survey), by=ara)
    strange = other.questions.get(order=2)
    own = survey.questions.get(order=2)
    assert refuses(lambda: Answer.objects.create(response=response, question=strange, option=strange.options.first()))
    assert refuses(lambda: Answer.objects.create(response=response, question=own, option=strange.options.first()))
    assert not refuses(lambda: Answer.objects.create(response=response, question=own, option=own.options.first()))


def test_a_paper_is_entered_once_and_marked_as_paper(survey, kim, ara, saying, later):
    with later(days=12):  # papers come in after the closing
        actions.enter(survey, "P-1", saying(survey), by=kim)
        assert Response.objects.get().channel == "paper"
        assert refused(lambda: actions.enter(survey, "P-1", saying(survey), by=kim)) == "surveys.paper_entered_already"
        assert refused(lambda: actions.enter(survey, "P-2", saying(survey), by=ara)) == "people.not_your_part"


def test_another_person_checks_a_paper(opened, kim, lee, saying, later):
    survey = opened(takes_paper=True, two_persons=True)
    response = actions.enter(survey, "P-1", saying(survey), by=kim)
    assert refused(lambda: actions.check(response, by=kim)) == "surveys.another_person_checks"
    assert refuses(lambda: Response.objects.filter(pk=response.pk).update(checked_by=kim))
    assert not survey.responses.valid().exists()
    with later(days=11):
        assert refused(lambda: actions.end(survey, by=kim)) == "surveys.papers_are_unchecked"
        actions.check(response, by=lee)
        actions.end(survey, by=kim)
    assert survey.responses.valid().count() == 1


def test_nothing_comes_or_goes_once_a_survey_has_ended(survey, ara, kim, saying, later):
    response = actions.answer(survey, saying(survey), by=ara)
    with later(days=11):
        actions.end(survey, by=kim)
        survey.refresh_from_db()
        assert refused(lambda: actions.enter(survey, "P-1", saying(survey), by=kim)) == "surveys.counted_already"
        assert refused(lambda: actions.take_back(survey, by=ara)) == "surveys.counted_already"
        assert refuses(lambda: Response.objects.create(survey=survey, paper="P-1", entered_by=kim, channel="paper"))
        assert refuses(lambda: response.delete())
        assert not refuses(lambda: Response.objects.update(mark=""))  # the mark may go, the answer stays


def test_it_closes_later_only_and_with_a_reason(survey, kim, later):
    before = survey.closes_at
    with later(days=9):
        assert refused(lambda: actions.prolong(survey, clock.now(), "까닭", by=kim)) == "surveys.only_later"
        actions.prolong(survey, before.replace(year=before.year + 1), "비가 많이 와서", by=kim)
        assert survey.is_open
    with later(days=400):
        assert refused(lambda: actions.prolong(survey, clock.now(), "까닭", by=kim)) == "surveys.not_open"


def test_personal_data_is_masked_and_what_was_masked_is_kept_nowhere(survey, ara, saying):
    actions.answer(survey, saying(survey, q6="제 번호는 010-1234-5678입니다"), by=ara)
    words = Answer.objects.get(question__order=6).words
    assert "1234" not in words and "제 번호는" in words


def test_a_persons_answers_go_along_until_nobody_can_tell_whose_they_are(survey, ara, bom, kim, saying, later):
    actions.answer(survey, saying(survey, q6="어두워요"), by=ara)
    assert [one["answer"] for one in own_answers(ara)] == ["학교 앞길", "어두워요"] and own_answers(bom) == []
    forget()
    assert Response.objects.get().mark != ""
    with later(days=11):
        actions.end(survey, by=kim)
        forget()
    assert Response.objects.get().mark == "" and own_answers(ara) == []
