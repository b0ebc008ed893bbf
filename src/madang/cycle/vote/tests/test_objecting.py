"""Objections: made by a voter or taken down at a desk, decided once with a reason, and before anything is frozen."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from madang.base import clock
from madang.base.notices.models import Message
from madang.base.people.refusals import Refused
from madang.base.record.models import Entry
from madang.cycle.vote.ceremony import give_word
from madang.cycle.vote.models import Objection, Poll, Step
from madang.cycle.vote.objections.making import answer_objection, object_to, take_down
from madang.cycle.vote.objections.permissions import open_kinds
from madang.cycle.vote.publishing import publish_box

from .boxes import finish, send

pytestmark = pytest.mark.django_db

MINE, OFFICE = "/haeoreum/2027/vote/city/objections/", "/haeoreum/2027/vote/papers/city/objections/"


@pytest.fixture
def voting(poll, year, during, ara):
    during(year, "vote")
    send(poll, ara, poll.options.first().code)
    return Poll.objects.select_related("cycle__government", "track").get(pk=poll.pk)


@pytest.fixture
def objection(voting, ara):
    return object_to(voting, "left_out", "어머니가 명부에 없습니다", by=ara)


def test_ara_objects_and_reads_the_answer(client, sign_in, voting, ara, kim):
    sign_in(client, ara)
    page = client.post(MINE, {"about": "left_out", "text": "어머니가 명부에 없습니다"}, follow=True)
    assert "까지 답합니다" in page.content.decode()
    one = Objection.objects.get()
    sign_in(client, kim)
    assert "어머니가 명부에 없습니다" in client.get(OFFICE).content.decode()
    client.post(f"{OFFICE}{one.pk}/", {"outcome": "upheld", "answer": "명부에 올렸습니다"})
    sign_in(client, ara)
    assert "명부에 올렸습니다" in client.get(MINE).content.decode()
    assert [letter.person for letter in Message.objects.filter(template="vote.objection_answered")] == [ara]


def test_the_record_says_what_kind_and_how_it_ended_and_not_the_words(objection, kim):
    answer_objection(objection, "dismissed", "다른 시에 사십니다", by=kim)
    made, answered = Entry.objects.filter(event__startswith="objection").order_by("number")
    assert (made.facts["about"], answered.facts["outcome"]) == ("left_out", "dismissed")
    assert "어머니" not in str(made.facts) + str(answered.facts)
    assert made.actor == "resident"


def test_nothing_is_frozen_while_one_waits(objection, voting, kim, ju):
    closed = finish(voting, kim, ju, until=Step.CLOSE)
    with clock.set_to(closed.closed_at + timedelta(days=closed.challenge_days, minutes=1)):
        with pytest.raises(Refused) as refused:
            give_word(closed, Step.FREEZE, by=kim)
        assert refused.value.reason == "vote.objections_wait"
        objection.poll = Poll.objects.select_related("cycle__government", "track").get(pk=closed.pk)
        answer_objection(objection, "partly", "동네만 고쳤습니다", by=kim)
        give_word(closed, Step.FREEZE, by=kim)


def test_it_is_decided_once_and_with_a_reason(objection, kim):
    answer_objection(objection, "upheld", "맞습니다", by=kim)
    with pytest.raises(Refused) as refused:
        answer_objection(objection, "dismissed", "아닙니다", by=kim)
    assert refused.value.reason == "vote.objection_answered"
    with pytest.raises(DatabaseError), transaction.atomic():
        Objection.objects.update(answer="바꿈")
    with pytest.raises(DatabaseError), transaction.atomic():
        Objection.objects.all().delete()


@pytest.mark.parametrize("change", [{"text": "바꿈"}, {"outcome": "upheld"}, {"decided_at": clock.now()}])
def test_the_database_keeps_the_words_and_wants_a_whole_decision(objection, change):
    with pytest.raises(DatabaseError), transaction.atomic():
        Objection.objects.update(**change)


def test_a_desk_takes_one_down_without_a_name(client, sign_in, voting, kim):
    sign_in(client, kim).post(OFFICE, {"about": "conduct", "text": "투표소가 늦게 열렸습니다"})
    one = Objection.objects.get()
    assert (one.by, one.received_by) == (None, kim)


def test_what_may_be_objected_to_follows_the_vote(voting, kim, ju):
    assert "conduct" in open_kinds(voting)
    opened = finish(voting, kim, ju)
    assert open_kinds(opened) == []
    publish_box(opened, by=kim)
    published = Poll.objects.get(pk=opened.pk)
    assert open_kinds(published) == ["result"]
    with clock.set_to(published.publication.at + timedelta(days=30)):
        assert open_kinds(published) == []


def test_too_late_says_until_when(client, sign_in, voting, ara, kim, ju):
    finish(voting, kim, ju)
    page = sign_in(client, ara).get(MINE)
    assert (page.status_code, "받는 때가 아닙니다" in page.content.decode()) == (403, True)


@pytest.mark.parametrize(
    ("form", "said"),
    [({"about": "left_out", "text": ""}, "까닭"), ({"about": "left_out", "text": "900101-1234568"}, "주민등록번호")],
)
def test_a_bad_form_keeps_what_was_written(client, sign_in, voting, ara, form, said):
    page = sign_in(client, ara).post(MINE, form)
    assert (page.status_code, said in page.content.decode()) == (422, True)
    assert not Objection.objects.exists()


def test_only_officers_of_this_town_decide(objection, ara, out, settle, haeoreum):
    for person in (ara, out):
        with pytest.raises(Refused) as refused:
            answer_objection(objection, "upheld", "맞습니다", by=person)
        assert refused.value.reason == "vote.officers_only"
    own = settle("own", haeoreum, "resident", "officer")
    mine = object_to(objection.poll, "left_out", "저도요", by=own)
    with pytest.raises(Refused) as refused:
        answer_objection(mine, "upheld", "맞습니다", by=own)
    assert refused.value.reason == "vote.objection_is_yours"


def test_one_that_waits_too_long_is_marked(client, sign_in, objection, kim):
    with clock.set_to(objection.due_at + timedelta(minutes=1)):
        assert "답할 때가 지남" in sign_in(client, kim).get(OFFICE).content.decode()


def test_whoever_takes_it_down_is_an_officer(voting, ara):
    with pytest.raises(Refused):
        take_down(voting, "conduct", "…", received_by=ara)
