"""No page asks more of the database for forty works than for one."""

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from madang.base import clock
from madang.cycle.budget.ledger import Posting, book
from madang.cycle.budget.models import Column, CouncilDecision, Project
from madang.cycle.execute.models import Payment, Report, Work

HERE = "/haeoreum/2027/execute/"
MARCH = date(2027, 3, 2)


@pytest.fixture
def grow(work, decided, year, line, kim, haeoreum):
    """grow(n): so many more works, each with a payment and a report; and so many more of both for the first."""

    def grow(number):
        first = Project.objects.of(year).count() + 1
        for place in range(first, first + number):
            one = Project.objects.create(
                cycle=year, number=place, title=f"의자 {place}", office=line.office, chosen_by="총회", made_by=kim
            )
            given = {"outcome": "as_is", "proposed": 1000, "amount": 1000}
            CouncilDecision.objects.create(bill=decided, project=one, at=clock.now(), by=kim, **given)
            book(haeoreum, [Posting(Column.BUDGET, 1000, one, line)], cause="b/1", by=kim, on=MARCH)
            days = {"starts": date(2027, 1, 4), "first_until": date(2027, 10, 29), "until": date(2027, 10, 29)}
            made = Work.objects.create(project=one, opened_at=clock.now(), opened_by=kim, **days)
            _live(made, 1)
            _live(work, place)

    def _live(one, number):
        spent = Posting(Column.SPENT, 10, one.project, line)
        paid = book(haeoreum, [spent], cause=one.subject, by=kim, on=MARCH)
        Payment.objects.create(work=one, number=number, title="선급금", booking=paid)
        said = {"year": 2000 + number, "quarter": 1, "state": "running", "percent": 10, "done": "하고 있습니다"}
        Report.objects.create(work=one, at=clock.now(), by=kim, **said)

    return grow


# At the desk the list is also filtered by what its three choices are made of.
@pytest.mark.parametrize(
    ("who", "path", "most"),
    [
        ("", "", 14),
        ("", "1/", 14),
        ("", "status/2027-1/", 14),
        ("kim", "desk/", 17),
        ("kim", "desk/1/", 14),
        ("kim", "desk/report/2027-1/", 14),
    ],
)
def test_the_number_of_questions_stays(who, path, most, client, sign_in, kim, grow):
    if who:
        sign_in(client, kim)
    grow(1)
    few = questions(client, path)
    grow(12)
    assert (questions(client, path), few <= most) == (few, True)


def questions(client, path):
    cache.clear()
    client.get(HERE + path)  # what is asked once a process or a session is asked now
    with CaptureQueriesContext(connection) as asked:
        assert client.get(HERE + path).status_code == 200
    return len(asked)
