"""Forms sent with mistakes in them: the page says what to mend, keeps what was typed, and everyone can use it."""

from dataclasses import dataclass, field

import pytest

from .addresses import HANEUL, JIU, VISITOR
from .chromium import DESK, DESK_EN, PHONE, PHONE_EN, come_in, device
from .look import Eyes

TOO_MANY = 6  # a ballot holds five
SEND = "button.btn:not([name])"  # the others keep or drop the draft


@dataclass(frozen=True)
class Mistake:
    path: str
    typed: dict[str, str] = field(default_factory=dict)
    form: str = "main form[method=post]"
    button: str = "button.btn, .btn[type=submit]"

    def make(self, page) -> None:
        """Fill in by the fields' names, tick as many boxes as said, send."""
        form = page.locator(self.form).first
        for name, value in self.typed.items():
            found = form.locator(f"[name='{name}']")
            if isinstance(value, int):
                for number in range(value):
                    found.nth(number).check(force=True)  # the label lies over its box
            elif found.first.evaluate("e => e.tagName") == "SELECT":
                found.select_option(index=1)
            else:
                found.first.fill(value)
        with page.expect_navigation():
            form.locator(self.button).last.click()


MISTAKES = {
    (VISITOR, "middle"): [
        Mistake("accounts/signup/", {"email": "주소 아님", "password1": "짧다"}),
        Mistake("accounts/login/", {"login": "nobody@haeoreum.example", "password": "아무거나 열 글자"}),
        Mistake("accounts/login/", {"login": "", "password": ""}),
        Mistake("accounts/login/code/"),
        Mistake("accounts/password/reset/", {"email": "주소 아님"}),
    ],
    (HANEUL, "spring"): [
        Mistake("2027/propose/new/", button=SEND),
        Mistake(
            "2027/propose/new/",
            {"track": 2, "title": "짧", "problem": "가", "idea": "900101-1234567", "cost": "99999999999"},
            button=SEND,
        ),
    ],
    (HANEUL, "middle"): [
        Mistake("2027/vote/city/", {"choices": TOO_MANY}),
        Mistake("2027/vote/dong/"),
        Mistake("people/me/leave/"),
        Mistake("people/prove/who/code/", {"code": "AAAA-BBBB-CCCC"}),
        Mistake("people/prove/where/"),
        Mistake("accounts/password/set/", {"password1": "짧다", "password2": "다르다"}),
        Mistake("accounts/email/", {"email": "주소 아님"}, form="main form:has([type=email])"),
    ],
    (JIU, "middle"): [
        Mistake("desk/government/", {"population": "-1"}),
        Mistake("people/office/give/", {"email": "nobody@haeoreum.example"}),
        Mistake("people/office/desk/", {"born": "2099-01-01"}),
        Mistake("people/office/codes/", {"size": "0", "last_day": "2020-01-01"}),
        Mistake("2027/propose/{later}/price/", {"cost": "-1"}),
    ],
    (JIU, "waiting"): [Mistake("2027/propose/{waiting}/decline/")],
    (JIU, "winter"): [
        Mistake("plan/start/", {"fiscal_year": "2020", "cycle_year": "2021"}, form="main form:has([name=fiscal_year])"),
        Mistake("2028/plan/office/year/", {"total_ceiling": "1"}),
        Mistake("2028/plan/office/ordinance/", {"title": "", "number": ""}),
        Mistake("2028/plan/office/tracks/", {"name": "", "code": "한글 주소"}),
        Mistake("2028/plan/office/calendar/", {"vote_closes": "2020-01-01T09:00"}),
    ],
}


@pytest.mark.parametrize(
    "on", [PHONE, *(pytest.param(on, marks=pytest.mark.long) for on in (PHONE_EN, DESK, DESK_EN))], ids=str
)
@pytest.mark.parametrize("who, day", MISTAKES, ids=lambda one: one or "visitor")
def test_a_mistake_is_told_and_everyone_can_mend_it(chromium, site, numbers, who, day, on):
    where, wrong = site(day), {}
    with device(chromium, on) as context:
        if who:
            come_in(context, where, who)
        eyes = Eyes(context.new_page())
        for mistake in MISTAKES[who, day]:
            path = mistake.path.format(**numbers)
            eyes.page.goto(where.address(path))
            mistake.make(eyes.page)
            wrong |= _faults(eyes, mistake, path, on.language)
    assert wrong == {}


def _faults(eyes, mistake, path, language) -> dict[str, list[str]]:
    page = eyes.page
    seen = eyes.look(path)
    found = seen.axe + seen.small + seen.wide + seen.console
    if page.locator(".errors").count() != 1:
        return {path: [*found, "no summary of what to mend"]}
    if page.evaluate("!document.activeElement.closest('.errors')"):
        found.append("the summary has not the focus")
    if not page.title().startswith({"ko": "고칠 곳이 있어요", "en": "Please correct"}[language]):
        found.append(f"the title does not say it: {page.title()}")
    for link in page.locator(".errors a").all():
        target = link.get_attribute("href").removeprefix("#")
        if not page.evaluate("id => !!document.getElementById(id)", target):
            found.append(f"a link leads nowhere: {target}")
    found += [f"lost what was typed in {name}" for name in _lost(page, mistake)]
    return {path: found} if found else {}


def _lost(page, mistake) -> list[str]:
    """A password is asked again; everything else stays."""
    form = page.locator(mistake.form).first
    return [
        name
        for name, value in mistake.typed.items()
        if (
            form.locator(f"[name='{name}']:checked").count() == 0
            if isinstance(value, int)
            else "password" not in name and form.locator(f"[name='{name}']").first.input_value() != value
        )
    ]
