"""A document has one address: bare it is a page, with a suffix it is a file."""

from dataclasses import replace

import pytest

from madang.base.documents.render import FORMS, fonts

from .test_pdf import needs_font
from .urls import shown


@pytest.fixture
def ask(client, haeoreum, settings, opinion):
    """ask("opinion.pdf") on the town's site."""
    settings.ROOT_URLCONF = "madang.base.documents.tests.urls"
    shown.clear()
    shown["document"] = opinion
    return lambda address, **options: client.get(f"/haeoreum/{address}", **options)


def test_the_page_offers_every_form(ask):
    page = ask("opinion/").content.decode()
    assert [page.count(f'href="/haeoreum/opinion.{suffix}"') for suffix in FORMS] == [1] * 4
    assert page.count("<h1>") == 1


@needs_font
def test_the_pdf_opens_in_the_browser_under_its_number(ask):
    response = ask("opinion.pdf")
    assert (response.status_code, response["Content-Type"], response.content[:5]) == (200, "application/pdf", b"%PDF-")
    assert response["Content-Disposition"].startswith("inline; filename*=utf-8''%EC%B0%B8")


@pytest.mark.parametrize("suffix", [pytest.param("pdf", marks=needs_font), "html", "hwpx", "xlsx"])
def test_who_has_the_file_is_told_so(ask, suffix):
    first = ask(f"opinion.{suffix}")
    again = ask(f"opinion.{suffix}", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    shown["document"] = replace(shown["document"], number="다음")
    assert ask(f"opinion.{suffix}", headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_every_form_says_what_it_is(ask):
    kinds = {suffix: ask(f"opinion.{suffix}", headers={"If-None-Match": ""}) for suffix in ["hwpx", "xlsx"]}
    assert {suffix: answer["Content-Type"] for suffix, answer in kinds.items()} == {
        "hwpx": "application/hwp+zip",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
    assert {answer["Content-Disposition"].split(";")[0] for answer in kinds.values()} == {"attachment"}


@pytest.mark.parametrize("suffix", ["hwp", "exe", "typ"])
def test_another_form_is_not_found(ask, suffix):
    assert ask(f"opinion.{suffix}").status_code == 404


def test_a_document_is_read_only(client, ask):
    assert client.post("/haeoreum/opinion/").status_code == 405


def test_a_document_for_staff_is_kept_by_nobody(ask):
    shown["public"] = False
    assert [ask(address)["Cache-Control"] for address in ["opinion/", "opinion.html"]] == ["private, no-store"] * 2


def test_without_a_korean_font_people_are_sent_to_the_page(ask, monkeypatch):
    monkeypatch.setattr(fonts, "installed", list)
    response = ask("opinion.pdf")
    page = response.content.decode()
    assert response.status_code == 503
    assert "한글 글꼴이 없어서 PDF를 만들지 못했습니다" in page
    assert "apt install fonts-nanum" in page
    assert 'href="/haeoreum/opinion.html"' in page
    assert ask("opinion.html").status_code == 200
    english = ask("opinion.pdf", headers={"Accept-Language": "en"}).content.decode()
    assert "no Korean font" in english


def test_a_document_asks_the_database_for_nothing_but_the_town(ask, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        ask("opinion.html")
