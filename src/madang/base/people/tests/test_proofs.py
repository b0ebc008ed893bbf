"""Who someone is and where they belong: two proofs, one account a human, and no more kept than that."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, connection, transaction

from madang.base import clock
from madang.base.people.actions import check_at_desk, prove_identity, prove_residence, strongest_residence
from madang.base.people.marks import mark, normalise
from madang.base.people.models import Belonging, IdentityProof, Person, ResidenceMethod, ResidenceProof, Role
from madang.base.people.proofs.provider import Belongs, Proven
from madang.base.people.refusals import Refused
from madang.base.record.models import Entry

pytestmark = pytest.mark.django_db
BORN = date(1958, 3, 2)


def known_as(who, provider="mock", **more):
    return Proven(provider, "mock", (who,), 1, **more)


def test_one_human_has_one_account_in_a_town(ara, bom, haeoreum):
    prove_identity(ara, haeoreum, known_as("김영숙"))
    with pytest.raises(Refused, match=r"people\.another_account"):
        prove_identity(bom, haeoreum, known_as("김영숙"))
    assert IdentityProof.objects.get().person == ara


def test_two_humans_have_two(ara, bom, haeoreum):
    prove_identity(ara, haeoreum, known_as("김영숙"))
    prove_identity(bom, haeoreum, known_as("이영숙"))
    assert IdentityProof.objects.count() == 2


def test_the_database_itself_refuses_the_second_account(ara, bom, haeoreum):
    proof = prove_identity(ara, haeoreum, known_as("김영숙"))
    with pytest.raises(IntegrityError), transaction.atomic():
        IdentityProof.objects.create(
            person=bom,
            government=haeoreum,
            provider="mock",
            method="mock",
            subject_mark=proof.subject_mark,
            assurance=1,
        )


@pytest.mark.parametrize("raw", ["김영숙19580302", "KR-DI-1111", "A" * 64, "a" * 63])
def test_the_database_refuses_anything_but_a_mark(ara, haeoreum, raw):
    with pytest.raises(IntegrityError), transaction.atomic():
        IdentityProof.objects.create(
            person=ara, government=haeoreum, provider="mock", method="mock", subject_mark=raw, assurance=1
        )


def test_marks_of_two_towns_cannot_be_joined(ara, haeoreum, neighbour):
    here = prove_identity(ara, haeoreum, known_as("김영숙"))
    there = prove_identity(ara, neighbour, known_as("김영숙"))
    assert here.subject_mark != there.subject_mark


def test_marks_have_a_key_for_each_purpose_and_cannot_be_shifted():
    assert mark("a", "x") != mark("b", "x")
    assert mark("a", "ab", "c") != mark("a", "a", "bc")


@pytest.mark.parametrize("typed", ["김영숙", " 김 영 숙 ", "김\u200b영숙", "\u1100\u1175\u11b7영숙", "김영숙\u202e"])
def test_a_name_has_one_spelling(typed):
    assert normalise(typed) == "김영숙"


def test_what_a_provider_found_is_not_printed():
    assert "김영숙" not in repr(known_as("김영숙"))


def test_an_expired_mark_stands_in_nobodys_way(ara, bom, haeoreum):
    with clock.set_to(datetime(2025, 1, 1, tzinfo=ZoneInfo("UTC"))):
        prove_identity(ara, haeoreum, known_as("김영숙"))
    with clock.set_to(datetime(2026, 1, 2, tzinfo=ZoneInfo("UTC"))):
        prove_identity(bom, haeoreum, known_as("김영숙"))
    assert IdentityProof.objects.get().person == bom


def test_proving_again_renews(ara, haeoreum):
    for year in (2025, 2026):
        with clock.set_to(datetime(year, 3, 1, tzinfo=ZoneInfo("UTC"))):
            proof = prove_identity(ara, haeoreum, known_as("김영숙"))
    assert IdentityProof.objects.get().expires_at == proof.expires_at == datetime(2027, 3, 1, tzinfo=ZoneInfo("UTC"))


def at_the_desk(person, town, clerk, **more):
    return check_at_desk(person, town, name="김영숙", born=BORN, by=clerk, **more)


def test_the_desk_keeps_the_year_and_nothing_else(ara, ham, haeoreum):
    proof = at_the_desk(ara, haeoreum, ham)
    assert (proof.birth_year, proof.assurance, proof.checked_by) == (1958, 3, ham)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM people_identityproof")
        stored = str(cursor.fetchall())
    assert [said for said in ("김영숙", "03-02", "0302") if said in stored] == []
    assert [entry.facts for entry in Entry.objects.of(haeoreum)] == [{"provider": "desk", "assurance": 3}]


def test_a_namesake_is_let_in_only_when_the_clerk_saw_two_people(ara, bom, ham, haeoreum):
    at_the_desk(ara, haeoreum, ham)
    with pytest.raises(Refused, match=r"people\.another_account"):
        at_the_desk(bom, haeoreum, ham)
    at_the_desk(bom, haeoreum, ham, namesake=True)
    assert IdentityProof.objects.count() == 2


def test_nobody_checks_themselves(ham, haeoreum):
    with pytest.raises(Refused, match=r"people\.not_to_yourself"):
        at_the_desk(ham, haeoreum, ham)


def test_a_resident_checks_nobody(ara, bom, haeoreum):
    with pytest.raises(Refused, match=r"people\.not_your_part"):
        at_the_desk(ara, haeoreum, bom)


CARD = {"name": "김영숙", "born": "1958-03-02", "kind": "registered", "compared": "on"}


def test_the_clerk_fills_in_the_form(visitor, ara, ham, haeoreum):
    card = CARD | {"email": ara.email, "area": haeoreum.areas.first().pk}
    assert visitor(ham).post("/haeoreum/people/office/desk/", card).status_code == 302
    assert ara.identity_proofs.get().provider == "desk"
    assert ara.residence_proofs.get().method == ResidenceMethod.DESK


def test_the_form_says_what_to_do_about_a_namesake(visitor, ara, bom, ham, haeoreum):
    at_the_desk(ara, haeoreum, ham)
    browser = visitor(ham)
    page = browser.post("/haeoreum/people/office/desk/", CARD | {"email": bom.email}).content.decode()
    assert "다른 사람이 맞으면 이 칸에 표시해 주세요" in page
    assert (
        browser.post("/haeoreum/people/office/desk/", CARD | {"email": bom.email, "namesake": "on"}).status_code == 302
    )


def test_a_resident_number_in_the_clerks_form_is_handed_back(visitor, ara, ham):
    page = visitor(ham).post("/haeoreum/people/office/desk/", CARD | {"email": ara.email, "name": "580302-2345678"})
    assert "주민등록번호처럼" in page.content.decode()


@pytest.fixture
def newcomer(db):
    return Person.objects.create_user("new@example.org", name="새봄")


def lives(town, method, number=0, kind=Belonging.REGISTERED, **more):
    return Belongs(town.areas.all()[number], kind, method, **more)


def test_saying_where_one_lives_makes_a_resident(visitor, newcomer, haeoreum):
    area = haeoreum.areas.first()
    said = {"area": area.pk, "kind": "worker", "honest": "on"}
    assert visitor(newcomer).post("/haeoreum/people/prove/where/", said).status_code == 302
    assert Person.objects.get(pk=newcomer.pk).plays(haeoreum, Role.RESIDENT)
    proof = ResidenceProof.objects.get()
    assert (proof.area, proof.method, proof.kind) == (area, "declared", "worker")


def test_a_neighbourhood_next_door_is_not_on_the_list(visitor, newcomer, haeoreum, neighbour):
    far = neighbour.areas.create(code="9021000001", name="먼동")
    visitor(newcomer).post("/haeoreum/people/prove/where/", {"area": far.pk, "kind": "worker", "honest": "on"})
    assert not ResidenceProof.objects.exists()


def test_a_weaker_word_does_not_undo_a_stronger_proof(newcomer, ham, haeoreum):
    prove_residence(newcomer, haeoreum, lives(haeoreum, ResidenceMethod.DESK, 0, checked_by=ham))
    prove_residence(newcomer, haeoreum, lives(haeoreum, ResidenceMethod.DECLARED, 1))
    assert strongest_residence(newcomer, haeoreum).method == ResidenceMethod.DESK
    assert newcomer.parts.get().area == haeoreum.areas.all()[0]


def test_who_moves_and_proves_it_belongs_elsewhere(newcomer, haeoreum):
    prove_residence(newcomer, haeoreum, lives(haeoreum, ResidenceMethod.DECLARED, 0))
    prove_residence(newcomer, haeoreum, lives(haeoreum, ResidenceMethod.CODE, 1))
    assert newcomer.parts.get().area == haeoreum.areas.all()[1]


def test_a_resident_is_one_for_a_year(newcomer, haeoreum):
    start = datetime(2026, 3, 1, 12, tzinfo=ZoneInfo("Asia/Seoul"))
    with clock.set_to(start):
        prove_residence(newcomer, haeoreum, lives(haeoreum, ResidenceMethod.DECLARED))
    plays = []
    for later in (0, 364, 366):
        with clock.set_to(start + timedelta(days=later)):
            plays.append(Person.objects.get(pk=newcomer.pk).plays(haeoreum, Role.RESIDENT))
    assert plays == [True, True, False]


def test_identity_alone_makes_no_resident(newcomer, haeoreum):
    prove_identity(newcomer, haeoreum, known_as("새봄"))
    assert not newcomer.plays(haeoreum, Role.RESIDENT)


def test_both_are_written_down_without_personal_data(newcomer, haeoreum):
    prove_identity(newcomer, haeoreum, known_as("새봄", belongs=lives(haeoreum, ResidenceMethod.CODE)))
    entries = Entry.objects.of(haeoreum).order_by("number")
    assert [(entry.event, entry.facts, entry.is_public) for entry in entries] == [
        ("identity_proved", {"provider": "mock", "assurance": 1}, False),
        ("residence_proved", {"method": "code", "kind": "registered"}, False),
    ]


def test_the_second_account_gets_a_page_that_says_what_to_do(visitor, ara, bom, haeoreum):
    visitor(ara).post("/haeoreum/people/prove/who/mock/", {"who": "김영숙"})
    refused = visitor(bom).post("/haeoreum/people/prove/who/mock/", {"who": "김영숙"})
    assert refused.status_code == 403
    assert "예전에 만든 계정으로 들어와 주세요" in refused.content.decode()


def test_each_way_says_what_it_does_not_prove(visitor, ara):
    page = visitor(ara).get("/haeoreum/people/prove/").content.decode()
    assert "받을 사람 본인인지는 알 수 없습니다" in page
    assert "스스로 밝힌 것은 아무것도 증명하지 않으므로" in page
