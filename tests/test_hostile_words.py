"""Words that would do something if a page took them for more than words, in every place where people may write."""

import csv
import io
import json
import re
from datetime import timedelta
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from django.core import mail

from madang.base import clock
from madang.base.datasets.formats import FORMATS
from madang.base.notices.delivery import deliver
from madang.base.notices.models import Message, Subscription
from madang.base.people.models import Part, Person
from madang.base.places.models import Area, Government
from madang.base.record.actions import note
from madang.cycle.budget.models import Project
from madang.cycle.plan.models import OperatingPlan, Ordinance, Track, Window
from madang.cycle.propose.models import Proposal
from madang.cycle.vote.models import Option

from .small_years import one_of_everything
from .test_permissions import ACCOUNTS, GUARDED, OPEN, names, rows

pytestmark = pytest.mark.django_db

# Markup, an attribute's end, a template, a formula, a script's address; then what XML and terminals choke on.
WORDS = "=1+1<b id=pwned onclick=alert(1)>\"'><script>pwned()</script>{{ 7|add:42 }}{% debug %}"
UNSEEN = WORDS + "\x0b\x1b[31m\u202e"
OUTLINE = [[[0, 0], [100, 0], [100, 100], [0, 100]]]


@pytest.fixture
def town(year, ara, kim, during, haeoreum):
    """Everything in it is called by hostile words, those unseen included: not all of it came in through our door."""
    during(year, "plan", days=1)
    OperatingPlan.objects.filter(cycle=year).delete()
    Government.objects.filter(pk=haeoreum.pk).update(name=WORDS[:60], name_en=WORDS[:80], phone=WORDS[:30])
    Area.objects.filter(government=haeoreum).update(
        name=WORDS[:58] + "\x0b", name_en=WORDS[:58] + "\x0b", outline=OUTLINE
    )
    Ordinance.objects.filter(government=haeoreum).update(title=WORDS, articles={"notice": WORDS, "vote": WORDS})
    Track.objects.filter(cycle=year).update(name=WORDS[:40], name_en=WORDS[:60], description=UNSEEN)
    Window.objects.filter(cycle=year).update(legal_ground=UNSEEN)
    Person.objects.update(name=WORDS[:60])
    Part.objects.update(office=WORDS[:60])
    year.refresh_from_db()
    made = one_of_everything(year, ara, kim, title=UNSEEN)  # a frozen paper keeps the title it was made with
    Proposal.objects.update(
        title=UNSEEN, problem=UNSEEN, idea=UNSEEN, effect=UNSEEN, place=WORDS, answer=UNSEEN, x=50, y=50,
        proposer_name=WORDS[:60], area=Area.objects.filter(government=haeoreum).first(), picture=made.picture,
    )  # fmt: skip
    unfrozen = Option.objects.filter(poll__manifest_digest="")
    unfrozen.update(title=UNSEEN, area=Area.objects.filter(government=haeoreum).first())
    sections = dict.fromkeys(["purpose", "scale", "schedule", "call", "bodies", "rules", "promotion"], UNSEEN)
    OperatingPlan.objects.filter(pk=made.draft.pk).update(**sections, change_reason=UNSEEN)
    made.picture.__class__.objects.update(alt=WORDS)
    Project.objects.update(title=WORDS[:120], expected=WORDS)
    Message.objects.update(facts={"title": UNSEEN, "code": UNSEEN, "year": 2027, "number": 1, "answer": UNSEEN})
    Subscription.objects.create(person=ara, government=haeoreum, subject="proposal/1", name=UNSEEN)
    for event, facts in ENTRIES:
        note(haeoreum, made.published.subject, event, by=kim, actor=WORDS[:80], **facts)
    return made


ENTRIES = [
    ("propose.published", {"title": UNSEEN, "code": UNSEEN}),
    ("propose.priced", {"title": UNSEEN, "cost": 1, "before": None}),
    ("vote.on_paper", {"title": UNSEEN, "code": UNSEEN, "cost": 1, "of": 1}),
    ("vote.option_withdrawn", {"title": UNSEEN, "code": UNSEEN, "why": UNSEEN, "voters": 1}),
    ("decide.counted", {"place": 1, "of": 1, "funded": True, "score": 1, "year": 2027, "title": UNSEEN}),
    ("decide.imported", {"file": UNSEEN, "ballots": 1}),
    ("decide.resolved", {"outcome": "reserve", "amount": 1, "place": 1, "reason": UNSEEN, "differs": True, "year": 2027,
                         "track": "city", "title": UNSEEN, "body": UNSEEN}),
    ("decide.sheet_in", {"component": "committee", "members": 1, "digest": "0" * 64, "replaced": True}),
    ("plan.ordinance_saved", {"title": UNSEEN, "number": UNSEEN, "notice_days": 10}),
    ("plan.track_removed", {"track": UNSEEN}),
    ("plan.window_set", {"of": "vote", "opens": "2026-01-01T00:00:00+09:00", "closes": "2026-01-02T00:00:00+09:00",
                         "ground": UNSEEN}),
    ("people.codes_made", {"size": 1, "area": UNSEEN}),
]  # fmt: skip


