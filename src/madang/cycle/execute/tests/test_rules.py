"""What the database refuses without us; each with the row that it takes."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from madang.base import clock
from madang.cycle.budget.ledger import Posting, book
from madang.cycle.budget.models import Column, Project
from madang.cycle.execute.models import Change, Contract, Payment, Report, State, Work

MAY = date(2027, 5, 4)


@pytest.fixture
def write(haeoreum, kim, bench, line):
    """write("spent", 100): a booking of the bench."""

    def write(column, amount, project=bench):
        return book(haeoreum, [Posting(Column(column), amount, project, line)], cause="test/1", by=kim, on=MAY)

    return write


def refused(words, act, *args, **fields):
    with pytest.raises(DatabaseError, match=words or None), transaction.atomic():
        act(*args, **fields)


def start(project, kim):
    end = date(2027, 10, 29)
    return Work.objects.create(
        project=project, starts=date(2027, 1, 4), first_until=end, until=end, opened_at=clock.now(), opened_by=kim
    )


def paid(work, booking, **fields):
    return Payment.objects.create(work=work, booking=booking, **{"number": 1, "title": "선급금"} | fields)


def said(work, by, **fields):
    usual = {"year": 2027, "quarter": 1, "state": State.RUNNING, "percent": 20, "done": "설계를 마쳤습니다"}
    return Report.objects.create(work=work, by=by, at=clock.now(), **usual | fields)


def test_only_what_the_council_decided_becomes_a_work(decided, bench, year, kim):
    undecided = Project.objects.create(cycle=year, number=2, title="가로등", chosen_by="주민총회", made_by=kim)
    refused("execute_work", start, undecided, kim)
    assert start(bench, kim).pk


def test_a_payment_is_what_its_booking_says(work, write):
    refused("a_payment_is_in_the_ledger", paid, work, write("committed", 100))
    assert paid(work, write("spent", 100)).pk


def test_a_payment_of_another_work_is_refused(work, write, year, kim, line):
    other = Project.objects.create(cycle=year, number=2, title="가로등", chosen_by="주민총회", made_by=kim)
    book(other.cycle.government, [Posting(Column.MOVED, 500, other, line)], cause="t/1", by=kim, on=MAY)
    refused("a_payment_is_in_the_ledger", paid, work, write("spent", 100, other))
    assert paid(work, write("spent", 100)).pk


def test_a_contract_is_what_its_booking_says(work, write):
    terms = {
        "work": work,
        "number": 1,
        "title": "의자 공사",
        "kind": "construction",
        "tender": "open",
        "company": "해오름조경",
        "since": MAY,
    }
    refused("a_contract_is_in_the_ledger", Contract.objects.create, booking=write("spent", 100), **terms)
    assert Contract.objects.create(booking=write("committed", 100), **terms).pk


def test_what_was_paid_stays(work, write):
    payment = paid(work, write("spent", 100))
    refused("only grows", Payment.objects.filter(pk=payment.pk).update, title="다른 것")
    refused("only grows", Payment.objects.all()._raw_delete, "default")


def test_what_was_reported_stays_and_is_corrected_beside_it(work, kim):
    first = said(work, kim)
    refused("only grows", Report.objects.filter(pk=first.pk).update, percent=90)
    refused("", said, work, kim, percent=90)
    refused("same_quarter", said, work, kim, corrects=first, why="잘못 적음", quarter=2)
    said(work, kim, corrects=first, why="진행률을 잘못 적었습니다", percent=30)
    assert [report.percent for report in Report.objects.standing()] == [30]


def test_whoever_is_late_says_why(work, kim):
    refused("", said, work, kim, state=State.DELAYED)
    assert said(work, kim, state=State.DELAYED, reason="자재가 늦습니다").pk


def test_a_cancelled_work_stays_cancelled(work):
    Work.objects.filter(pk=work.pk).update(state=State.CANCELLED, ended_on=MAY)
    refused("execute_work", Work.objects.filter(pk=work.pk).update, state=State.RUNNING, ended_on=None)


def test_a_change_says_why_and_the_council_is_asked_first(work, write, kim):
    usual = {"work": work, "on": MAY, "at": clock.now(), "by": kim, "reason": "까닭", "notice": "알림"}
    refused("", Change.objects.create, number=1, kind="changed", **usual | {"reason": ""})
    moved = write("moved", 5)
    refused("", Change.objects.create, number=1, kind="transfer", booking=moved, amount=5, **usual)
    assert Change.objects.create(number=1, kind="transfer", booking=moved, amount=5, council_on=MAY, **usual).pk
    refused("", Change.objects.create, number=2, kind="virement", **usual)


def test_a_step_that_was_done_stays_done(work):
    step = work.milestones.create(order=1, title="설계", planned_on=MAY, expected_on=MAY)
    work.milestones.update(expected_on=date(2027, 6, 1))
    work.milestones.update(done_on=MAY)
    refused("execute_milestone", work.milestones.filter(pk=step.pk).update, done_on=None)
    refused("execute_milestone", work.milestones.all()._raw_delete, "default")
