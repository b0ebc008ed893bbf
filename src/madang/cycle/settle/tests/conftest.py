"""A year that is over: two projects, one of them with money left."""

from datetime import date, datetime

import pytest

from madang.base import clock
from madang.cycle.budget.ledger import Posting, book
from madang.cycle.budget.models import Column, Project
from madang.cycle.settle.models import Settlement

MARCH = datetime(2028, 3, 2, 10, tzinfo=clock.KOREA)


@pytest.fixture
def march():
    """The March after the fiscal year 2027."""
    with clock.set_to(MARCH):
        yield MARCH


@pytest.fixture
def lamp(bench, line):
    """Lamps beside the benches, on the same line of the budget."""
    return Project.objects.create(
        cycle=bench.cycle, number=2, track=bench.track, title="새내천 쉼터 등", office=line.office, chosen_by="주민총회",
        made_by=bench.made_by,
    )  # fmt: skip


@pytest.fixture
def books(haeoreum, kim, line, bench, lamp, march):
    """Benches: 30 of 50 million won, 28.4 spent. Lamps: 20 million, all spent."""

    def write(*postings):
        return book(haeoreum, postings, cause="test", by=kim, on=date(2027, 12, 20), reason="시험")

    write(Posting(Column.SELECTED, 31_000_000, bench), Posting(Column.SELECTED, 20_000_000, lamp))
    write(
        Posting(Column.BUDGET, 30_000_000, bench, line), Posting(Column.BUDGET, 20_000_000, lamp, line),
        Posting(Column.BUDGET, 50_000_000, line=line),
    )  # fmt: skip
    write(Posting(Column.SPENT, 28_400_000, bench, line), Posting(Column.SPENT, 20_000_000, lamp, line))
    return write


@pytest.fixture
def settlement(year, kim, march):
    return Settlement.objects.create(
        cycle=year, fiscal_year=2027, reason_basis="2027년 운영계획 12쪽", opened_at=clock.now(), opened_by=kim
    )
