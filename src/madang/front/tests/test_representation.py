"""Who is missing: what is shown, what is hidden, and that nobody can work it out."""

from datetime import date

import pytest
from django.utils import translation

from madang.base import clock
from madang.base.people.models import ResidenceProof
from madang.base.places.models import Area
from madang.cycle.convene.actions import bodies, seating
from madang.cycle.convene.models import Body, Member
from madang.cycle.plan.models import Measure, Population, Split
from madang.cycle.propose.models import Proposal
from madang.cycle.vote.models import Poll, RollEntry
from madang.front.beside_population import NOT_KNOWN, Who, tables
from madang.front.representation import REPRESENTATION
from madang_methods.representation import Table, attack, leave_out

pytestmark = pytest.mark.django_db
PAGE = "/haeoreum/2027/data/representation/"


@pytest.fixture
def propose(year, track, settle, haeoreum):
    """propose("달빛동", 7): so many people of a neighbourhood propose something that is published."""
    made = iter(range(1, 1000))

    def propose(name, people):
        area = Area.objects.get(government=haeoreum, name=name) if name else None
        for number in (next(made) for _ in range(people)):
            person = settle(f"p{number}", haeoreum, "resident")
            if area:
                ResidenceProof.objects.create(
                    person=person, government=haeoreum, area=area, method="declared", kind="registered"
                )
            Proposal.objects.create(
                cycle=year, track=track, number=number, proposer=person, title=f"제안 {number}", state="published",
                submitted_at=clock.now(), published_at=clock.now(),
            )  # fmt: skip

    return propose


@pytest.fixture
def vote(year, track, haeoreum):
    """vote({"달빛동": 20}): a vote that is over, and who took part."""

    def vote(voted):
        poll = Poll.objects.create(
            cycle=year, track=track, budget=10**9, ballot_rule=track.ballot_rule, decision_rule=track.decision_rule,
            made_at=clock.now(), state="closed", closed_at=clock.now(),
        )  # fmt: skip
        for name, people in voted.items():
            area = Area.objects.get(government=haeoreum, name=name)
            entry = {"poll": poll, "ground": "registered", "area": area, "status": "voted_online", "cast_count": 1}
            RollEntry.objects.bulk_create(RollEntry(**entry) for _ in range(people))

    return vote


@pytest.fixture
def committee(year, haeoreum, kim, during):
    """committee(women=12, …): a committee whose members sit, with the ages and the disability they were asked for."""

    def committee(women, men, ages, disabled=None):
        during(year, "convene", days=1)
        body = Body(
            government=haeoreum, cycle=year, kind="committee", name="주민참여예산위원회", legal_basis="조례 제10조"
        )
        bodies.save_body(body, by=kim)
        asked = zip(["female"] * women + ["male"] * men, ages, strict=True)
        members = [
            Member(
                body=body, name=f"위원 {number}", sex=sex, age_band=age, route="recommendation",
                disability=None if disabled is None else number < disabled,
            )
            for number, (sex, age) in enumerate(asked)
        ]  # fmt: skip
        seating.seat_named(body, [seating.name_member(one, by=kim) for one in members], date(2026, 2, 16), by=kim)
        during(year, "propose")

    return committee


def shown(table):
    return {str(row.name): row.count for row in table.rows}


def test_proposers_are_counted_by_the_neighbourhood_they_proved(year, propose, during):
    during(year, "vote")
    propose("달빛동", 20)
    propose("새내동", 8)
    propose("솔바람동", 0)
    propose("", 3)
    (table,) = tables(year)
    assert (table.who, table.split, table.others) == (Who.PROPOSERS, Split.AREA, 3)
    assert shown(table) == {"달빛동": 20, "새내동": 8, "솔바람동": 0}
    assert [row.standing for row in table.rows] == ["more", "alike", "fewer"]


def test_somebody_with_two_proposals_and_two_proofs_is_one_person(year, propose, during, haeoreum):
    during(year, "vote")
    propose("달빛동", 26)
    propose("새내동", 10)
    person = Proposal.objects.of(year).first().proposer
    moved = Area.objects.get(name="새내동")
    ResidenceProof.objects.create(
        person=person, government=haeoreum, area=moved, method="desk", kind="registered", checked_by=person
    )
    Proposal.objects.of(year).filter(number=2).update(proposer=person)
    (table,) = tables(year)
    assert shown(table) == {"달빛동": 24, "새내동": 11, "솔바람동": 0}


def test_while_proposals_come_in_no_count_tells_whose_is_new(year, propose, during):
    during(year, "propose")
    propose("달빛동", 20)
    assert tables(year) == []


def test_a_small_neighbourhood_is_hidden_with_another(client, year, propose, during):
    during(year, "vote")
    propose("달빛동", 20)
    propose("새내동", 3)
    propose("솔바람동", 9)
    (table,) = tables(year)
    assert shown(table) == {"달빛동": 20, "새내동": None, "솔바람동": None}
    assert attack(table.published) == ()
    page = client.get(PAGE).content.decode()
    assert page.count("숨김") == 2
    assert "다른 칸 사람이었다면" not in page  # a figure about all would tell of the hidden


