"""Anyone reports; an officer hides with a public reason; the author contests; another person answers."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from madang.base import clock
from madang.base.notices.models import Message
from madang.base.people.looks import looks_at
from madang.base.people.middleware import Stranger
from madang.base.people.refusals import Refused
from madang.base.record.models import Entry
from madang.base.talk import actions, moderation
from madang.base.talk.data import HIDDEN
from madang.base.talk.forgetting import forget
from madang.base.talk.masking import receive
from madang.base.talk.models import Hiding, Original, Report
from madang.base.talk.permissions import why_not_answer, why_not_contest, why_not_moderate

from .conftest import PAGE
from .test_writing import refused

pytestmark = pytest.mark.django_db
SENTENCE = "이웃 한 사람을 비하하는 말이 있습니다."


@pytest.fixture
def hidden(comment, kim, fresh):
    """kim hid what ara said."""
    moderation.hide(fresh(comment), "insult", SENTENCE, by=kim)
    return fresh(comment)


@pytest.fixture
def contested(hidden, ara, fresh):
    """ara says it should come back."""
    return actions.contest(hidden, "비하가 아니라 사실입니다.", by=ara)


def test_anyone_may_report_once(comment, bom, fresh):
    text = fresh(comment)
    actions.report(text, "insult", by=bom)
    actions.report(text, "advert", by=Stranger(), address="203.0.113.7")
    assert refused(actions.report, text, "insult", by=bom) == "talk.reported_already"
    assert refused(actions.report, text, "insult", by=Stranger(), address="203.0.113.7") == "talk.reported_already"
    actions.report(text, "insult", by=Stranger(), address="203.0.113.8")
    assert (Report.objects.count(), Report.objects.filter(by=None).count()) == (3, 2)
    assert not Entry.objects.of(text.government).public().exists()


def test_what_is_hidden_says_why_and_its_author_is_told(hidden, ara, kim, haeoreum):
    entry = Entry.objects.of(haeoreum).about("thing/1").get()
    assert (entry.event, entry.is_public, entry.facts["sentence"], entry.actor) == (
        *("hidden", True, SENTENCE, "예산담당관"),
    )
    assert [message.template for message in Message.objects.to(ara)] == ["talk.hidden"]


def test_who_reported_is_answered_either_way(say, comment, bom, kim, fresh):
    actions.report(fresh(comment), "insult", by=bom)
    moderation.hide(fresh(comment), "insult", SENTENCE, by=kim)
    other = say("그냥 의견")
    actions.report(fresh(other), "other", by=bom)
    assert moderation.leave(fresh(other), "의견일 뿐입니다.", by=kim) == 1
    assert sorted((message.facts["hidden"], message.facts["sentence"]) for message in Message.objects.to(bom)) == [
        (False, "의견일 뿐입니다."),
        (True, SENTENCE),
    ]
    assert refused(moderation.leave, fresh(other), "또", by=kim) == "talk.nothing_to_answer"


def test_residents_and_strangers_hide_nothing(comment, ara, settle, haeoreum, fresh):
    people = [ara, settle("helper", haeoreum, "helper"), settle("auditor", haeoreum, "auditor")]
    assert [why_not_moderate(person, haeoreum) for person in people] == ["people.not_your_part"] * 3
    assert refused(moderation.hide, fresh(comment), "insult", SENTENCE, by=ara) == "people.not_your_part"
    assert Hiding.objects.count() == 0


def test_a_text_is_hidden_once_at_a_time(hidden, noh):
    assert refused(moderation.hide, hidden, "insult", SENTENCE, by=noh) == "talk.hidden_already"


def test_only_the_author_contests_and_in_time(hidden, ara, bom, kim, monkeypatch):
    assert why_not_contest(bom, hidden) == "talk.only_the_author"
    assert why_not_contest(ara, hidden) is None
    later = clock.now() + timedelta(days=31)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert why_not_contest(ara, hidden) == "talk.too_late_to_contest"


def test_a_contest_has_a_clock_and_is_public(contested, hidden, haeoreum, ara, fresh):
    entry = Entry.objects.of(haeoreum).about("thing/1").last()
    assert (contested.due_on, entry.event, entry.is_public) == (
        *(clock.today() + timedelta(days=10), "contested", True),
    )
    # What the author pleads is for officers: it may repeat what was hidden.
    assert "사실입니다" not in str(entry.facts)
    assert refused(actions.contest, hidden, "또", by=ara) == "talk.contested_already"


def test_another_person_answers_than_who_hid(contested, kim, noh, ara, fresh):
    assert refused(moderation.answer, contested, True, "되살립니다.", by=kim) == "talk.another_person_answers"
    moderation.answer(contested, True, "사실을 말한 글이라 되살립니다.", by=noh)
    assert not moderation.is_hidden(fresh(contested.text))
    assert [message.template for message in Message.objects.to(ara)] == ["talk.restored", "talk.hidden"]
    assert refused(moderation.answer, contested, False, "다시", by=noh) == "talk.nothing_to_answer"


def test_the_database_too_wants_another_person(contested, kim):
    with pytest.raises(IntegrityError), transaction.atomic():
        Hiding.objects.filter(pk=contested.pk).update(answer="됨", answered_at=clock.now(), answered_by=kim)


def test_the_database_hides_nothing_without_a_sentence(comment, kim):
    with pytest.raises(IntegrityError), transaction.atomic():
        Hiding.objects.create(text_id=comment.pk, why="insult", sentence="", by=kim)


def test_it_may_stay_hidden_with_a_second_reason(contested, noh, fresh, haeoreum):
    moderation.answer(contested, False, "비하하는 말이 그대로 있습니다.", by=noh)
    text = fresh(contested.text)
    assert (moderation.is_hidden(text), text.hidings.get().answer) == (True, "비하하는 말이 그대로 있습니다.")
    assert Entry.objects.of(haeoreum).about("thing/1").last().event == "upheld"


def test_nothing_is_answered_that_nobody_contested(hidden, noh):
    assert why_not_answer(noh, hidden.hidings.get()) == "talk.nothing_to_answer"


def test_a_text_that_came_back_can_be_hidden_again(contested, noh, kim, fresh):
    moderation.answer(contested, True, "되살립니다.", by=noh)
    moderation.hide(fresh(contested.text), "personal", "집 주소가 있습니다.", by=kim)
    assert Hiding.objects.count() == 2


def test_officers_look_at_an_original_and_its_author_sees_that(say, ara, kim, fresh):
    comment = say("제 번호 010-1234-5678")
    assert refused(moderation.look, fresh(comment), "talk", by=ara) == "people.not_your_part"
    assert [kept.words for kept in moderation.look(fresh(comment), "talk", by=kim)] == ["제 번호 010-1234-5678"]
    assert [(entry.by, entry.facts) for entry in looks_at(ara)] == [(kim, {"what": "text", "why": "talk"})]


def test_the_list_of_hidden_texts_is_public_without_the_words(contested, noh, haeoreum):
    moderation.answer(contested, True, "되살립니다.", by=noh)
    row = dict(zip([column.name for column in HIDDEN.columns], next(iter(HIDDEN.rows(haeoreum))), strict=True))
    assert (row["page"], row["why"], row["sentence"], row["answer"]) == (
        *("골목 소화기", "insult", SENTENCE, "되살립니다."),
    )
    assert "좋은 생각" not in str(row)


def test_two_officers_at_once_one_answers(contested, noh, settle, haeoreum):
    second = settle("second", haeoreum, "officer", office="감사")
    same = Hiding.objects.select_related("text").get(pk=contested.pk)
    moderation.answer(contested, True, "되살립니다.", by=noh)
    with pytest.raises(Refused) as no:
        moderation.answer(same, False, "그대로 둡니다.", by=second)
    assert no.value.reason == "talk.nothing_to_answer"
    assert Hiding.objects.get().answer == "되살립니다."


def test_originals_go_after_a_year_or_with_their_author(say, ara, bom, monkeypatch):
    say("제 번호 010-1234-5678")
    say("제 번호 010-8765-4321", by=bom)
    forget()
    assert Original.objects.count() == 2
    ara.closed_at = clock.now()
    ara.save()
    forget()
    assert [kept.text.author for kept in Original.objects.all()] == [bom]
    later = clock.now() + timedelta(days=366)
    monkeypatch.setattr(clock, "now", lambda: later)
    forget()
    assert Original.objects.count() == 0


def test_who_has_no_account_contests_at_the_desk(haeoreum, kim, ara, settle, fresh):
    text = receive(haeoreum, {"idea": "종이로 낸 글"}, PAGE, by=None, subject="thing/1").text
    moderation.hide(text, "insult", SENTENCE, by=kim)
    text.refresh_from_db()
    assert why_not_contest(ara, text) == "talk.only_the_author"
    assert why_not_contest(Stranger(), text) == "talk.only_the_author"
    hiding = actions.contest(text, "창구에 오셔서 말씀하셨습니다.", by=settle("helper", haeoreum, "helper"))
    assert hiding.contested_at is not None
