"""axe-core in a page: every rule of WCAG 2.2 A and AA. It comes as a Python package, so no Node is needed."""

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

SCRIPT = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# A screen of a voting place goes back to its start when nobody is there: each page says when and has a button for more
# time (WCAG 2.2, 2.2.1 "extend"). axe cannot know that.
GOES_BACK = "/terminal/"
RUN = """async ([within, tags, colours]) => {
    const options = {resultTypes: ["violations"], runOnly: tags,
        rules: {"target-size": {enabled: true}, "color-contrast": {enabled: colours}}};
    const {violations} = await axe.run(within ?? document, options);
    return violations.flatMap(({id, nodes}) => nodes.map(({target, html, any}) =>
        `${id}: ${target.join(" ")} ${html.slice(0, 100)} ${any[0]?.message ?? ""}`));
}"""


def faults(page: Page, within: str | None = None, colours: bool = True) -> list[str]:
    """What is wrong in the page, or in the parts of it that a selector names: rule, element, and why.

    Contrast takes three quarters of the time; leave the colours out where they have been looked at in another language.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(SCRIPT)
    if within and not page.locator(within).count():
        return []
    found = page.evaluate(RUN, [within and {"include": [[within]]}, TAGS, colours])
    return [fault for fault in found if not (fault.startswith("meta-refresh") and GOES_BACK in page.url)]


def contrast(page: Page) -> list[str]:
    return [fault for fault in faults(page) if fault.startswith("color-contrast")]
