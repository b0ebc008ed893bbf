"""Every page of the site, as each person sees it on each device: one walk, looked at for one thing after another."""

import pytest

from . import axe
from .addresses import TOURS
from .chromium import DESK, DESK_EN, PHONE, PHONE_EN, come_in, device
from .look import Eyes, Seen

# Both languages and both widths each time: Korean on a phone with axe, and every second page in English on a desk. The other
# two pairs, every page with axe, in ./run test-long.
DEVICES = [PHONE, DESK_EN, *(pytest.param(on, marks=pytest.mark.long) for on in (PHONE_EN, DESK))]
HEAVIEST = 120 * 1024  # bytes of HTML, CSS and JavaScript in a first view, before compression
WRONG = {
    "answered": "a page is shown or refused as it should be",
    "axe": "axe finds nothing",
    "console": "nothing complains in the console, and the Content-Security-Policy is in force",
    "small": "a thumb hits every button and menu",
    "wide": "nobody scrolls sideways: not here, not with text twice as large, not on 320 px; tables may, in their frame",
    "foreign": "nothing comes from anybody else",
    "hangul": "an English page speaks English, and says of its Korean words that they are Korean",
    "heavy": "a page is light",
    "tongue": "a page says which language it speaks",
}


@pytest.mark.parametrize("on", DEVICES, ids=str)
@pytest.mark.parametrize("tour", TOURS, ids=str)
def test_every_page_is_for_everyone(chromium, site, numbers, record_property, tour, on):
    seen = walk(chromium, site(tour.day), tour, on, numbers)
    for one in seen:
        one.tongue = [one.language] if one.language != on.language else []
        one.heavy = [f"{one.weight} bytes"] if one.weight > HEAVIEST else []
    record_property("walked", _figures(seen))
    assert {WRONG[what]: found for what in WRONG if (found := _found(seen, what))} == {}


def walk(chromium, where, tour, on, numbers) -> list[Seen]:
    """What one person saw of all their pages, on one day and one device."""
    seen, menus = [], set()
    with device(chromium, on) as context:
        if tour.who:
            come_in(context, where, tour.who)
        eyes = Eyes(context.new_page(), thorough=on is not DESK_EN)
        for status, path in tour.addresses(numbers)[:: 2 if on is DESK_EN else 1]:
            answer = eyes.page.goto(where.address(path))
            seen.append(eyes.look(path or "home"))
            if answer.status != status:
                seen[-1].answered = [f"{answer.status} instead of {status}"]
            if eyes.page.locator("main details").count() or _new_menu(eyes.page, menus):
                seen.append(eyes.look_inside(path or "home"))
    return seen


def test_axe_would_find_something(someone, site):
    """A negative control: the same page, spoiled."""
    page = someone(None, site("middle"))
    page.goto(site("middle").address("2027/propose/"))
    page.evaluate("document.querySelector('main').innerHTML += '<input><img src=x><p class=\"spoiled\">못 읽음</p>'")
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
            document.body.append(Object.assign(document.createElement("img"), {src: "https://elsewhere.invalid/x.png"}));
            console.error("ach");
        }"""
    )
    eyes.page.wait_for_timeout(200)
    seen = eyes.look("spoiled")
    assert len(seen.small) == 1
    assert [line.partition(":")[0] for line in seen.wide] == ["320 px"]
    assert [line.partition(": ")[2] for line in seen.hangul] == ["한글"]
    assert sum("Content Security Policy" in line for line in seen.console) == 2
    assert sum("ach" in line for line in seen.console) == 1
    assert seen.weight > 20_000


def _new_menu(page, menus: set[str]) -> bool:
    """The menu of a phone is the same on every page of a frame, so it is opened once."""
    menu = page.locator(".menu summary:visible, .rail .narrow summary:visible")
    frame = page.evaluate("document.body.className") if menu.count() else None
    new = frame is not None and frame not in menus
    menus.add(frame)
    return new


def _found(seen: list[Seen], what: str) -> dict[str, list[str]]:
    """By page; what every page shares is told once."""
    found, told = {}, set()
    for one in seen:
        if new := [line for line in getattr(one, what) if line not in told]:
            found[one.where] = new
            told.update(new)
    return found


def _figures(seen: list[Seen]) -> dict:
    return {
        "pages": sum(bool(one.files) for one in seen),
        "states": sum(one.examined for one in seen),
        "violations": sum(len(one.axe) for one in seen),
        "heaviest": max((one.weight, one.where) for one in seen),
    }
