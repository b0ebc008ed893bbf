"""A decided bench: 30 million won of the town's budget of 2027, started on the first working day."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from madang.base import clock
from madang.cycle.budget.ledger import Posting, book
from madang.cycle.budget.models import Bill, BillState, Column, CouncilDecision, CouncilOutcome
from madang.cycle.execute.models import Work

SEOUL = ZoneInfo("Asia/Seoul")
MARCH = datetime(2027, 3, 2, 10, tzinfo=SEOUL)


@pytest.fixture
def march():
    """It is the spring of the fiscal year."""
    with clock.set_to(MARCH):
        yield MARCH


@pytest.fixture
def decided(haeoreum, bench, line, kim, march):
    """decided(): the council gave the bench 30 million of the line's 50. Returns the bill."""
    bill = Bill.objects.create(
        government=haeoreum, fiscal_year=2027, state=BillState.DECIDED, submitted_on=date(2026, 11, 20), decided_on=date(2026, 12, 18)
    )  # fmt: skip
    CouncilDecision.objects.create(
        bill=bill, project=bench, outcome=CouncilOutcome.AS_IS, proposed=30_000_000, amount=30_000_000, at=clock.now(), by=kim
    )  # fmt: skip
    given = [Posting(Column.BUDGET, 50_000_000, line=line), Posting(Column.BUDGET, 30_000_000, bench, line)]
    book(haeoreum, given, cause=bill.subject, by=kim, on=date(2026, 12, 18))
    return bill


@pytest.fixture
def work(decided, bench, kim):
    return Work.objects.create(
        project=bench, starts=date(2027, 1, 4), first_until=date(2027, 10, 29), until=date(2027, 10, 29),
        opened_at=clock.now(), opened_by=kim,
    )  # fmt: skip
