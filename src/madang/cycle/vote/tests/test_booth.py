"""Voting in person on a screen: a ticket from the desk, one vote at the terminal, and nothing that outlives either."""

import re
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from madang.base import clock
from madang.base.notices.models import Message
from madang.base.people.refusals import Refused
from madang.cycle.vote.booth.desk import confirm_help, hand_out_ticket, open_station
from madang.cycle.vote.booth.seats import new_terminal
from madang.cycle.vote.models import (
    Envelope,
    IdentifierKind,
    RollEntry,
    RollIdentifier,
    RollSource,
    Ticket,
)
from madang.cycle.vote.roll.hashing import Hasher

from .boxes import send

pytestmark = pytest.mark.django_db

VOTE = "/haeoreum/2027/vote/city/"


@pytest.fixture
def station(poll, year, during, kim):
    during(year, "vote")
    return open_station(poll, "달빛동 주민센터", by=kim)


@pytest.fixture
def entry(station, ara):
    return RollEntry.objects.get(person=ara)


@pytest.fixture
def code(poll):
    return poll.options.first().code


def terminal(station):
    return f"{VOTE}terminal/{new_terminal(station)}/"


def field(page, name):
    found = re.search(rf'name="{name}" value="([^"]+)"', page.content.decode())
    return found[1] if found else ""


def sit(station, digits, address=""):
    """Type the number at a terminal nobody has signed in to; the client, the address, the page that came."""
    client, address = Client(), address or terminal(station)
    return client, address, client.post(address, {"digits": digits})


def vote(station, digits, *codes):
    client, address, page = sit(station, digits)
    form = {"seat": field(page, "seat"), "choices": codes}
    client.post(address + "look/", form)
    return client, address, form, client.post(address + "cast/", form)


def test_a_ticket_becomes_one_vote_with_a_receipt_to_print(station, entry, kim, code):
    handed = hand_out_ticket(station, entry, by=kim)
    client, _address, _form, page = vote(station, handed.digits, code)
    entry.refresh_from_db()
    envelope = Envelope.objects.get()
    assert (page.status_code, envelope.channel, envelope.entry_id) == (200, "kiosk", entry.pk)
    assert (entry.in_person, entry.has_voted, Ticket.objects.get().state) == (True, True, "used")
    assert "봉투 번호" in page.content.decode()
    assert not client.cookies


def test_the_terminal_leaves_nothing_in_the_browser_and_returns_by_itself(station, entry, kim, code):
    handed = hand_out_ticket(station, entry, by=kim)
    client, address, page = sit(station, handed.digits)
    look = client.post(address + "look/", {"seat": field(page, "seat"), "choices": [code]})
    for one in (client.get(address), page, look):
        assert (one.cookies.output(), "no-store" in one["Cache-Control"]) == ("", True)
    assert 'http-equiv="refresh"' in look.content.decode()
    assert 'data-size="xl"' in page.content.decode()
    warned = client.get(address + "still/").content.decode()
    assert "60초 뒤에 처음으로" in warned
    assert 'name="digits"' in warned


def test_more_time_keeps_what_was_marked_and_the_ticket_alive(station, entry, kim, code):
    handed = hand_out_ticket(station, entry, by=kim)
    client, address, page = sit(station, handed.digits)
    with clock.set_to(clock.now() + timedelta(minutes=9)):
        again = client.post(address + "paper/", {"seat": field(page, "seat"), "choices": [code]})
        assert (again.status_code, again.content.decode().count(" checked")) == (200, 1)
    with clock.set_to(clock.now() + timedelta(minutes=18)):
        form = {"seat": field(page, "seat"), "choices": [code]}
        assert client.post(address + "cast/", form).status_code == 200
    assert Envelope.objects.count() == 1


def test_the_vote_in_person_replaces_what_was_sent_online_and_is_final(station, entry, kim, ara, poll, code):
    send(poll, ara, code)
    vote(station, hand_out_ticket(station, entry, by=kim).digits, code)
    assert sorted(Envelope.objects.values_list("channel", "state")) == [("kiosk", "current"), ("web", "superseded")]
    for again in (lambda: send(poll, ara, code), lambda: hand_out_ticket(station, entry, by=kim)):
        with pytest.raises(Refused) as refused:
            again()
        assert refused.value.reason in ("vote.voted_in_person", "vote.already_in_person")


