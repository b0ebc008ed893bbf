"""People say what they need to take part; the law gives seven days; who asked is told and later forgotten."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from madang.base import clock
from madang.base.meetings import actions
from madang.base.meetings.data import NEEDS
from madang.base.meetings.forgetting import forget
from madang.base.meetings.models import Need
from madang.base.notices.models import Message
from madang.base.people.looks import looks_at
from madang.base.people.middleware import Stranger
from madang.base.people.refusals import Refused
from madang.base.record.models import Entry

from .conftest import BEFORE, STARTS
from .test_meeting import refused


@pytest.fixture
def asked(called, stranger):
    """A resident of next door, who will come to listen, needs an interpreter."""
    return actions.ask_for(called, "sign", by=stranger, words="맨 앞자리에 앉고 싶어요.")


def test_a_resident_has_an_answer_within_seven_days(asked):
    assert (asked.due_on, asked.answer) == (date(2026, 5, 11), "waiting")


def test_the_clock_never_runs_past_the_meeting(called, stranger):
    with clock.set_to(STARTS - timedelta(days=2)):
        assert actions.ask_for(called, "captions", by=stranger).due_on == STARTS.date()


def test_after_the_meeting_nobody_asks_for_it(called, stranger):
    with clock.set_to(STARTS + timedelta(hours=3)):
        assert refused(actions.ask_for, called, "sign", by=stranger) == "meetings.is_over"


def test_the_same_need_is_asked_once_while_it_waits(asked, called, stranger):
    assert refused(actions.ask_for, called, "sign", by=stranger) == "meetings.asked_already"
    assert actions.ask_for(called, "transport", by=stranger).kind == "transport"


def test_the_secretary_hears_of_it_and_answers(asked, han, stranger):
    assert Message.objects.filter(template="meetings.need_asked", person=han).count() == 1
    answered = actions.answer_need(asked, "granted", "통역사 두 분이 오십니다.", by=han)
    assert answered.was_in_time
    assert (
        Message.objects.to(stranger).get(template="meetings.need_answered").facts["sentence"]
        == "통역사 두 분이 오십니다."
    )


def test_no_need_is_declined_without_words(asked, han):
    assert refused(actions.answer_need, asked, "declined", "", by=han) == "meetings.say_why"
    with pytest.raises(DatabaseError), transaction.atomic():
        Need.objects.update(answer="declined", answered_at=clock.now(), sentence="")


def test_an_answer_stays(asked, han):
    actions.answer_need(asked, "granted", "", by=han)
    assert refused(actions.answer_need, asked, "declined", "못 합니다", by=han) == "meetings.answered_already"
    for change in ({"answer": "declined", "sentence": "못 합니다"}, {"due_on": date(2030, 1, 1)}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Need.objects.update(**change)


def test_on_the_eighth_day_it_is_late(asked):
    with clock.set_to(BEFORE + timedelta(days=7)):
        assert not Need.objects.overdue().exists()
    with clock.set_to(BEFORE + timedelta(days=8)):
        assert Need.objects.overdue().get().is_overdue


def test_an_answer_on_the_eighth_day_is_counted_as_late(asked, han):
    with clock.set_to(BEFORE + timedelta(days=8)):
        assert not actions.answer_need(asked, "granted", "", by=han).was_in_time


def test_only_who_provides_it_reads_it_and_every_look_is_known(asked, han, ara, stranger):
    assert refused(actions.look_at, asked, by=ara) == "meetings.secretaries_only"
    assert refused(actions.look_at, asked, by=stranger) == "meetings.secretaries_only"
    actions.look_at(asked, by=han)
    [look] = looks_at(stranger)
    assert (look.by, look.facts["what"], look.facts["why"]) == (han, "need", "need")


def test_the_record_never_says_what_somebody_needs(asked, han):
    actions.answer_need(asked, "granted", "수어 통역사가 옵니다.", by=han)
    entries = Entry.objects.about(asked.subject)
    assert {entry.is_public for entry in entries} == {False}
    assert "sign" not in str([entry.facts for entry in entries])


def test_by_telephone_the_secretary_writes_it_down(called, han, stranger):
    need = actions.ask_for(called, "wheelchair", by=han, for_another=True, name="최만복", contact="manbok@example.org")
    assert (need.person, need.written_by) == (None, han)
    actions.answer_need(need, "granted", "", by=han)
    assert Message.objects.get(template="meetings.need_answered").address == "manbok@example.org"
    assert (
        refused(actions.ask_for, called, "large", by=stranger, for_another=True, name="남")
        == "meetings.secretaries_only"
    )


def test_one_takes_back_ones_own_and_nobody_elses(asked, ara, stranger):
    assert refused(actions.take_need_back, asked, by=ara) == "meetings.only_your_own"
    actions.take_need_back(asked, by=stranger)
    assert Need.objects.get().answer == "taken_back"


def test_a_month_after_the_meeting_nobody_knows_who_asked(asked, han, called):
    actions.answer_need(asked, "otherwise", "문자 통역으로 마련합니다.", by=han)
    waiting = actions.ask_for(called, "large", by=han, for_another=True, name="최만복", contact="010-0000-0000")
    with clock.set_to(STARTS + timedelta(days=29)):
        assert forget() == 0
    with clock.set_to(STARTS + timedelta(days=32)):
        assert forget() == 2
        assert forget() == 0
    for need in Need.objects.all():
        assert (need.person, need.name, need.contact, need.words, need.sentence) == (None, "", "", "", "")
    assert Need.objects.get(pk=asked.pk).answer == "otherwise"
    assert Need.objects.get(pk=waiting.pk).answer == "declined"


def test_who_cancels_tells_those_who_still_wait(asked, called, han, stranger):
    actions.cancel_meeting(called, "비가 와서", by=han)
    assert Message.objects.to(stranger).filter(template="meetings.cancelled").count() == 1


def test_fewer_than_five_are_not_published(called, haeoreum, han):
    for place in range(4):
        actions.ask_for(called, "sign", by=han, for_another=True, name=f"주민 {place}")
    assert list(NEEDS.rows(haeoreum)) == []
    actions.ask_for(called, "sign", by=han, for_another=True, name="주민 5")
    assert list(NEEDS.rows(haeoreum)) == [(2026, "sign", 5, 0, 0)]
    actions.answer_need(Need.objects.first(), "granted", "", by=han)
    assert list(NEEDS.rows(haeoreum)) == []


def test_a_stranger_who_did_not_sign_in_is_asked_to(called):
    with pytest.raises(Refused):
        actions.ask_for(called, "sign", by=Stranger())
