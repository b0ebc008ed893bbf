"""A table has one address: bare it is a page, with a suffix it is a file."""

import json
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.http import Http404
from django.test import RequestFactory
from django.utils import translation

from madang.base.datasets.column import Column
from madang.base.datasets.dataset import Dataset
from madang.base.datasets.formats import FORMATS
from madang.base.datasets.serve import serve
from madang.base.places.models import Area

from .urls import AREAS, ROLL

SEOUL = ZoneInfo("Asia/Seoul")


@pytest.fixture
def town_site(client, haeoreum, settings):
    """ask("data/areas/") on the town's site."""
    settings.ROOT_URLCONF = "madang.base.datasets.tests.urls"
    return lambda address, **options: client.get(f"/haeoreum/{address}", **options)


def more_areas(town, count):
    Area.objects.bulk_create(
        Area(government=town, code=f"9{n:09}", name=f"{n}동", population=n + 9) for n in range(count)
    )


def body(response):
    return b"".join(response.streaming_content)


def test_the_catalogue_lists_what_is_published(town_site):
    page = town_site("data/").content.decode()
    assert ("/haeoreum/data/areas/" in page, "/haeoreum/data/areas.csv" in page, "roll" in page) == (True, True, False)


def test_the_page_shows_rows_meanings_and_downloads(town_site):
    page = town_site("data/areas/").content.decode()
    assert page.count("<h1>") == 1
    assert [page.count(f'href="/haeoreum/data/areas.{suffix}"') for suffix in FORMATS] == [1, 1, 1, 1]
    for words in ["모두 3줄", "달빛동", "70,001", "5명보다 적은 집단", "해오름시", "공공누리"]:
        assert words in page
    assert page.count("<caption") == page.count('role="region"') == 2
    assert page.count("<th ") == page.count('<th scope="')


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_form_is_at_the_same_address(town_site, suffix):
    response = town_site(f"data/areas.{suffix}")
    assert (response.status_code, response["Content-Type"]) == (200, FORMATS[suffix].media_type)
    assert len(body(response)) > 100
    assert response.get("Content-Disposition", "") == (
        "" if suffix == "json" else f'attachment; filename="areas.{suffix}"'
    )


@pytest.mark.parametrize(
    "address", ["data/areas.pdf", "data/nothing/", "data/roll/", "data/roll.csv", "data/AREAS.csv"]
)
def test_other_addresses_are_not_found(town_site, address):
    assert town_site(address).status_code == 404


@pytest.mark.parametrize("address", ["data/", "data/areas/", "data/areas.csv", "data/openapi.json"])
def test_tables_are_read_only(client, town_site, address):
    assert client.post(f"/haeoreum/{address}").status_code == 405


def test_the_neighbours_rows_stay_out(client, town_site, neighbour):
    Area.objects.create(government=neighbour, code="9021000001", name="이웃동")
    assert "이웃동" not in body(town_site("data/areas.csv")).decode()
    assert "이웃동" in body(client.get("/dalmaji/data/areas.csv")).decode()


@pytest.mark.parametrize(
    ("count", "leaves", "rows"), [(0, [], 3), (47, [], 50), (48, [1, 2], 50), (297, [1, 2, 6], 50)]
)
def test_pages_are_leafed_through(town_site, haeoreum, count, leaves, rows):
    more_areas(haeoreum, count)
    response = town_site("data/areas/")
    page = response.content.decode()
    assert [number for number in range(1, 9) if f'href="?page={number}"' in page] == leaves
    assert len(response.context["rows"]) == rows


@pytest.mark.parametrize(
    ("asked", "leaf"), [("2", 2), ("0", 1), ("-1", 1), ("x", 1), ("²", 1), ("999999", 1), ("99", 20)]
)
def test_a_strange_leaf_is_a_leaf(town_site, asked, leaf):
    assert town_site("data/areas/", query_params={"page": asked}).context["leaf"] == leaf


def test_only_the_first_thousand_rows_are_pages(town_site, haeoreum):
    more_areas(haeoreum, 1100)
    page = town_site("data/areas/?page=20").content.decode()
    assert ("모든 줄은 내려받은 파일에" in page, 'href="?page=21"' in page) == (True, False)


def test_an_empty_table_says_so(town_site, haeoreum):
    haeoreum.areas.all().delete()
    assert "아직 자료가 없습니다" in town_site("data/areas/").content.decode()