def test_the_same_form_sent_twice_is_one_vote_and_the_same_receipt(station, entry, kim, code):
    client, address, form, page = vote(station, hand_out_ticket(station, entry, by=kim).digits, code)
    again = client.post(address + "cast/", form)
    numbers = {re.search(rb"<code>([^<]+)</code>", one.content)[1] for one in (page, again)}
    assert (len(numbers), Envelope.objects.count()) == (1, 1)


def test_a_vote_that_is_rolled_back_leaves_the_ticket_whole(station, entry, kim, code, monkeypatch):
    handed = hand_out_ticket(station, entry, by=kim)
    client, address, page = sit(station, handed.digits)

    def broken(*_):
        raise Refused("vote.wrong_ballot")

    with monkeypatch.context() as patched:
        patched.setattr("madang.cycle.vote.booth.voting.tell_in_person", broken)
        form = {"seat": field(page, "seat"), "choices": [code]}
        assert client.post(address + "cast/", form).status_code == 403
    assert (Ticket.objects.get().state, Envelope.objects.count()) == ("issued", 0)
    assert client.post(address + "cast/", form).status_code == 200


def refused_page(page):
    return page.status_code, re.sub(r"\s+", " ", page.content.decode())


def test_a_used_ticket_says_that_the_vote_is_in(station, entry, kim, code):
    digits = hand_out_ticket(station, entry, by=kim).digits
    vote(station, digits, code)
    status, said = refused_page(sit(station, digits)[2])
    assert (status, "이 번호로 이미 투표를 마쳤습니다" in said, "처음으로" in said) == (403, True, True)


def test_a_ticket_lives_ten_minutes(station, entry, kim):
    digits = hand_out_ticket(station, entry, by=kim).digits
    with clock.set_to(clock.now() + timedelta(minutes=9, seconds=50)):
        assert sit(station, digits)[2].status_code == 200
    with clock.set_to(clock.now() + timedelta(minutes=20)):
        status, said = refused_page(sit(station, digits)[2])
    assert (status, "창구에서 새 번호를" in said) == (403, True)


def test_a_ticket_of_another_station_is_told_where_to_go(station, entry, poll, kim):
    other = open_station(poll, "새내동 주민센터", by=kim)
    digits = hand_out_ticket(station, entry, by=kim).digits
    assert "다른 투표소에서 받은 번호" in refused_page(sit(other, digits)[2])[1]
    assert sit(station, digits)[2].status_code == 200


def test_a_ticket_belongs_to_the_terminal_it_was_typed_at(station, entry, kim, code):
    digits = hand_out_ticket(station, entry, by=kim).digits
    _client, address, page = sit(station, digits)
    assert "옆 화면에서" in refused_page(sit(station, digits)[2])[1]
    stolen = {"seat": field(page, "seat"), "choices": [code]}
    assert Client().post(terminal(station) + "cast/", stolen).status_code == 403
    assert sit(station, digits, address)[2].status_code == 200
    assert Envelope.objects.count() == 0


def test_a_new_ticket_takes_the_old_one_back(station, entry, kim):
    old, new = (hand_out_ticket(station, entry, by=kim).digits for _ in range(2))
    assert sit(station, old)[2].status_code == 403
    assert sit(station, new)[2].status_code == 200


def test_who_guesses_numbers_is_stopped_and_others_are_not(station, entry, kim):
    handed = hand_out_ticket(station, entry, by=kim)
    wrong = "000000" if handed.digits != "000000" else "000001"
    address = terminal(station)
    said = [refused_page(sit(station, wrong, address)[2])[1] for _ in range(11)]
    assert ["10분 동안 쉽니다" in one for one in said] == [False] * 10 + [True]
    assert sit(station, handed.digits, address)[2].status_code == 403
    assert sit(station, handed.digits)[2].status_code == 200


def test_the_address_of_a_terminal_cannot_be_made_up(station, poll):
    assert Client().get(f"{VOTE}terminal/made-up/").status_code == 404
    assert Client().get(terminal(station)).status_code == 200


