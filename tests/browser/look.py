"""What is seen of a page without reading it: its language, its weight, what is too small or too wide, what went wrong."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Page

from madang.front.rehearsal.city.cast import CAST
from madang.front.rehearsal.script.trustees import HOLDERS

from . import axe

# Proper names: people and the offices they sit in, longest first.
NAMES = sorted({*HOLDERS, *(word for one in CAST for word in (one.name, one.office) if word)}, key=len, reverse=True)
NAMES += ["한국어", "해오름시 주민참여예산제 운영 조례"]  # a language and a law, by their own names

# Articles are cited as the law numbers them. Known and to be mended: a message in the inbox is one plain sentence, so
# the title that it quotes carries no mark.
QUOTED = re.compile(r"“[^”]*”|제\d+조(의\d+)?")

OPEN = "document.querySelectorAll('details').forEach(one => { one.open = true })"

# Files of the first view, bytes before any compression; and addresses of anybody else.
WEIGHT = """() => {
    const entries = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
    const kept = entries.filter(e => e.entryType === "navigation" || /\\.(css|js)(\\?|$)/.test(e.name));
    return {
        files: kept.map(e => [e.name, e.decodedBodySize]),
        foreign: entries.map(e => e.name).filter(name => new URL(name).origin !== location.origin),
    };
}"""

# Main buttons, menus and what a form asks for; a thumb needs 44 px.
MAIN = ".btn, .nav a, .sheet :is(a, button), .tools :is(a, button, summary), .rail :is(a, button, summary), .chip, " \
    "main details > summary, main form :is(select, textarea, input:not([type=hidden], [type=checkbox], [type=radio]))"  # fmt: skip
SMALL = """selector => [...document.querySelectorAll(selector)].filter(e => e.checkVisibility())
    .map(e => [e.outerHTML.slice(0, 90), Math.round(e.getBoundingClientRect().height)])
    .filter(([, height]) => height < 44).map(([html, height]) => `${height} px: ${html}`)"""

WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
TEXT_AT_200 = "document.documentElement.style.fontSize = '212.5%'"  # twice the 106.25 % of the style sheet
TEXT_AS_IS = "document.documentElement.style.fontSize = ''"

# Korean words that an English page shows or reads out without saying that they are Korean. What stands in a field to be
# changed is left out: it is what somebody typed.
HANGUL = """() => {
    const korean = /[\\u3131-\\u318e\\uac00-\\ud7a3]/;
    const speaks = e => e.closest("[lang]")?.lang ?? "";
    const found = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let t = texts.nextNode(); t; t = texts.nextNode()) {
        const e = t.parentElement;
        if (korean.test(t.data) && !speaks(e).startsWith("ko") && !e.closest("script, style, textarea"))
            found.push([e.closest("[class]")?.className ?? e.tagName, t.data.trim().slice(0, 120)]);
    }
    for (const e of document.querySelectorAll("[alt], [title], [aria-label], [placeholder]"))
        for (const name of ["alt", "title", "aria-label", "placeholder"])
            if (korean.test(e.getAttribute(name) ?? "") && !speaks(e).startsWith("ko"))
                found.push([name, e.getAttribute(name).slice(0, 120)]);
    return found.map(([where, text]) => `${where}: ${text}`);
}"""


def is_korean(line: str) -> bool:
    """Whether words remain besides proper names, which are nobody's language (WCAG 2.2, 3.1.2)."""
    line = QUOTED.sub("", line)
    for name in NAMES:
        line = line.replace(name, "")
    return bool(re.search(r"[\u3131-\u318e\uac00-\ud7a3]", line))


@dataclass
class Seen:
    """One state of a page on one device. Lists are empty where all is well."""

    where: str
    language: str = ""
    examined: bool = True  # by axe
    answered: list[str] = field(default_factory=list)
    axe: list[str] = field(default_factory=list)
    small: list[str] = field(default_factory=list)
    wide: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    hangul: list[str] = field(default_factory=list)
    heavy: list[str] = field(default_factory=list)
    tongue: list[str] = field(default_factory=list)
    files: dict[str, int] = field(default_factory=dict)

    @property
    def weight(self) -> int:
        return sum(self.files.values())


class Eyes:
    """Look at pages in one tab and keep what was said in its console.

    Without `thorough` axe sees only what opens: where the same page is examined on another device.
    """

    def __init__(self, page: Page, *, thorough: bool = True) -> None:
        self.page, self.heard, self.thorough = page, [], thorough
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.heard.append(f"error: {error}"))

    def look(self, where: str) -> Seen:
        """At the page as it stands."""
        page = self.page
        language = page.evaluate("document.documentElement.lang")
        seen = Seen(where, language, self.thorough, console=self._heard())
        seen.axe = axe.faults(page, colours=language == "ko") if self.thorough else []
        seen.small = page.evaluate(SMALL, MAIN)
        seen.foreign, seen.files = (found := page.evaluate(WEIGHT))["foreign"], dict(found["files"])
        if language == "en":
            seen.hangul = [line for line in page.evaluate(HANGUL) if is_korean(line)]
        seen.wide = self._too_wide()
        return seen

    def look_inside(self, where: str) -> Seen:
        """At the menu and whatever else was folded away."""
        page = self.page
        page.evaluate(OPEN)
        seen = Seen(f"{where} opened", page.evaluate("document.documentElement.lang"), console=self._heard())
        seen.axe, seen.small = axe.faults(page, within="details"), page.evaluate(SMALL, MAIN)
        wide = page.evaluate(WIDE)
        seen.wide = [f"opened: {wide} px"] if wide > 0 else []
        return seen

    def _heard(self) -> list[str]:
        heard, self.heard[:] = list(self.heard), []
        return heard

    def _too_wide(self) -> list[str]:
        """On this device, with text twice as large, and on the narrowest screen."""
        page, found = self.page, {"as it is": self.page.evaluate(WIDE)}
        page.evaluate(TEXT_AT_200)
        found["text at 200 %"] = page.evaluate(WIDE)
        page.evaluate(TEXT_AS_IS)
        size = page.viewport_size
        if size["width"] < 800:
            page.set_viewport_size({"width": 320, "height": size["height"]})
            found["320 px"] = page.evaluate(WIDE)
            page.set_viewport_size(size)
        return [f"{how}: {more} px" for how, more in found.items() if more > 0]

    def _hear(self, message: ConsoleMessage) -> None:
        # That a page answered 403 or 404 is asserted elsewhere; here it is no news.
        if message.type in ("error", "warning") and "the server responded with a status of 4" not in message.text:
            self.heard.append(f"{message.type}: {message.text}")
