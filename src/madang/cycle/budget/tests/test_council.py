"""The council as the budget office writes it down: nothing is budget before its vote, and nothing written is rewritten."""

import pytest
from django.db import DatabaseError, connection, transaction

from madang.base import clock
from madang.base.people.refusals import Refused
from madang.base.record.append_only import append_only
from madang.cycle.budget.council.actions import Decided, LineDecided, amend_bill, decide_bill, record_acts, submit_bill
from madang.cycle.budget.council.correcting import correct_act, correct_decision
from madang.cycle.budget.council.supplementary import give_from_reserve, open_supplementary, put_in_supplement
from madang.cycle.budget.ledger import account_of, accounts
from madang.cycle.budget.models import Bill, CouncilAct, CouncilDecision, CouncilOutcome, Entry, Place
from madang_methods.money import Entry as Plain
from madang_methods.money import faults

from .council_year import DECEMBER, NOVEMBER, at, decided, drawn_up, left, submitted

MILLION = 10**6


@pytest.fixture
def made(year, bench, line, kim):
    with at(2026, 12, 19):
        yield drawn_up(year, bench, line, kim)


@pytest.fixture
def bill(made, kim):
    """Before the council."""
    return submitted(made[0], kim)


@pytest.fixture
def projects(made):
    return made[1]


def budget(of):
    return account_of(Entry.objects.filter(**of)).budget // MILLION


def no_faults():
    """The published ledger holds nothing that an auditor would find."""
    rows = Entry.objects.select_related("booking").order_by("number")
    plain = [
        Plain(
            e.number, e.booking.number, e.fiscal_year, str(e.project_id or ""), str(e.line_id or ""), e.column, e.source,
            e.amount, e.booking.on, e.booking.at.date(),
        )
        for e in rows
    ]  # fmt: skip
    return faults(plain) == []


def refused(code):
    return pytest.raises(Refused, check=lambda one: one.reason == f"budget.{code}")


def test_no_main_budget_goes_to_the_council_without_the_frozen_statement(year, bench, line, kim):
    with at(2026, 12, 19):
        bill, _projects, _lines = drawn_up(year, bench, line, kim, statement=False)
        with refused("statement_not_frozen"):
            submitted(bill, kim)
        assert Bill.objects.get().state == "draft"


def test_nothing_is_budget_before_the_council_decides(bill, projects, kim):
    record_acts(bill, Place.COMMITTEE, [left(projects["lamps"], 10)], body="도시건설위원회", on=NOVEMBER, by=kim)
    assert account_of(Entry.objects.all()).budget == 0
    decided(bill, projects, kim, lamps=10)
    assert budget({"project": projects["lamps"]}) == 10
    assert no_faults()


