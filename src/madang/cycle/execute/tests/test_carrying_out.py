"""The parks office carries out the bench: contract, payments, a carry-over, a move of money, an end."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from madang.base.notices.actions import follow
from madang.base.notices.models import Message
from madang.base.people.models import Role
from madang.base.people.refusals import Refused
from madang.base.record.models import Entry as Said_in_record
from madang.cycle.budget.ledger import account_of, accounts
from madang.cycle.budget.models import Entry, Line, Project, Source
from madang.cycle.execute.actions import changing, opening, paying, reporting, steps
from madang.cycle.execute.models import ChangeKind, ContractKind, Payment, Report, State, Tender, Work
from madang.cycle.execute.money import by_year, means_of_projects, pockets_of
from madang.cycle.execute.quarters import Quarter, unreported
from madang_methods.money import Account

APRIL, MAY, END = date(2027, 3, 1), date(2027, 3, 2), date(2027, 10, 29)
FIRST, FOURTH = Quarter(2027, 1), Quarter(2027, 4)


@pytest.fixture
def lee(settle, haeoreum):
    """Works in the office that answers for the bench."""
    return settle("lee", haeoreum, Role.REVIEWER, office="공원녹지과")


@pytest.fixture
def far(settle, haeoreum):
    """Works in another office."""
    return settle("far", haeoreum, Role.REVIEWER, office="안전총괄과")


def pocket(work):
    return pockets_of(work.project)[0]


def contract(work, amount, by, **fields):
    terms = paying.Terms("의자 만들기", "해오름조경", ContractKind.CONSTRUCTION, Tender.OPEN, APRIL)
    return paying.sign(work, terms, [paying.Part(pocket(work), amount)], by=by, **fields)


def pay(work, amount, by, title="선급금"):
    return paying.pay(work, title, [paying.Part(pocket(work), amount)], on=MAY, by=by)


def told(**fields):
    return changing.Told(**{"on": MAY, "reason": "자재가 늦습니다", "notice": "의자는 내년 봄에 놓습니다"} | fields)


def refusal(act, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        act(*args, **kwargs)
    return refused.value.reason


def test_only_what_the_council_decided_is_started(decided, bench, year, kim):
    other = Project.objects.create(cycle=year, number=2, title="가로등", chosen_by="주민총회", made_by=kim)
    days = {"starts": APRIL, "until": END, "by": kim}
    assert list(opening.waiting(year)) == [bench]
    assert refusal(opening.open_works, [bench, other], **days) == "execute.not_decided"
    assert not Work.objects.exists()
    (work,) = opening.open_works([bench], steps=[opening.Step("설계", MAY)], **days)
    assert [step.title for step in work.milestones.all()] == ["설계"]
    assert not opening.waiting(year).exists()


def test_an_office_carries_out_its_own_works_and_no_others(work, lee, far, ara):
    assert pay(work, 100, lee).pk
    assert refusal(pay, work, 100, far) == "execute.another_office"
    assert refusal(pay, work, 100, ara) == "execute.offices_only"


def test_a_contract_holds_and_a_payment_spends(work, lee):
    contract(work, 28_400_000, lee)
    pay(work, 8_400_000, lee)
    account = account_of(Entry.objects.filter(project=work.project))
    assert (account.committed, account.spent, account.unspent) == (28_400_000, 8_400_000, 21_600_000)
    assert [one.amount for one in Payment.objects.with_amount()] == [8_400_000]


def test_more_than_there_is_is_refused_kindly(work, lee):
    assert refusal(contract, work, 30_000_001, lee) == "execute.contract_above_budget"
    assert refusal(pay, work, 30_000_001, lee) == "execute.not_so_much_there"
    assert pay(work, 30_000_000, lee).number == 1


def test_one_source_does_not_pay_for_another(work, lee):
    national = paying.Part(pocket(work).__class__(2027, pocket(work).line, Source.NATIONAL, Account()), 100)
    assert refusal(paying.pay, work, "선급금", [national], on=MAY, by=lee) == "execute.not_so_much_there"


def test_a_wrong_payment_is_taken_back_with_its_reason_and_stays(work, lee):
    wrong = pay(work, 500, lee)
    assert refusal(paying.take_back_payment, wrong, on=MAY, reason=" ", by=lee) == "budget.why_taken_back"
    paying.take_back_payment(wrong, on=MAY, reason="두 번 적었습니다", by=lee)
    assert [one.amount for one in Payment.objects.with_amount().order_by("number")] == [500, -500]
    assert refusal(paying.take_back_payment, wrong, on=MAY, reason="또", by=lee) == "execute.taken_back_already"


def test_a_changed_contract_is_a_difference_with_its_reason(work, lee):
    first = contract(work, 20_000_000, lee)
    contract(work, -1_000_000, lee, amends=first, why="설계를 줄였습니다")
    assert account_of(Entry.objects.filter(project=work.project)).committed == 19_000_000
    assert refusal(contract, work, -1, lee, amends=first) == "budget.why_taken_back"


def test_what_is_carried_over_leaves_one_year_and_comes_into_the_next(work, lee):
    contract(work, 28_000_000, lee)
    pay(work, 20_000_000, lee)
    move = changing.Move(pocket(work), 8_000_000)
    changing.change(work, ChangeKind.CARRIED_INCIDENTAL, told(until=date(2028, 4, 30)), move, by=lee)
    years = by_year(work.project)
    assert (years[2027].carried_out, years[2027].unspent) == (8_000_000, 2_000_000)
    assert (years[2028].carried_in, years[2028].available) == (8_000_000, 8_000_000)
    assert Line.objects.get(fiscal_year=2028).code == pocket(work).line.code
    means = means_of_projects([work.project])[work.project_id]
    assert (means.given, means.spent, means.left) == (30_000_000, 20_000_000, 10_000_000)
    assert Work.objects.get().until == date(2028, 4, 30)


def test_an_incidental_carry_over_needs_a_contract_and_an_explicit_one_the_council(work, lee):
    move = changing.Move(pocket(work), 1_000)
    assert (
        refusal(changing.change, work, "carried_incidental", told(), move, by=lee)
        == "execute.incidental_needs_a_contract"
    )
    assert refusal(changing.change, work, "carried_explicit", told(), move, by=lee) == "execute.council_first"
    assert changing.change(work, "carried_explicit", told(council_on=MAY), move, by=lee).amount == 1_000


def test_a_virement_stays_within_its_policy_and_adds_up_to_nothing(work, lee, line):
    near, far_line = line_beside(line, "401-02"), line_beside(line, "401-03", policy="안전한 도시")
    move = changing.Move(pocket(work), 3_000_000, far_line)
    assert refusal(changing.change, work, "virement", told(), move, by=lee) == "execute.virement_within_policy"
    changing.change(work, "virement", told(), changing.Move(pocket(work), 3_000_000, near, stays=True), by=lee)
    assert account_of(Entry.objects.filter(project=work.project)).available == 30_000_000
    assert accounts(Entry.objects.filter(project=work.project), "line")[near.pk].moved == 3_000_000
    changing.change(work, "transfer", told(council_on=MAY), changing.Move(pocket(work), 500, far_line), by=lee)
    assert account_of(Entry.objects.all()).moved == 0
    assert account_of(Entry.objects.filter(project=work.project)).available == 29_999_500


def line_beside(line, item_code, **fields):
    same = {
        name: getattr(line, name)
        for name in ("government", "fiscal_year", "office", "sector", "policy", "unit", "code", "name", "item")
    }
    return Line.objects.create(**same | fields, item_code=item_code)


def test_a_change_says_why_and_to_whom(work, lee):
    assert refusal(changing.change, work, "changed", told(reason=" "), by=lee) == "execute.say_why"
    assert refusal(changing.change, work, "changed", told(notice=""), by=lee) == "execute.say_why"
    assert changing.change(work, "changed", told(until=date(2027, 11, 30)), by=lee).until_before == END


def test_a_cancelled_work_shows_what_is_left(work, lee):
    pay(work, 1_000_000, lee, "설계비")
    changing.change(work, "cancelled", told(), by=lee)
    assert means_of_projects([work.project])[work.project_id].left == 29_000_000
    assert refusal(contract, work, 100, lee) == "execute.is_cancelled"
    assert refusal(reporting.report, FIRST, [said(work, State.RUNNING)], by=lee) == "execute.cancelled_by_a_change"


def said(work, state=State.RUNNING, percent=40, done="설계를 마쳤습니다", **fields):
    return reporting.Said(work, state, percent, done, **fields)


def test_a_quarter_is_reported_once_and_corrected_beside_it(work, lee):
    reporting.report(FIRST, [said(work)], by=lee)
    assert reporting.report(FIRST, [said(work)], by=lee) == []
    assert refusal(reporting.report, FIRST, [said(work, percent=50)], by=lee) == "execute.why_corrected"
    reporting.report(FIRST, [said(work, percent=50, why="잘못 적었습니다")], by=lee)
    assert [one.percent for one in Report.objects.standing()] == [50]
    assert (Work.objects.get().state, Work.objects.get().percent) == (State.RUNNING, 50)


def test_whoever_is_late_says_why(work, lee):
    assert refusal(reporting.report, FIRST, [said(work, State.DELAYED)], by=lee) == "execute.late_says_why"
    reporting.report(FIRST, [said(work, State.DELAYED, reason="비가 많이 왔습니다")], by=lee)
    Work.objects.update(until=date(2027, 3, 15))
    late = said(Work.objects.for_lists().get(), percent=41, why="고침")
    assert refusal(reporting.report, FIRST, [late], by=lee) == "execute.late_says_why"


def test_one_wrong_row_keeps_nothing(work, lee):
    rows = [said(work), said(work, State.STOPPED, why="고침")]
    assert refusal(reporting.report, FIRST, rows, by=lee) == "execute.late_says_why"
    assert not Report.objects.exists()


def test_a_quarter_to_come_is_not_reported(work, lee):
    assert refusal(reporting.report, FOURTH, [said(work)], by=lee) == "execute.not_over_yet"


def test_quarters_nobody_reported_are_found(work, lee, year, during):
    assert unreported([year]) == {}
    from madang.base import clock

    with clock.set_to(clock.now().replace(month=7, day=20)):
        assert list(unreported([year])[year.pk]) == [Quarter(2027, 1), Quarter(2027, 2)]
        reporting.report(FIRST, [said(work)], by=lee)
        assert list(unreported([year])[year.pk]) == [Quarter(2027, 2)]


def test_a_step_that_is_done_stays_done(work, lee):
    steps.save_steps(work, [steps.Seen(None, "설계", END, APRIL)], by=lee)
    (step,) = work.milestones.all()
    assert steps.save_steps(work, [steps.Seen(step.pk, expected_on=MAY)], by=lee) == 0
    assert work.milestones.get().done_on == APRIL


def test_two_people_at_one_work_see_each_other(work, lee):
    assert changing.change(work, "changed", told(until=date(2027, 11, 30)), by=lee, seen=0).number == 1
    assert refusal(changing.change, work, "changed", told(), by=lee, seen=0) == "execute.changed_meanwhile"


def test_followers_are_told_and_the_story_is_written(work, lee, ara, haeoreum):
    follow(haeoreum, work.project.followed, by=ara)
    contract(work, 100, lee)
    pay(work, 100, lee)
    reporting.report(FIRST, [said(work)], by=lee)
    assert [one.template for one in Message.objects.order_by("pk")] == [
        "execute.contracted",
        "execute.paid",
        "execute.reported",
    ]
    written = Said_in_record.objects.about(work.project.subject).values_list("event", flat=True)
    assert list(written) == ["contracted", "paid", "reported"]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(1, 12_000_000), max_size=6))
def test_no_row_of_payments_spends_more_than_there_is(work, lee, amounts):
    """Whatever is paid: paid + left = given, to the last won, and the refused changes nothing."""
    before = account_of(Entry.objects.filter(project=work.project))
    left, spent = before.unspent, before.spent
    for amount in amounts:
        if amount > left:
            assert refusal(pay, work, amount, lee) == "execute.not_so_much_there"
        else:
            pay(work, amount, lee)
            left, spent = left - amount, spent + amount
    after = account_of(Entry.objects.filter(project=work.project))
    assert (after.unspent, after.spent, after.available) == (left, spent, 30_000_000)
    assert sum(one.amount for one in Payment.objects.with_amount()) == spent