def test_a_wrong_ballot_comes_back_as_it_was(station, entry, kim, poll):
    codes = list(poll.options.values_list("code", flat=True))
    client, address, page = sit(station, hand_out_ticket(station, entry, by=kim).digits)
    again = client.post(address + "look/", {"seat": field(page, "seat"), "choices": codes})
    assert (again.status_code, again.content.decode().count(" checked")) == (422, 3)
    assert "1개를 빼 주세요" in again.content.decode()


def test_help_is_seen_by_a_second_person_before_the_ticket_opens(station, entry, kim, ju):
    handed = hand_out_ticket(station, entry, by=kim, assisted=True)
    assert "다른 직원 한 분이" in refused_page(sit(station, handed.digits)[2])[1]
    with pytest.raises(Refused) as refused:
        confirm_help(handed.ticket, by=kim)
    assert refused.value.reason == "vote.help_needs_another"
    confirm_help(handed.ticket, by=ju)
    assert sit(station, handed.digits)[2].status_code == 200


def test_the_database_refuses_a_ticket_that_is_used_again_or_helped_by_one(station, entry, kim, code):
    handed = hand_out_ticket(station, entry, by=kim)
    vote(station, handed.digits, code)
    for change in ({"state": "issued"}, {"assisted": True}, {"assisted_seen_by": kim}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Ticket.objects.update(**change)
    Ticket.objects.update(kiosk="x")


def test_the_desk_finds_hands_out_and_shows_only_that_somebody_voted(
    client, sign_in, station, entry, ara, poll, code, kim
):
    send(poll, ara, code)
    desk = f"{VOTE}booth/{station.pk}/"
    sign_in(client, kim)
    page = client.post(desk, {"deed": "find", "name": "ara"}).content.decode()
    assert f'value="{entry.pk}"' in page
    assert "화면으로 투표하신 분입니다" in page
    assert (code in page, Envelope.objects.get().leaf in page) == (False, False)
    given = client.post(desk, {"deed": "ticket", "entry": str(entry.pk)}).content.decode()
    digits = re.search(r"<b class=\"num\">(\d{3} \d{3})</b>", given)[1]
    assert sit(station, digits)[2].status_code == 200
    assert digits not in client.get(desk).content.decode()
    assert "명부에 없습니다" in client.post(desk, {"deed": "find", "name": "없는 사람"}).content.decode()


def test_a_line_of_a_census_is_found_by_name_and_birth(client, sign_in, station, poll, kim):
    line = RollEntry.objects.create(poll=poll, ground="registered", source=RollSource.CENSUS)
    mark = Hasher(poll).person("이순이", clock.today().replace(year=1950))
    RollIdentifier.objects.create(poll=poll, entry=line, kind=IdentifierKind.PERSON, hmac=mark)
    sign_in(client, kim)
    born = {"born": f"{clock.today().replace(year=1950)}"}
    ask = {"deed": "find", "name": "이순이"}
    assert str(line.pk) in client.post(f"{VOTE}booth/{station.pk}/", ask | born).content.decode()
    assert str(line.pk) not in client.post(f"{VOTE}booth/{station.pk}/", ask).content.decode()


def test_whoever_did_not_go_there_themselves_learns_of_it(station, entry, kim, code, ara):
    vote(station, hand_out_ticket(station, entry, by=kim).digits, code)
    assert list(Message.objects.filter(template="vote.in_person").values_list("person", flat=True)) == [ara.pk]


def test_whoever_used_up_their_casts_is_given_paper(station, entry, kim, poll):
    RollEntry.objects.filter(pk=entry.pk).update(status="voted_online", cast_count=poll.max_casts)
    with pytest.raises(Refused) as refused:
        hand_out_ticket(station, entry, by=kim)
    assert refused.value.reason == "vote.give_paper_instead"


def test_nobody_gets_a_ticket_after_the_close(station, entry, kim, poll):
    with clock.set_to(poll.closes_at), pytest.raises(Refused) as refused:
        hand_out_ticket(station, entry, by=kim)
    assert refused.value.reason == "vote.closed"