def test_as_is_reduced_cut_and_raised(bill, projects, kim, made):
    decisions = decided(bill, projects, kim, bench=44, lamps=12, school=0)
    assert [one.outcome for one in decisions] == ["raised", "reduced", "cut"]
    assert [budget({"project": one}) for one in projects.values()] == [44, 12, 0]
    # A raise is shared like the bill: 33 on the one line, 11 on the other; both lines follow their projects.
    lines = accounts(Entry.objects.filter(project=projects["bench"]), "line")
    assert [lines[made[2][name].pk].budget // MILLION for name in ("line", "other")] == [33, 11]
    assert [budget({"line": one, "project": None}) for one in made[2].values()] == [98, 93]
    assert no_faults()


def test_a_line_may_be_cut_beyond_its_projects(bill, projects, kim, made):
    rows = [
        Decided(one, sum_of)
        for one, sum_of in zip(projects.values(), (40 * MILLION, 20 * MILLION, 5 * MILLION), strict=True)
    ]
    decide_bill(
        bill, rows, on=DECEMBER, lines=[LineDecided(made[2]["line"], 35 * MILLION, "다른 길을 줄였습니다")], by=kim
    )
    assert budget({"line": made[2]["line"], "project": None}) == 35
    assert no_faults()


@pytest.mark.parametrize(
    ("amount", "reason", "consent", "code"),
    [(10, " ", "", "why_the_council"), (50, "더 급합니다", "", "no_consent"), (0, "", "", "why_the_council")],
)
def test_a_change_says_why_and_a_raise_how_the_head_agreed(bill, projects, kim, amount, reason, consent, code):
    rows = [Decided(one, 40 * MILLION if name == "bench" else 5 * MILLION) for name, one in projects.items()]
    rows[1] = Decided(projects["lamps"], amount * MILLION, reason, consent=consent)
    with refused(code):
        decide_bill(bill, rows, on=DECEMBER, by=kim)
    assert not CouncilDecision.objects.exists() and Bill.objects.get().state == "submitted"


def test_every_project_is_decided_once(bill, projects, kim):
    with refused("not_every_project"):
        decide_bill(bill, [Decided(projects["bench"], 40 * MILLION)], on=DECEMBER, by=kim)
    decided(bill, projects, kim)
    with refused("decided_already"):
        decided(bill, projects, kim)


def test_the_heads_amendment_changes_the_bill_with_its_reason(bill, projects, kim, made):
    acts = amend_bill(bill, [left(projects["bench"], 20), left(projects["lamps"], 20)], on=NOVEMBER, by=kim)
    assert [(act.before, act.after) for act in acts] == [(40 * MILLION, 20 * MILLION)]
    assert account_of(Entry.objects.filter(project=projects["bench"])).bill == 20 * MILLION
    assert [one.outcome for one in decided(bill, projects, kim, bench=20)] == ["as_is"] * 3
    assert no_faults()


def test_each_place_begins_where_the_last_one_left_it(bill, projects, kim):
    lamps = projects["lamps"]
    record_acts(bill, Place.COMMITTEE, [left(lamps, 10)], body="도시건설위원회", on=NOVEMBER, by=kim)
    record_acts(bill, Place.BUDGET_COMMITTEE, [left(lamps, 15, "골목이 어둡습니다")], body="", on=DECEMBER, by=kim)
    acts = CouncilAct.objects.filter(project=lamps).values_list("before", "after")
    assert list(acts) == [(20 * MILLION, 10 * MILLION), (10 * MILLION, 15 * MILLION)]
    with refused("written_already"):
        record_acts(bill, Place.COMMITTEE, [left(lamps, 11)], body="도시건설위원회", on=NOVEMBER, by=kim)
    with refused("why_the_council"):
        record_acts(bill, Place.PLENARY, [left(lamps, 11, "")], body="", on=DECEMBER, by=kim)


def test_a_wrong_act_stays_and_is_put_right_by_a_new_one(bill, projects, kim):
    [wrong] = record_acts(bill, Place.COMMITTEE, [left(projects["lamps"], 10)], body="", on=NOVEMBER, by=kim)
    right = correct_act(wrong, after=20 * MILLION, correction="다른 줄을 적었습니다", by=kim)
    assert list(CouncilAct.objects.standing()) == [right]
    assert CouncilAct.objects.get(pk=wrong.pk).after == 10 * MILLION
    with refused("corrected_already"):
        correct_act(wrong, after=1, correction="또", reason="또", by=kim)
    with refused("why_corrected"):
        correct_act(right, after=1, correction="", reason="또", by=kim)


def test_an_amendment_put_right_moves_the_bill(bill, projects, kim):
    [wrong] = amend_bill(bill, [left(projects["bench"], 20)], on=NOVEMBER, by=kim)
    correct_act(wrong, after=32 * MILLION, reason="재정이 어렵습니다", correction="숫자를 잘못 옮겼습니다", by=kim)
    assert account_of(Entry.objects.filter(project=projects["bench"])).bill == 32 * MILLION
    assert no_faults()


def test_a_wrong_decision_is_put_right_by_the_difference(bill, projects, kim):
    decisions = decided(bill, projects, kim, lamps=12)
    wrong = next(one for one in decisions if one.project == projects["lamps"])
    before = Entry.objects.count()
    right = correct_decision(
        wrong, amount=15 * MILLION, reason="재정이 어렵습니다", correction="회의록과 달랐습니다", by=kim
    )
    assert (right.outcome, budget({"project": projects["lamps"]})) == ("reduced", 15)
    assert Entry.objects.count() == before + 2  # the share and its line
    assert list(CouncilDecision.objects.filter(project=projects["lamps"]).standing()) == [right]
    assert no_faults()


def test_a_supplementary_budget_goes_up_and_down(bill, projects, kim, year, made):
    decided(bill, projects, kim, lamps=12)
    extra = open_supplementary(year.government, 2027, by=kim)
    with refused("another_bill_is_open"):
        open_supplementary(year.government, 2027, by=kim)
    changes = [left(projects["bench"], 50, "값이 올랐습니다"), left(projects["lamps"], 8, "남을 돈입니다")]
    assert put_in_supplement(extra, changes, by=kim) == 2
    assert budget({"project": projects["bench"]}) == 40
    submit_bill(extra, on=DECEMBER, by=kim)
    rows = [Decided(projects["bench"], 45 * MILLION, "반만 인정합니다"), Decided(projects["lamps"], 8 * MILLION)]
    decisions = decide_bill(extra, rows, on=DECEMBER, by=kim)
    assert [(one.proposed // MILLION, one.outcome) for one in decisions] == [(50, "reduced"), (8, "as_is")]
    assert [budget({"project": one}) for one in projects.values()] == [45, 8, 5]
    assert no_faults()
    # The first bill's decision put right afterwards touches nothing of the second.
    first = CouncilDecision.objects.get(bill=bill, project=projects["lamps"])
    correct_decision(first, amount=13 * MILLION, reason="재정이 어렵습니다", correction="잘못 옮겼습니다", by=kim)
    assert budget({"project": projects["lamps"]}) == 9


def test_the_reserve_says_why(bill, projects, kim, made):
    with refused("not_decided"):
        give_from_reserve(projects["bench"], made[2]["line"], 5, reason="태풍", on=DECEMBER, by=kim)
    decided(bill, projects, kim)
    with refused("why_the_reserve"):
        give_from_reserve(projects["bench"], made[2]["line"], 5, reason=" ", on=DECEMBER, by=kim)
    give_from_reserve(projects["bench"], made[2]["line"], 5, reason="태풍", on=DECEMBER, by=kim)
    assert account_of(Entry.objects.filter(project=projects["bench"])).reserve == 5


def test_a_resident_writes_nothing_down(bill, projects, ara):
    with refused("officers_only"):
        record_acts(bill, Place.COMMITTEE, [left(projects["lamps"], 10)], body="", on=NOVEMBER, by=ara)


def test_the_database_refuses_a_second_decision_and_one_that_corrects_another(bill, projects, kim):
    first, other, _school = decided(bill, projects, kim, lamps=12)
    fields = {
        "bill": bill,
        "project": first.project,
        "outcome": CouncilOutcome.CUT,
        "proposed": 40 * MILLION,
        "amount": 0,
    }
    fields |= {"reason": "없던 일", "at": first.at, "by": kim}
    with pytest.raises(DatabaseError), transaction.atomic():
        CouncilDecision.objects.create(**fields)
    with pytest.raises(DatabaseError, match="a_decision_corrects_its_own"), transaction.atomic():
        CouncilDecision.objects.create(**fields, corrects=other, correction="남의 것")
    with pytest.raises(DatabaseError), transaction.atomic():  # no reason for the correction
        CouncilDecision.objects.create(**fields, corrects=first)
    CouncilDecision.objects.create(**fields, corrects=first, correction="바로잡습니다")  # this way it may


def test_nothing_is_decided_in_a_draft(made, projects, kim):
    fields = {
        "bill": made[0],
        "project": projects["lamps"],
        "outcome": "cut",
        "proposed": 5,
        "amount": 0,
        "reason": "x",
    }
    with pytest.raises(DatabaseError, match="a_decision_is_on_a_decided_bill"), transaction.atomic():
        CouncilDecision.objects.create(**fields, at=clock.now(), by=kim)


@pytest.mark.parametrize("table", ["councilact", "councildecision"])
def test_what_the_council_did_is_never_rewritten(bill, projects, kim, table):
    record_acts(bill, Place.COMMITTEE, [left(projects["lamps"], 10)], body="", on=NOVEMBER, by=kim)
    decided(bill, projects, kim, lamps=10)
    model = {"councilact": CouncilAct, "councildecision": CouncilDecision}[table]
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
        model.objects.update(reason="다른 까닭")
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
        model.objects.all()._raw_delete("default")
    with transaction.atomic():  # without the trigger it could be: the trigger is what holds
        connection.check_constraints()
        append_only(f"budget_{table}").backwards(connection.schema_editor())
        assert model.objects.update(reason="다른 까닭") > 0
        transaction.set_rollback(True)


def test_the_submitted_bill_keeps_its_day(bill):
    with pytest.raises(DatabaseError), transaction.atomic():
        Bill.objects.filter(pk=bill.pk).update(state="draft")
