"""Onto the roll by a letter, by a proof, or by two officers; off it by two officers; and every look is on the record."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from madang.base.people.codes import TooManyTries
from madang.base.people.models import IdentityProof, Part, ResidenceProof
from madang.base.people.refusals import Refused
from madang.base.places.models import Area
from madang.base.record.models import Entry
from madang.cycle.vote import actions
from madang.cycle.vote.models import (
    Envelope,
    EnvelopeState,
    IdentifierKind,
    Letter,
    Poll,
    RollChange,
    RollEntry,
    RollIdentifier,
    RollSource,
    Status,
    Why,
)
from madang.cycle.vote.roll.by_hand import ask_to_add, ask_to_void, decide_change
from madang.cycle.vote.roll.census import activate_census, stage_census
from madang.cycle.vote.roll.finding import attach, find_by_code, join_by_proof
from madang.cycle.vote.roll.letters import ledger, make_letters, void_letters
from madang.cycle.vote.roll.looking import look_up

from .boxes import send

pytestmark = pytest.mark.django_db
BORN = date(1950, 3, 1)
PEOPLE = "이름,생년월일,동네\n김영숙,1950-03-01,달빛동\n박철수,1980-12-31,새내동\n"
OFFICE = "/haeoreum/2027/vote/papers/city/roll/"
FIND_ME = "/haeoreum/2027/vote/city/on-the-roll/"


@pytest.fixture
def census(poll, kim):
    activate_census(stage_census(poll, PEOPLE.encode(), by=kim), by=kim)
    return Poll.objects.select_related("cycle__government", "track").get(pk=poll.pk)


@pytest.fixture
def letters(census, kim):
    return make_letters(census, None, by=kim)


@pytest.fixture
def lee(settle, haeoreum):
    """Another officer."""
    return settle("lee", haeoreum, "officer")


def test_a_letter_with_name_and_birth_date_opens_one_entry(census, letters, ara):
    code = letters[1][0].code
    entry = find_by_code(census, code, "김 영숙", BORN, by=ara)
    assert (entry.person, entry.number) == (ara, 1)
    assert find_by_code(census, code, "김영숙", BORN, by=ara) == entry  # again is the same


@pytest.mark.parametrize(("name", "born"), [("박철수", date(1980, 12, 31)), ("김영숙", date(1951, 3, 1))])
def test_a_letter_from_somebody_elses_mailbox_is_not_enough(census, letters, ara, name, born):
    assert find_by_code(census, letters[1][0].code, name, born, by=ara) is None
    assert not RollEntry.objects.of(census).filter(person=ara).exists()


def test_nobody_tries_codes_without_end(census, letters, ara):
    for _ in range(5):
        assert find_by_code(census, letters[1][0].code, "아무개", BORN, by=ara) is None
    with pytest.raises(TooManyTries):
        find_by_code(census, letters[1][0].code, "김영숙", BORN, by=ara)


def test_a_code_belongs_to_one_account(census, letters, ara, bom):
    code = letters[1][0].code
    find_by_code(census, code, "김영숙", BORN, by=ara)
    with pytest.raises(Refused) as refused:
        find_by_code(census, code, "김영숙", BORN, by=bom)
    assert refused.value.reason == "vote.entry_taken"


def test_one_account_does_not_take_two_entries_of_a_census(census, letters, ara):
    find_by_code(census, letters[1][0].code, "김영숙", BORN, by=ara)
    with pytest.raises(Refused) as refused:
        find_by_code(census, letters[1][1].code, "박철수", date(1980, 12, 31), by=ara)
    assert refused.value.reason == "vote.two_entries"


def test_printed_letters_are_those_in_use_and_the_void_ones(census, letters, kim):
    batch, printed = letters
    assert len({one.code for one in printed}) == 2
    void_letters(batch, by=kim)
    make_letters(census, None, by=kim)
    counts = ledger(census)
    assert (counts.printed, counts.issued, counts.void, counts.agrees) == (4, 2, 2, True)


def test_a_lost_letter_breaks_the_sum(census, letters):
    RollIdentifier.objects.of(census).filter(kind=IdentifierKind.CODE).first().delete()
    assert not ledger(census).agrees


def test_a_void_letter_opens_nothing(census, letters, kim, ara):
    void_letters(letters[0], by=kim)
    assert find_by_code(census, letters[1][0].code, "김영숙", BORN, by=ara) is None


def test_an_entry_has_one_letter_that_opens_it(census, letters):
    first = Letter.objects.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.create(batch=first.batch, entry=first.entry)


def test_letters_come_as_one_pdf_and_their_codes_are_kept_nowhere(client, sign_in, census, kim):
    answer = sign_in(client, kim).post(OFFICE + "letters/", {"area": ""})
    assert (answer["Content-Type"], "no-store" in answer["Cache-Control"]) == ("application/pdf", True)
    assert answer.content.startswith(b"%PDF")
    assert "인쇄 2 = 쓸 수 있음 2 + 못 씀 0" in client.get(OFFICE + "letters/").content.decode()


def test_whoever_got_a_letter_finds_themselves_through_the_page_and_votes(
    client, sign_in, census, letters, year, during, bom
):
    during(year, "vote")
    sign_in(client, bom)
    told = {"way": "code", "code": letters[1][0].code.lower(), "name": "김영숙", "born": "1950-03-02"}
    wrong = client.post(FIND_ME, told)
    assert (wrong.status_code, "서로 맞지 않습니다" in wrong.content.decode()) == (422, True)
    right = client.post(FIND_ME, told | {"born": "1950-03-01"})
    assert right["Location"] == "/haeoreum/2027/vote/city/"
    send(census, bom, census.options.first().code)
    assert RollEntry.objects.of(census).get(person=bom).status == Status.VOTED_ONLINE


# By proof.


@pytest.fixture
def proved(settle, haeoreum):
    """proved("dan", "worker", mark="a"): somebody whose identity and place were proved here."""

    def prove(name, kind="registered", mark="a", year=1990):
        person = settle(name, haeoreum)
        IdentityProof.objects.create(
            person=person, government=haeoreum, provider="oidc", method="city", subject_mark=(mark.encode().hex() * 64)[:64], assurance=2,
            birth_year=year,
        )  # fmt: skip
        area = Area.objects.of(haeoreum).first()
        ResidenceProof.objects.create(person=person, government=haeoreum, area=area, method="oidc", kind=kind)
        return person

    return prove


def test_whoever_proved_who_and_where_comes_onto_an_open_roll(poll, proved):
    entry = join_by_proof(poll, by=proved("dan", "worker"), no_official=True)
    assert (entry.source, entry.ground, entry.area.name) == (RollSource.OPEN, "worker", "달빛동")
    assert join_by_proof(poll, by=entry.person, no_official=True) == entry


def test_an_identity_leads_to_one_entry_whatever_the_account(poll, proved):
    first = join_by_proof(poll, by=proved("dan"), no_official=True)
    hmac = first.identifiers.get().hmac
    other = RollEntry.objects.create(poll=poll, ground="registered")
    with pytest.raises(IntegrityError), transaction.atomic():
        RollIdentifier.objects.create(poll=poll, entry=other, kind=IdentifierKind.OIDC, hmac=hmac)


LEFT_OUT = [
    ({"voter_kinds": ["registered"]}, {"kind": "worker"}, True, "vote.roll_other_kind"),
    ({"voter_age": 18}, {"year": 2015}, True, "vote.roll_too_young"),
    ({}, {}, False, "vote.roll_official"),
    ({"officials_may_vote": True}, {}, False, None),
    ({"voter_age": 18}, {"year": 1990}, True, None),
]


@pytest.mark.parametrize(("rule", "person", "declared", "reason"), LEFT_OUT)
def test_the_tracks_rule_says_who_comes_onto_the_roll(poll, proved, rule, person, declared, reason):
    for name, value in rule.items():
        setattr(poll.track, name, value)
    poll.track.save()
    dan = proved("dan", **person)
    if reason is None:
        assert join_by_proof(poll, by=dan, no_official=declared).person == dan
        return
    with pytest.raises(Refused) as refused:
        join_by_proof(poll, by=dan, no_official=declared)
    assert refused.value.reason == reason


def test_a_roll_from_a_census_is_not_open(census, proved):
    with pytest.raises(Refused) as refused:
        join_by_proof(census, by=proved("dan"), no_official=True)
    assert refused.value.reason == "vote.roll_by_letter"


def test_a_person_whose_two_entries_were_used_goes_to_the_desk(poll, year, during, ara):
    during(year, "vote")
    send(poll, ara, poll.options.first().code)
    other = RollEntry.objects.create(poll=poll, ground="registered", source=RollSource.MANUAL)
    with pytest.raises(Refused) as refused:
        attach(other, ara)
    assert refused.value.reason == "vote.two_entries"


# By hand.


def add(poll, by):
    area = Area.objects.of(poll.cycle.government).first()
    return ask_to_add(poll, "나빠짐", BORN, area=area, ground="registered", why=Why.LEFT_OUT, by=by)


def test_two_officers_put_somebody_on_the_roll(census, kim, lee):
    change = add(census, kim)
    assert RollEntry.objects.of(census).count() == 2
    decide_change(change, True, by=lee)
    change.refresh_from_db()
    assert (change.entry.source, change.entry.number, change.hmac) == (RollSource.MANUAL, 3, "")
    assert [entry.number for entry in look_up(census, "나빠짐", BORN, "desk", by=kim)] == [3]


def test_nobody_decides_what_they_asked_for(census, kim):
    change = add(census, kim)
    with pytest.raises(Refused) as refused:
        decide_change(change, True, by=kim)
    assert refused.value.reason == "vote.change_is_yours"
    with pytest.raises(IntegrityError), transaction.atomic():
        RollChange.objects.filter(pk=change.pk).update(decided_by=kim, is_approved=True)
    assert RollEntry.objects.of(census).count() == 2


def test_a_refused_request_changes_nothing(census, kim, lee):
    change = add(census, kim)
    decide_change(change, False, by=lee)
    change.refresh_from_db()
    assert (change.entry, change.hmac, RollEntry.objects.of(census).count()) == (None, "", 2)


def test_whoever_is_taken_off_the_roll_leaves_no_envelope_that_counts(poll, year, during, ara, kim, lee):
    during(year, "vote")
    send(poll, ara, poll.options.first().code)
    poll = Poll.objects.select_related("cycle__government", "track").get(pk=poll.pk)
    entry = RollEntry.objects.of(poll).select_related("poll__cycle__government").get(person=ara)
    decide_change(ask_to_void(entry, why=Why.TWICE, by=kim), True, by=lee)
    entry.refresh_from_db()
    assert (entry.status, entry.reason, Envelope.objects.get().state) == (Status.VOIDED, "twice", EnvelopeState.VOIDED)
    with pytest.raises(Refused) as refused:
        send(poll, ara, poll.options.first().code)
    assert refused.value.reason == "vote.not_on_the_roll"


def test_every_look_at_the_roll_is_on_the_record(client, sign_in, census, kim):
    sign_in(client, kim)
    page = client.post(OFFICE + "find/", {"name": "김영숙", "born": "1950-03-01", "why": "desk"}).content.decode()
    assert "명부 번호 1" in page
    look = Entry.objects.get(stage="vote", event="roll_looked")
    assert (look.by, look.is_public, look.facts) == (kim, False, {"why": "desk", "found": 1})


def test_the_officers_pages_do_it_all(client, sign_in, census, kim, lee):
    sign_in(client, kim)
    area = Area.objects.of(census.cycle.government).first()
    asked = {"name": "나빠짐", "born": "1950-03-01", "area": area.pk, "ground": "registered", "why": "left_out"}
    assert "요청한 사람이 아닌 담당자가 확인합니다" in client.post(OFFICE + "add/", asked, follow=True).content.decode()
    change = RollChange.objects.get()
    sign_in(client, lee)
    client.post(f"{OFFICE}{change.pk}/decide/", {"deed": "approve"})
    entry = RollEntry.objects.get(number=3)
    client.post(f"{OFFICE}{entry.pk}/void/", {"why": "moved_away"})
    sign_in(client, kim)
    client.post(f"{OFFICE}{RollChange.objects.get(kind='void').pk}/decide/", {"deed": "approve"})
    entry.refresh_from_db()
    assert (entry.status, entry.reason) == (Status.VOIDED, "moved_away")


# By living here.


def test_officials_and_people_too_young_do_not_come_onto_the_roll(
    settle, haeoreum, year, track, proposals, during, kim, proved
):
    during(year, "vote", days=-1)
    track.voter_age = 14
    track.save()
    for name, born in (("child", 2020), ("grown", 1990)):
        Part.objects.create(
            person=proved(name, mark=name[0], year=born), government=haeoreum, role="resident", since=BORN
        )
    settle("clerk", haeoreum, "resident", "reviewer")
    poll = actions.make_paper(track, proposals, by=kim)
    assert [entry.person.name for entry in RollEntry.objects.of(poll).select_related("person")] == ["grown"]


def test_officials_vote_where_the_rule_says_so(settle, haeoreum, year, track, proposals, during, kim):
    track.officials_may_vote = True
    track.save()
    settle("clerk", haeoreum, "resident", "reviewer")
    during(year, "vote", days=-1)
    poll = actions.make_paper(track, proposals, by=kim)
    assert [entry.person.name for entry in RollEntry.objects.of(poll).select_related("person")] == ["clerk"]
