"""By keyboard alone: in the order of reading, with a ring that is seen, and every button does its work."""

import re
from itertools import pairwise

import pytest

from .addresses import HANEUL, JIU, VISITOR
from .chromium import DESK, PHONE

# What has the focus: its place in the page, whether its ring is seen, and what lies over it.
FOCUSED = """() => {
    const e = document.activeElement, box = e.getBoundingClientRect();
    const wears = one => {
        const look = getComputedStyle(one), clear = /transparent|rgba\\(0, 0, 0, 0\\)/;
        return look.boxShadow !== "none" || (look.outlineStyle !== "none" && parseFloat(look.outlineWidth) > 0
            && !clear.test(look.outlineColor));
    };
    // A ring may lie on the card, the label or the chip around what has the focus.
    let ringed = e;
    for (let up = 0; up < 3 && ringed && !wears(ringed); up++) ringed = ringed.parentElement;
    const shown = (e.matches("input[type=radio], input[type=checkbox]") && e.labels[0]) || e;
    const frame = shown.getBoundingClientRect();
    const [top, bottom] = [Math.max(frame.top, 0), Math.min(frame.bottom, innerHeight)];
    const over = document.elementFromPoint(frame.x + Math.min(frame.width / 2, 40), (top + bottom) / 2);
    const tray = document.querySelector(".tray")?.getBoundingClientRect();
    const inTray = !!e.closest(".tray");
    return {
        name: (e.labels?.[0]?.innerText || e.innerText || e.alt || e.getAttribute("aria-label") || e.name || e.tagName).trim().slice(0, 40),
        order: [...document.querySelectorAll("*")].indexOf(e),
        x: Math.round(box.x + scrollX), y: Math.round(box.y + scrollY),
        ring: !!ringed && wears(ringed),
        inView: box.bottom > 0 && box.top < innerHeight,
        hidden: !!tray && !inTray && box.bottom > tray.top && box.top < tray.bottom,
        covered: !(over && (shown.contains(over) || over.contains(shown) || over.control === e || over.closest("label")?.control === e)),
        inTray, inMain: !!e.closest("main"), body: e === document.body,
    };
}"""
MOST_STOPS = 150


def tab_through(page) -> list[dict]:
    """Every stop of the Tab key, from the top of the page to its end."""
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    stops = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop["body"] or (stops and stop["order"] == stops[0]["order"]):
            break
        stops.append(stop)
    return stops


PAGES = [
    (HANEUL, "spring", "2027/propose/new/"),
    (HANEUL, "middle", "2027/vote/city/"),
    (VISITOR, "middle", "2027/propose/"),
    (VISITOR, "counted", "2027/decide/city/"),
    (JIU, "waiting", "2027/propose/waiting/"),
]


@pytest.mark.parametrize("on", [PHONE, DESK], ids=str)
@pytest.mark.parametrize("who, day, path", PAGES, ids=[path for _, _, path in PAGES])
def test_tab_goes_in_the_order_of_reading_and_is_seen(someone, site, who, day, path, on):
    page = someone(who, site(day), on)
    page.goto(site(day).address(path))
    stops = tab_through(page)
    assert len(stops) > 5
    orders = [stop["order"] for stop in stops]
    assert orders == sorted(orders)
    assert [stop["name"] for stop in stops if not stop["ring"]] == []
    assert [stop["name"] for stop in stops if stop["hidden"] or stop["covered"] or not stop["inView"]] == []
    inside = [stop for stop in stops if stop["inMain"] and not stop["inTray"]]
    assert _out_of_sight_order(inside) == []


@pytest.mark.parametrize("path", ["2027/vote/", "2027/propose/", "accounts/login/"])
def test_one_key_skips_the_menu(someone, site, path):
    page = someone(VISITOR, site("middle"), DESK)
    page.goto(site("middle").address(path))
    page.keyboard.press("Tab")
    assert page.inner_text(":focus") == "본문 바로가기"
    assert page.locator(":focus").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')")


def test_a_ballot_is_filled_in_by_keyboard_alone(someone, site):
    page = someone(HANEUL, site("middle"))
    page.goto(site("middle").address("2027/vote/city/"))
    chosen = []
    while len(chosen) < 2:
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "choices":
            page.keyboard.press("Space")
            chosen.append(page.evaluate("document.activeElement.labels[0].innerText"))
    assert page.inner_text("[data-tray]") == "5개 가운데 2개"
    while page.evaluate("!document.activeElement.closest('.tray')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/confirm/")
    assert page.locator("main li b").all_inner_texts() == chosen


def test_a_wish_is_written_by_keyboard_alone(someone, site):
    """Tab, the arrows, Space and Enter; the map is left out, as it may be."""
    page = someone("응우옌 티 란", site("spring changing"))
    page.goto(site("spring changing").address("2027/propose/new/"))
    typed = {"title": "버스가 서는 곳에 걸상", "problem": "기다릴 곳이 없습니다.", "idea": "걸상을 놓아 주세요."}
    for _ in range(60):
        page.keyboard.press("Tab")
        name, kind = page.evaluate("[document.activeElement.name, document.activeElement.type]")
        if kind == "radio":
            page.keyboard.press("Space")
        elif name in typed:
            page.keyboard.type(typed.pop(name))
        elif name == "area":
            page.keyboard.press("ArrowDown")
        elif page.evaluate("document.activeElement.matches('main .btn')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/2027/propose/\d+/$"))
    assert page.inner_text("h1") == "버스가 서는 곳에 걸상"


def test_menu_and_details_open_with_a_key_and_close_with_one(someone, site):
    page = someone(VISITOR, site("middle"))
    page.goto(site("middle").address("2027/propose/"))
    page.focus(".menu summary")
    page.keyboard.press("Space")
    assert page.is_visible(".menu .sheet")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('.sheet')")
    page.keyboard.press("Escape")
    assert not page.is_visible(".menu .sheet")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_a_ring_that_is_missing_would_be_seen(someone, site):
    """A negative control: without its ring and under a tray, the same link is told of."""
    page = someone(VISITOR, site("middle"))
    page.goto(site("middle").address("2027/propose/"))
    page.focus(".menu summary")
    page.evaluate(
        """() => {
            for (let e = document.activeElement; e; e = e.parentElement) e.style.cssText = "outline: 0; box-shadow: none";
            const lid = document.body.appendChild(document.createElement("div"));
            lid.style.cssText = "position: fixed; inset: 0; z-index: 99";
        }"""
    )
    stop = page.evaluate(FOCUSED)
    assert (stop["ring"], stop["covered"]) == (False, True)


def _out_of_sight_order(stops) -> list[str]:
    """Stops that lie above the one before them, or left of it in the same line. Columns and cards read downwards."""
    wrong = []
    for before, after in pairwise(stops):
        same_line = abs(after["y"] - before["y"]) <= 24
        if (same_line and after["x"] < before["x"] - 24) or after["y"] < before["y"] - 60:
            wrong.append(f"{before['name']} → {after['name']}")
    return wrong
