"""Account pages in a real browser: axe in both languages, also with errors shown, and a passkey from making it to signing in."""

import os
from pathlib import Path

import axe_playwright_python
import pytest
from allauth.account.models import EmailAddress
from playwright.sync_api import sync_playwright

# Playwright keeps an event loop in the thread of the tests, where Django would refuse to ask its database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = {
    None: "accounts/login/ accounts/signup/ accounts/login/code/ accounts/password/reset/ people/privacy/",
    "ara": "people/me/ people/me/looks/ people/me/leave/ people/prove/ people/prove/where/ people/prove/who/code/ "
    "people/prove/who/desk/ accounts/2fa/ accounts/2fa/totp/activate/ accounts/2fa/webauthn/add/ accounts/email/ "
    "accounts/password/set/ accounts/3rdparty/ accounts/logout/ people/office/",
    "kim": "people/office/ people/office/give/ people/office/desk/ people/office/codes/",
}


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
def browse(chromium, live_server, client, sign_in):
    """browse(ara, width=390): a tab of someone's own, signed in if it is someone."""
    contexts = []

    def browse(person=None, width=390, language="ko"):
        context = chromium.new_context(viewport={"width": width, "height": 844}, bypass_csp=True, locale=language)
        contexts.append(context)
        if person:
            session = sign_in(client.__class__(), person).cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        return context.new_page()

    yield browse
    for context in contexts:
        context.close()


def faults(tab):
    tab.evaluate(AXE)
    found = tab.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
    return [(fault["id"], [node["target"] for node in fault["nodes"]]) for fault in found]


@pytest.mark.parametrize(("language", "width"), [("ko", 390), pytest.param("en", 1280, marks=pytest.mark.long)])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_nothing_is_too_wide(browse, live_server, request, haeoreum, name, language, width):
    tab = browse(request.getfixturevalue(name) if name else None, width, language)
    found = {}
    for path in PAGES[name].split():
        tab.goto(f"{live_server.url}/haeoreum/{path}")
        wide = tab.evaluate("document.documentElement.scrollWidth > innerWidth")
        if what := faults(tab) + (["too wide"] if wide else []):
            found[path] = what
    assert found == {}


@pytest.mark.parametrize("path", ["accounts/login/", "accounts/signup/", "accounts/password/reset/"])
def test_axe_finds_nothing_with_errors_shown(browse, live_server, haeoreum, path):
    tab = browse()
    tab.goto(f"{live_server.url}/haeoreum/{path}")
    tab.click("main form .btn:not(.plain)")
    assert tab.locator("#errors").count() == 1
    assert faults(tab) == []


def test_a_passkey_is_made_and_opens_the_office(browse, live_server, kim):
    EmailAddress.objects.create(user=kim, email=kim.email, verified=True, primary=True)
    tab = browse(kim)
    keys = tab.context.new_cdp_session(tab)
    keys.send("WebAuthn.enable")
    device = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options = device | {"isUserVerified": True, "automaticPresenceSimulation": True}
    keys.send("WebAuthn.addVirtualAuthenticator", {"options": options})

    tab.goto(f"{live_server.url}/haeoreum/accounts/2fa/webauthn/add/")
    tab.check("#id_passwordless")
    tab.click("#mfa_webauthn_add")
    tab.wait_for_url(lambda address: "recovery-codes" in address)

    tab.context.clear_cookies()
    tab.goto(f"{live_server.url}/haeoreum/accounts/login/?next=/haeoreum/people/office/")
    tab.click("#passkey_login")
    tab.wait_for_url(lambda address: "login" not in address)
    assert tab.locator("h1").inner_text() == "역할"


def test_a_passkey_that_fails_is_told(browse, live_server, haeoreum):
    tab = browse()
    keys = tab.context.new_cdp_session(tab)
    keys.send("WebAuthn.enable")
    tab.goto(f"{live_server.url}/haeoreum/accounts/login/")
    tab.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error('cancelled')) }")
    tab.click("#passkey_login")
    tab.wait_for_selector("#passkey_failed:not([hidden])")
    assert faults(tab) == []
