"""A year's settlement from its opening to the approval, as officer, department, council and a follower meet it."""

from datetime import date, datetime, timedelta

import pytest

from madang.base import clock
from madang.base.notices.actions import follow
from madang.base.notices.models import Message
from madang.base.people.refusals import Refused
from madang.base.record.models import Entry as RecordEntry
from madang.base.talk.actions import write
from madang.base.talk.masking import Page
from madang.cycle.budget.ledger import Posting, take_back
from madang.cycle.budget.models import Column, Entry, LegalDay
from madang.cycle.settle.actions.closing import Said, answer_opinion, approve, draw_up, inspect, notify, reopen
from madang.cycle.settle.actions.filling import Given, Measured, expect, explain, measure, open_settlement
from madang.cycle.settle.actions.inviting import ask, invite
from madang.cycle.settle.books import books_of
from madang.cycle.settle.gathering import gathered, table_of
from madang.cycle.settle.models import Settlement
from madang.cycle.settle.table import plain, table_from

JUNE = datetime(2028, 6, 22, 10, tzinfo=clock.KOREA)
DAYS = {"began_on": date(2028, 4, 3), "ended_on": date(2028, 4, 20), "given_on": date(2028, 4, 28), "inspectors": 3}
APPROVAL = {"approved_on": date(2028, 6, 20), "submitted_on": date(2028, 5, 20), "session": "제301회 제1차 정례회"}


def refused(code, act):
    with pytest.raises(Refused) as refusal:
        act()
    assert refusal.value.reason == code


@pytest.fixture
def june(march):
    with clock.set_to(JUNE):
        yield JUNE


@pytest.fixture
def explained(settlement, books, bench, kim):
    explain(settlement, [Given(bench, "contract", "낙찰가가 예정보다 낮았습니다.")], by=kim)
    return settlement


@pytest.fixture
def inspected(explained, bench, kim, june):
    with clock.set_to(JUNE - timedelta(days=100)):
        draw_up(explained, by=kim)
    inspect(explained, [Said("improve", "낙찰차액을 미리 살피십시오.", bench)], by=kim, **DAYS)
    return explained


def test_it_opens_once_and_after_the_year(year, kim, march):
    with clock.set_to(datetime(2027, 12, 31, 12, tzinfo=clock.KOREA)):
        refused("settle.year_not_over", lambda: open_settlement(year, 2027, by=kim, reason_basis="계획"))
    open_settlement(year, 2027, by=kim, reason_basis="계획")
    refused("settle.opened_already", lambda: open_settlement(year, 2027, by=kim, reason_basis="계획"))


def test_only_officers_settle(year, ara, march):
    refused("settle.officers_only", lambda: open_settlement(year, 2027, by=ara, reason_basis="계획"))


def test_what_is_left_is_explained_before_it_is_drawn_up(settlement, books, bench, lamp, kim):
    refused("settle.reasons_lacking", lambda: draw_up(settlement, by=kim))
    refused("settle.nothing_left", lambda: explain(settlement, [Given(lamp, "rest", "없음")], by=kim))
    assert explain(settlement, [Given(bench, "contract", "낮은 낙찰가")], by=kim) == 1
    assert explain(settlement, [Given(bench, "contract", "낮은 낙찰가")], by=kim) == 0
    draw_up(settlement, by=kim)
    assert (settlement.state, settlement.drawn_up_on) == ("drawn_up", date(2028, 3, 2))
    assert LegalDay.objects.get(cycle=settlement.cycle, step="settlement").done_on == date(2028, 3, 2)
    refused("settle.drawn_up_already", lambda: explain(settlement, [Given(bench, "rest", "다시")], by=kim))


def test_a_reason_explains_only_the_amount_it_was_given_for(explained, books, bench, line, kim):
    books(Posting(Column.SPENT, 100_000, bench, line))
    refused("settle.reasons_lacking", lambda: draw_up(explained, by=kim))


def test_a_department_explains_its_own(settlement, books, bench, settle, haeoreum):
    parks = settle("parks", haeoreum, "reviewer", office="공원녹지과")
    roads = settle("roads", haeoreum, "reviewer", office="도로교통과")
    given = [Given(bench, "contract", "낮은 낙찰가")]
    refused("settle.another_office", lambda: explain(settlement, given, by=roads))
    assert explain(settlement, given, by=parks) == 1


def test_small_leftovers_owe_no_reason(settlement):
    owes = settlement.owes_a_reason
    assert [owes(999_999, 100_000_000), owes(1_000_000, 100_000_000), owes(99, 1_000), owes(100, 1_000), owes(0, 0)] == [
        False, True, False, True, False,
    ]  # fmt: skip


def test_the_council_approves_what_was_drawn_up(inspected, bench, kim):
    approve(inspected, by=kim, **APPROVAL)
    frozen = Settlement.objects.get()
    table = table_from(frozen.frozen)
    assert (frozen.state, frozen.digest, frozen.drawn_digest) == ("approved", table.digest, table.digest)
    assert table.row(1).left.words == "낙찰가가 예정보다 낮았습니다."
    notify(inspected, date(2028, 6, 22), by=kim)
    refused("settle.notified_already", lambda: notify(inspected, date(2028, 6, 22), by=kim))


