"""A resident looks for a wish in Korean, however it was written."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from madang.base import clock
from madang.cycle.propose.models import Proposal, State
from madang.cycle.propose.search import found

pytestmark = pytest.mark.django_db
PAGE = "/haeoreum/2027/propose/"


@pytest.fixture
def wishes(year, track):
    now = clock.now()
    titles = ["초등학교 앞 과속 방지턱", "산책로 가로등", "공원 벤치", "안전하도록 울타리를", "마을 빈 집 고치기"]
    return Proposal.objects.bulk_create(
        Proposal(
            cycle=year,
            track=track,
            number=number,
            title=title,
            idea=f"{title}을 부탁드립니다",
            state=State.PUBLISHED,
            submitted_at=now,
            published_at=now,
        )
        for number, title in enumerate(titles, start=1)
    )


def titles(query):
    return [proposal.title for proposal in found(Proposal.objects.order_by("number"), query)]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("과속방지턱을", "초등학교 앞 과속 방지턱"),
        ("가로등이", "산책로 가로등"),
        ("공원", "공원 벤치"),
        ("빈집", "마을 빈 집 고치기"),
        ("벤치 공원에", "공원 벤치"),
        ("\u1100\u1169\u11bc\u110b\u116f\u11ab", "공원 벤치"),
    ],
)
def test_a_wish_is_found(wishes, query, title):
    assert titles(query) == [title]


@pytest.mark.parametrize("query", ["도로", "%", "_", "?!", "드론"])
def test_what_nobody_wished_is_not_found(wishes, query):
    assert titles(query) == []


@pytest.mark.parametrize(("typed", "title"), [("가로듬", "산책로 가로등"), ("공언 벤취", "공원 벤치")])
def test_a_typo_is_forgiven_on_postgresql(wishes, typed, title):
    assert titles(typed) == ([title] if connection.vendor == "postgresql" else [])


def test_an_edited_wish_is_found_by_its_new_words(wishes):
    wishes[2].title, wishes[2].idea = "공원 음수대", ""
    wishes[2].save()
    assert (titles("벤치"), titles("음수대")) == ([], ["공원 음수대"])


def test_the_list_searches_and_does_not_fetch_the_column(client, wishes):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        page = client.get(PAGE, {"q": "가로등을"}).content.decode()
    assert ("산책로 가로등" in page, "공원 벤치" in page) == (True, False)
    assert [query["sql"] for query in asked if '"propose_proposal"."search",' in query["sql"]] == []


def test_as_many_queries_for_five_wishes_as_for_three_hundred(client, year, track, wishes):
    client.get(PAGE, {"q": "부탁"})
    few = _count(client)
    now = clock.now()
    Proposal.objects.bulk_create(
        Proposal(
            cycle=year,
            track=track,
            number=number,
            title=f"공원 {number}",
            idea="부탁드려요",
            state=State.PUBLISHED,
            submitted_at=now,
            published_at=now,
        )
        for number in range(10, 310)
    )
    assert _count(client) == few


def _count(client):
    with CaptureQueriesContext(connection) as asked:
        client.get(PAGE, {"q": "부탁"})
    return len(asked)
