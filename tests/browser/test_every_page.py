"""Every page of the site, as each person sees it on each device: one walk, looked at for one thing after another."""

import zlib
from urllib.request import urlopen

import pytest

from . import axe
from .addresses import TOURS
from .chromium import DESK, PHONE, PHONE_EN, come_in, device
from .look import Eyes

DEVICES = [PHONE, PHONE_EN, DESK]
HEAVIEST = 120 * 1024  # bytes of HTML, CSS and JavaScript in a first view, before compression
TOTALS = {"pages": 0, "states": 0, "faults": 0, "heaviest": (0, ""), "hangul": set()}


@pytest.fixture(scope="package", params=[(t, d) for t in TOURS for d in DEVICES], ids=lambda p: f"{p[0]}-{p[1]}")
def walk(request, chromium, site, numbers):
    """What one person saw of all their pages, on one day and one device."""
    tour, on = request.param
    where, seen, menus = site(tour.day), [], set()
    with device(chromium, on) as context:
        if tour.who:
            come_in(context, where, tour.who)
        eyes = Eyes(context.new_page())
        for status, path in tour.addresses(numbers):
            answer = eyes.page.goto(where.address(path))
            seen.append(eyes.look(path or "home"))
            if answer.status != status:
                seen[-1].answered = [f"{answer.status} instead of {status}"]
            if eyes.page.locator("main details").count() or _new_menu(eyes.page, menus):
                seen.append(eyes.look_inside(path or "home"))
    _add_up(seen)
    return on, where, seen


def test_a_page_is_shown_or_refused_as_it_should_be(walk):
    assert _found(walk, "answered") == {}


def test_axe_finds_nothing(walk):
    assert _found(walk, "axe") == {}


def test_nobody_complains_in_the_console(walk):
    """Neither a script nor the Content-Security-Policy, which is in force here."""
    assert _found(walk, "console") == {}


def test_a_thumb_hits_every_button_and_menu(walk):
    assert _found(walk, "small") == {}


def test_nobody_scrolls_sideways(walk):
    """Not on this device, not with text twice as large, not on a screen of 320 px. Tables may, in a frame of theirs."""
    assert _found(walk, "wide") == {}


def test_nothing_comes_from_anybody_else(walk):
    assert _found(walk, "foreign") == {}


def test_a_page_is_light(walk):
    _, _, seen = walk
    assert {one.where: one.weight for one in seen if one.weight > HEAVIEST} == {}


def test_a_page_says_its_language_and_speaks_it(walk):
    on, _, seen = walk
    assert {one.language for one in seen} == {on.language}
    assert _found(walk, "hangul") == {}


def test_axe_would_find_something(someone, site):
    """A negative control: the same page, spoiled."""
    page = someone(None, site("middle"))
    page.goto(site("middle").address("2027/propose/"))
    page.evaluate(
        "document.querySelector('main').innerHTML += '<input><img src=x><p class=\"muted spoiled\">못 읽음</p>'"
    )
    page.evaluate("document.querySelector('.spoiled').style.color = '#ddd'")
    assert {fault.partition(":")[0] for fault in axe.faults(page)} == {"label", "image-alt", "color-contrast"}


def test_the_eyes_would_see_something(someone, site):
    """A negative control for the rest of the walk."""
    eyes = Eyes(someone(None, site("middle"), PHONE_EN))
    eyes.page.goto(site("middle").address("accounts/login/"))
    eyes.page.evaluate(
        """() => {
            document.querySelector("main .btn").style.cssText = "min-height: 0; padding: 0";
            document.querySelector("h1").style.minWidth = "350px";
            document.querySelector("h1").append("한글");
            document.body.append(Object.assign(document.createElement("script"), {textContent: "1"}));
            console.error("ach");
        }"""
    )
    seen = eyes.look("spoiled")
    assert [line.partition(" px")[0] for line in seen.small] == ["21"] or len(seen.small) == 1
    assert [line.partition(":")[0] for line in seen.wide] == ["320 px"]
    assert seen.hangul == ["wrap narrow flow: 한글"] or len(seen.hangul) == 1
    assert len(seen.console) == 2


def test_how_much_was_seen(site, tell):
    """Not a test of the site: the figures of the walk, for whoever runs it."""
    bytes_, where = TOTALS["heaviest"]
    tell(f"{TOTALS['pages']} pages, {TOTALS['states']} states by axe, {TOTALS['faults']} violations")
    if where:
        html = urlopen(where).read()
        tell(
            f"heaviest first view {bytes_ / 1024:.1f} KiB, {where} (its HTML {len(zlib.compress(html)) / 1024:.1f} KiB deflated)"
        )
    if TOTALS["hangul"]:
        tell(f"Korean left in English pages: {sorted(TOTALS['hangul'])}")


def _new_menu(page, menus: set[str]) -> bool:
    """The menu of a phone is the same on every page of a frame, so it is opened once."""
    menu = page.locator(".menu summary:visible, .rail .narrow summary:visible")
    frame = page.evaluate("document.body.className") if menu.count() else None
    new = frame is not None and frame not in menus
    menus.add(frame)
    return new


def _found(walk, what: str) -> dict[str, list[str]]:
    """By page; what every page shares is told once."""
    _, _, seen = walk
    found, told = {}, set()
    for one in seen:
        if new := [line for line in getattr(one, what) if line not in told]:
            found[one.where] = new
            told.update(new)
    return found


def _add_up(seen) -> None:
    TOTALS["states"] += len(seen)
    TOTALS["pages"] += sum(bool(one.files) for one in seen)
    TOTALS["faults"] += sum(len(one.axe) for one in seen)
    for one in seen:
        page = next(iter(one.files), "")
        TOTALS["heaviest"] = max(TOTALS["heaviest"], (one.weight, page))
        TOTALS["hangul"].update(f"{one.where} {line}" for line in one.hangul)
