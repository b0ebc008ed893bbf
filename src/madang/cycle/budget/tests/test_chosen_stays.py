"""What residents chose is the measure of all that follows: nobody takes it back, drops it unsaid or counts it twice."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from madang.base import clock
from madang.base.people.refusals import Refused
from madang.cycle.budget.actions.correcting import correct_selected, take_back
from madang.cycle.budget.actions.drafting import leave_out
from madang.cycle.budget.actions.requesting import ask_departments
from madang.cycle.budget.council.actions import amend_bill, decide_bill, submit_bill
from madang.cycle.budget.council.supplementary import open_supplementary, put_in_supplement
from madang.cycle.budget.ledger import Posting, account_of, book
from madang.cycle.budget.models import Bill, Column, Entry, Line, Project, Request
from madang.cycle.budget.promise import Where, promise_of, promises
from madang.cycle.budget.standing import end_of
from madang.cycle.plan.actions import publish_plan, save_draft
from madang.cycle.plan.models import OperatingPlan

from .council_year import DECEMBER, NOVEMBER, Decided, at, decided, drawn_up, frozen, left, submitted

MILLION = 10**6


@pytest.fixture
def made(year, bench, line, kim):
    with at(2026, 12, 19):
        yield drawn_up(year, bench, line, kim)


@pytest.fixture
def bill(made, kim):
    return submitted(made[0], kim)


def refused(code):
    return pytest.raises(Refused, check=lambda one: one.reason == f"budget.{code}")


def sums(project):
    account = account_of(Entry.objects.filter(project=project))
    return [amount // MILLION for amount in (account.selected, account.requested, account.bill, account.budget)]


def test_once_the_council_has_the_bill_nobody_takes_back_what_was_chosen_or_asked_for(made, kim):
    bench = made[1]["bench"]
    with at(2026, 11, 1):
        early = book(bench.cycle.government, [Posting(Column.SELECTED, 5, bench)], cause="x", by=kim, on=NOVEMBER)
        take_back(early.entries.get(), reason="두 번 적었습니다", by=kim)  # before that it may
    bill = submitted(made[0], kim)
    Bill.objects.get(pk=bill.pk)
    for column in (Column.SELECTED, Column.REQUESTED, Column.BILL):
        entry = Entry.objects.filter(project=made[1]["lamps"], column=column).select_related("booking").first()
        with refused("bill_not_open"):
            take_back(entry, reason="흔적을 지웁니다", by=kim)
    assert sums(made[1]["lamps"]) == [20, 20, 20, 0]


def test_a_wrongly_typed_amount_is_put_right_beside_what_was_typed(year, bench, kim):
    book(year.government, [Posting(Column.SELECTED, 30_000, bench)], cause="x", by=kim, on=NOVEMBER)
    with refused("why_corrected"):
        correct_selected(bench, 30 * MILLION, reason=" ", by=kim)
    correct_selected(bench, 30 * MILLION, reason="천원으로 적었습니다", by=kim)
    amounts = Entry.objects.order_by("number").values_list("amount", "booking__reason")
    assert list(amounts) == [(30_000, ""), (29_970_000, "천원으로 적었습니다")]
    with refused("nothing_changed"):
        correct_selected(bench, 30 * MILLION, reason="또", by=kim)


def test_no_bill_leaves_while_a_chosen_project_is_neither_in_it_nor_left_out_with_a_reason(made, year, line, kim):
    fence = Project.objects.create(
        cycle=year,
        number=9,
        track=year.tracks.first(),
        title="울타리",
        office=line.office,
        chosen_by="총회",
        made_by=kim,
    )
    book(year.government, [Posting(Column.SELECTED, MILLION, fence)], cause="x", by=kim, on=NOVEMBER)
    with refused("not_settled"):
        submitted(made[0], kim)
    [request] = ask_departments([fence], due_on=None, by=kim)
    leave_out(request, reason="부서가 답하지 않았고 땅이 없습니다", by=kim)  # the department never answered
    submitted(made[0], kim)
    [change] = promise_of(Project.objects.select_related("request__office", "cycle").get(pk=fence.pk)).changes
    assert (change.where, change.who, change.difference) == (Where.BILL, "", -MILLION)
    assert change.why == "부서가 답하지 않았고 땅이 없습니다"


@pytest.mark.parametrize("field", ["reason = 'x'", "state = 'asked'", "sent_at = NULL"])
def test_why_something_was_left_out_is_never_rewritten(year, bench, kim, field):
    book(year.government, [Posting(Column.SELECTED, MILLION, bench)], cause="x", by=kim, on=NOVEMBER)
    [request] = ask_departments([bench], due_on=None, by=kim)
    Request.objects.update(due_on=NOVEMBER)  # while it is open it may change
    with connection.cursor() as cursor:
        cursor.execute("UPDATE budget_request SET state = 'sent', sent_at = asked_at, sent_by_id = asked_by_id")
    leave_out(request, reason="도로 공사와 겹칩니다", by=kim)
    for change in (f"UPDATE budget_request SET {field}", "DELETE FROM budget_request"):  # noqa: S608
        with pytest.raises(DatabaseError, match="not to be"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)


def test_the_minutes_of_a_decision_come_once(bill, made, kim):
    decided(bill, made[1], kim)
    with pytest.raises(DatabaseError, match="not to be changed"), transaction.atomic():
        Bill.objects.update(minutes="https://elsewhere.example.org/")
    with pytest.raises(DatabaseError, match="not to be changed"), transaction.atomic():
        Bill.objects.update(decided_on=NOVEMBER)


def test_the_reason_of_one_project_does_not_stand_beside_the_money_of_another(bill, made, kim):
    amend_bill(
        bill, [left(made[1]["bench"], 36, "의자 하나"), left(made[1]["school"], 6, "울타리 길이")], on=NOVEMBER, by=kim
    )
    decided(bill, made[1], kim, bench=36, school=6, lamps=12)
    said = dict.fromkeys(("bench", "lamps", "school"), "")
    for name in said:
        rows = Entry.objects.filter(project=made[1][name], booking__cause=bill.subject).exclude(booking__reason="")
        said[name] = {one.booking.reason for one in rows.select_related("booking")}
    usual = "본예산 의결. 원안과 다른 사업의 까닭은 의회 심의에 있습니다."
    assert said == {"bench": {"의자 하나", usual}, "lamps": {usual}, "school": {"울타리 길이", usual}}


def test_a_project_that_the_council_cut_comes_back_in_a_later_budget(bill, made, year, kim):
    """And the bill's column says what the later bill asks for, not both bills together."""
    projects = made[1]
    decided(bill, projects, kim, lamps=12, school=0)
    extra = open_supplementary(year.government, 2027, by=kim)
    put_in_supplement(
        extra, [left(projects["school"], 5, "땅을 얻었습니다"), left(projects["lamps"], 20, "다시")], by=kim
    )
    put_in_supplement(extra, [left(projects["school"], 4, "조금 줄입니다")], by=kim)
    assert [sums(projects[name]) for name in ("school", "lamps")] == [[5, 5, 4, 0], [20, 20, 20, 12]]
    submit_bill(extra, on=DECEMBER, by=kim)
    decide_bill(
        extra, [Decided(projects["lamps"], 20 * MILLION), Decided(projects["school"], 4 * MILLION)], on=DECEMBER, by=kim
    )
    assert [sums(projects[name]) for name in ("school", "lamps")] == [[5, 5, 4, 4], [20, 20, 20, 20]]
    school = promise_of(projects["school"])
    assert [(one.where, one.difference // MILLION) for one in school.changes] == [
        (Where.COUNCIL, -5), (Where.SUPPLEMENT, 4),
    ]  # fmt: skip


def test_a_project_that_the_council_raised_may_be_taken_away_again(bill, made, year, kim):
    decided(bill, made[1], kim, lamps=30)
    extra = open_supplementary(year.government, 2027, by=kim)
    assert put_in_supplement(extra, [left(made[1]["lamps"], 0, "남을 돈입니다")], by=kim) == 1
    assert sums(made[1]["lamps"]) == [20, 20, 0, 30]


def test_a_day_that_cannot_be_is_refused(made, kim):
    with refused("too_early"):
        submit_bill(made[0], on=date(2025, 12, 31), by=kim)
    assert Bill.objects.get().state == "draft"
    assert submit_bill(made[0], on=date(2026, 1, 1), by=kim).submitted_on == date(2026, 1, 1)


def test_the_ceiling_of_a_past_day_is_that_of_the_plan_of_that_day(year, bench, kim, client):
    book(year.government, [Posting(Column.SELECTED, MILLION, bench)], cause="x", by=kim, on=NOVEMBER)
    assert promises(year)[0].ceiling == bench.track.total_ceiling  # nothing is published yet
    year.windows.update(legal_ground="조례 제7조")
    with at(2026, 1, 10):
        publish_plan(save_draft(OperatingPlan(cycle=year, purpose="함께"), by=kim), by=kim)
    first, year.total_ceiling = bench.track.total_ceiling, year.total_ceiling * 2
    year.save()
    year.tracks.filter(pk=bench.track_id).update(total_ceiling=first + MILLION)
    with at(2026, 3, 10):
        plan = OperatingPlan(cycle=year, purpose="함께", change_reason="한도를 늘렸습니다")
        publish_plan(save_draft(plan, by=kim), by=kim)
    told = [promises(year, end_of(day, year.government)) for day in (date(2026, 1, 9), date(2026, 2, 1), NOVEMBER)]
    assert [one.ceiling for (one,) in told] == [None, first, first + MILLION]
    with at(2026, 12, 1):
        pages = [client.get(f"/haeoreum/2027/budget/promise/?known_on={day}") for day in ("2026-02-01", "2026-11-01")]
    assert [page.context["ceiling"] for page in pages] == [first, first + MILLION]


def test_money_that_goes_into_the_next_year_goes(bill, made, kim):
    bench, line = made[1]["bench"], made[2]["line"]
    decided(bill, made[1], kim)
    rows = [Posting(Column.CARRIED_OUT, MILLION, bench, line, detail="explicit")]
    book(bench.cycle.government, rows, cause="x", by=kim, on=DECEMBER, reason="설계가 늦었습니다")
    next_line = Line.objects.create(
        **{name: getattr(line, name) for name in ("government", "office", "sector", "policy", "unit", "code", "name")},
        item_code="401-01", item="시설비", fiscal_year=2028,
    )  # fmt: skip
    back = [Posting(Column.CARRIED_IN, MILLION, bench, next_line, fiscal_year=2028)]
    book(bench.cycle.government, back, cause="x", by=kim, on=DECEMBER, reason="설계가 늦었습니다")
    moves = [(one.where, one.difference) for one in promise_of(bench).changes if one.where != Where.REQUEST]
    assert moves == [(Where.CARRIED_OUT, -MILLION), (Where.CARRIED_IN, MILLION)]
    assert promise_of(bench).cuts == [one for one in promise_of(bench).changes if one.where == Where.REQUEST]


def test_one_frozen_statement_is_enough_for_the_year(made, year, kim):
    with pytest.raises(DatabaseError), transaction.atomic():
        frozen(year, kim)
    assert clock.today() >= NOVEMBER
