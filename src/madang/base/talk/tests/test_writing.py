"""People write, reply, edit and take back; what identifies somebody is masked before anyone reads it."""

from datetime import timedelta

import pytest

from madang.base import clock
from madang.base.notices.models import Message
from madang.base.people.refusals import Refused
from madang.base.record.models import Entry
from madang.base.talk import actions
from madang.base.talk.limits import forget_attempts
from madang.base.talk.masking import receive, tidy
from madang.base.talk.models import Attempt, Comment, Original
from madang.base.talk.thread import thread

from .conftest import PAGE

pytestmark = pytest.mark.django_db


def refused(act, *args, **kwargs):
    with pytest.raises(Refused) as no:
        act(*args, **kwargs)
    return no.value.reason


def test_a_number_is_masked_and_the_original_kept_apart(haeoreum, ara):
    comment, kinds = actions.write(haeoreum, "문의는 010-1234-5678로 주세요.", PAGE, by=ara)
    assert (comment.words, kinds) == ("문의는 (전화번호 가림)로 주세요.", ("phone",))
    assert [(kept.words, kept.kinds) for kept in Original.objects.all()] == [
        ("문의는 010-1234-5678로 주세요.", ["phone"])
    ]


def test_what_identifies_nobody_stays_and_nothing_is_kept_apart(haeoreum, ara):
    words = "해오름로 12 앞 소화기 3,000,000원, 시청 안전과 02-123-4567"
    comment, kinds = actions.write(haeoreum, words, PAGE, by=ara)
    assert (comment.words, kinds, Original.objects.count()) == (words, (), 0)


def test_a_number_in_the_name_is_masked_too(say):
    assert say(name="김하늘 010-1234-5678").name == "김하늘 (전화번호 가림)"


@pytest.mark.parametrize(
    "written",
    ["010\u200b-1234-5678", "０１０－１２３４－５６７８", "010.1234.5678", "\u202e010-1234-5678", "공일공 1234 5678"],
)
def test_a_number_in_disguise_is_masked(say, written):
    assert "(전화번호 가림)" in say(f"전화 {written} 주세요").words


def test_a_resident_number_is_kept_nowhere(say):
    comment = say("저는 900101-1234567 이고 010-1234-5678")
    kept = Original.objects.get().words
    assert comment.words == "저는 (주민등록번호 가림) 이고 (전화번호 가림)"
    assert kept == "저는 (주민등록번호 가림) 이고 010-1234-5678"


@pytest.mark.parametrize(
    "sent, shown",
    [
        ("\u1100\u1161\u11a8", "각"),  # decomposed Hangul
        ("가\u202e나\u2066다\u200b라", "가나다라"),
        ("가" + "\u0301" * 40, "가" + "\u0301" * 2),
        ("가\n\n\n \n\n나", "가\n\n나"),
        ("=1+1", "=1+1"),
        ("👩\u200d👧", "👩\u200d👧"),
    ],
)
def test_text_is_made_plain(sent, shown):
    assert tidy(sent) == shown


def test_any_stage_has_its_texts_received(haeoreum, ara):
    words = {"idea": "연락 010-1234-5678", "problem": "어두워요"}
    received = receive(haeoreum, words, PAGE, by=ara, subject="thing/1")
    again = receive(haeoreum, {"idea": "소화기"}, PAGE, by=ara, subject="thing/1")
    assert received.words == {"idea": "연락 (전화번호 가림)", "problem": "어두워요"}
    assert (received.kinds, again.words, again.text) == (("phone",), {"idea": "소화기"}, received.text)
    assert list(received.text.originals.values_list("name", flat=True)) == ["idea"]


def test_a_stranger_signs_in_first(haeoreum, client):
    from madang.base.people.middleware import Stranger

    assert refused(actions.write, haeoreum, "좋아요", PAGE, by=Stranger()) == "talk.sign_in_first"


def test_replies_have_one_level_and_are_told_to_whom_they_answer(say, comment, ara, bom):
    reply = say("저도요", by=bom, parent=comment)
    assert [message.template for message in Message.objects.to(ara)] == ["talk.replied"]
    assert refused(say, "나도", parent=reply) == "talk.one_level_of_replies"


def test_nobody_is_told_of_their_own_reply(say, comment, ara):
    say("덧붙입니다", parent=comment)
    assert not Message.objects.to(ara).exists()


