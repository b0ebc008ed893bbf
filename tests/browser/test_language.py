"""Korean or English, changed in the header of any page without leaving it."""

from urllib.parse import unquote

import pytest

from .addresses import HANEUL, VISITOR
from .chromium import DESK, PHONE, PHONE_EN, press
from .look import HANGUL

PATHS = ["", "2027/propose/?q=골목&field=safety", "2027/decide/", "accounts/login/?next=/haeoreum/me/"]


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
@pytest.mark.parametrize("on", [PHONE, DESK], ids=str)
def test_the_header_changes_the_language_and_stays(someone, site, on, javascript):
    page = someone(VISITOR, site("middle"), on, java_script_enabled=javascript)
    for path in PATHS:
        page.goto(site("middle").address(path))
        before = unquote(page.url)
        assert page.locator("html").get_attribute("lang") == "ko"
        press(page.get_by_role("button", name="English").first)
        assert (unquote(page.url), page.locator("html").get_attribute("lang")) == (before, "en")
        press(page.get_by_role("button", name="한국어").first)
        assert (unquote(page.url), page.locator("html").get_attribute("lang")) == (before, "ko")


def test_a_page_with_a_refusal_changes_its_language_too(someone, site):
    page = someone(HANEUL, site("middle"), DESK)
    page.goto(site("middle").address("desk/"))
    press(page.get_by_role("button", name="English").first)
    assert page.url == site("middle").address("desk/")
    assert page.locator("html").get_attribute("lang") == "en"


def test_an_address_may_ask_for_a_language(someone, site):
    page = someone(VISITOR, site("middle"), PHONE)
    page.goto(site("middle").address("2027/vote/?lang=en"))
    assert page.locator("html").get_attribute("lang") == "en"
    page.goto(site("middle").address("2027/plan/"))
    assert page.locator("html").get_attribute("lang") == "en"


def test_korean_in_an_english_page_would_be_found(someone, site):
    """A negative control; Korean that says it is Korean is welcome."""
    page = someone(VISITOR, site("middle"), PHONE_EN)
    page.goto(site("middle").address("accounts/login/"))
    page.evaluate("document.querySelector('h1').innerHTML = '나쁨 <span lang=ko>좋음</span>'")
    assert [one.partition(": ")[2] for one in page.evaluate(HANGUL)] == ["나쁨"]
