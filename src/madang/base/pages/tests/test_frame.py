import json
import re
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory, override_settings
from django.urls import set_urlconf
from django.utils import translation

from madang.base.pages import middleware
from madang.base.pages.addresses import same_site, with_value, without
from madang.base.people.refusals import Refused

pytestmark = pytest.mark.django_db


def open_page(client, path="/display/", **extra):
    return client.get(path, **extra).content.decode()


def test_visitor_chooses_english_with_a_button(client):
    answer = client.post("/language/", {"language": "en", "next": "/display/?lang=ko"})
    assert (answer.status_code, answer.url) == (302, "/display/")
    assert 'lang="en"' in open_page(client) and "Text size and contrast" in open_page(client)


def test_link_may_carry_its_language(client):
    assert '<html lang="en"' in open_page(client, "/display/?lang=en")
    assert '<html lang="en"' in open_page(client)


def test_unknown_language_changes_nothing(client):
    client.post("/language/", {"language": "tlh"})
    assert '<html lang="ko"' in open_page(client, "/display/?lang=tlh")


def test_large_text_and_high_contrast_stay_on_this_device(client):
    answer = client.post("/display/", {"size": "xl", "contrast": "high", "next": "/display/"})
    assert answer.url == "/display/"
    assert 'data-size="xl" data-contrast="high"' in open_page(client)


def test_cookie_that_we_never_set_counts_for_nothing(client):
    client.cookies["madang_size"] = '"><script>'
    assert 'data-size="md"' in open_page(client)


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example",
        "javascript:alert(1)",
        "http:///evil.example",
        "/\\evil.example",
        "home",
    ],
)
@pytest.mark.parametrize(
    ("path", "data"), [("/language/", {"language": "en"}), ("/display/", {"size": "lg", "contrast": "auto"})]
)
def test_nobody_is_sent_to_another_site(client, path, data, elsewhere):
    assert client.post(path, {**data, "next": elsewhere}).url == "/"


def test_address_of_this_site_is_kept():
    request = RequestFactory().get("/")
    assert [same_site(request, a) for a in ("/a/?b=c", "http://testserver/x", None)] == [
        "/a/?b=c",
        "http://testserver/x",
        "",
    ]


def test_query_is_changed_key_by_key():
    assert without("/a/?lang=en&q=%EA%B0%80", "lang") == "/a/?q=%EA%B0%80"
    assert with_value("/a/?page=2&q=x", "page", 3) == "/a/?q=x&page=3"


def test_page_without_script_or_style_inside(client):
    page = open_page(client)
    assert "style=" not in page and not re.search(r"<script(?![^>]*src=)", page) and " on" + "click" not in page


def test_reading_sets_no_cookie(client):
    assert client.get("/manifest.webmanifest").cookies == {}


def test_help_is_on_every_page(client):
    assert "혼자 하기 어려우신가요?" in open_page(client)


def test_masthead_is_shown_only_by_a_real_government(client, haeoreum):
    said = "대한민국 공식 전자정부 누리집"
    assert said not in open_page(client, "/haeoreum/display/")
    haeoreum.shows_masthead = True
    haeoreum.save()
    assert said in open_page(client, "/haeoreum/display/")


def test_page_bears_the_name_and_colour_of_its_government(client, haeoreum):
    haeoreum.accent, haeoreum.phone = "teal", "02-000-0000"
    haeoreum.save()
    page = open_page(client, "/haeoreum/display/")
    assert 'data-accent="teal"' in page and "해오름시<small>주민참여예산</small>" in page
    assert "02-000-0000으로 전화하시거나" in page


def test_phone_can_keep_the_site_on_its_home_screen(client, haeoreum):
    facts = json.loads(client.get("/haeoreum/manifest.webmanifest").content)
    assert (facts["name"], facts["start_url"], facts["display"]) == (
        "해오름시 주민참여예산",
        "/haeoreum/",
        "standalone",
    )
    assert {icon["sizes"] for icon in facts["icons"]} == {"192x192", "512x512"}
    static = Path(middleware.__file__).parent
    assert all((static / icon["src"].lstrip("/")).exists() for icon in facts["icons"])


@pytest.fixture
def refuse(settings):
    """refuse(reason, **facts): the page of the platform that a stranger sees when an action refuses them."""
    set_urlconf(settings.PLATFORM_URLCONF)

    def refuse(reason, referer="", **facts):
        request = RequestFactory().get("/people/", headers={"referer": referer})
        request.user, request.government, request.session = AnonymousUser(), None, {}
        return middleware.ShowRefusals(lambda r: HttpResponse()).process_exception(request, Refused(reason, **facts))

    yield refuse
    set_urlconf(None)


def test_refused_person_reads_why_and_what_to_do(refuse, settings, tmp_path):
    folder = tmp_path / "vote" / "refusal"
    folder.mkdir(parents=True)
    (folder / "closed.html").write_text("<p>투표는 {{ day }}에 끝났습니다.</p>", encoding="utf-8")
    config = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    with override_settings(TEMPLATES=config):
        answer = refuse("vote.closed", day="9월 14일")
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "투표는 9월 14일에 끝났습니다." in page and "이렇게 해 보세요" in page


def test_refusal_without_a_sentence_still_says_something(refuse):
    page = refuse("nobody.knows").content.decode()
    assert "이 일은 지금 하실 수 없습니다." in page


def test_way_back_never_leads_to_another_site(refuse):
    assert 'href="http://evil.example/"' not in refuse("vote.closed", referer="http://evil.example/").content.decode()
    assert 'href="http://testserver/a/"' in refuse("vote.closed", referer="http://testserver/a/").content.decode()


def test_other_errors_pass_by():
    request = RequestFactory().get("/")
    assert middleware.ShowRefusals(lambda r: HttpResponse()).process_exception(request, ValueError()) is None


def test_missing_page_says_so_kindly(client):
    answer = client.get("/nowhere/at/all/")
    assert answer.status_code == 404 and "찾으시는 화면이 없습니다" in answer.content.decode()


@pytest.mark.parametrize("name", ["400.html", "500.html"])
def test_worst_pages_need_no_database(name, django_assert_num_queries):
    with django_assert_num_queries(0), translation.override("ko"):
        assert "<h1>" in render_to_string(name)