class Reader(HTMLParser):
    """Whatever in a page is more than words and comes from ours."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if given.get("id") == "pwned" or any(name.startswith("on") for name in given):
            self.found.append((tag, given))
        if (
            tag == "script"
            and given.get("type") != "application/json"
            and not (given.get("src") or "").startswith("/static/")
        ):
            self.found.append((tag, given))
        if re.match(r"\s*(javascript|data|vbscript):", given.get("href") or "", re.IGNORECASE):
            self.found.append((tag, given))

    handle_startendtag = handle_starttag


def more_than_words(page):
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader.found


def test_the_reader_sees_what_is_more_than_words():
    assert len(more_than_words("<b id=pwned></b><i onclick=x></i><script>1</script><a href=' JavaScript:x'>a</a>")) == 4
    assert more_than_words('<p id="own">&lt;b id=pwned&gt;</p><script src="/static/a.js"></script>') == []


PAGES = sorted({(stage, address) for table in (GUARDED, OPEN, ACCOUNTS) for stage, _m, address, _s in rows(table)})


@pytest.mark.parametrize(
    ("who", "language"),
    [("nobody", "ko"), ("ara", "ko"), ("kim", "ko"), ("ara", "en")]
    + [pytest.param(who, "en", marks=pytest.mark.long) for who in ("nobody", "kim")],
)
def test_no_page_takes_words_for_more(client, sign_in, town, request, who, language):
    if who != "nobody":
        sign_in(client, request.getfixturevalue(who))
    client.cookies["madang_language"] = language
    seen = 0
    for stage, address in PAGES:
        if address == "/accounts/logout/":
            continue
        with clock.set_to(town.cycle.windows.get(stage=stage).opens_at + timedelta(days=10)):
            answer = client.get("/haeoreum" + address.format(**names(town)))
            body = b"".join(answer).decode(errors="replace") if "webp" not in address and "pdf" not in address else ""
        if answer["Content-Type"].startswith("text/html"):
            assert more_than_words(body) == [], address
            assert "script&gt;49" not in body, address  # what the template in the words would make of itself
            seen += "pwned" in body
        elif "svg" in answer["Content-Type"] or "xml" in answer["Content-Type"]:
            tree = ElementTree.fromstring(body)  # noqa: S314 - our own
            assert [one for one in tree.iter() if one.get("id") == "pwned"] == []
            seen += "pwned" in body
        elif "json" in answer["Content-Type"]:
            json.loads(body)
    assert seen > (8 if who == "nobody" else 12)


def test_the_feed_can_be_read_by_every_reader(client, town):
    feed = ElementTree.fromstring(client.get("/haeoreum/record/feed.atom").content)  # noqa: S314 - our own
    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) > len(ENTRIES)


TABLES = ["proposals", "calendar", "tracks", "plans", "verdicts"]
MONEY_TABLES = [
    "projects", "lines", "works", "contracts", "payments", "changes", "reports", "visits", "waste-reports",
    "extracts", "settlement", "indicators",
]  # fmt: skip
TABLES += MONEY_TABLES


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("form", FORMATS)
def test_every_table_can_be_had_in_every_form(client, town, table, form):
    answer = client.get(f"/haeoreum/2027/data/{table}.{form}")
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content)


@pytest.mark.parametrize("table", TABLES)
def test_no_cell_begins_a_formula(client, town, table):
    text = b"".join(client.get(f"/haeoreum/2027/data/{table}.csv").streaming_content).decode()
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert [cell for cell in cells if re.match(r"[=+@\t\r]|-\D", cell)] == []


FILES = [
    "budget/promise.csv", "budget/statement/annex.csv", "budget/office/council/0/table.csv", "execute/status/2027-1.csv",
]  # fmt: skip


def test_no_cell_of_a_file_of_the_money_begins_a_formula(client, sign_in, town, during, kim):
    """The files of documents and of the office are tables too; that the words are in some of them is the control."""
    during(town.cycle, "decide")
    sign_in(client, kim)
    answers = {name: client.get(f"/haeoreum/2027/{name}") for name in FILES}
    assert {name: answer.status_code for name, answer in answers.items()} == dict.fromkeys(FILES, 200)
    texts = {name: b"".join(answer).decode("utf-8-sig") for name, answer in answers.items()}
    cells = [(name, cell) for name, text in texts.items() for row in csv.reader(io.StringIO(text)) for cell in row]
    assert [one for one in cells if re.match(r"[=+@\t\r]|-\D", one[1])] == []
    assert {name for name, cell in cells if "pwned" in cell} >= {"budget/promise.csv"}


def test_the_document_prints_the_words(client, town):
    page = client.get("/haeoreum/2027/plan/versions/1/document.html").content.decode()
    assert "&lt;b id=pwned" in page
    assert more_than_words(page) == []


def test_letters_carry_the_words_as_words(town, settings):
    with clock.set_to(clock.now() + timedelta(days=1)):
        deliver()
    letters = [letter for letter in mail.outbox if "pwned" in letter.subject or "pwned" in letter.body]
    assert letters
    for letter in letters:
        assert "\n" not in letter.subject
        assert [more_than_words(part.content) for part in letter.alternatives] == [[]]


def test_the_ballots_file_has_no_more_lines_than_ballots(client, town):
    """A title with a line end in it would forge a section; see the rules for Pabulib files."""
    lines = client.get("/haeoreum/2027/decide/city/ballots.pb").content.decode().splitlines()
    assert lines.count("VOTES") == lines.count("PROJECTS") == lines.count("META") == 1
    assert len(lines[lines.index("VOTES") + 2 :]) == 1


def test_an_ordinance_has_no_script_for_an_address(client, sign_in, town, during, kim):
    during(town.cycle, "propose")
    for address in ("javascript:alert(1)", "JaVaScript:alert(1)", "data:text/html,x", "\x01javascript:alert(1)"):
        sent = {"title": "조례", "number": "1", "notice_days": "10", "url": address}
        page = sign_in(client, kim).post("/haeoreum/2027/plan/office/ordinance/", sent)
        assert (page.status_code, list(page.context["form"].errors)) == (422, ["url"]), address
