"""With a letter and without an account: one line of the roll, one envelope, nothing else of the site, and no hurry."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.test import Client

from madang.base import clock
from madang.base.notices.models import Message
from madang.base.people.codes import TRIES_FROM_AN_ADDRESS
from madang.base.people.models import CodeTry, Person
from madang.cycle.vote import actions
from madang.cycle.vote.letter.guests import IDLE, LONGEST, WARNING
from madang.cycle.vote.models import Envelope, EnvelopeState, RollEntry, Status
from madang.cycle.vote.roll import office
from madang.cycle.vote.roll.by_hand import ask_to_void, decide_change
from madang.cycle.vote.roll.finding import find_by_code
from madang.cycle.vote.roll.letters import void_letters
from madang.cycle.vote.verify.notices import as_many_notices_as_casts

from .boxes import send
from .letters import BORN, LETTER, codes_of, come_in, told, vote, with_census

pytestmark = pytest.mark.django_db
PARK = "27-0001"
MOST_REQUESTS = 6


@pytest.fixture
def census(poll, kim):
    return with_census(poll, kim)


@pytest.fixture
def letters(census, kim, year, during):
    """The codes, in the middle of the vote."""
    _batch, codes = codes_of(census, kim)
    during(year, "vote")
    return codes


def of_younsuk():
    return RollEntry.objects.get(number=1)


class Counting(Client):
    """A browser without JavaScript that counts what it asks for; a way onward is asked for too."""

    asked = 0

    def request(self, **request):
        self.asked += 1
        return super().request(**request)


def fields(page):
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.content.decode()))


def test_a_whole_vote_by_letter_is_six_requests_without_a_script_or_a_puzzle(letters):
    browser = Counting(enforce_csrf_checks=True)
    door = browser.get(LETTER)
    paper = browser.post(LETTER, fields(door) | told(letters[0]), follow=True)
    look = browser.post(LETTER + "look/", fields(paper) | {"choices": [PARK]})
    receipt = browser.post(LETTER + "cast/", fields(look) | {"choices": [PARK]}, follow=True)
    assert "투표했습니다" in receipt.content.decode()
    assert browser.asked <= MOST_REQUESTS
    assert browser.asked == 6
    assert "captcha" not in "".join(page.content.decode() for page in (door, paper, look, receipt)).casefold()
    entry = of_younsuk()
    assert (entry.status, entry.cast_count, entry.person) == (Status.VOTED_ONLINE, 1, None)
    assert Envelope.objects.get().entry == entry


def test_nobody_is_made_a_person_of_and_no_session_row_is_written(letters, client):
    before = Person.objects.count()
    come_in(client, letters[0])
    vote(client, PARK)
    assert Person.objects.count() == before
    assert set(client.cookies) == {"letter", "csrftoken"}
    cookie = client.cookies["letter"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (LETTER, True, "Strict")
    assert (cookie["max-age"], cookie["expires"]) == ("", "")  # it ends with the browser


def test_a_guest_is_nobody_anywhere_else(letters, client):
    come_in(client, letters[0])
    client.cookies["letter"]["path"] = "/"  # even if a browser sent it everywhere
    assert "/accounts/login/" in client.get("/haeoreum/2027/vote/city/")["Location"]
    assert client.post("/haeoreum/2027/vote/city/cast/", {"choices": [PARK]}).status_code == 403
    assert client.get("/haeoreum/2027/vote/papers/")["Location"].startswith("/haeoreum/accounts/login/")


WRONG = [("김영숙", "1950-03-02"), ("박철수", "1980-12-31"), ("박철수", "1950-03-01")]


@pytest.mark.parametrize(("name", "born"), WRONG)
def test_a_letter_from_another_mailbox_opens_nothing(letters, client, name, born):
    page = client.post(LETTER, told(letters[0], name, born))
    assert (page.status_code, "서로 맞지 않습니다" in page.content.decode()) == (422, True)
    assert "letter" not in client.cookies
    assert client.get(LETTER + "paper/").status_code == 302


def test_a_wrong_code_gets_the_form_again_with_what_was_typed(letters, client):
    page = client.post(LETTER, told("00000-00000-00000"))
    assert (page.status_code, 'value="김영숙"' in page.content.decode()) == (422, True)


def test_nobody_tries_one_code_without_end_from_however_many_addresses(letters, client):
    for number in range(5):
        client.post(LETTER, told(letters[0], "아무개"), REMOTE_ADDR=f"203.0.113.{number}")
    page = client.post(LETTER, told(letters[0]), REMOTE_ADDR="203.0.113.99")
    assert "여러 번 맞지 않아" in page.content.decode()
    assert come_in(client, letters[1], "박철수", "1980-12-31").status_code == 302  # the neighbour's letter is whole


def test_nobody_tries_many_codes_without_end_from_one_address(letters, client):
    for number in range(TRIES_FROM_AN_ADDRESS):
        client.post(LETTER, told(f"{number:05d}-00000-00000"), REMOTE_ADDR="2001:db8::1")
    assert come_in(client, letters[0]).status_code == 302  # from elsewhere
    page = client.post(LETTER, told(letters[0]), REMOTE_ADDR="2001:db8::2")  # the same household
    assert (page.status_code, "여러 번 맞지 않아" in page.content.decode()) == (422, True)
    origins = set(CodeTry.objects.values_list("origin", flat=True))
    assert {len(origin) for origin in origins} == {64}  # and no address is written down


def test_tries_at_the_door_for_accounts_count_at_this_one(letters, client, census, ara):
    for _ in range(5):
        find_by_code(census, letters[0].replace("-", ""), "아무개", BORN, by=ara)
    assert come_in(client, letters[0]).status_code == 422


def test_two_phones_are_one_voter_and_the_last_envelope_counts(letters):
    first, second = Client(), Client()
    for phone in (first, second):
        come_in(phone, letters[0])
    assert [vote(phone, PARK).status_code for phone in (first, second, first)] == [302] * 3
    states = sorted(Envelope.objects.values_list("state", flat=True))
    assert states == [EnvelopeState.CURRENT] + [EnvelopeState.SUPERSEDED] * 2
    assert of_younsuk().cast_count == 3
    shown = {phone.get(LETTER + "receipt/").context["number"] for phone in (first, second)}
    assert len(shown) == 1  # both see the one that counts


def test_the_same_form_twice_is_one_vote(letters, client):
    come_in(client, letters[0])
    form = {"choices": [PARK], "nonce": client.post(LETTER + "look/", {"choices": [PARK]}).context["nonce"]}
    assert [client.post(LETTER + "cast/", form).status_code for _ in range(2)] == [302, 302]
    assert Envelope.objects.count() == 1


def test_a_form_shown_to_another_guest_is_not_taken(letters):
    first, second = Client(), Client()
    come_in(first, letters[0])
    come_in(second, letters[1], "박철수", "1980-12-31")
    nonce = first.post(LETTER + "look/", {"choices": [PARK]}).context["nonce"]
    page = second.post(LETTER + "cast/", {"choices": [PARK], "nonce": nonce})
    assert (page.status_code, Envelope.objects.count()) == (409, 0)


def test_after_the_close_a_letter_shows_the_receipt_and_sends_nothing(letters, client, poll):
    come_in(client, letters[0])
    vote(client, PARK)
    with clock.set_to(poll.closes_at + timedelta(minutes=poll.grace_minutes + 1)):
        late = Client()
        assert come_in(late, letters[0])["Location"] == LETTER + "receipt/"
        assert "봉투 번호" in late.get(LETTER + "receipt/").content.decode()
        assert late.post(LETTER + "look/", {"choices": [PARK]}).status_code == 403
    assert Envelope.objects.count() == 1


def test_who_was_shown_the_paper_before_the_close_still_sends_it(letters, client, poll):
    with clock.set_to(poll.closes_at - timedelta(minutes=2)):
        come_in(client, letters[0])
        nonce = client.get(LETTER + "paper/").context["nonce"]
    with clock.set_to(poll.closes_at + timedelta(minutes=poll.grace_minutes - 1)):
        nonce = client.post(LETTER + "look/", {"choices": [PARK], "nonce": nonce}).context["nonce"]
        assert client.post(LETTER + "cast/", {"choices": [PARK], "nonce": nonce}).status_code == 302


def test_before_the_vote_a_letter_opens_nothing(census, kim, client):
    _batch, codes = codes_of(census, kim)
    assert client.get(LETTER).status_code == 403
    assert come_in(client, codes[0]).status_code == 403


def test_a_letter_made_void_opens_nothing_and_who_is_inside_is_out(census, kim, client, year, during):
    batch, codes = codes_of(census, kim)
    during(year, "vote")
    come_in(client, codes[0])
    form = {"choices": [PARK], "nonce": client.post(LETTER + "look/", {"choices": [PARK]}).context["nonce"]}
    during(year, "vote", days=-1)
    void_letters(batch, by=kim)
    during(year, "vote")
    assert client.post(LETTER + "cast/", form).status_code == 403
    assert come_in(Client(), codes[0]).status_code == 422
    assert not Envelope.objects.exists()


def test_a_letter_of_another_vote_opens_nothing(letters, client, year, proposals, during, kim):
    during(year, "vote", days=-1)
    for proposal in proposals:
        proposal.pk, proposal.number = None, proposal.number + 10
        proposal.track = year.tracks.get(code="dong")
        proposal.save()
    other = actions.make_paper(year.tracks.get(code="dong"), proposals, by=kim)
    _batch, codes = codes_of(with_census(other, kim), kim)
    during(year, "vote")
    assert come_in(client, codes[0]).status_code == 422
    cache.clear()
    there = LETTER.replace("city", "dong")
    assert client.post(there, told(codes[0])).status_code == 302
    client.cookies["letter"]["path"] = LETTER
    assert client.get(LETTER + "paper/")["Location"] == LETTER  # and its guest is nobody here


def test_who_was_taken_off_the_roll_is_told_so(letters, client, census, kim, settle, haeoreum):
    come_in(client, letters[0])
    entry = RollEntry.objects.select_related("poll__cycle__government").get(number=1)
    change = ask_to_void(entry, why="moved_away", by=kim)
    decide_change(change, True, by=settle("lee", haeoreum, "officer"))
    assert client.get(LETTER + "paper/").status_code in (302, 403)
    assert client.post(LETTER + "look/", {"choices": [PARK]}).status_code == 403


# One line, whichever way.


def test_an_account_and_a_letter_of_one_line_are_one_voter(letters, client, census, ara):
    find_by_code(census, letters[0].replace("-", ""), "김영숙", BORN, by=ara)
    send(census, ara, PARK)
    come_in(client, letters[0])
    assert vote(client, "27-0002").status_code == 302
    assert sorted(Envelope.objects.values_list("state", flat=True)) == ["current", "superseded"]
    assert (of_younsuk().person, of_younsuk().cast_count) == (ara, 2)
    # Whoever has the account learns that a vote was sent in their name.
    assert sorted(Message.objects.filter(person=ara).values_list("template", flat=True)) == [
        "vote.changed",
        "vote.voted",
    ]
    assert list(as_many_notices_as_casts(census)) == []


def test_an_account_that_takes_a_line_later_learns_of_every_vote_by_letter(letters, client, census, ara):
    come_in(client, letters[0])
    for _ in range(2):
        vote(client, PARK)
    assert (Message.objects.count(), list(as_many_notices_as_casts(census))) == (0, [])
    find_by_code(census, letters[0].replace("-", ""), "김영숙", BORN, by=ara)
    assert Message.objects.filter(person=ara).count() == 2
    assert list(as_many_notices_as_casts(census)) == []
    Message.objects.filter(person=ara).first().delete()
    assert [finding.code for finding in as_many_notices_as_casts(census)] == ["notices_differ"]  # the control


def test_who_is_signed_in_on_the_phone_stays_so_and_does_not_vote_for_grandmother(letters, client, sign_in, ara):
    sign_in(client, ara)
    come_in(client, letters[0])
    vote(client, PARK)
    assert of_younsuk().person is None
    client.post(LETTER + "end/")
    assert client.get("/haeoreum/people/me/").status_code == 200


# No hurry, and nothing left behind.


def test_the_button_ends_it(letters, client):
    come_in(client, letters[0])
    assert "마치고 닫기" in client.get(LETTER + "paper/").content.decode()
    assert "닫았습니다" in client.post(LETTER + "end/").content.decode()
    assert client.get(LETTER + "paper/")["Location"] == LETTER


def test_the_next_one_at_a_phone_is_told_that_a_vote_is_open(letters, client):
    come_in(client, letters[0])
    assert "본인이 아니면 닫아 주세요" in client.get(LETTER).content.decode()


def test_before_time_is_over_the_page_asks_and_a_button_gives_more(letters, client):
    """WCAG 2.2.1: warned, at least twenty seconds to press one button, at least ten times; what is marked stays."""
    came = clock.now()
    come_in(client, letters[0])
    page = client.get(LETTER + "paper/").content.decode()
    assert (
        f"{int((IDLE - WARNING).total_seconds())};url={LETTER}time/" in page
    )  # in a frame, so the form around it stays
    assert (timedelta(seconds=20) <= WARNING, LONGEST // IDLE >= 10) == (True, True)
    with clock.set_to(came + IDLE - WARNING):
        asked = client.get(LETTER + "time/")
        assert "아직 계신가요?" in asked.content.decode()
        assert (asked["X-Frame-Options"], "frame-ancestors 'self'" in asked["Content-Security-Policy"]) == (
            "SAMEORIGIN", True,
        )  # fmt: skip
    with clock.set_to(came + IDLE - timedelta(seconds=1)):
        assert "시간이 넉넉합니다" in client.post(LETTER + "time/").content.decode()
    with clock.set_to(came + IDLE + timedelta(minutes=10)):
        assert client.get(LETTER + "paper/").status_code == 200


def test_to_be_asked_gives_no_time(letters, client):
    came = clock.now()
    come_in(client, letters[0])
    with clock.set_to(came + IDLE - timedelta(seconds=1)):
        client.get(LETTER + "time/")
    with clock.set_to(came + IDLE + timedelta(seconds=1)):
        assert "시간이 지났습니다" in client.get(LETTER + "time/").content.decode()
        assert client.get(LETTER + "paper/").status_code == 302


def test_a_guest_is_not_there_for_ever(letters, client):
    came = clock.now()
    come_in(client, letters[0])
    for minutes in range(15, 360, 15):
        with clock.set_to(came + timedelta(minutes=minutes)):
            assert client.get(LETTER + "paper/").status_code == 200
    with clock.set_to(came + LONGEST + timedelta(seconds=1)):
        assert client.get(LETTER + "paper/").status_code == 302


@pytest.mark.parametrize("step", ["look/", "cast/"])
def test_when_time_was_over_the_choice_is_still_there_after_the_code(letters, client, step):
    came = clock.now()
    come_in(client, letters[0])
    nonce = client.post(LETTER + "look/", {"choices": [PARK]}).context["nonce"]
    with clock.set_to(came + IDLE + timedelta(minutes=1)):
        lost = client.post(LETTER + step, {"choices": [PARK], "nonce": nonce})
        assert (lost.status_code, "고르신 것은 그대로 있습니다" in lost.content.decode()) == (403, True)
        sealed = {"sealed": lost.context["sealed"]}
        wrong = client.post(LETTER, sealed | told(letters[0], "아무개"))
        assert wrong.context["sealed"] == sealed["sealed"]  # a slip of the finger loses nothing
        again = client.post(LETTER, sealed | told(letters[0]))
        assert [option.code for option in again.context["chosen"]] == [PARK]
        neighbour = Client().post(LETTER, sealed | told(letters[1], "박철수", "1980-12-31"))
        assert neighbour["Location"] == LETTER + "paper/"  # what another one chose is not shown
        form = {"choices": [PARK], "nonce": again.context["nonce"]}
        assert client.post(LETTER + "cast/", form).status_code == 302


def test_too_many_choices_keep_what_was_ticked(letters, client):
    come_in(client, letters[0])
    page = client.post(LETTER + "look/", {"choices": ["27-0001", "27-0002", "27-0003"]})
    assert (page.status_code, page.content.decode().count(" checked")) == (422, 3)


def test_letters_lead_to_this_door(census, kim, client, sign_in, monkeypatch):
    seen, real = [], office.letters_document
    monkeypatch.setattr(office, "letters_document", lambda *given: seen.append(given[2]) or real(*given))
    sign_in(client, kim).post("/haeoreum/2027/vote/papers/city/roll/letters/", {"area": ""})
    assert seen == ["http://testserver" + LETTER]


def test_with_an_account_and_the_digits_of_an_email_it_is_ten_and_four_of_who_is_signed_in(
    poll, year, during, ara, mailoutbox
):
    """Said in the README beside the six of a letter; counted here so that it stays true."""
    during(year, "vote")
    EmailAddress.objects.create(user=ara, email=ara.email, verified=True, primary=True)
    browser, ballot = Counting(), "/haeoreum/2027/vote/city/"
    browser.get(ballot, follow=True)  # leads to the sign-in page
    browser.get(f"/haeoreum/accounts/login/code/?next={ballot}")
    browser.post(f"/haeoreum/accounts/login/code/?next={ballot}", {"email": ara.email, "next": ballot}, follow=True)
    digits = re.search(r"\b\d{6}\b", mailoutbox[-1].body)[0]
    paper = browser.post("/haeoreum/accounts/login/code/confirm/", {"code": digits, "next": ballot}, follow=True)
    assert (paper.status_code, paper.request["PATH_INFO"], browser.asked) == (200, ballot, 7)
    look = browser.post(ballot + "confirm/", {"choices": [PARK]})
    receipt = browser.post(ballot + "cast/", {"choices": [PARK], "nonce": look.context["nonce"]}, follow=True)
    assert ("투표했습니다" in receipt.content.decode(), browser.asked) == (True, 10)
