"""One Chromium for the whole folder, and the devices of the people who come."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, Locator, sync_playwright

from .city import Site

MISSING = "Chromium is missing, the site is not tried out in a browser: apt install chromium (or set MADANG_CHROMIUM)"
PATIENCE = 20_000  # milliseconds, for a busy machine


@dataclass(frozen=True)
class Device:
    language: str
    width: int
    height: int = 844

    def __str__(self) -> str:
        return f"{self.language}-{self.width}"


PHONE, PHONE_EN = Device("ko", 390), Device("en", 390)
DESK, DESK_EN = Device("ko", 1280, 900), Device("en", 1280, 900)


def executable() -> str | None:
    return os.environ.get("MADANG_CHROMIUM") or shutil.which("chromium")


@contextmanager
def launched(path: str) -> Iterator[Browser]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def device(browser: Browser, device: Device, **options) -> Iterator[BrowserContext]:
    """A telephone or computer nobody has used yet. The site's own Content-Security-Policy stays in force."""
    size = {"width": device.width, "height": device.height}
    context = browser.new_context(viewport=size, locale=device.language, **options)
    context.set_default_timeout(PATIENCE)
    try:
        yield context
    finally:
        context.close()


_KEYS: dict[tuple, list] = {}


def come_in(context: BrowserContext, site: Site, name: str) -> None:
    """As one of the cast: through the demo's door the first time, with the same cookies from then on."""
    if keys := _KEYS.get((site.city, name)):
        context.add_cookies(keys)
        return
    page = context.new_page()
    page.goto(site.address("demo/"))
    page.locator("main button", has_text=name).click()
    page.wait_for_url("**/me/")
    page.close()
    _KEYS[site.city, name] = [cookie for cookie in context.cookies() if cookie["name"] == "sessionid"]


def press(what: Locator) -> None:
    """Click on what leads to another page, and wait until it is there."""
    with what.page.expect_navigation():
        what.click()
