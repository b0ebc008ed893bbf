"""A page of the money asks the database as often for sixty projects as for two, and never more than fourteen times."""

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from madang.base import clock
from madang.cycle.budget.ledger import Posting, book
from madang.cycle.budget.models import Column, Line, Project, Request
from madang.cycle.propose.models import Proposal

PAGES = [
    (None, ""), (None, "1/"), (None, "lines/"), (None, "lines/{line}/"), (None, "ledger/"), (None, "ledger/?known_on=2030-01-01"),
    (None, "classification/"), (None, "summary/"), (None, "summary.xlsx"), ("kim", ""), ("kim", "ledger/"), ("kim", "office/"),
    ("kim", "requests/"), ("do", "requests/"),
]  # fmt: skip
FILES = ["2027/data/projects/", "2027/data/lines.csv", "data/ledger/"]
MOST = 14


@pytest.fixture
def do(settle, haeoreum):
    """Works at the parks office."""
    return settle("do", haeoreum, "reviewer", office="공원녹지과")


@pytest.fixture
def grow(year, track, kim, line, ara):
    """grow(n): so many more projects with proposals, requests, lines and entries."""

    def grow(number):
        first = Project.objects.of(year).count() + 1
        for place in range(first, first + number):
            wish = Proposal.objects.create(
                cycle=year,
                track=track,
                number=place,
                title=f"의자 {place}",
                proposer=ara,
                state="eligible",
                submitted_at=clock.now(),
                published_at=clock.now(),
            )
            project = Project.objects.create(
                cycle=year,
                number=place,
                proposal=wish,
                title=wish.title,
                office=line.office,
                chosen_by="총회",
                made_by=kim,
            )
            Request.objects.create(project=project, office=line.office, asked_at=clock.now(), asked_by=kim)
            other = Line.objects.get(pk=line.pk)
            other.pk, other.code = None, f"37{place}"
            other.save()
            postings = [Posting(Column.SELECTED, 1000, project), Posting(Column.BILL, 1000, line=line)]
            postings += [Posting(Column.BILL, 1000, project, line)]
            book(year.government, postings, cause="bill/1", by=kim, on=date(2026, 11, 4))

    return grow


@pytest.mark.parametrize(("who", "page"), PAGES)
def test_a_page_asks_the_same_however_much_there_is(request, client, sign_in, grow, line, who, page):
    address = f"/haeoreum/2027/budget/{page.format(line=line.pk)}"
    _same(request, client, sign_in, grow, who, address)


@pytest.mark.parametrize("file", FILES)
def test_a_table_asks_the_same_however_much_there_is(request, client, sign_in, grow, file):
    _same(request, client, sign_in, grow, None, f"/haeoreum/{file}")


def _same(request, client, sign_in, grow, who, address):
    grow(2)
    if who:
        sign_in(client, request.getfixturevalue(who))
    _queries(client, address)
    few = _queries(client, address)
    grow(58)
    assert (_queries(client, address), few <= MOST) == (few, True)


def _queries(client, address) -> int:
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
        assert answer.status_code == 200
        b"".join(answer.streaming_content) if answer.streaming else answer.content
    return len(queries)
