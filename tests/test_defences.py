"""What the site does for its visitors without being asked: headers, tokens, cookies, hosts, sessions, silence."""

from urllib.parse import urljoin, urlsplit

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.http import SimpleCookie
from django.test import Client, override_settings
from django.urls import path

from madang.base.people.models import Person
from madang.base.people.tests.test_modes import PRODUCTION, python
from madang.base.places.models import Host
from madang.front.tasks import tidy_up

from .small_years import one_of_everything
from .test_permissions import ACCOUNTS, GUARDED, OPEN, names, rows

pytestmark = pytest.mark.django_db
PASSWORD = "달빛 아래 자전거 3대"


@pytest.fixture
def town(year, ara, kim, during):
    during(year, "plan", days=1)
    made = one_of_everything(year, ara, kim)
    during(year, "decide")
    return made


def fail(request):
    raise RuntimeError("a mistake of ours")


class WithAMistake:
    urlpatterns = [path("mistake/", fail)]


def answers(client, town):
    """An answer of each kind, by name, with the status it has."""
    yield "page", 200, client.get("/haeoreum/")
    yield "platform", 200, client.get("/")
    yield "refused", 403, client.get("/haeoreum/2027/propose/2/")
    yield "sign in first", 302, client.get("/haeoreum/desk/")
    yield "not found", 404, client.get("/haeoreum/nowhere/")
    yield "not found on the platform", 404, client.get("/nowhere/at/all/")
    yield "the slash is missing", 301, client.get("/haeoreum/record")
    yield "not this way", 405, client.get("/haeoreum/language/")
    yield "stranger's host", 400, client.get("/", headers={"host": "evil.example"})
    yield "no token", 403, Client(enforce_csrf_checks=True).post("/haeoreum/accounts/login/")
    yield "too much", 400, client.post("/haeoreum/accounts/login/", {"login": "a" * 3_000_000})
    yield "too many fields", 400, client.post("/haeoreum/accounts/login/", {f"f{n}": "1" for n in range(600)})
    yield "table", 200, client.get("/haeoreum/2027/data/proposals.csv")
    yield "description", 200, client.get("/haeoreum/2027/data/datapackage.json")
    yield "feed", 200, client.get("/haeoreum/record/feed.atom")
    yield "map", 200, client.get("/haeoreum/2027/propose/map.svg")
    yield "document", 200, client.get("/haeoreum/2027/plan/versions/1/document.html")
    yield "frozen", 200, client.get("/haeoreum/2027/plan/versions/1.json")
    yield "ballots", 200, client.get("/haeoreum/2027/decide/city/ballots.pb")
    yield "numbers", 200, client.get("/haeoreum/2027/decide/city/receipts.txt")
    yield "picture", 200, client.get(f"/haeoreum{town.picture.small}")
    yield "private", 403, client.get(f"/haeoreum{town.hidden.address}")
    with override_settings(ROOT_URLCONF=WithAMistake, PLATFORM_URLCONF=WithAMistake):
        client.raise_request_exception = False
        yield "our mistake", 500, client.get("/mistake/")


def test_every_kind_of_answer_forbids_frames_and_foreign_script(client, town):
    for kind, status, answer in answers(client, town):
        assert (kind, answer.status_code) == (kind, status)
        allowed = dict(rule.strip().partition(" ")[::2] for rule in answer["Content-Security-Policy"].split(";"))
        assert allowed["default-src"] == "'none'", kind
        # A file is a sandbox of its own.
        assert "sandbox" in allowed or allowed["frame-ancestors"] == "'none'", kind
        assert not [rule for rule in allowed.values() if "unsafe" in rule or "*" in rule], kind


def test_nothing_is_guessed_and_nothing_is_told_to_other_sites(client, town):
    for kind, status, answer in answers(client, town):
        if status == 400 and "host" in kind:
            continue
        headers = ("X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy")
        assert [answer.get(name) for name in headers] == ["nosniff", "same-origin", "same-origin"], kind


def test_a_mistake_of_ours_says_nothing_about_the_machine(client, town):
    said = {kind: answer for kind, _status, answer in answers(client, town)}["our mistake"].content.decode()
    assert "우리 쪽에 문제가 생겼습니다" in said
    assert not any(word in said for word in ("RuntimeError", "a mistake of ours", "Traceback", ".py", "Django"))