def test_a_changed_ledger_is_not_approved(inspected, books, bench, line, kim):
    books(Posting(Column.SPENT, 7, bench, line))
    refused("settle.changed_since", lambda: approve(inspected, by=kim, **APPROVAL))
    refused("settle.say_why", lambda: reopen(inspected, " ", by=kim))
    reopen(inspected, "지출을 하나 빠뜨렸습니다.", by=kim)
    assert inspected.state == "open"


def test_the_frozen_table_stays_when_the_ledger_moves_on(inspected, books, bench, line, kim, year):
    approve(inspected, by=kim, **APPROVAL)
    before = table_of(year, 2027, Settlement.objects.get())
    assert books_of(year, 2027).live is None
    paid = Entry.objects.get(project=bench, column=Column.SPENT)
    take_back(paid, cause="payment/1", by=kim, on=date(2028, 6, 22), reason="두 번 적었습니다")
    now = books_of(year, 2027)
    assert now.table == before
    assert (now.table.total.spent, now.live.spent) == (48_400_000, 20_000_000)


def test_days_come_in_their_order(inspected, kim):
    refused("settle.not_in_order", lambda: approve(inspected, by=kim, **APPROVAL | {"submitted_on": date(2028, 6, 21)}))
    refused("settle.not_in_order", lambda: approve(inspected, by=kim, **APPROVAL | {"approved_on": date(2028, 6, 23)}))


def test_residents_have_their_answers_before_the_approval(inspected, haeoreum, ara, kim):
    page = Page(inspected.subject, "결산", "settle:settlement_in", (2027, 2027))
    asked, _kinds = write(haeoreum, "왜 남았나요?", page, by=ara)
    refused("settle.questions_wait", lambda: approve(inspected, by=kim, **APPROVAL))
    write(haeoreum, "낙찰가가 낮았습니다.", page, by=kim, parent=asked, official=True)
    approve(inspected, by=kim, **APPROVAL)


def test_an_opinion_is_answered_once(inspected, kim):
    opinion = inspected.opinions.get()
    answer_opinion(opinion, "다음 해에는 예정가를 낮추겠습니다.", by=kim)
    refused("settle.answered_already", lambda: answer_opinion(opinion, "또", by=kim))


def test_whoever_follows_a_project_hears_the_last_won(inspected, haeoreum, bench, ara, kim):
    follow(haeoreum, bench.followed, by=ara)
    approve(inspected, by=kim, **APPROVAL)
    told = Message.objects.get(person=ara, template="settle.settled")
    assert (told.facts["spent"], told.facts["unspent"]) == (28_400_000, 1_600_000)
    entry = RecordEntry.objects.get(subject=bench.subject, event="settled")
    assert entry.facts["spent"] == 28_400_000


def test_what_was_expected_and_what_was_measured(settlement, books, bench, kim):
    fields = {"name": "앉을 자리", "unit": "곳", "expected": 12, "better": "more", "ground": "제안서"}
    indicator = expect(settlement, bench, by=kim, **fields)
    refused("settle.expected_already", lambda: expect(settlement, bench, by=kim, **fields))
    measured = Measured(indicator, 13, "준공 사진", "공원녹지과", date(2028, 2, 1))
    assert (measure(settlement, [measured], by=kim), measure(settlement, [measured], by=kim)) == (1, 0)
    effect = gathered(settlement.cycle, 2027, settlement).row(1).effects[0]
    assert (effect.expected, effect.value, effect.is_reached) == ("12", "13", True)


def test_a_past_day_comes_back(settlement, books, bench, line, kim, year):
    with clock.set_to(JUNE):
        books(Posting(Column.SPENT, 100, bench, line))
        past = table_of(year, 2027, settlement, date(2028, 3, 2))
        assert (past.total.spent, table_of(year, 2027, settlement).total.spent) == (48_400_000, 48_400_100)
        assert table_of(year, 2027, settlement, date(2028, 3, 1)).rows == ()


def test_residents_are_invited_and_asked(settlement, kim):
    later = clock.now() + timedelta(days=10)
    meeting = invite(
        settlement, title="주민평가회", starts_at=later, ends_at=later + timedelta(hours=2), place="시청 큰방", by=kim
    )
    survey = ask(settlement, title="결산 설문", opens_at=clock.now(), closes_at=later, who="anyone", by=kim)
    assert (meeting.host, meeting.state, survey.subject) == (settlement.subject, "called", settlement.subject)
    assert survey.questions.count() == 3


def test_a_table_survives_its_plain_values(explained, books, year):
    table = gathered(year, 2027, explained)
    assert table_from(plain(table)) == table
    assert [group.account.spent for group in table.by("field")] == [48_400_000]
