"""What the plan's rule asks of a voter and the roll does not know is declared by sending, and written down as a fact."""

import pytest

from madang.base.people.models import IdentityProof
from madang.cycle.vote import actions
from madang.cycle.vote.booth.desk import hand_out_ticket, open_station
from madang.cycle.vote.declaring import asked_of
from madang.cycle.vote.models import Census, CensusState, Poll, RollEntry, RollSource
from madang.cycle.vote.roll.numbers import declared

from .boxes import send, vote

pytestmark = pytest.mark.django_db

PAPER = "/haeoreum/2027/vote/city/"


@pytest.fixture
def entry(poll, ara):
    return RollEntry.objects.of(poll).get(person=ara)


def rule(poll, **rules):
    type(poll.track).objects.filter(pk=poll.track_id).update(**rules)
    return Poll.objects.select_related("cycle__government", "track").get(pk=poll.pk)


def asked(poll, entry):
    return [fact for fact, _sentence in asked_of(poll, entry)]


def test_the_rule_says_what_is_asked(poll, entry):
    assert asked(rule(poll, officials_may_vote=True), entry) == []
    assert asked(rule(poll, officials_may_vote=False), entry) == ["no_official"]
    assert asked(rule(poll, voter_age=18), entry) == ["age", "no_official"]


def test_an_age_that_was_proved_is_not_asked(poll, entry, ara, haeoreum):
    IdentityProof.objects.create(
        person=ara, government=haeoreum, provider="mock", method="mock", subject_mark="0" * 64, assurance=3, birth_year=1990
    )  # fmt: skip
    assert asked(rule(poll, voter_age=18), entry) == ["no_official"]


@pytest.mark.parametrize(("knows", "facts"), [(True, []), (False, ["no_official"])])
def test_a_census_that_says_who_is_an_official_answers_for_its_voters(poll, entry, kim, knows, facts):
    Census.objects.create(
        poll=poll, file_digest="0" * 64, lines=1, state=CensusState.ACTIVE, brought_by=kim, brought_at=poll.made_at,
        knows_officials=knows,
    )  # fmt: skip
    RollEntry.objects.filter(pk=entry.pk).update(source=RollSource.CENSUS)
    entry.refresh_from_db()
    assert asked(rule(poll, voter_age=18), entry) == facts


def test_the_page_says_it_and_sending_writes_it_down_once(client, sign_in, poll, year, during, ara, entry):
    during(year, "vote")
    code = poll.options.first().code
    sign_in(client, ara)
    page = client.post(PAPER + "confirm/", {"choices": [code]}).content.decode()
    assert ("저는 해오름시 소속 공무원이 아닙니다" in page, RollEntry.objects.get(pk=entry.pk).declared) == (True, None)
    vote(client, PAPER, code)
    assert RollEntry.objects.get(pk=entry.pk).declared == "no_official"
    assert "소속 공무원이 아닙니다" not in client.post(PAPER + "confirm/", {"choices": [code]}).content.decode()


def test_at_the_desk_it_is_asked_aloud(poll, year, during, entry, kim):
    station = open_station(poll, "달빛동 주민센터", by=kim)
    during(year, "vote")
    station.poll = rule(poll)
    hand_out_ticket(station, entry, by=kim)
    assert RollEntry.objects.get(pk=entry.pk).declared == "no_official"


def test_officers_see_how_many_and_no_number_below_ten(poll, year, during, ara):
    during(year, "vote")
    send(poll, ara, poll.options.first().code)
    assert declared(poll) == [("no_official", None)]


def test_a_refused_vote_declares_nothing(poll, year, during, ara, entry):
    during(year, "vote")
    with pytest.raises(Exception, match="wrong_ballot"):
        actions.cast_ballot(poll, ["no-such"], by=ara, nonce="0" * 64)
    assert RollEntry.objects.get(pk=entry.pk).declared is None
