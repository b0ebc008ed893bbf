"""Who gives and ends which part, for how long, and that it is written down."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError

from madang.base import clock
from madang.base.people.actions import end_part, grant_part
from madang.base.people.models import Part, Person, Role
from madang.base.people.permissions import (
    why_not_check_at_desk,
    why_not_end,
    why_not_give_parts,
    why_not_grant,
    why_not_hand_out_codes,
    why_not_look,
    why_not_see_parts,
)
from madang.base.people.refusals import Refused
from madang.base.places.models import Government
from madang.base.record.models import Entry

pytestmark = pytest.mark.django_db
NOT, FACTOR = "people.not_your_part", "people.second_factor_needed"

# Whether each may: see parts, give parts, look at a resident, hand out codes, check at the desk.
TABLE = {
    "oh": (None, None, None, NOT, NOT),
    "kim": (None, None, None, None, None),
    "ham": (NOT, NOT, None, NOT, None),
    "audrey": (None, NOT, None, NOT, NOT),
    "ara": (NOT, NOT, NOT, NOT, NOT),
    "out": (NOT, NOT, NOT, NOT, NOT),
}


def answers(person, town, resident):
    return (
        why_not_see_parts(person, town),
        why_not_give_parts(person, town),
        why_not_look(person, town, resident),
        why_not_hand_out_codes(person, town),
        why_not_check_at_desk(person, town, resident),
    )


@pytest.mark.parametrize("name", TABLE)
def test_the_table_of_who_may(name, request, haeoreum, bom):
    assert answers(request.getfixturevalue(name), haeoreum, bom) == TABLE[name]


@pytest.mark.parametrize("name", ["oh", "kim", "ham", "audrey"])
def test_without_the_second_factor_nobody_of_the_staff_may(name, request, haeoreum, bom):
    person = request.getfixturevalue(name)
    person.passed_second_factor = False
    expected = tuple(FACTOR if answer is None else answer for answer in TABLE[name])
    assert answers(person, haeoreum, bom) == expected


def test_parts_of_one_town_count_for_nothing_next_door(kim, oh, neighbour, out):
    assert {*answers(kim, neighbour, out), *answers(oh, neighbour, out)} == {NOT}


GIVEN_BY = {
    Role.RESIDENT: (),
    Role.HELPER: ("oh", "kim"),
    Role.OFFICER: ("oh",),
    Role.REVIEWER: ("oh", "kim"),
    Role.APPROVER: ("oh", "kim"),
    Role.MEMBER: ("oh", "kim"),
    Role.COUNTER: ("oh", "kim"),
    Role.OBSERVER: ("oh", "kim"),
    Role.AUDITOR: ("oh",),
    Role.ASSESSOR: (),
    Role.OPERATOR: ("oh",),
}


@pytest.mark.parametrize("role", Role)
def test_who_gives_which_part(role, request, haeoreum, bom):
    givers = ["oh", "kim", "ham", "audrey", "ara", "out"]
    may = [name for name in givers if why_not_grant(request.getfixturevalue(name), haeoreum, role, bom) is None]
    assert may == [name for name in givers if name in GIVEN_BY[role]]


def test_assessors_sit_at_the_ministry(settle):
    ministry = Government.objects.get(slug="ministry")
    boss, new = settle("boss", ministry, Role.OPERATOR), settle("new", ministry)
    assert why_not_grant(boss, ministry, Role.ASSESSOR, new) is None


def test_nobody_gives_a_part_to_themselves(kim, haeoreum):
    with pytest.raises(Refused, match=r"people\.not_to_yourself"):
        grant_part(kim, haeoreum, Role.COUNTER, by=kim)


def test_a_part_is_given_once(kim, bom, haeoreum):
    grant_part(bom, haeoreum, Role.MEMBER, by=kim)
    with pytest.raises(Refused, match=r"people\.already_plays_it"):
        grant_part(bom, haeoreum, Role.MEMBER, by=kim)


def test_the_database_refuses_a_second_open_part(bom, haeoreum):
    with pytest.raises(IntegrityError):
        Part.objects.create(person=bom, government=haeoreum, role=Role.RESIDENT)


def test_a_part_lasts_from_its_first_to_its_last_day(kim, bom, haeoreum):
    with clock.set_to(datetime(2026, 3, 1, 12, tzinfo=ZoneInfo("Asia/Seoul"))):
        grant_part(bom, haeoreum, Role.MEMBER, by=kim, since=date(2026, 3, 2), until=date(2026, 3, 3))
    plays = []
    for day in (1, 2, 3, 4):
        with clock.set_to(datetime(2026, 3, day, 12, tzinfo=ZoneInfo("Asia/Seoul"))):
            plays.append(Person.objects.get(pk=bom.pk).plays(haeoreum, Role.MEMBER))
    assert plays == [False, True, True, False]


def test_an_ended_part_counts_no_longer_the_same_day(kim, bom, haeoreum):
    part = grant_part(bom, haeoreum, Role.MEMBER, by=kim)
    end_part(part, by=kim)
    assert not Person.objects.get(pk=bom.pk).plays(haeoreum, Role.MEMBER)
    with pytest.raises(Refused, match=r"people\.part_has_ended"):
        end_part(part, by=kim)
    grant_part(bom, haeoreum, Role.MEMBER, by=kim)  # and can be given again


def test_an_officer_does_not_end_an_officers_part_but_lays_down_their_own(kim, settle, haeoreum):
    lee = settle("lee", haeoreum, Role.OFFICER)
    assert why_not_end(kim, lee.parts.get()) == "people.not_yours_to_give"
    assert why_not_end(lee, lee.parts.get()) is None


def test_giving_and_ending_are_written_down_without_a_name(kim, bom, haeoreum):
    end_part(grant_part(bom, haeoreum, Role.REVIEWER, by=kim, office="교통과"), by=kim)
    entries = Entry.objects.of(haeoreum).about(bom.subject).order_by("number")
    assert [(entry.event, entry.by, entry.is_public) for entry in entries] == [
        ("part_granted", kim, False),
        ("part_ended", kim, False),
    ]
    today = clock.today().isoformat()
    assert entries[0].facts == {"role": "reviewer", "office": "교통과", "since": today, "until": ""}


def test_the_officer_gives_a_part_through_the_form(visitor, kim, bom, haeoreum):
    last = clock.today() + timedelta(days=300)
    asked = {"email": bom.email, "role": "member", "since": clock.today().isoformat(), "until": last.isoformat()}
    answer = visitor(kim).post("/haeoreum/people/office/give/", asked)
    assert answer.headers["Location"] == "/haeoreum/people/office/"
    assert bom.parts.get(role=Role.MEMBER).until == last


def test_the_form_offers_only_what_one_may_give(visitor, kim, oh):
    offered = [
        dict(visitor(each).get("/haeoreum/people/office/give/").context["form"].fields["role"].choices)
        for each in (kim, oh)
    ]
    assert ["officer" in each for each in offered] == [False, True]
    assert ["resident" in each for each in offered] == [False, False]


def test_a_part_of_another_town_cannot_be_ended_from_here(visitor, kim, neighbour, settle):
    far = settle("far", neighbour, Role.MEMBER).parts.get()
    assert visitor(kim).post(f"/haeoreum/people/office/part/{far.pk}/end/").status_code == 404


def test_a_person_sees_their_own_parts(visitor, ham):
    page = visitor(ham).get("/haeoreum/people/me/").content.decode()
    assert "제안 도우미" in page


@pytest.mark.parametrize("count", [1, 40])
def test_the_list_takes_as_many_queries_for_one_as_for_many(
    visitor, kim, haeoreum, settle, count, django_assert_max_num_queries
):
    for number in range(count):
        settle(f"member{number}", haeoreum, Role.MEMBER)
    browser = visitor(kim)
    with django_assert_max_num_queries(14):
        assert browser.get("/haeoreum/people/office/").status_code == 200


def test_the_first_operator_is_made_at_the_console(ara, haeoreum, capsys):
    call_command("grant-part", ara.email, "haeoreum", "operator")
    assert capsys.readouterr().out == "ara@example.org plays the part operator in 해오름시.\n"
    with pytest.raises(CommandError, match="already"):
        call_command("grant-part", ara.email, "haeoreum", "operator")
