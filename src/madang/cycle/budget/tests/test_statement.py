"""The residents' opinion statement: everything of the year once, adopted by a meeting, frozen, and never changed again."""

import copy
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from madang.base import clock
from madang.base.meetings import actions as meetings
from madang.base.notices.models import Message
from madang.base.people.refusals import Refused
from madang.base.record.models import Entry as Noted
from madang.base.talk.models import Hiding, Text
from madang.cycle.budget.actions.choosing import take_up
from madang.cycle.budget.ledger import Posting, book
from madang.cycle.budget.models import Column, OpinionStatement, Project
from madang.cycle.budget.statement import actions
from madang.cycle.budget.statement.content import content_of, digest_of
from madang.cycle.budget.statement.document import digest_is_true, document_of
from madang.cycle.budget.statement.outcomes import Result, outcomes_of
from madang.cycle.convene.models import Body
from madang.cycle.decide.models import Count, Decision, Resolution
from madang.cycle.propose.models import NOS, Kin, Lineage, Proposal, State, Step, Transfer
from madang.cycle.vote.models import Option, Poll

pytestmark = pytest.mark.django_db
SEOUL = ZoneInfo("Asia/Seoul")
IN_TIME, TOO_LATE = datetime(2026, 11, 8, 10, tzinfo=SEOUL), datetime(2026, 11, 24, 10, tzinfo=SEOUL)


def wish(year, number, state, published=True, **fields):
    fields |= {"answer": f"{number}번에 드리는 답"} if state in NOS or fields.get("answered") else {}
    fields.pop("answered", None)
    moment = datetime(2026, 4, 1, tzinfo=SEOUL)
    if state == State.MODIFIED:
        fields["consented_at"] = moment
    return Proposal(
        cycle=year, track=year.tracks.first(), number=number, title=f"바람 {number}", state=state, submitted_at=moment,
        published_at=moment if published or state in (State.PUBLISHED, State.ELIGIBLE, State.MODIFIED) else None, **fields,
    )  # fmt: skip


@pytest.fixture
def statement(year, kim):
    return actions.begin_statement(year, by=kim)


@pytest.fixture
def now():
    with clock.set_to(IN_TIME):
        yield


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.lists(st.tuples(st.sampled_from(State), st.booleans(), st.booleans(), st.booleans()), max_size=40))
def test_every_proposal_stands_in_it_exactly_once_whatever_became_of_it(year, kim, wishes):
    """Of any mixture of states, published or not, hidden or not, chosen or not."""
    with transaction.atomic():
        made = [wish(year, number, state, published) for number, (state, published, _h, _p) in enumerate(wishes, 1)]
        Proposal.objects.bulk_create(made)
        for proposal, (_state, _published, hidden, chosen) in zip(made, wishes, strict=True):
            if hidden:
                hide(year, proposal, kim)
            if chosen and proposal.state in (State.ELIGIBLE, State.MODIFIED):
                Project.objects.create(
                    cycle=year, number=proposal.number, proposal=proposal, title=proposal.title, chosen_by="총회", made_by=kim
                )  # fmt: skip
        rows = outcomes_of(year)
        assert [row.number for row in rows] == list(range(1, len(wishes) + 1))
        for row, proposal, (_s, _p, hidden, _c) in zip(rows, made, wishes, strict=True):
            unseen = proposal.published_at is None or hidden
            assert (row.title == "") == unseen
            assert row.reason
            assert unseen or row.title == proposal.title
        counts = content_of(year)["counts"]
        assert sum(counts.values()) == len(wishes)
        [table] = [b for b in document_of(OpinionStatement(cycle=year), "").blocks if getattr(b, "caption", "") == "접수한 모든 제안"] or [None]  # fmt: skip
        assert [row[0] for row in table.rows] == [row.code for row in rows] if wishes else table is None
        transaction.set_rollback(True)


def hide(year, proposal, kim):
    text = Text.objects.create(
        government=year.government,
        subject=proposal.subject,
        about=proposal.subject,
        title=proposal.title,
        language="ko",
    )
    return Hiding.objects.create(text=text, why="personal", sentence="개인정보", by=kim)


def test_merged_transferred_and_unpublished_ones_say_where_they_went_and_nothing_private(year, kim):
    merged, into, sent, unseen = Proposal.objects.bulk_create([
        wish(year, 1, State.MERGED), wish(year, 2, State.ELIGIBLE), wish(year, 3, State.TRANSFERRED),
        wish(year, 4, State.DECLINED, published=False),
    ])  # fmt: skip
    Lineage.objects.create(kind=Kin.MERGED, before=merged, after=into)
    Transfer.objects.create(proposal=sent, authority="province", name="한빛도", by=kim)
    Step.objects.create(
        proposal=unseen,
        before=State.SUBMITTED,
        after=State.DECLINED,
        reason="not_ours",
        sentence="김 아무개 님께",
        by=kim,
    )
    rows = outcomes_of(year)
    assert [row.result for row in rows] == [Result.MERGED, Result.OPEN, Result.TRANSFERRED, Result.DECLINED]
    assert "27-0002" in rows[0].reason
    assert "한빛도" in rows[2].reason
    assert rows[3].reason == "다른 기관이나 다른 자치단체가 맡은 일."  # the coded reason, not the words of the answer
    assert rows[3].title == ""


