"""No page asks more of the database for three hundred rows than for one, and none asks more than fourteen times."""

from datetime import date, datetime, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from madang.base import clock
from madang.base.notices.models import Message
from madang.base.people.models import Part, Person, Role
from madang.base.record.actions import note
from madang.base.surveys.models import Survey
from madang.cycle.budget.ledger import Posting, book
from madang.cycle.budget.models import Bill, Column, CouncilDecision, Project, Request
from madang.cycle.decide.actions import tell_everyone, write_result
from madang.cycle.execute.models import Payment, Report, Work
from madang.cycle.feedback.models import Rating
from madang.cycle.learn.models import Course, Session, Visit
from madang.cycle.propose.models import Proposal, State
from madang.cycle.settle.models import Settlement
from madang.cycle.vote import actions as vote
from madang.cycle.vote.manifest import freeze_paper
from madang.cycle.vote.models import Ballot, Option, Poll, RollEntry
from madang.cycle.vote.tests.boxes import finish, send

pytestmark = pytest.mark.django_db

MOST = 14
# One look into each stage for all years together; what the list is filtered by, and one's own filters.
MOST_AT = {"/haeoreum/desk/": 24, "/haeoreum/2027/review/desk/": 16}
PAGES = [
    # who, stage of the year, address
    (None, "vote", "/"),
    (None, "vote", "/haeoreum/"),
    (None, "decide", "/haeoreum/2027/"),
    (None, "vote", "/haeoreum/2027/plan/"),
    (None, "vote", "/haeoreum/2027/learn/"),
    (None, "vote", "/haeoreum/2027/learn/visits/"),
    (None, "vote", "/haeoreum/surveys/"),
    (None, "vote", "/haeoreum/2027/propose/"),
    (None, "vote", "/haeoreum/2027/propose/1/"),
    (None, "vote", "/haeoreum/2027/review/"),
    (None, "vote", "/haeoreum/2027/vote/"),
    ("ara", "vote", "/haeoreum/2027/vote/"),
    ("ara", "vote", "/haeoreum/2027/vote/city/"),
    (None, "decide", "/haeoreum/2027/decide/"),
    (None, "decide", "/haeoreum/2027/data/proposals/"),
    (None, "decide", "/haeoreum/2027/data/verdicts/"),
    (None, "decide", "/haeoreum/2027/data/representation/"),
    (None, "vote", "/haeoreum/record/"),
    (None, "vote", "/haeoreum/record/feed.atom"),
    ("ara", "vote", "/haeoreum/me/"),
    ("ara", "vote", "/haeoreum/notices/"),
    ("ara", "propose", "/haeoreum/2027/propose/new/"),
    ("kim", "vote", "/haeoreum/desk/"),
    ("kim", "vote", "/haeoreum/2027/learn/desk/"),
    ("kim", "vote", "/haeoreum/surveys/desk/"),
    ("kim", "vote", "/haeoreum/2027/propose/waiting/"),
    ("kim", "vote", "/haeoreum/2027/review/desk/"),
    ("kim", "vote", "/haeoreum/2027/vote/papers/"),
    ("kim", "vote", "/haeoreum/2027/plan/office/"),
    ("kim", "vote", "/haeoreum/people/office/"),
    ("kim", "vote", "/haeoreum/record/audit/"),
]


@pytest.fixture
def grow(year, track, ara, kim):
    """grow(n): so many more proposals, candidates, voters, messages and entries in the town."""
    poll = Poll.objects.create(
        cycle=year, track=track, budget=10**9, ballot_rule=track.ballot_rule, decision_rule=track.decision_rule,
        made_at=clock.now(), state="ready", opens_at=year.window("vote").opens_at, closes_at=year.window("vote").closes_at,
    )  # fmt: skip
    RollEntry.objects.create(poll=poll, person=ara, ground="resident")

    def grow(number):
        first = Proposal.objects.of(year).count() + 1
        for state in (State.PUBLISHED, State.SUBMITTED):
            Proposal.objects.bulk_create(
                Proposal(
                    cycle=year, track=track, number=place, title=f"의자 {place}", cost=1000, state=state, proposer=ara,
                    area=year.government.areas.first(), submitted_at=clock.now(), published_at=clock.now(),
                )
                for place in range(first, first + number)
            )  # fmt: skip
            first += number
        standing = Proposal.objects.of(year).published().exclude(pk__in=Option.objects.values("proposal"))
        options = Option.objects.bulk_create(
            Option(poll=poll, proposal=one, code=one.code, title=one.title, cost=1000) for one in standing
        )
        if not poll.manifest:  # a paper to show; without its digest more projects may still be put on it
            freeze_paper(poll, 1)
            poll.manifest_digest = ""
            poll.save()
        Ballot.objects.bulk_create(Ballot(poll=poll, choices=[options[0].code]) for _ in range(number))
        _people(year.government, number)
        _school(year, number, kim)
        _messages(year.government, ara, number)
        for _ in range(min(number, 60)):
            note(year.government, "proposal/1", "propose.published", by=kim, title="의자")

    return grow


