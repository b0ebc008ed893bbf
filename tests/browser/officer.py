"""An officer with an account of her own: made by the site's own pages, with a password and a second factor."""

import re
import time
from dataclasses import dataclass, field
from email import message_from_string

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page

from .chromium import press
from .city import Site

PASSWORD = "달빛 아래 자전거 3대"
EMAIL = "saebyeok.do@haeoreum.example"


@dataclass
class Officer:
    email: str = EMAIL
    password: str = PASSWORD
    secret: str = ""
    spare: list[str] = field(default_factory=list)
    """Recovery codes; each opens once."""

    def digits(self) -> str:
        """What the app shows now."""
        return format_hotp_value(hotp_value(self.secret, int(time.time()) // 30))

    def gives_password(self, tab: Page, site: Site, onward: str) -> None:
        tab.goto(site.address(f"accounts/login/?next=/haeoreum/{onward}"))
        tab.fill("[name=login]", self.email)
        tab.fill("[name=password]", self.password)
        press(tab.locator("main form .btn").first)

    def gives_digits(self, tab: Page) -> None:
        """What the app shows; once more if they changed in the meantime."""
        for _ in range(2):
            digits = self.digits()
            self.gives_code(tab, digits)
            if not tab.locator(".errors").count():
                return
            while self.digits() == digits:
                time.sleep(1)

    def gives_code(self, tab: Page, code: str) -> None:
        tab.fill("[name=code]", code)
        press(tab.locator("main form .btn").first)


def sign_up(tab: Page, site: Site) -> Officer:
    """A new account, its address confirmed by the digits of the letter."""
    tab.goto(site.address("accounts/signup/"))
    tab.fill("[name=name]", "도새벽")
    tab.fill("[name=email]", EMAIL)
    tab.fill("[name=password1]", PASSWORD)
    tab.check("[name=agrees]")
    tab.locator("main form .btn").first.click()
    tab.wait_for_url("**/accounts/confirm-email/**")
    return Officer()


def confirm(tab: Page, site: Site) -> None:
    tab.fill("[name=code]", re.search(r"\b\d{6}\b", last_letter(site, EMAIL))[0])
    press(tab.locator("main form .btn").first)


def last_letter(site: Site, to: str) -> str:
    """The text of the latest letter that the site's console shows for this address."""
    letters = re.split(r"^-{20,}$", site.letters(), flags=re.MULTILINE)
    found = [letter for letter in letters if f"To: {to}" in letter][-1]
    letter = message_from_string(found[found.index("Content-Type") :])
    part = next(one for one in letter.walk() if one.get_content_type() == "text/plain")
    return part.get_payload(decode=True).decode()