def test_amounts_come_from_the_ledger_and_sums_are_made_before_rounding(year, bench, kim, now):
    second = Project.objects.create(cycle=year, number=2, title="둘", chosen_by="총회", made_by=kim)
    for project in (bench, second):
        book(year.government, [Posting(Column.SELECTED, 1_600, project)], cause="t", by=kim, on=date(2026, 10, 1))
    content = content_of(year)
    assert [row["selected"] for row in content["projects"]] == [1_600, 1_600]
    assert content["totals"]["selected"] == 3_200
    document = document_of(OpinionStatement(cycle=year), "")
    [table] = [one for one in document.blocks if getattr(one, "caption", "") == "사업 목록"]
    assert [row[5] for row in table.rows] == [1, 1]
    assert table.totals[5] == 3
    assert table.units[5] == "천원"
    assert any("천 원 아래" in getattr(one, "text", "") for one in document.blocks)


def test_two_secretaries_do_not_write_over_each_other(statement, kim):
    actions.write_words(statement, "첫 글", by=kim, seen=0)
    with pytest.raises(Refused, match=r"budget\.changed_meanwhile"):
        actions.write_words(statement, "모르고 쓴 글", by=kim, seen=0)
    assert OpinionStatement.objects.get().words == "첫 글"


def test_a_resident_and_an_auditor_neither_write_nor_read_the_draft(statement, year, ara, settle, client, sign_in):
    auditor = settle("yun", year.government, "auditor")
    for person in (ara, auditor):
        with pytest.raises(Refused, match=r"budget\.statement_office_only"):
            actions.write_words(statement, "내 글", by=person, seen=0)
        assert sign_in(client, person).get("/haeoreum/2027/budget/office/statement/draft/").status_code == 403


@pytest.fixture
def committee(year, kim, settle, haeoreum):
    """The committee with its secretary, three members and a meeting that is to come."""
    body = Body.objects.create(
        government=haeoreum, cycle=year, kind="committee", name="주민참여예산위원회", legal_basis="조례 제10조"
    )
    han = settle("han", haeoreum, "member")
    meetings.set_host(haeoreum, body.subject, body.name, secretaries=[han], by=kim)
    return han, body


def meet(statement, committee, yes, kim):
    """The committee meets, and so many of three agree."""
    _han, body = committee
    begins = clock.now() + timedelta(hours=1)
    meeting = meetings.plan_meeting(
        statement.cycle.government, body.subject, title="제3차 정기회의", starts_at=begins, ends_at=begins + timedelta(hours=2),
        place="시청", by=kim,
    )  # fmt: skip
    seats = [{"name": f"위원 {number}", "voting": True} for number in range(3)]
    meetings.seat_all(meeting, seats, by=kim)
    item = actions.put_on_agenda(statement, meeting, "주민의견서 채택", by=kim)
    meetings.call_meeting(meeting, by=kim)
    with clock.set_to(begins):
        meetings.mark_attendance(meeting, dict.fromkeys(meeting.attendances.values_list("pk", flat=True), True), by=kim)
        meetings.hold_meeting(meeting, by=kim)
        motion = meetings.open_motion(item, "주민의견서를 채택합니다", manner="hands", by=kim)
        return meetings.close_motion(motion, yes=yes, no=3 - yes, by=kim)


def test_a_meeting_adopts_it_by_a_motion_that_carried(statement, committee, kim, now):
    actions.write_words(statement, "의자를 먼저 놓아 주세요.", by=kim, seen=0)
    carried = meet(statement, committee, 2, kim)
    with clock.set_to(carried.closed_at):
        adopted = actions.adopt(statement, carried, by=kim)
    assert (adopted.state, adopted.adopted_as) == ("adopted", f"motion/{carried.pk}")
    told = adopted.frozen["adoption"]
    assert (told["body"], told["sitting"], told["yes"], told["no"]) == ("주민참여예산위원회", 3, 2, 1)
    assert digest_is_true(adopted)
    with pytest.raises(Refused, match=r"budget\.statement_adopted"):
        actions.write_words(adopted, "몰래 고친 글", by=kim, seen=1)