def test_an_office_answers_by_name_and_it_becomes_part_of_the_story(say, comment, ara, kim, haeoreum):
    answer = say("올해 넣겠습니다.", by=kim, parent=comment, official=True)
    entry = Entry.objects.of(haeoreum).about("thing/1").get()
    assert (answer.office, entry.event, entry.actor) == ("예산담당관", "answered", "예산담당관")
    assert [message.template for message in Message.objects.to(ara)] == ["talk.answered"]


def test_a_resident_does_not_speak_for_an_office(say, haeoreum):
    assert refused(say, "부서의 답", official=True) == "people.not_your_part"
    assert Comment.objects.count() == 0


def test_an_officer_of_the_town_next_door_does_not_speak_here(say, settle, neighbour):
    chief = settle("chief", neighbour, "officer", office="기획")
    assert refused(say, "답", by=chief, official=True) == "people.not_your_part"


def test_a_text_may_be_edited_for_a_short_while(comment, ara, monkeypatch):
    assert actions.edit(comment, "고친 말 010-1234-5678", by=ara) == ("phone",)
    assert (comment.words, comment.edited_at is not None) == ("고친 말 (전화번호 가림)", True)
    later = clock.now() + timedelta(minutes=30)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert refused(actions.edit, comment, "늦은 말", by=ara) == "talk.too_late_to_edit"


def test_a_text_is_edited_by_its_author_and_not_under_a_reply(say, comment, ara, bom):
    assert refused(actions.edit, comment, "남의 말", by=bom) == "talk.only_the_author"
    say("답", by=bom, parent=comment)
    assert refused(actions.edit, comment, "다른 말", by=ara) == "talk.somebody_replied"


def test_what_is_taken_back_is_gone_with_its_original(say, ara, bom):
    comment = say("제 번호 010-1234-5678")
    assert refused(actions.take_back, comment, by=bom) == "talk.only_the_author"
    actions.take_back(comment, by=ara)
    comment.refresh_from_db()
    assert (comment.words, Original.objects.count()) == ("", 0)
    assert refused(actions.take_back, comment, by=ara) == "talk.it_is_gone"


def test_who_writes_too_often_is_told_when_to_come_back(say, bom, monkeypatch):
    for number in range(6):
        say(f"글 {number}")
    with pytest.raises(Refused) as no:
        say("글 7")
    assert no.value.reason == "talk.too_often"
    again = no.value.facts["again_at"]
    assert timedelta(minutes=9) < again - clock.now() <= timedelta(minutes=10)
    say("다른 사람은 씁니다", by=bom)
    monkeypatch.setattr(clock, "now", lambda: again)
    assert say("때가 되어 씁니다").pk


def test_one_address_does_not_flood_the_town(haeoreum, settle, say):
    people = [settle(f"many{number}", haeoreum) for number in range(7)]
    for number in range(40):
        say(f"글 {number}", by=people[number // 6], address="203.0.113.7")
    assert refused(say, "글", by=people[6], address="203.0.113.7") == "talk.too_often"
    assert say("다른 곳에서", by=people[6], address="203.0.113.8").pk


def test_only_marks_of_people_and_addresses_are_kept_and_they_go_after_a_day(say, monkeypatch):
    say(address="203.0.113.7")
    marks = list(Attempt.objects.values_list("mark", flat=True))
    assert [(len(mark), "203" in mark[:5]) for mark in marks] == [(64, False)] * 2
    later = clock.now() + timedelta(days=1, seconds=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert (forget_attempts(), Attempt.objects.count()) == (2, 0)


def test_a_page_is_read_with_the_same_queries_however_long(say, haeoreum, ara, bom, settle, django_assert_num_queries):
    first = say()
    say("답", by=bom, parent=first)
    with django_assert_num_queries(4):
        thread(haeoreum, "thing/1", ara)
    for number in range(25):
        one = say(f"글 {number}", by=settle(f"p{number}", haeoreum))
        say(f"답 {number}", by=settle(f"q{number}", haeoreum), parent=one)
    with django_assert_num_queries(4):
        page = thread(haeoreum, "thing/1", ara)
    assert [len(page.object_list), [reply.comment.words for reply in page.object_list[0].replies]] == [26, ["답"]]
    assert [one.is_mine for one in page.object_list[:2]] == [True, False]


def test_what_is_said_in_another_town_is_not_here(say, neighbour, ara):
    say()
    assert thread(neighbour, "thing/1", ara).paginator.count == 0
