"""What is published of a year: lessons that reach the next plan, disclosures with their clock, the white paper."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from madang.base.documents.plain import digest
from madang.base.people.refusals import Refused
from madang.base.record.models import Entry
from madang.cycle.budget.calendar.standing import day_of
from madang.cycle.budget.deadlines import Step
from madang.cycle.budget.ledger import Posting, book
from madang.cycle.budget.models import Column
from madang.cycle.feedback import paper
from madang.cycle.feedback.actions import (
    answer_lesson,
    freeze_paper,
    publish_disclosure,
    report_disclosure,
    write_chapter,
    write_disclosure,
    write_lesson,
)
from madang.cycle.feedback.chapters import KEYS
from madang.cycle.feedback.disclosing import two_months_after
from madang.cycle.feedback.models import Chapter, Disclosure, Lesson, WhitePaper
from madang.cycle.feedback.paper_recipe import white_paper
from madang.cycle.feedback.white_paper import document_of, write_content
from madang.cycle.plan.models import Cycle


@pytest.fixture
def next_year(haeoreum):
    return Cycle.objects.create(government=haeoreum, cycle_year=2027, fiscal_year=2028, total_ceiling=2_000_000_000)


@pytest.fixture
def lesson(year, kim, december):
    written = Lesson(stage="execute", voice="monitors", seen="공사가 장마에 걸렸습니다.", change="봄에 시작합니다.")
    return write_lesson(year, written, by=kim)


def test_a_lesson_is_taken_over_into_next_years_plan_where_everyone_sees_it(lesson, next_year, kim):
    answer_lesson(lesson, "taken", "3월 착공을 계획에 적었습니다.", by=kim, into=next_year)
    told = Entry.objects.about(next_year.subject).get(event="lesson_taken")
    assert (told.facts["into"], told.facts["answer"]) == (2028, "3월 착공을 계획에 적었습니다.")
    with pytest.raises(Refused, match=r"feedback\.lesson_answered"):
        answer_lesson(lesson, "left", "아닙니다.", by=kim)


def test_a_lesson_is_not_left_without_a_reason(lesson, kim):
    with pytest.raises(Refused, match=r"feedback\.say_why"):
        answer_lesson(lesson, "left", "  ", by=kim)


def test_the_database_keeps_what_was_said_and_answered(lesson, kim):
    answer_lesson(lesson, "left", "이미 그렇게 합니다.", by=kim)
    for change in ({"change": "아무것도"}, {"answer": "다시"}, {"outcome": "open", "answer": "", "answered_at": None}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Lesson.objects.update(**change)


@pytest.mark.parametrize(
    ("fixed", "due"),
    [
        (date(2025, 12, 17), date(2026, 2, 17)),
        (date(2025, 12, 31), date(2026, 2, 28)),
        (date(2027, 12, 31), date(2028, 2, 29)),
        (date(2026, 6, 20), date(2026, 8, 20)),
    ],
)
def test_a_disclosure_is_due_two_months_after(fixed, due):
    assert two_months_after(fixed) == due


def test_nothing_is_disclosed_before_the_council_has_decided(year, kim, december):
    for occasion, reason in (("budget", "budget_not_fixed"), ("settlement", "settlement_not_approved")):
        with pytest.raises(Refused, match=reason):
            write_disclosure(year, occasion, "", "", seen=0, by=kim)


def test_two_officers_do_not_write_over_each_other(decided, year, kim):
    write_disclosure(year, "budget", "처음", "", seen=0, by=kim)
    with pytest.raises(Refused, match="changed_meanwhile"):
        write_disclosure(year, "budget", "나중", "", seen=0, by=kim)
    assert Disclosure.objects.get().words == "처음"


def test_a_disclosure_is_published_with_its_digest_and_reported_in_five_days(decided, year, kim):
    written = write_disclosure(year, "budget", "위원회가 네 번 모였습니다.", "", seen=0, by=kim)
    published = publish_disclosure(written, "CPB-2027-BUDGET", seen=1, by=kim)
    document = paper.document_of(published.frozen)
    assert published.digest == digest(document)
    assert (published.due_on, published.report_by) == (date(2027, 2, 28), date(2027, 12, 25))
    report_disclosure(published, date(2027, 12, 21), "해오름시의회", by=kim)
    with pytest.raises(Refused, match="reported_already"):
        report_disclosure(published, date(2027, 12, 22), "해오름시의회", by=kim)


def test_what_was_disclosed_says_the_same_after_the_ledger_moved_on(decided, year, kim, bench, line, haeoreum):
    published = publish_disclosure(write_disclosure(year, "budget", "", "", seen=0, by=kim), "1", seen=1, by=kim)
    book(haeoreum, [Posting(Column.SPENT, 5_000_000, bench, line)], cause="test", by=kim, on=date(2027, 12, 20))
    again = Disclosure.objects.get()
    assert digest(paper.document_of(again.frozen)) == published.digest
    for change in ({"frozen": {}}, {"words": "다르게"}, {"digest": "00"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Disclosure.objects.update(**change)


def test_a_disclosure_says_the_ledgers_amounts_to_the_won(built, year, kim):
    published = publish_disclosure(write_disclosure(year, "budget", "", "", seen=0, by=kim), "1", seen=1, by=kim)
    source = {one.name: one for one in paper.document_of(published.frozen).sources}["projects"]
    row = dict(zip(source.columns, source.rows[0], strict=True))
    assert (row["budget"], row["spent"], row["unspent"]) == (30_000_000, 28_400_000, 1_600_000)


@pytest.fixture
def carried(haeoreum, built, line, kim):
    """One million of the bench goes on into 2028 and is spent there."""
    out = Posting(Column.CARRIED_OUT, 1_000_000, built, line)
    there = [Posting(column, 1_000_000, built, fiscal_year=2028) for column in (Column.CARRIED_IN, Column.SPENT)]
    book(haeoreum, [out, *there], cause="test", by=kim, on=date(2027, 12, 20))


def _table(blocks, caption):
    return next(block for block in blocks if getattr(block, "caption", "") == caption)


def test_money_that_was_carried_over_is_counted_once(carried, year):
    made = white_paper(year.government, lambda percent, step: None, year=2027)
    [bench] = _table(made.blocks, "사업마다 쓴 돈").rows
    assert list(bench[3:]) == [30_000, 30_000, 29_400, 600]
    source = {one.name: one for one in made.sources}["projects"]
    row = dict(zip(source.columns, source.rows[0], strict=True))
    assert (row["available"], row["spent"], row["unspent"]) == (30_000_000, 29_400_000, 600_000)


def test_the_settlement_is_disclosed_and_told_as_approved(carried, approved, year, kim, haeoreum, line, bench):
    book(haeoreum, [Posting(Column.SPENT, 7_000, bench, line)], cause="t", by=kim, on=date(2027, 12, 20))
    published = publish_disclosure(write_disclosure(year, "settlement", "", "", seen=0, by=kim), "1", seen=1, by=kim)
    disclosed = paper.document_of(published.frozen)
    [bench] = _table(disclosed.blocks, "사업마다의 결산").rows
    assert list(bench[1:]) == [30_000, 0, 0, 0, 30_000, 28_400, 1_000, 600]
    source = {one.name: one for one in disclosed.sources}["settlement"]
    assert dict(zip(source.columns, source.rows[0], strict=True))["spent"] == 28_400_000
    told = white_paper(year.government, lambda percent, step: None, year=2027)
    assert [list(row) for row in _table(told.blocks, "사업마다의 결산").rows] == [list(bench)]


def test_what_was_disclosed_is_ticked_off_among_the_legal_days(decided, year, kim):
    publish_disclosure(write_disclosure(year, "budget", "", "", seen=0, by=kim), "1", seen=1, by=kim)
    assert day_of(year, Step.BUDGET_DISCLOSURE).done == date(2027, 12, 20)


def test_a_white_paper_has_all_its_chapters_even_of_an_empty_year(year, december):
    content = write_content(year).content
    assert [one["key"] for one in content] == list(KEYS)
    assert all(one["blocks"] for one in content)


def test_the_white_paper_carries_its_rows_and_says_every_end(built, year, wish):
    wish("담배", "declined", "법이 금합니다.", "unlawful")
    told = []
    made = white_paper(year.government, lambda percent, step: told.append(percent), year=2027)
    assert told == sorted(told)
    assert {"proposals", "projects", "replies", "ratings", "lessons"} <= {one.name for one in made.sources}
    words = str(paper.frozen_of(made))
    assert "접수에서 제외" in words
    assert "사업을 마침" in words


def test_an_officers_words_stay_when_it_is_made_anew(built, year, kim):
    write_chapter(year, "plan", "올해는 두 번째 해입니다.", seen=0, by=kim)
    write_content(year)
    again = write_content(year)
    assert "올해는 두 번째 해입니다." in str(paper.frozen_of(document_of(again)))
    with pytest.raises(Refused, match="changed_meanwhile"):
        write_chapter(year, "plan", "나도 썼습니다.", seen=0, by=kim)


def test_a_frozen_white_paper_stays_to_the_byte(built, year, kim, haeoreum, line):
    with pytest.raises(Refused, match="nothing_made"):
        freeze_paper(year, "1", by=kim)
    write_content(year)
    write_chapter(year, "plan", "머리말", seen=0, by=kim)
    frozen = freeze_paper(year, "CPB-2027-WHITE", by=kim)
    book(haeoreum, [Posting(Column.SPENT, 1, built, line)], cause="test", by=kim, on=date(2027, 12, 20))
    stored = WhitePaper.objects.select_related("cycle__government").get()
    assert digest(document_of(stored)) == frozen.digest
    with pytest.raises(Refused, match=r"feedback\.frozen"):
        write_chapter(year, "plan", "다르게", seen=1, by=kim)
    with pytest.raises(Refused, match=r"feedback\.frozen"):
        write_content(year)
    for refused in (
        lambda: WhitePaper.objects.update(content=[]),
        lambda: Chapter.objects.update(words="다르게"),
        lambda: Chapter.objects.create(paper=stored, key="vote", words="더"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            refused()


def test_a_resident_publishes_nothing(decided, year, ara, kim):
    written = write_disclosure(year, "budget", "", "", seen=0, by=kim)
    for act in (
        lambda: write_disclosure(year, "budget", "", "", seen=1, by=ara),
        lambda: publish_disclosure(written, "1", seen=1, by=ara),
        lambda: write_chapter(year, "plan", "", seen=0, by=ara),
        lambda: write_lesson(year, Lesson(stage="plan", voice="office", seen="가", change="나"), by=ara),
    ):
        with pytest.raises(Refused, match=r"feedback\.officers_only"):
            act()