@pytest.mark.parametrize("suffix", ["", *FORMATS])
def test_three_hundred_rows_ask_the_database_as_often_as_three(
    town_site, haeoreum, django_assert_max_num_queries, suffix
):
    asked = []
    for more in [0, 300]:
        more_areas(haeoreum, more)
        with django_assert_max_num_queries(6) as queries:
            response = town_site(f"data/areas.{suffix}" if suffix else "data/areas/")
            read = response.content if not suffix else body(response)
        asked.append(len(queries))
    assert (asked[0], len(read) > 1000) == (asked[1], True)


def known(changed):
    columns = (Column("number", "integer", "번호"),)
    return Dataset(
        "known", "수", "설명", columns, rows=lambda scope: [(1,)], scope="platform", changed=lambda _: changed
    )


def test_who_has_the_newest_copy_is_told_so():
    changed = datetime(2027, 3, 2, 9, 30, tzinfo=SEOUL)
    first = serve(RequestFactory().get("/known.csv"), known(changed), None, "csv")
    assert first["Last-Modified"] == "Tue, 02 Mar 2027 00:30:00 GMT"
    for header in [{"If-None-Match": first["ETag"]}, {"If-Modified-Since": first["Last-Modified"]}]:
        request = RequestFactory().get("/known.csv", headers=header)
        assert serve(request, known(changed), None, "csv").status_code == 304
        later = changed.replace(minute=31)
        assert serve(request, known(later), None, "csv").status_code == 200


def test_each_form_and_language_has_its_own_tag():
    dataset = known(datetime(2027, 3, 2, tzinfo=SEOUL))
    tags = [serve(RequestFactory().get("/known"), dataset, None, suffix)["ETag"] for suffix in FORMATS]
    with translation.override("en"):
        tags.append(serve(RequestFactory().get("/known"), dataset, None, "csv")["ETag"])
    assert len(set(tags)) == 5


def test_a_head_request_reads_no_rows():
    def explode(scope):
        raise AssertionError("rows were asked for")

    dataset = Dataset("known", "수", "설명", (Column("a", "integer", "가"),), rows=explode)
    response = serve(RequestFactory().head("/known.csv"), dataset, None, "csv")
    assert (response.status_code, response.content) == (200, b"")


def test_an_unknown_suffix_is_not_found():
    with pytest.raises(Http404):
        serve(RequestFactory().get("/areas.exe"), AREAS, None, "exe")


def test_an_export_for_staff_is_kept_by_nobody():
    response = serve(RequestFactory().get("/roll.csv"), ROLL, None, "csv")
    assert (response["Cache-Control"], response.has_header("Access-Control-Allow-Origin")) == (
        "private, no-store",
        False,
    )


def test_rows_are_written_in_the_language_that_was_asked_for():
    def rows(scope):
        yield (translation.gettext("자료"),)

    dataset = Dataset("words", "말", "설명", (Column("a", "string", "가"),), rows=rows)
    with translation.override("en"):
        response = serve(RequestFactory().get("/words.csv"), dataset, None, "csv")
    with translation.override("ko"):
        assert body(response).decode() == '"a"\r\n"Data"\r\n'


def test_a_link_is_only_made_of_a_web_address():
    columns = (Column("number", "integer", "번호"), Column("site", "link", "누리집"))
    sites = ["javascript:alert(1)", "https://example.org/", "//evil.example"]
    dataset = Dataset("sites", "누리집", "설명", columns, rows=lambda scope: list(enumerate(sites)))
    page = serve(RequestFactory().get("/sites/"), dataset, None).content.decode()
    assert ['href="' + site in page for site in sites] == [False, True, False]


def test_what_residents_wrote_is_text_on_the_page():
    columns = (Column("words", "string", "글"),)
    dataset = Dataset("words", "글", "설명", columns, rows=lambda scope: [("<script>alert(1)</script>",)])
    page = serve(RequestFactory().get("/words/"), dataset, None).content.decode()
    assert ("<script>alert" in page, "&lt;script&gt;alert" in page) == (False, True)


def test_descriptions_are_json_at_their_own_address(town_site):
    for name, key in [("datapackage.json", "resources"), ("openapi.json", "paths")]:
        assert key in json.loads(town_site(f"data/{name}").content)
    english = json.loads(town_site("data/datapackage.json", headers={"Accept-Language": "en"}).content)
    assert english["title"] == "Open data of participatory budgeting"
    assert english["resources"][0]["path"] == "http://testserver/haeoreum/data/areas.csv"
