"""Who may sit, for how long, how often, and with how many of their own sex."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.utils import DatabaseError

from madang.base import clock
from madang.base.meetings.models import Host
from madang.base.people.refusals import Refused
from madang.cycle.convene.actions import bodies, seating, serving
from madang.cycle.convene.models import (
    Body,
    Candidate,
    EqualityResolution,
    Interest,
    Member,
    Seating,
    Tally,
)
from madang.cycle.convene.permissions import is_recused

pytestmark = pytest.mark.django_db


def test_members_sit_for_the_term_of_the_body(seated, committee):
    ga, na = seated(("가람", "female"), ("나루", "male"))
    assert (ga.since, ga.until) == (date(2026, 2, 16), date(2028, 2, 15))
    assert list(Member.objects.sitting(committee, on=date(2026, 2, 15))) == []
    assert list(Member.objects.sitting(committee, on=date(2028, 2, 15))) == [ga, na]
    assert list(Member.objects.sitting(committee, on=date(2028, 2, 16))) == []


def test_who_is_only_named_does_not_sit(named, committee):
    named("가람", "female")
    assert list(Member.objects.sitting(committee, on=date(2027, 1, 1))) == []


def test_the_database_refuses_a_term_of_more_than_three_years(seated):
    ga, _na = seated(("가람", "female"), ("나루", "male"))
    other = Member(body=ga.body, name="다솜", route="expert", seating=ga.seating, since=date(2026, 2, 16))
    other.until = date(2029, 2, 16)
    with pytest.raises(DatabaseError), transaction.atomic():
        other.save()
    other.until = date(2029, 2, 15)  # control: three years to the day are allowed
    other.save()


def test_no_body_has_terms_above_three_years(haeoreum, year, kim):
    with pytest.raises(IntegrityError), transaction.atomic():
        bodies.save_body(
            Body(government=haeoreum, kind="study", name="연구회", legal_basis="조례", term_years=4), by=kim
        )


def test_an_office_holder_sits_as_long_as_the_office(named, committee, kim):
    members = [named("가람", "female"), named("나루", "male"), named("예산담당관", "male", route="official")]
    seating.seat_named(committee, members, date(2026, 2, 16), by=kim)
    official = Member.objects.get(route="official")
    assert (official.appointed, official.until) == (False, None)


def test_a_member_is_renewed_once_and_not_twice(seated, committee, kim):
    ga, na = seated(("가람", "female"), ("나루", "male"))
    again = [seating.renew(one, by=kim) for one in (ga, na)]
    seating.seat_named(committee, again, date(2028, 2, 16), by=kim)
    assert [one.term for one in again] == [2, 2]
    assert list(Member.objects.sitting(committee, on=date(2028, 2, 15))) == [ga, na]
    assert list(Member.objects.sitting(committee, on=date(2028, 2, 16))) == again
    with pytest.raises(Refused, match="renewals_used_up"):
        seating.renew(again[0], by=kim)


def test_terms_of_the_same_account_count_even_when_named_anew(named, committee, kim, ara):
    first = [named("아라", "female", person=ara), named("나루", "male")]
    seating.seat_named(committee, first, date(2026, 2, 16), by=kim)
    seating.end_membership(first[0], "resigned", "", date(2026, 2, 20), by=kim)
    assert named("아라", "female", person=ara).term == 2


def test_the_database_counts_the_terms_too(seated):
    ga, _na = seated(("가람", "female"), ("나루", "male"))
    with pytest.raises(DatabaseError), transaction.atomic():
        Member.objects.create(body=ga.body, name="다솜", route="expert", term=3)


def test_no_sex_may_have_more_than_six_in_ten_of_the_appointed(named, committee, kim):
    members = [named(name, "female") for name in "가나다라마바사"] + [named(name, "male") for name in "아자차"]
    with pytest.raises(Refused, match="above_six_in_ten") as refused:
        seating.seat_named(committee, members, date(2026, 2, 16), by=kim)
    assert refused.value.facts == {"women": 7, "men": 3, "percent": 70}
    assert not Member.objects.sitting(committee, on=date(2026, 2, 16)).exists()


def test_six_in_ten_exactly_is_allowed(named, committee, kim):
    members = [named(name, "female") for name in "가나다라마바"] + [named(name, "male") for name in "아자차카"]
    assert seating.seat_named(committee, members, date(2026, 2, 16), by=kim).women == 6


def test_office_holders_do_not_count(named, committee, kim):
    members = [named(name, "female") for name in "가나다"] + [named(name, "male") for name in "라마"]
    members += [named(name, "male", route="official") for name in "바사아자차"]
    done = seating.seat_named(committee, members, date(2026, 2, 16), by=kim)
    assert (done.women, done.men) == (3, 2)


def test_a_resolution_of_the_equality_committee_lets_it_pass_and_is_named(named, committee, kim):
    resolution = EqualityResolution(
        body=committee, committee="도 양성평등위원회", number="2026-3", resolved_on=date(2026, 2, 1),
        until=date(2027, 1, 31), reason="토목 전문가가 모자람",
    )  # fmt: skip
    seating.note_resolution(resolution, by=kim)
    members = [named(name, "female") for name in "가나다"] + [named("라", "male")]
    done = seating.seat_named(committee, members, date(2026, 2, 16), by=kim)
    assert done.resolution == resolution


def test_a_resolution_that_is_over_does_not_help(named, committee, kim):
    resolution = EqualityResolution(
        body=committee, committee="도 양성평등위원회", number="2025-1", resolved_on=date(2025, 1, 1),
        until=date(2025, 12, 31), reason="전문가가 모자람",
    )  # fmt: skip
    seating.note_resolution(resolution, by=kim)
    with pytest.raises(Refused, match="above_six_in_ten"):
        seating.seat_named(committee, [named("가", "female")], date(2026, 2, 16), by=kim)


def test_the_database_refuses_an_act_above_six_in_ten(committee, kim):
    with pytest.raises(IntegrityError), transaction.atomic():
        Seating.objects.create(body=committee, seated_on=date(2026, 2, 16), women=7, men=3, by=kim)


def test_a_dismissal_says_why_and_stays_in_the_log(seated, kim):
    ga, _na = seated(("가람", "female"), ("나루", "male"))
    with pytest.raises(Refused, match="a_dismissal_needs_words"):
        seating.end_membership(ga, "dismissed", " ", date(2026, 3, 1), by=kim)
    seating.end_membership(ga, "dismissed", "회의에 세 번 잇달아 오지 않음", date(2026, 3, 1), by=kim)
    with pytest.raises(DatabaseError), transaction.atomic():
        Member.objects.filter(pk=ga.pk).update(ended_on=None)
    with pytest.raises(DatabaseError), transaction.atomic():
        ga.delete()


def test_who_comes_for_somebody_sits_for_the_rest_of_their_term(seated, named, committee, kim):
    ga, _na = seated(("가람", "female"), ("나루", "male"))
    seating.end_membership(ga, "moved", "", date(2026, 9, 1), by=kim)
    came = named("다솜", "female", replaces=ga)
    seating.seat_named(committee, [came], date(2026, 9, 10), by=kim)
    assert came.until == ga.until


def test_a_member_resigns_without_an_officer(named, committee, kim, ara):
    members = [named("아라", "female", person=ara), named("나루", "male")]
    seating.seat_named(committee, members, date(2026, 2, 16), by=kim)
    seating.end_membership(members[0], "dismissed", "", clock.today() + timedelta(days=30), by=ara)
    members[0].refresh_from_db()
    assert members[0].end_reason == "resigned"


def test_members_with_an_account_play_the_part_while_they_sit(named, committee, kim, ara, haeoreum):
    members = [named("아라", "female", person=ara), named("나루", "male")]
    seating.seat_named(committee, members, date(2026, 2, 16), by=kim)
    assert "member" in ara.roles_in(haeoreum)
    seating.end_membership(members[0], "moved", "", clock.today(), by=kim)
    ara.__dict__.pop("_roles")
    assert "member" not in ara.roles_in(haeoreum)


def test_a_neighbour_may_not_name_members(committee, ara):
    with pytest.raises(Refused, match="not_your_part"):
        seating.name_member(Member(body=committee, name="가람", sex="female", route="expert"), by=ara)


def test_an_assembly_fills_seats_by_votes(committee, kim):
    tally = Tally(body=committee, assembly="달빛동 지역회의", held_on=date(2026, 2, 10), present=80, seats=2)
    people = [("가람", "female", 41), ("나루", "male", 33), ("다솜", "female", 12)]
    rows = [(Candidate(name=name, votes=votes), Member(name=name, sex=sex)) for name, sex, votes in people]
    seating.note_tally(tally, rows, by=kim)
    assert [(one.name, bool(one.member)) for one in tally.candidates.all()] == [
        ("가람", True), ("나루", True), ("다솜", False),
    ]  # fmt: skip
    assert set(Member.objects.named(committee).values_list("name", "route")) == {
        ("가람", "election"),
        ("나루", "election"),
    }


def test_a_tie_at_the_last_seat_is_for_the_assembly(committee, kim):
    tally = Tally(body=committee, assembly="달빛동 지역회의", held_on=date(2026, 2, 10), present=80, seats=1)
    rows = [(Candidate(name=name, votes=7), Member(name=name, sex="female")) for name in ("가람", "나루")]
    with pytest.raises(Refused, match="tie"):
        seating.note_tally(tally, rows, by=kim)


def test_a_declared_interest_keeps_its_member_out_everywhere(named, committee, kim, ara, bom, haeoreum):
    members = [named("아라", "female", person=ara), named("봄", "male", person=bom)]
    seating.seat_named(committee, members, clock.today(), by=kim)
    serving.declare_interest(members[0], "proposal/7", "stepped_back", "own", "", by=ara)
    other = bodies.save_body(
        Body(government=haeoreum, kind="subcommittee", name="분과", legal_basis="조례", parent=committee), by=kim
    )
    assert is_recused(ara, committee, "proposal/7")
    assert is_recused(ara, other, "proposal/7")
    assert not is_recused(ara, committee, "proposal/8")
    assert not is_recused(bom, committee, "proposal/7")


def test_a_member_does_not_lift_their_own_interest(named, committee, kim, ara):
    members = [named("아라", "female", person=ara), named("나루", "male")]
    seating.seat_named(committee, members, clock.today(), by=kim)
    interest = serving.declare_interest(members[0], "proposal/7", "stepped_back", "own", "", by=ara)
    with pytest.raises(Refused):
        serving.lift_interest(interest, "괜찮아짐", by=ara)
    serving.lift_interest(interest, "제안이 거두어짐", by=kim)
    assert not is_recused(ara, committee, "proposal/7")
    with pytest.raises(DatabaseError), transaction.atomic():
        Interest.objects.filter(pk=interest.pk).update(lifted_at=None)


def test_the_meetings_know_the_body(committee):
    host = Host.objects.get(host=committee.subject)
    assert (host.title, host.page) == (committee.name, {"name": "convene:body", "args": [2027, committee.pk]})


def test_who_sits_is_the_same_in_one_row_and_in_the_database(seated, committee, kim):
    _ga, na = seated(("가람", "female"), ("나루", "male"))
    seating.end_membership(na, "moved", "", date(2026, 9, 1), by=kim)
    days = [
        date(2026, 2, 15),
        date(2026, 2, 16),
        date(2026, 8, 31),
        date(2026, 9, 1),
        date(2028, 2, 15),
        date(2028, 2, 16),
    ]
    rows = Member.objects.filter(body=committee)
    for day in days:
        asked = set(Member.objects.sitting(committee, on=day))
        assert {one for one in rows if one.sits(day)} == asked, day
