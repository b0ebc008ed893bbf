"""Every field of every form, filled with what no person means: an answer each time, never a mistake of ours."""

from collections import Counter

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import transaction

from .small_years import one_of_everything
from .test_permissions import ACCOUNTS, GUARDED, MONEY, OPEN, names, rows

pytestmark = pytest.mark.django_db

TEXTS = ["\x00", "a\x00\x0b", "가" * 5000, "{{ 7 }}{% x %}%s%(a)s"]
NUMBERS = [str(10**30), "9" * 5000, "-1", "2147483648", "9223372036854775807", "1e400"]
DAYS = ["0001-01-01", "9999-12-31", "0001-01-01T00:00", "9999-12-31T23:59"]
# What is sent in place of each kind of field; what is chosen or hidden gets a little of everything.
ODD = {
    "text": TEXTS,
    "number": NUMBERS,
    "date": DAYS,
    "datetime-local": DAYS[2:],
    "hidden": ["[" * 9000, *NUMBERS, "\x00"],
}
USUAL = ["\x00", str(10**30), "__all__"]
ADDRESSES = sorted({(s, a) for table in (GUARDED, OPEN, ACCOUNTS) for s, m, a, _ in rows(table) if m == "POST"})


@pytest.fixture
def town(year, ara, kim, during):
    during(year, "plan", days=1)
    return one_of_everything(year, ara, kim)


class _Undo(Exception):
    """Takes back what was sent."""


def send(client, path, data):
    """The status, or the name of the mistake; nothing of it remains."""
    cache.clear()
    cookies = client.cookies.output()
    try:
        with transaction.atomic():
            answer = client.post(path, data)
            mistake = getattr(answer, "exc_info", None)
            raise _Undo
    except _Undo:
        client.cookies.clear()  # whoever was signed out by it comes back
        client.cookies.load("; ".join(line.removeprefix("Set-Cookie: ") for line in cookies.split("\r\n")))
        return repr(mistake[1])[:80] if answer.status_code >= 500 and mistake else answer.status_code


def forms_on(page):
    """(where it goes, {name: [values]}, {name: kind}) of every form with fields of its own."""
    for form in BeautifulSoup(page, "html.parser").find_all("form", method="post"):
        values, kinds = {}, {}
        for field in form.find_all(["input", "textarea", "select"]):
            name, kind = field.get("name"), field.get("type", "text" if field.name == "textarea" else "")
            if name and name != "csrfmiddlewaretoken" and kind not in ("submit", "image", "file"):
                values.setdefault(name, []).extend(_values(field, kind))
                kinds[name] = kind
        if values:
            yield form.get("action") or "", values, kinds


def _values(field, kind):
    if field.name == "select":
        chosen = field.find("option", selected=True) or field.find("option")
        return [chosen.get("value", "")] if chosen else []
    if kind in ("checkbox", "radio"):
        return [field.get("value", "on")] if field.has_attr("checked") else []
    return [field.text if field.name == "textarea" else field.get("value", "")]


def odd_forms(field, values, kind, most):
    """The form as it stands, with one odd value (of at most so many) where the field was, and once without the field.

    Which of them comes first differs from field to field.
    """
    odds = ODD.get(kind, USUAL)
    first = len(field) % len(odds)
    for odd in (odds[first:] + odds[:first])[:most]:
        yield values | {field: [odd]}
    yield {name: said for name, said in values.items() if name != field}


@pytest.mark.parametrize("most", [1, pytest.param(None, marks=pytest.mark.long)])
@pytest.mark.parametrize("who", ["nobody", "ara", "kim", "operator"])
def test_no_form_breaks_the_site(client, sign_in, settle, haeoreum, town, during, request, who, most):
    if who != "nobody":
        sign_in(client, settle(who, haeoreum, who) if who == "operator" else request.getfixturevalue(who))
    client.raise_request_exception = False
    tried, mistakes = Counter(), Counter()
    for stage, address in ADDRESSES:
        path = "/haeoreum" + address.format(**names(town))
        if who == "operator" and "/people/" not in path or "logout" in path:
            continue
        during(town.cycle, "propose" if "/plan/" in path or "papers" in path else stage)
        page = client.get(path)
        if page.status_code != 200 or not page["Content-Type"].startswith("text/html"):
            continue
        for action, values, kinds in forms_on(page.content.decode()):
            goes = action.partition("#")[0] or path
            if goes in tried or goes.startswith("http") or "logout" in goes:
                continue
            for field in values:
                for data in odd_forms(field, values, kinds[field], most):
                    tried[goes] += 1
                    met = send(client, goes, data)
                    if not isinstance(met, int):
                        mistakes[goes, field, met] += 1
    assert mistakes == {}
    assert len(tried) > {"nobody": 4, "ara": 8, "kim": 20, "operator": 2}[who], tried


