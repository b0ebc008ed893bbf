"""Whoever asked sees how far it is, without JavaScript too, and gets the file; nobody else does."""

import pytest

from madang.base.documents.making.actions import start_making
from madang.base.documents.making.models import Making
from madang.base.documents.making.run import run

from . import recipes

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def making(haeoreum, kim):
    return start_making(haeoreum, recipes.projects, by=kim, suffix="csv", back="/haeoreum/desk/")


@pytest.fixture
def look(client, making):
    return lambda **options: client.get(f"/haeoreum/documents/made/{making.pk}/", **options)


def test_it_waits_then_runs_then_is_there(client, sign_in, kim, making, look):
    sign_in(client, kim)
    page = look().content.decode()
    assert "차례를 기다리고 있습니다" in page
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in page
    Making.objects.update(state="running", percent=35, step="파일로 짜고 있습니다")
    page = look().content.decode()
    assert ("파일로 짜고 있습니다" in page, "<strong>35%</strong>" in page) == (True, True)
    Making.objects.update(state="waiting")
    run(making.pk)
    page = look().content.decode()
    assert ("다 만들었습니다" in page, "refresh" in page, "hx-trigger" in page) == (True, False, False)
    making.refresh_from_db()
    assert making.document_digest in page
    address = f"/haeoreum/documents/made/file/{making.file.digest[:20]}/"
    assert address in page
    file = client.get(f"{address}{making.file.original_name}")
    assert file.status_code == 200
    assert b"".join(file.streaming_content).startswith(b'"name","won"')
    assert file["Cache-Control"] == "private, no-store"


def test_htmx_gets_only_the_part_that_changes(client, sign_in, kim, look):
    sign_in(client, kim)
    part = look(headers={"HX-Request": "true"}).content.decode()
    assert ("<html" in part, 'hx-trigger="every 3s"' in part) == (False, True)


def test_others_see_neither_the_page_nor_the_file(client, sign_in, making, ara, look):
    run(making.pk)
    making.refresh_from_db()
    sign_in(client, ara)
    file = f"/haeoreum/documents/made/file/{making.file.digest[:20]}/{making.file.original_name}"
    answers = [look(), client.get(file), client.get("/haeoreum/documents/made/")]
    assert [answer.status_code for answer in answers] == [403] * 3


def test_the_town_next_door_finds_nothing(client, sign_in, settle, neighbour, making):
    sign_in(client, settle("lee", neighbour, "officer"))
    assert client.get(f"/dalmaji/documents/made/{making.pk}/").status_code == 404


def test_what_failed_can_be_asked_for_anew(client, sign_in, kim, making, look):
    sign_in(client, kim)
    Making.objects.update(recipe=recipes.broken.name)
    run(making.pk)
    page = look().content.decode()
    assert ("ZeroDivisionError: no people" in page, "다시 만들기" in page) == (True, True)
    again = client.post(f"/haeoreum/documents/made/{making.pk}/again/")
    assert Making.objects.count() == 2
    assert again["Location"] == f"/haeoreum/documents/made/{Making.objects.first().pk}/"


def test_a_making_whose_recipe_is_gone_says_so(client, sign_in, kim, making, look):
    sign_in(client, kim)
    Making.objects.update(recipe="madang.base.documents.gone")
    answer = look()
    assert (answer.status_code, "지금 프로그램에는 없습니다" in answer.content.decode()) == (403, True)


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:x"])
def test_the_way_back_stays_on_this_site(haeoreum, kim, address):
    assert start_making(haeoreum, recipes.projects, {"rows": 1}, by=kim, back=address).back == ""


def test_the_list_asks_as_often_for_many_as_for_one(client, sign_in, kim, haeoreum, django_assert_max_num_queries):
    sign_in(client, kim)
    for rows in range(12):
        start_making(haeoreum, recipes.projects, {"rows": rows}, by=kim, suffix="html")
    with django_assert_max_num_queries(14):
        page = client.get("/haeoreum/documents/made/").content.decode()
    assert page.count("사업 목록 (HTML)") == 12
