"""How every proposal ended, and that whoever proposed is told once at every end."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from madang.base.notices.models import Message
from madang.base.people.refusals import Refused
from madang.base.record.models import Entry
from madang.cycle.budget.models import CouncilDecision, CouncilOutcome
from madang.cycle.feedback.actions import send_reply
from madang.cycle.feedback.answers import waiting, with_words, words_for
from madang.cycle.feedback.ends import way_of, ways_of
from madang.cycle.feedback.models import End, Reply
from madang.cycle.feedback.owing import owed_in


def ends(proposal):
    return [one.end for one in way_of(proposal).ends]


def test_a_wish_under_way_has_no_end(wish):
    assert ends(wish()) == []


def test_an_excluded_wish_ends_with_its_recorded_reason(wish):
    way = way_of(wish("담배 자판기", "declined", "법이 금합니다.", "unlawful"))
    assert [(one.end, one.reason, one.code) for one in way.ends] == [
        (End.EXCLUDED, "법이 금합니다.", "법령·조례에 어긋남")
    ]


def test_an_unfit_wish_ends_in_the_review(wish):
    assert ends(wish("남의 땅에 의자", "ineligible", "주인이 허락하지 않았습니다.", "no_consent")) == [End.UNFIT]


def test_a_fit_wish_that_was_on_no_paper_was_not_shortlisted(wish):
    assert ends(wish(state="eligible")) == [End.NOT_SHORTLISTED]


def test_what_the_proposer_took_back_is_owed_no_answer(wish, year):
    assert ends(wish(state="withdrawn")) == [End.WITHDRAWN]
    assert waiting(year) == []


def test_a_wish_that_the_council_cut(decided, bench, wish, kim):
    bench.proposal = wish()
    bench.save()
    first = CouncilDecision.objects.get(project=bench)
    CouncilDecision.objects.create(
        bill=decided, project=bench, outcome=CouncilOutcome.CUT, proposed=30_000_000, amount=0, reason="비슷한 사업이 있습니다.",
        at=first.at, by=kim, corrects=first, correction="잘못 적었습니다.",
    )  # fmt: skip
    [ended] = way_of(bench.proposal).ends
    assert (ended.end, ended.on, ended.reason) == (End.CUT, date(2026, 12, 31), "비슷한 사업이 있습니다.")


def test_a_bench_is_finished_and_then_settled(approved, built):
    assert ends(built.proposal) == [End.FINISHED, End.SETTLED]


def test_every_wish_stands_in_the_list_exactly_once(approved, built, wish, year):
    wish("다른 바람"), wish("담배", "declined", "법이 금합니다.", "unlawful")
    assert [way.proposal.number for way in ways_of(year)] == [1, 2, 3]


def test_the_generated_answer_says_the_reason_and_the_money(built, wish):
    declined = way_of(wish("담배", "declined", "법이 금합니다.", "unlawful"))
    assert "법이 금합니다." in words_for(declined, declined.last)
    finished = way_of(built.proposal)
    assert "2,840만 원" in words_for(finished, finished.last)


def test_an_answer_is_sent_once_and_told_to_whoever_proposed(built, kim, ara, year):
    way = way_of(built.proposal)
    assert [one.key for one in with_words(year, waiting(year))] == ["1-finished"]
    send_reply(way, "finished", "다 지었습니다.", by=kim)
    assert waiting(year) == []
    assert list(Message.objects.filter(template="feedback.replied").values_list("person", flat=True)) == [ara.pk]
    assert set(Entry.objects.filter(event="replied").values_list("subject", flat=True)) == {
        built.subject, built.proposal.subject
    }  # fmt: skip
    with pytest.raises(Refused, match=r"feedback\.replied_already"):
        send_reply(way, "finished", "또 지었습니다.", by=kim)


def test_whoever_waits_longest_comes_first(built, wish, year):
    wish("담배", "declined", "법이 금합니다.", "unlawful")
    assert [one.ended.end for one in waiting(year)] == [End.FINISHED, End.EXCLUDED]


def test_nobody_answers_for_an_end_that_was_not_reached(built, kim):
    with pytest.raises(Refused, match=r"feedback\.not_at_that_end"):
        send_reply(way_of(built.proposal), "cut", "깎였습니다.", by=kim)


def test_a_resident_does_not_answer_for_the_town(built, ara):
    with pytest.raises(Refused, match=r"feedback\.officers_only"):
        send_reply(way_of(built.proposal), "finished", "다 지었습니다.", by=ara)


def test_the_database_keeps_an_answer_as_it_was_sent(built, kim):
    reply = send_reply(way_of(built.proposal), "finished", "다 지었습니다.", by=kim)
    for change in (lambda: Reply.objects.update(words="아닙니다."), lambda: reply.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert Reply.objects.get().words == "다 지었습니다."


def test_as_many_queries_for_one_as_for_thirty(built, wish, year, django_assert_max_num_queries):
    for number in range(30):
        wish(f"바람 {number}", "declined", "법이 금합니다.", "unlawful")
    with django_assert_max_num_queries(9):
        assert len(ways_of(year)) == 31


def test_the_desk_counts_what_the_list_holds(approved, built, wish, year, kim, django_assert_max_num_queries):
    wish("담배", "declined", "법이 금합니다.", "unlawful"), wish(state="eligible")
    wish("남의 땅", "ineligible", "주인이 허락하지 않았습니다.", "no_consent")
    with django_assert_max_num_queries(11):
        [owed] = owed_in([year])
    listed = waiting(year)
    assert (owed.number, owed.due) == (len(listed), listed[0].due) == (5, listed[0].due)
    send_reply(way_of(built.proposal), "settled", "다 맞추었습니다.", by=kim)
    assert [one.number for one in owed_in([year])] == [4]