def test_words_written_after_the_vote_want_another_vote(statement, committee, kim, now):
    carried = meet(statement, committee, 3, kim)
    with clock.set_to(carried.closed_at + timedelta(minutes=5)):
        actions.write_words(statement, "표결 뒤에 바꾼 글", by=kim, seen=0)
        with pytest.raises(Refused, match=r"budget\.changed_since_the_vote"):
            actions.adopt(statement, carried, by=kim)


def test_a_motion_adopts_once_and_not_again_after_it_was_taken_back(statement, committee, kim, now):
    carried = meet(statement, committee, 3, kim)
    with clock.set_to(carried.closed_at + timedelta(minutes=5)):
        adopted = actions.adopt(statement, carried, by=kim)
        again = actions.reopen(adopted, "제안 하나가 늦게 왔음", by=kim)
        with pytest.raises(Refused, match=r"budget\.changed_since_the_vote"):
            actions.adopt(again, carried, by=kim)


def test_a_motion_that_was_lost_or_is_about_another_thing_adopts_nothing(statement, committee, kim, now):
    lost = meet(statement, committee, 1, kim)
    with pytest.raises(Refused, match=r"budget\.not_carried"):
        actions.adopt(statement, lost, by=kim)
    lost.item.subject = "proposal/1"
    lost.outcome = "carried"
    with pytest.raises(Refused, match=r"budget\.another_motion"):
        actions.adopt(statement, lost, by=kim)
    assert OpinionStatement.objects.get().state == "draft"


def test_the_secretary_writes_and_adopts_but_only_an_officer_freezes(statement, committee, now):
    han, _body = committee
    han.passed_second_factor = False
    with pytest.raises(Refused, match=r"people\.second_factor_needed"):
        actions.write_words(statement, "글", by=han, seen=0)
    han.passed_second_factor = True
    actions.write_words(statement, "간사가 적은 글", by=han, seen=0)
    actions.adopt_by_hand(statement, "제3차 정기회의", "주민참여예산위원회", date(2026, 11, 7), by=han)
    with pytest.raises(Refused, match=r"budget\.officers_only"):
        actions.freeze(statement, "참여예산-2027-12", by=han)


@pytest.fixture
def frozen(statement, year, bench, kim, now):
    Proposal.objects.bulk_create([wish(year, 1, State.PUBLISHED), wish(year, 2, State.INELIGIBLE)])
    actions.write_words(statement, "위원회의 말", by=kim, seen=0)
    actions.adopt_by_hand(statement, "제3차 정기회의", "주민참여예산위원회", date(2026, 11, 7), by=kim)
    return actions.freeze(statement, "참여예산-2027-12", by=kim)


def test_it_is_frozen_with_its_number_and_digest_and_everyone_is_told(frozen):
    assert (frozen.state, frozen.number, frozen.frozen["late"], frozen.frozen["due"]) == (
        "frozen", "참여예산-2027-12", "", "2026-11-21",
    )  # fmt: skip
    assert digest_is_true(OpinionStatement.objects.get())  # read back from the database
    assert {one.event for one in Noted.objects.filter(subject=frozen.subject)} == {
        "statement_begun", "statement_words", "statement_adopted", "statement_frozen",
    }  # fmt: skip
    assert Message.objects.count() == 0  # nobody follows it here


def test_after_the_legal_day_it_needs_a_reason_that_everyone_reads(statement, year, kim):
    with clock.set_to(TOO_LATE):
        actions.adopt_by_hand(statement, "제3차 정기회의", "위원회", date(2026, 11, 20), by=kim)
        with pytest.raises(Refused, match=r"budget\.why_late"):
            actions.freeze(statement, "12", by=kim)
        frozen = actions.freeze(statement, "12", by=kim, late="의회 회기가 늦춰짐")
        assert frozen.frozen["late"] == "의회 회기가 늦춰짐"
        assert "의회 회기가 늦춰짐" in str(document_of(frozen, "").blocks)


@pytest.mark.parametrize("number", ["", "  "])
def test_it_is_not_frozen_without_a_number_or_before_it_is_adopted(statement, kim, now, number):
    with pytest.raises(Refused, match=r"budget\.statement_not_adopted"):
        actions.freeze(statement, "12", by=kim)
    actions.adopt_by_hand(statement, "회의", "위원회", date(2026, 11, 7), by=kim)
    with pytest.raises(Refused, match=r"budget\.no_document_number"):
        actions.freeze(statement, number, by=kim)
    with pytest.raises(Refused, match=r"budget\.not_yet_met"):
        actions.adopt_by_hand(actions.reopen(statement, "다시", by=kim), "회의", "위원회", date(2026, 11, 9), by=kim)


