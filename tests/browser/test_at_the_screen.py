"""A voting place: staff hand out a number, and whoever holds it votes at a screen that knows nobody."""

import pytest

from .addresses import JIU
from .chromium import DESK, PHONE_EN, come_in, device, press
from .look import Eyes

WALKS = [pytest.param(DESK, "최만복", id="ko", marks=pytest.mark.long), pytest.param(PHONE_EN, "배창호", id="en")]
FAULTS = ("axe", "small", "wide", "console", "foreign", "hangul")


@pytest.mark.parametrize("on, voter", WALKS)
def test_a_number_leads_to_the_paper_and_to_a_receipt(chromium, site, on, voter):
    where = site("middle changing")
    with device(chromium, DESK) as desk, device(chromium, on) as screen:
        come_in(desk, where, JIU)
        digits, address = _ticket(desk.new_page(), where, voter)
        eyes = Eyes(screen.new_page())
        seen = _votes(eyes, where.url + address, digits)
        assert screen.cookies() == []  # the screen knows nobody
        assert {(one.where, what): found for one in seen for what in FAULTS if (found := getattr(one, what))} == {}
        assert eyes.page.goto(where.url + address).status == 200
        _enter(eyes.page, digits)
        assert eyes.page.locator(".choice").count() == 0  # a number opens the paper once


def _ticket(tab, where, voter) -> tuple[str, str]:
    """The six digits for this person, and the address of a screen."""
    tab.goto(where.address("2027/vote/dong/booth/"))
    press(tab.get_by_role("link", name="창구 열기"))
    tab.get_by_label("신분증의 이름").fill(voter)
    press(tab.get_by_role("button", name="찾기"))
    press(tab.get_by_role("button", name="입장번호 드리기"))
    return tab.inner_text(".receipt b"), tab.get_by_role("link", name="투표 화면").get_attribute("href")


def _votes(eyes, address, digits) -> list:
    """Through all the pages, looking at each."""
    tab, seen = eyes.page, []
    tab.goto(address)
    _enter(tab, digits)
    seen.append(eyes.look("the paper"))
    tab.locator(".choice label").first.click()
    press(tab.locator("main form button").first)
    seen.append(eyes.look("the second look"))
    press(tab.locator("main form button").nth(1))  # choose again
    assert tab.locator(".choice :checked").count() == 1
    press(tab.locator("main form button").first)
    press(tab.locator("main form button").first)
    seen.append(eyes.look("the receipt"))
    assert len(tab.inner_text(".receipt code")) > 15
    return seen


def _enter(tab, digits) -> None:
    tab.locator("input[name=digits]").fill(digits)
    press(tab.locator("main form button").first)