# Without our cookie: a mail program's one click and a voting terminal (a signed word is the authority), a language that
# does no harm, and a sealed choice that only its own person is shown again.
TERMINAL = "/2027/vote/dong/terminal/"
WITHOUT_A_TOKEN = {"/notices/stop/x/", "/language/", "/2027/vote/dong/resume/", f"{TERMINAL}made-up/"} | {
    f"{TERMINAL}{{terminal}}/{page}" for page in ("", "still/", "paper/", "look/", "cast/")
}


def test_every_act_needs_the_token_of_its_page(town, sign_in, kim):
    """Another site can make a browser send a form, but not with the token that our page carries."""
    client = sign_in(Client(enforce_csrf_checks=True), kim)
    cache.clear()
    went_on = set()
    for table in (GUARDED, OPEN, ACCOUNTS):
        for _stage, method, address, _said in rows(table):
            if method == "POST":
                answer = client.post("/haeoreum" + address.format(**names(town)))
                if not [one for one in answer.templates if one.name == "403_csrf.html"]:
                    went_on.add(address)
    assert went_on == WITHOUT_A_TOKEN


def test_a_page_of_another_site_cannot_speak_for_kim(town, sign_in, kim):
    client = sign_in(Client(enforce_csrf_checks=True), kim)
    page = client.get("/haeoreum/2027/propose/waiting/").content.decode()
    token = page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    publish = "/haeoreum/2027/propose/waiting/publish/"
    sent = {"number": ["2"], "csrfmiddlewaretoken": token}
    assert client.post(publish, sent, headers={"origin": "https://evil.example"}).status_code == 403
    assert client.post(publish, sent, headers={"origin": "http://testserver"}).status_code == 302


@pytest.fixture
def member(haeoreum):
    person = Person.objects.create_user("dara@example.org", PASSWORD, name="다라")
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    cache.clear()
    return person


def test_a_session_that_somebody_laid_under_is_not_the_one_that_comes_in(client, member):
    client.get("/haeoreum/accounts/login/?next=/haeoreum/me/")
    session = client.session
    session["laid"] = "by somebody else"
    session.save()
    laid = client.cookies["sessionid"] = session.session_key
    client.post("/haeoreum/accounts/login/", {"login": member.email, "password": PASSWORD})
    assert client.get("/haeoreum/me/").status_code == 200
    assert client.cookies["sessionid"].value != laid
    other = Client()
    other.cookies["sessionid"] = laid
    assert other.get("/haeoreum/me/").status_code == 302


def test_signing_out_ends_the_session_everywhere(client, sign_in, kim, haeoreum):
    key = sign_in(client, kim).cookies["sessionid"].value
    client.post("/haeoreum/accounts/logout/")
    assert not Session.objects.filter(session_key=key).exists()
    thief = Client()
    thief.cookies["sessionid"] = key
    assert thief.get("/haeoreum/desk/").status_code == 302


ELSEWHERE = [
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https:evil.example",
    "home",
]


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_no_link_of_ours_sends_anyone_elsewhere(client, sign_in, member, ara, kim, elsewhere):
    sent = {"login": member.email, "password": PASSWORD, "next": elsewhere}
    assert stays(client.post("/haeoreum/accounts/login/", sent))
    assert stays(client.get("/haeoreum/accounts/login/", {"next": elsewhere}))
    for address, data in BACK:
        assert stays(sign_in(client, ara).post(address, data | {"next": elsewhere})), address
    assert stays(client.post("/haeoreum/accounts/logout/", {"next": elsewhere}))


def stays(answer):
    """A browser reads \\ as / and a bare word as a neighbour of the page."""
    return urlsplit(urljoin("http://testserver/a/", answer["Location"].replace("\\", "/"))).netloc == "testserver"


BACK = [
    ("/haeoreum/language/", {"language": "en"}),
    ("/haeoreum/display/", {"size": "lg", "contrast": "auto"}),
    ("/haeoreum/notices/follow/", {"subject": "proposal/1"}),
    ("/haeoreum/notices/unfollow/", {"subject": "proposal/1"}),
    ("/haeoreum/notices/read/", {}),
]


@pytest.mark.parametrize(
    "address", ["//evil.example", "//evil.example/haeoreum", "/haeoreum//evil.example", "/\\evil.example"]
)
def test_a_missing_slash_leads_nowhere_else(client, haeoreum, address):
    location = client.get(address).headers.get("Location", "/")
    assert location.startswith("/") and not location.startswith(("//", "/\\"))


