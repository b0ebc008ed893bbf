"""In the dark, in high contrast, in very large letters and in a computer's own colours: still read, still used."""

import pytest

from . import axe
from .addresses import HANEUL, JIU, VISITOR
from .chromium import DESK, PHONE, Device, come_in, device
from .look import WIDE

PAGES = [
    (VISITOR, "middle", "."),
    (HANEUL, "middle", "2027/vote/city/"),
    (VISITOR, "counted", "2027/decide/city/"),
    (JIU, "waiting", "desk/"),
    (JIU, "waiting", "2027/propose/waiting/"),
]
NARROW = Device("ko", 320)
# name: what the browser asks for, what the person chose here
DARK = ({"color_scheme": "dark"}, {})
HIGH = ({}, {"contrast": "high"})
BOTH = ({"color_scheme": "dark"}, {"contrast": "high"})
LARGEST = ({}, {"size": "xxl"})
MORE = ({"contrast": "more"}, {})
LIGHTS = [
    pytest.param(DARK, PHONE, id="dark-390"),
    pytest.param(DARK, DESK, id="dark-1280", marks=pytest.mark.long),
    pytest.param(HIGH, PHONE, id="high contrast-390", marks=pytest.mark.long),
    pytest.param(HIGH, DESK, id="high contrast-1280"),
    pytest.param(BOTH, PHONE, id="dark and high contrast-390"),
    pytest.param(LARGEST, NARROW, id="largest letters-320"),
    pytest.param(LARGEST, DESK, id="largest letters-1280", marks=pytest.mark.long),
    pytest.param(MORE, PHONE, id="more contrast asked of the browser-390", marks=pytest.mark.long),
]


@pytest.mark.parametrize("look, on", LIGHTS)
def test_it_is_read_in_every_light(chromium, site, look, on):
    options, cookies = look
    wrong = {}
    with device(chromium, on, **options) as context:
        set_display(context, site("middle"), cookies)
        page = context.new_page()
        for who, day, path in PAGES:
            if who:
                come_in(context, site(day), who)
            page.goto(site(day).address(path.removeprefix(".")))
            page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true })")
            wide = page.evaluate(WIDE)
            wrong[path] = axe.contrast(page) + ([f"{wide} px too wide"] if wide > 0 else [])
    assert wrong == {path: [] for _, _, path in PAGES}


def test_contrast_that_is_missing_would_be_found(someone, site):
    page = someone(VISITOR, site("middle"), color_scheme="dark")
    page.goto(site("middle").address(""))
    page.evaluate("document.querySelector('.foot').style.color = '#444'")
    assert len(axe.contrast(page)) >= 1


def test_a_chosen_project_is_seen_in_a_computers_own_colours(someone, site):
    """Forced colours take backgrounds away; lines remain."""
    page = someone(HANEUL, site("middle"), forced_colors="active")
    page.goto(site("middle").address("2027/vote/city/"))
    page.locator(".choice label").first.click()
    line = "e => [getComputedStyle(e).outlineStyle, parseFloat(getComputedStyle(e).outlineWidth) > 1]"
    assert page.locator(".choice").first.evaluate(line) == ["solid", True]
    assert page.locator(".choice").nth(1).evaluate(line)[0] == "none"
    border = "e => parseFloat(getComputedStyle(e).borderTopWidth) >= 1"
    assert page.locator("main .btn").first.evaluate(border)


def test_the_switches_work_by_form_and_are_remembered(someone, site):
    """Without JavaScript, without an account."""
    page = someone(VISITOR, site("middle"), java_script_enabled=False)
    page.goto(site("middle").address("display/?next=/haeoreum/2027/vote/"))
    page.get_by_role("group", name="글자 크기").get_by_role("radio").last.check(force=True)
    page.get_by_role("group", name="화면 대비").get_by_role("radio").last.check(force=True)
    page.locator("main form .btn").first.click()
    page.wait_for_url("**/2027/vote/")
    assert page.locator("html").get_attribute("data-size") == "xxl"
    assert page.locator("html").get_attribute("data-contrast") == "high"


def set_display(context, site, cookies: dict[str, str]) -> None:
    context.add_cookies(
        [{"name": f"madang_{name}", "value": value, "url": site.url} for name, value in cookies.items()]
    )
