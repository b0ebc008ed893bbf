"""The catalogue in a real browser: axe, width, and the keyboard."""

import os
from itertools import product
from pathlib import Path

import axe_playwright_python
import pytest
from django.test import override_settings
from playwright.sync_api import sync_playwright

# Playwright keeps an event loop in the thread of the tests, where Django would refuse to ask its database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# axe-core comes with a package of the same registry as everything else, so no Node is needed.
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = ["/pages/components/", "/pages/components/desk/", "/display/"]


@pytest.fixture(scope="module")
def chromium():
    executable = Path("/usr/bin/chromium")
    if not executable.exists():
        pytest.skip("Chromium is not installed: apt-get install chromium")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=str(executable), args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, live_server):
    """visit(path, width, **cookies): a page as someone with this device sees it."""
    contexts = []

    def visit(path, width=390, scheme="light", **cookies):
        context = chromium.new_context(
            viewport={"width": width, "height": 844}, color_scheme=scheme, bypass_csp=True, locale="ko"
        )
        contexts.append(context)
        context.add_cookies([{"name": f"madang_{k}", "value": v, "url": live_server.url} for k, v in cookies.items()])
        page = context.new_page()
        page.goto(live_server.url + path)
        return page

    with override_settings(DEMO=True):
        yield visit
    for context in contexts:
        context.close()


def faults(page):
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
    return [(fault["id"], [node["target"] for node in fault["nodes"]]) for fault in found]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [390, pytest.param(1280, marks=pytest.mark.long)])
def test_axe_finds_nothing_in_either_language_and_any_light(visit, path, width):
    found = {}
    for language, look in product(("ko", "en"), ({}, {"contrast": "high"}, {"scheme": "dark"})):
        page = visit(path, width, language=language, **look)
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        found[language, str(look)] = faults(page)
        page.close()
    assert {look: fault for look, fault in found.items() if fault} == {}


def test_axe_would_find_something(visit):
    page = visit("/display/")
    page.evaluate("document.querySelector('main').innerHTML += '<input><img src=x>'")
    assert {fault for fault, _ in faults(page)} >= {"label", "image-alt"}


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wider_than_the_screen(visit, path):
    wide = {}
    for size, language, width in product(("md", "xxl"), ("ko", "en"), (320, 768, 1280)):
        page = visit(path, width, size=size, language=language)
        wide[size, language, width] = page.evaluate("document.documentElement.scrollWidth") - width
        page.close()
    assert {device: more for device, more in wide.items() if more > 0} == {}


@pytest.mark.parametrize("width", [390, 1280])
def test_everything_to_press_is_big_enough_for_a_thumb(visit, width):
    page = visit("/pages/components/", width)
    small = page.evaluate(
        """() => [...document.querySelectorAll('a, button, summary, select, input:not([type=hidden])')]
        .filter(e => e.checkVisibility() && !e.closest('p, .sr, .year, td, th, .skip, li > .name, .head, .file, dd, .tl, label, .choice, .card.link, .note'))
        .map(e => [e.outerHTML.slice(0, 80), Math.round(e.getBoundingClientRect().height)]).filter(([, h]) => h < 44)"""
    )
    assert small == []


def test_error_summary_takes_the_focus_and_leads_to_the_field(visit):
    page = visit("/pages/components/")
    assert page.evaluate("document.activeElement.id") == "errors"
    page.click(".errors a >> nth=0")
    assert page.evaluate("document.activeElement.id") == "id_bad-title"


def test_menu_opens_without_a_mouse_and_closes_with_escape(visit):
    page = visit("/display/")
    page.focus(".menu summary")
    page.keyboard.press("Enter")
    assert page.is_visible(".menu .sheet")
    page.keyboard.press("Escape")
    assert not page.is_visible(".menu .sheet")


def test_ballot_tray_counts_what_is_chosen(visit):
    page = visit("/pages/components/")
    assert page.inner_text("[data-tray]") == "5개 가운데 1개"
    page.click("label[for=pick-2]")
    assert page.inner_text("[data-tray]") == "5개 가운데 2개"


def test_desk_is_worked_by_keyboard(visit):
    page = visit("/pages/components/desk/", 1280)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("x")
    assert page.inner_text("[data-tray]") == "3건 고름"