def test_hiding_the_small_one_alone_would_have_told_it():
    """The control of the test before: the attacker breaks that table."""
    careless = leave_out(Table.line(["달빛동", "새내동", "솔바람동"], [20, 3, 9]), {1})
    assert [(known.name, known.least, known.most) for known in attack(careless)] == [("새내동", 3, 3)]


@pytest.mark.parametrize("counts", [(1, 2, 30), (4, 0, 7), (12, 4, 4), (5, 5, 5), (9, 1, 0), (2, 2, 2), (40, 3, 11)])
def test_no_published_table_gives_a_small_cell_away(year, propose, vote, during, counts):
    during(year, "decide")
    for name, people in zip(("달빛동", "새내동", "솔바람동"), counts, strict=True):
        propose(name, people)
    vote(dict(zip(("달빛동", "새내동", "솔바람동"), (people * 3 for people in counts), strict=True)))
    told = tables(year)
    assert {table.who for table in told} <= {Who.PROPOSERS, Who.VOTERS}
    for table in told:
        threshold = 10 if table.who == Who.VOTERS else 5
        assert attack(table.published, threshold) == ()
        assert all(row.count is None or row.count == 0 or row.count >= threshold for row in table.rows)


def test_the_data_says_what_the_page_says(client, year, propose, during):
    during(year, "vote")
    propose("달빛동", 20)
    propose("새내동", 3)
    propose("솔바람동", 9)
    counts = [row[-1] for row in REPRESENTATION.rows(year)]
    assert counts == [20, None, None]
    text = b"".join(client.get("/haeoreum/2027/data/representation.csv")).decode()
    assert text.count(',"20"') == 1
    assert ',"3"' not in text


def test_voters_are_told_only_when_the_vote_is_over(year, vote, during):
    during(year, "vote")
    vote({"달빛동": 40, "새내동": 20, "솔바람동": 30})
    assert [shown(table) for table in tables(year)] == [{"달빛동": 40, "새내동": 20, "솔바람동": 30}]
    Poll.objects.of(year).update(closed_at=None)
    assert tables(year) == []


def test_a_missing_neighbourhood_is_named_with_what_could_be_done(client, year, propose, during, kim):
    during(year, "vote")
    propose("달빛동", 30)
    propose("새내동", 30)
    area = Area.objects.get(name="솔바람동")
    Measure.objects.create(
        cycle=year, kind="visit", split="area", value=str(area.pk), what="장터에서 제안을 받았습니다",
        taken_on="2026-03-02", entered_by=kim,
    )  # fmt: skip
    page = client.get(PAGE).content.decode()
    assert "적게 참여한 이웃" in page
    assert "찾아가서 설명하고 제안 받기" in page
    assert "장터에서 제안을 받았습니다" in page
    assert "30명 더 있으면" in page or "31명 더 있으면" in page


def test_an_entered_statistic_comes_before_the_list_of_neighbourhoods(year, haeoreum, propose, during):
    during(year, "vote")
    propose("달빛동", 10)
    propose("새내동", 10)
    for name, people in (("달빛동", 1000), ("새내동", 9000)):
        Population.objects.create(
            government=haeoreum, area=Area.objects.get(name=name), people=people, as_of="2026-01-01", source="통계"
        )
    (table,) = tables(year)
    assert [(str(row.name), row.people, row.standing) for row in table.rows] == [
        ("달빛동", 1000, "more"),
        ("새내동", 9000, "fewer"),
    ]


def test_members_are_told_by_what_they_were_asked(year, haeoreum, committee):
    for sex, people in (("female", 500), ("male", 500)):
        Population.objects.create(government=haeoreum, sex=sex, people=people, as_of="2026-01-01", source="통계")
    committee(12, 8, ["30-39"] * 9 + ["60-69"] * 11)
    told = {table.split: table for table in tables(year)}
    assert (shown(told[Split.SEX]), told[Split.SEX].apart) == ({"여성": 12, "남성": 8}, 0.1)
    assert shown(told[Split.AGE]) == {"30~39세": 9, "60~69세": 11}
    assert Split.DISABILITY not in told  # nobody was asked
    assert {table.who for table in told.values()} == {Who.MEMBERS}


def test_a_few_with_a_disability_are_not_told(year, committee):
    committee(12, 8, ["30-39"] * 20, disabled=2)
    told = {table.split: table for table in tables(year)}
    assert shown(told[Split.DISABILITY]) == {"장애가 있음": None, "장애가 없음": None}
    assert all(attack(table.published) == () for table in told.values())


def test_what_is_not_known_is_said_plainly(client, year, during):
    during(year, "vote")
    page = client.get(PAGE).content.decode()
    assert "성별과 나이를 묻지 않습니다" in page
    assert "아직 견줄 수가 없습니다" in page
    with translation.override("en"):
        english = client.get(PAGE, HTTP_ACCEPT_LANGUAGE="en").content.decode()
    assert "asks nobody who proposes or votes for their sex or age" in english


def test_the_page_asks_no_more_for_many_than_for_one(
    client, year, propose, vote, during, django_assert_max_num_queries
):
    during(year, "decide")
    propose("달빛동", 12)
    vote({"달빛동": 40, "새내동": 20, "솔바람동": 30})
    with django_assert_max_num_queries(14):
        client.get(PAGE)
    assert NOT_KNOWN not in client.get(PAGE).content.decode()