def test_a_page_turned_away_from_names_no_other_site_as_the_way_back(client, haeoreum, ara, sign_in):
    page = sign_in(client, ara).get("/haeoreum/record/audit/", headers={"referer": "https://evil.example/haeoreum/"})
    assert (page.status_code, "evil.example" in page.content.decode()) == (403, False)


def test_a_host_that_is_nobodys_is_no_host(client, haeoreum):
    Host.objects.create(government=haeoreum, name="cpb.haeoreum.example")
    said = {name: client.get("/", headers={"host": name}).status_code for name in HOSTS}
    assert said == HOSTS


HOSTS = {
    "testserver": 200, "cpb.haeoreum.example": 200, "evil.example": 400, "evil.example:80": 400,
    "testserver.evil.example": 400, "cpb.haeoreum.example.evil.example": 400, "x@testserver": 400, "": 400,
}  # fmt: skip


def test_a_letter_has_no_host_of_the_request(client, member, mailoutbox):
    client.post(
        "/haeoreum/accounts/password/reset/", {"email": member.email}, headers={"x-forwarded-host": "evil.example"}
    )
    assert len(mailoutbox) == 1
    assert "evil.example" not in mailoutbox[0].body


SETTING = "import django; django.setup(); from django.conf import settings as s; print({})"


def test_cookies_in_production_are_ours_alone_and_travel_encrypted():
    said = "[s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY, s.CSRF_COOKIE_HTTPONLY, s.SESSION_COOKIE_SAMESITE, s.SESSION_COOKIE_PATH, s.SESSION_COOKIE_DOMAIN]"
    assert python(PRODUCTION, SETTING.format(said)) == (
        "['__Host-session', '__Host-csrf', True, True, True, True, 'Lax', '/', None]"
    )


REDIRECT = """
import django
django.setup()
from django.conf import settings
settings.DATABASES["default"] |= {"NAME": ":memory:"}
settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.test import Client
client = Client()
said = []
for host in ("example.org", "evil.example"):
    answer = client.get("/accounts/login/", headers={"host": host})
    said += [answer.status_code, answer.headers.get("Location")]
answer = client.get("/accounts/login/", headers={"host": "example.org"}, secure=True)
said += [answer.status_code, answer.headers["Strict-Transport-Security"]]
cookie = answer.cookies["__Host-csrf"]
said += [bool(cookie["secure"]), bool(cookie["httponly"]), cookie["samesite"], cookie["path"], cookie["domain"]]
print(said)
"""


def test_production_sends_people_to_its_own_host_and_no_other():
    said = python(PRODUCTION | {"DATABASE_URL": "sqlite://:memory:"}, REDIRECT)
    assert said == str(
        [301, "https://example.org/accounts/login/", 400, None, 200, "max-age=31536000; includeSubDomains; preload"]
        + [True, True, "Lax", "/", ""]
    )


def test_cookies_of_ours_cannot_be_read_by_script(client, haeoreum):
    client.get("/haeoreum/accounts/login/")
    client.post("/haeoreum/display/", {"size": "lg", "contrast": "high"})
    client.post("/haeoreum/language/", {"language": "en"})
    kept: SimpleCookie = client.cookies
    assert set(kept) == {"csrftoken", "madang_size", "madang_contrast", "madang_language"}
    assert {(cookie["httponly"], cookie["samesite"]) for cookie in kept.values()} == {(True, "Lax")}


def test_sessions_that_are_over_are_forgotten_at_night(haeoreum, sign_in, client, ara):
    sign_in(client, ara)
    Session.objects.update(expire_date="2020-01-01T00:00:00Z")
    tidy_up.call()
    assert not Session.objects.exists()


def test_what_people_send_is_in_no_log(client, sign_in, town, ara, caplog, monkeypatch):
    """Neither what they asked for in an address nor what they typed: a log is read by more people than a proposal."""
    secret = "아무에게도 말하지 마세요"
    caplog.set_level("DEBUG", logger="django.request")
    client.get("/haeoreum/nowhere/", {"q": secret})
    client.post("/haeoreum/accounts/login/", {"login": f"{secret}@example.org", "password": secret})
    sign_in(client, ara).post("/haeoreum/2027/vote/city/cast/", {"choices": [secret]})
    with override_settings(ROOT_URLCONF=WithAMistake, PLATFORM_URLCONF=WithAMistake):
        client.raise_request_exception = False
        client.post("/mistake/?q=" + secret, {"idea": secret})
    assert caplog.records
    assert secret not in caplog.text and "ara@example.org" not in caplog.text