def _school(year, number, officer):
    """Courses with a session each, visits and surveys."""
    now, had = clock.now(), Course.objects.count()
    courses = Course.objects.bulk_create(
        Course(cycle=year, kind="residents", title=f"과정 {had + one}", sessions=1, published_at=now)
        for one in range(number)
    )
    span = {"starts_at": now + timedelta(days=900), "ends_at": now + timedelta(days=901)}
    Session.objects.bulk_create(Session(course=one, place="주민센터", capacity=9, **span) for one in courses)
    seen = {"day": now.date(), "place": "경로당", "group": "elderly", "people": 9, "entered_by": officer}
    Visit.objects.bulk_create(Visit(cycle=year, **seen) for _one in range(number))
    times = {"opens_at": now, "closes_at": now + timedelta(days=900), "published_at": now}
    Survey.objects.bulk_create(
        Survey(government=year.government, title="밤길", made_by=officer, **times) for _one in range(number)
    )


def _people(government, number):
    had = Person.objects.count()
    people = [Person(email=f"p{had + one}@example.org", name="주민", password="!") for one in range(number)]
    Part.objects.bulk_create(
        Part(person=person, government=government, role="observer") for person in Person.objects.bulk_create(people)
    )


def _messages(government, person, number):
    had = Message.objects.count()
    facts = {"title": "의자", "code": "27-0001", "year": 2027, "number": 1}
    Message.objects.bulk_create(
        Message(
            key=f"{had + one}", government=government, person=person, subject="proposal/1", template="propose.published",
            facts=facts, channel="in-app", language="ko",
        )
        for one in range(number)
    )  # fmt: skip


@pytest.mark.parametrize(("who", "stage", "address"), PAGES, ids=[f"{who} {address}" for who, _, address in PAGES])
def test_a_page_asks_the_same_however_much_there_is(request, client, sign_in, grow, year, during, who, stage, address):
    grow(1)
    during(year, stage)
    if who:
        sign_in(client, request.getfixturevalue(who))
    _queries(client, address)  # the first look of a session also notes when it was last seen
    few = _queries(client, address)
    grow(300)
    many = _queries(client, address)
    assert many == few
    assert many <= MOST_AT.get(address, MOST)


@pytest.fixture
def large_vote(year, track, ara, kim, settle, haeoreum, during):
    """Three hundred projects on a paper, one ballot in a box that two people opened."""
    Proposal.objects.bulk_create(
        Proposal(
            cycle=year, track=track, number=place, title=f"의자 {place}", cost=1000, state=State.ELIGIBLE, proposer=ara,
            submitted_at=clock.now(), published_at=clock.now(),
        )
        for place in range(1, 301)
    )  # fmt: skip
    during(year, "vote", days=-1)
    poll = vote.make_paper(track, Proposal.objects.of(year).published(), by=kim)
    during(year, "vote")
    send(poll, ara, poll.options.order_by("pk").first().code)
    poll = finish(poll, kim, settle("ju", haeoreum, Role.COUNTER))
    during(year, "decide")
    return poll


def test_a_result_asks_the_same_for_three_hundred_projects(client, large_vote):
    tell_everyone(write_result(large_vote, by=None), by=None)
    for address in ("", "3/", "recount/", "report/", "table/", "table.csv", "result.json"):
        assert _queries(client, "/haeoreum/2027/decide/city/" + address) <= MOST, address


def test_the_office_of_the_count_asks_the_same_for_three_hundred_projects(client, sign_in, kim, large_vote):
    sign_in(client, kim)
    counted = write_result(large_vote, by=kim)
    _queries(client, "/haeoreum/desk/")
    assert _queries(client, "/haeoreum/2027/decide/city/count/") <= MOST
    tell_everyone(counted, by=kim)
    assert _queries(client, "/haeoreum/2027/decide/city/resolution/") <= MOST