def test_no_act_changes_a_frozen_one(frozen, kim):
    for act in (
        lambda: actions.write_words(frozen, "몰래", by=kim, seen=frozen.revision),
        lambda: actions.reopen(frozen, "까닭", by=kim),
        lambda: actions.freeze(frozen, "다른 번호", by=kim),
        lambda: actions.adopt_by_hand(frozen, "회의", "위원회", date(2026, 11, 7), by=kim),
    ):
        with pytest.raises(Refused, match=r"budget\.statement_(frozen|adopted)"):
            act()


@pytest.mark.parametrize(
    ("column", "value"),
    [("number", "다른 번호"), ("words", "몰래"), ("state", "draft"), ("digest", "0" * 64), ("frozen", "{}"), ("adopted_as", "x")],
)  # fmt: skip
def test_the_database_keeps_a_frozen_one_as_it_is(frozen, column, value):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f'UPDATE budget_opinionstatement SET "{column}" = %s WHERE id = %s', [value, frozen.pk])  # noqa: S608
    with pytest.raises(DatabaseError), transaction.atomic():
        OpinionStatement.objects.filter(pk=frozen.pk).delete()


def test_the_database_lets_a_draft_be_written(statement):
    """The negative control of the test above: what refuses there is the freezing, not the statement or the test."""
    assert OpinionStatement.objects.filter(pk=statement.pk).update(words="글", number="1") == 1


def test_what_happens_later_changes_nothing_in_it(frozen, year, bench, kim):
    before, digest = copy.deepcopy(frozen.frozen), frozen.digest
    book(year.government, [Posting(Column.SELECTED, 5_000_000, bench)], cause="t", by=kim, on=date(2026, 12, 1))
    Proposal.objects.bulk_create([wish(year, 3, State.PUBLISHED)])
    kept = OpinionStatement.objects.get()
    assert (kept.frozen, kept.digest, digest_of(kept.frozen)) == (before, digest, digest)


def test_what_is_hidden_later_shows_no_title_but_its_digest_stays(frozen, year, kim):
    hide(year, Proposal.objects.get(number=1), kim)
    document = document_of(frozen, "")
    [table] = [one for one in document.blocks if getattr(one, "caption", "") == "접수한 모든 제안"]
    assert [row[1] for row in table.rows] == ["(가린 제안)", "바람 2"]
    assert frozen.frozen["proposals"][0]["title"] == "바람 1"


def test_reopening_says_why_and_takes_the_adoption_back(statement, year, kim, now):
    actions.adopt_by_hand(statement, "회의", "위원회", date(2026, 11, 7), by=kim)
    Proposal.objects.bulk_create([wish(year, 1, State.PUBLISHED)])
    assert actions.changed_since_adopted(OpinionStatement.objects.get())
    with pytest.raises(Refused, match=r"budget\.why_reopened"):
        actions.reopen(statement, " ", by=kim)
    again = actions.reopen(statement, "제안 하나가 늦게 왔음", by=kim)
    assert (again.state, again.frozen, again.digest, again.adopted_as) == ("draft", {}, "", "")


@pytest.fixture
def in_reserve(year, track, kim, now):
    """A project of the resolution that has no money yet."""
    proposal = wish(year, 1, State.ELIGIBLE)
    proposal.save()
    rules = {"ballot_rule": track.ballot_rule, "decision_rule": track.decision_rule}
    poll = Poll.objects.create(cycle=year, track=track, budget=10**9, made_at=clock.now(), **rules)
    option = Option.objects.create(poll=poll, proposal=proposal, code="27-0001", title=proposal.title, cost=7)
    counted = {
        "ballots": 1,
        "spent": 0,
        "left": 0,
        "outcome": {},
        "rule_digest": "a",
        "ballots_digest": "b",
        "software": "1",
    }
    count = Count.objects.create(poll=poll, at=clock.now(), published_at=clock.now(), published_by=kim, **counted)
    resolution = Resolution.objects.create(
        count=count, body="총회", adopted_on=IN_TIME.date(), present=9, at=clock.now(), by=kim
    )
    said = {"outcome": "reserve", "proposed": "reserve", "amount": 7, "proposed_amount": 7}
    decision = Decision.objects.create(resolution=resolution, option=option, place=1, **said)
    return Project.objects.create(
        cycle=year, number=1, proposal=proposal, title=proposal.title, decision=decision, track=track, made_by=kim
    )


def test_what_was_taken_up_from_reserve_stands_among_the_chosen_ones(year, kim, in_reserve):
    """It goes to the council like the others."""
    project = in_reserve
    before = content_of(year)
    assert (before["projects"], before["counts"]["reserve"]) == ([], 1)
    take_up(project, reason="돈이 남았습니다", by=kim)
    after = content_of(year)
    assert [(row["number"], row["selected"]) for row in after["projects"]] == [(project.number, 7)]
    assert (after["counts"]["reserve"], after["counts"]["chosen"]) == (0, 1)
    assert after["proposals"][0]["reason"] == "예비에서 올림: 돈이 남았습니다"