def test_the_walk_sees_a_mistake(client, sign_in, town, during, kim, monkeypatch):
    """The negative control: an office that believes every number it is sent."""
    during(town.cycle, "propose")
    monkeypatch.setattr("madang.cycle.propose.office._numbers", lambda request: request.POST.getlist("number"))
    client.raise_request_exception = False
    path = "/haeoreum/2027/propose/waiting/publish/"
    sign_in(client, kim)
    assert isinstance(send(client, path, {"number": ["2"]}), int)
    assert "ValueError" in send(client, path, {"number": ["nan"]})


OF_THE_MONEY = tuple(f"{{{name}}}" for name in (*MONEY, "making"))
LONGER = [pytest.param(number, marks=pytest.mark.long) for number in ("9223372036854775808", "2147483648", "0")]


@pytest.mark.parametrize("number", [str(10**20), *LONGER])
def test_no_number_in_an_address_breaks_the_site(client, sign_in, town, during, kim, number):
    during(town.cycle, "decide")
    sign_in(client, kim)
    client.raise_request_exception = False
    for table in (GUARDED, OPEN, ACCOUNTS):
        for address in {address for _s, _m, address, _said in rows(table)}:
            for place in ("2027", "/1/", "/2/", "{part}", "{person}", "{batch}", "{letter}", *OF_THE_MONEY):
                if place in address and "{picture}" not in address and "{hidden}" not in address:
                    odd = address.replace(place, f"/{number}/" if "/" in place else number).format(**names(town))
                    assert client.get("/haeoreum" + odd).status_code < 500, odd
                    assert client.post("/haeoreum" + odd).status_code < 500, odd


KEYS = ["page", "role", "q", "area", "field", "lang", "preset", "show", "check", "at", "bom", "next", "who"]
KEYS += ["unit", "on", "end", "state", "office", "work", "day", "as"]


@pytest.mark.parametrize("odd", ["-1", "0", str(10**20), "9" * 5000, "%00", "two", "1e5", "%EF%BC%91"])
def test_no_question_in_an_address_breaks_the_site(client, sign_in, town, during, kim, odd):
    during(town.cycle, "propose")
    sign_in(client, kim)
    client.raise_request_exception = False
    asked = "&".join(f"{key}={odd}" for key in KEYS)
    # The promise says beside its field that the day asked for is none; nothing is left of a null.
    met = 200 if odd == "%00" else 422
    answers = {address: client.get(f"/haeoreum/{address}?{asked}").status_code for address in ASKED}
    assert answers == dict.fromkeys(ASKED, 200) | {"2027/budget/promise/": met}


ASKED = [
    "", "2027/", "2027/propose/", "2027/propose/map.svg", "2027/data/proposals/", "2027/data/proposals.csv", "record/",
    "record/feed.atom", "record/audit/", "people/office/", "notices/", "desk/", "display/", "2027/plan/office/tracks/",
]  # fmt: skip
ASKED_OF_THE_MONEY = [
    "2027/budget/", "2027/budget/1/", "2027/budget/lines/", "2027/budget/ledger/", "2027/budget/promise/", "2027/budget/promise.csv",
    "2027/budget/council/", "2027/budget/council/0/", "2027/budget/calendar/", "2027/budget/classification/",
    "2027/budget/office/", "2027/budget/requests/", "2027/budget/statement/annex/", "2027/execute/", "2027/execute/1/",
    "2027/execute/desk/", "2027/execute/extracts/", "2027/execute/extracts/1/", "2027/execute/watch/",
    "2027/execute/watch/waste/", "2027/execute/watch/waste/new/", "2027/execute/watch/waste/mine/", "2027/settle/",
    "2027/settle/1/", "2027/settle/desk/", "2027/feedback/", "2027/feedback/ratings/", "2027/feedback/desk/",
    "2027/feedback/desk/words/", "data/ledger/", "2027/data/works.csv",
]  # fmt: skip
ASKED += ASKED_OF_THE_MONEY