# The pages of the money. What counts more than fourteen says why.
MONEY_AT = {
    # The table of the law, the inspectors' opinion, meetings, a survey with its counts, and what residents ask.
    "settle/": 26,
    "settle/1/": 17,  # the frozen and the living table of each year its money stands in
    "settle/desk/": 23,  # the whole table is drawn up anew, to compare it with what was drawn up
    "feedback/story/1/": 20,  # one question to each stage that the wish went through
    "budget/office/statement/": 50,  # the whole document, from every stage, as it would be now
    "execute/desk/": 17,  # what the list is filtered by
    "feedback/desk/": 20,  # the same, of all wishes; and what was rated and learned
    "settle/desk/2027/reasons/": 18,  # the whole table, and who may fill it in
}
MONEY = [
    (None, "budget/"), (None, "budget/1/"), (None, "budget/lines/"), (None, "budget/ledger/"), (None, "budget/calendar/"),
    (None, "budget/council/"), (None, "budget/council/0/"), (None, "budget/council/0/result/"), (None, "budget/promise/"),
    (None, "budget/statement/"), (None, "execute/"), (None, "execute/1/"), (None, "execute/status/2027-1/"),
    (None, "execute/watch/"), (None, "execute/watch/waste/"), (None, "execute/extracts/"), (None, "settle/"),
    (None, "settle/1/"), (None, "feedback/"), (None, "feedback/story/1/"), (None, "feedback/ratings/"),
    (None, "feedback/ratings/1/"), (None, "feedback/lessons/"), (None, "feedback/disclosures/"),
    ("kim", "budget/office/"), ("kim", "budget/office/projects/1/"), ("kim", "budget/office/statement/"),
    ("kim", "execute/desk/"), ("kim", "execute/desk/1/"), ("kim", "execute/watch/desk/"), ("kim", "settle/desk/"),
    ("kim", "settle/desk/2027/reasons/"), ("kim", "feedback/desk/"),
]  # fmt: skip


@pytest.fixture
def grow_money(year, track, line, kim, ara):
    """grow_money(n): so many more wishes that were chosen, decided, built, paid, seen, rated and are being settled."""
    today = clock.today()
    bill = Bill.objects.create(
        government=year.government, fiscal_year=2027, state="decided", submitted_on=today, decided_on=today
    )
    Settlement.objects.create(
        cycle=year, fiscal_year=2027, opened_at=clock.now(), opened_by=kim, reason_basis="운영계획"
    )

    def grow_money(number):
        first = Project.objects.of(year).count() + 1
        for place in range(first, first + number):
            wish = Proposal.objects.create(
                cycle=year, track=track, number=place, title=f"의자 {place}", state=State.ELIGIBLE, proposer=ara,
                submitted_at=clock.now(), published_at=clock.now(),
            )  # fmt: skip
            project = Project.objects.create(
                cycle=year, number=place, track=track, proposal=wish, title=wish.title, office=line.office,
                chosen_by="총회", made_by=kim,
            )  # fmt: skip
            Request.objects.create(
                project=project, office=line.office, asked_at=clock.now(), asked_by=kim, reason="값이 올랐습니다."
            )
            _decided_and_built(bill, project, line, kim)

    return grow_money


def _decided_and_built(bill, project, line, officer):
    given = {"outcome": "reduced", "proposed": 2000, "amount": 1000, "reason": "깎습니다."}
    CouncilDecision.objects.create(bill=bill, project=project, at=clock.now(), by=officer, **given)
    booked = {"by": officer, "on": clock.today()}
    postings = [Posting(Column.SELECTED, 2000, project, line), Posting(Column.BUDGET, 1000, line=line)]
    book(bill.government, [*postings, Posting(Column.BUDGET, 1000, project, line)], cause="bill/1", **booked)
    paid = book(bill.government, [Posting(Column.SPENT, 10, project, line)], cause=f"project/{project.pk}", **booked)
    days = {"starts": date(2027, 1, 4), "first_until": date(2027, 10, 29), "until": date(2027, 10, 29)}
    done = {"state": "done", "percent": 100, "ended_on": date(2027, 10, 20)}
    work = Work.objects.create(project=project, opened_at=clock.now(), opened_by=officer, **days, **done)
    Payment.objects.create(work=work, number=1, title="선급금", booking=paid)
    said = {"year": 2027, "quarter": 1, "state": "running", "percent": 10, "done": "하고 있습니다"}
    Report.objects.create(work=work, at=clock.now(), by=officer, **said)
    Rating.objects.create(project=project, mark=f"{project.pk:064}", stars=4, words="편합니다.")


@pytest.mark.parametrize(("who", "page"), MONEY, ids=[f"{who} {page}" for who, page in MONEY])
def test_a_page_of_the_money_asks_the_same_however_much_there_is(request, client, sign_in, grow_money, year, who, page):
    with clock.set_to(datetime(2028, 3, 2, 10, tzinfo=clock.KOREA)):
        grow_money(2)
        if who:
            sign_in(client, request.getfixturevalue(who))
        address = f"/haeoreum/2027/{page}"
        _queries(client, address)
        few = _queries(client, address)
        grow_money(60)
        assert _queries(client, address) == few
        assert few <= MONEY_AT.get(page, MOST)


def _queries(client, address) -> int:
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
        assert answer.status_code == 200
        b"".join(answer.streaming_content) if answer.streaming else answer.content
    return len(queries)
