"""What is due arrives, once, and what cannot arrive is seen."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command

from madang.base import clock
from madang.base.notices.actions import announce, follow, prefer, stop
from madang.base.notices.channels import Undeliverable
from madang.base.notices.delivery import claim, deliver
from madang.base.notices.models import ATTEMPTS, LEASE, Channel, Frequency, Message, Preference, Subscription
from madang.base.notices.stopping import stop_token, who_stops
from madang.base.notices.tasks import deliver_due
from madang.base.people.leaving import close_account
from madang.base.people.models import Person

pytestmark = pytest.mark.django_db
TITLE = {"title": "그늘막 & 벤치"}


def later(how_long):
    return clock.set_to(clock.now() + how_long)


def test_an_email_arrives_with_its_links(haeoreum, ara):
    announce(haeoreum, "proposal/1", "town.opened", TITLE, also=[ara])
    assert deliver().sent == 1
    letter = mail.outbox[0]
    assert (letter.to, letter.subject) == (["ara@example.org"], "그늘막 & 벤치 투표가 열렸습니다")
    stop_address = f"https://madang.example/haeoreum/notices/stop/{stop_token(Message.objects.get())}/"
    assert letter.body.splitlines()[0] == "https://madang.example/haeoreum/notices/"
    assert stop_address in letter.body
    assert letter.extra_headers["List-Unsubscribe"] == f"<{stop_address}>"
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "<h1>그늘막 &amp; 벤치 투표가 열렸습니다</h1>" in letter.alternatives[0].content


def test_nothing_arrives_twice(haeoreum, ara, postman):
    announce(haeoreum, "proposal/1", "town.opened", TITLE, also=[ara])
    assert (deliver().sent, deliver().sent, len(postman.letters)) == (1, 0, 1)


def test_words_are_chosen_when_it_leaves(haeoreum, ara, postman):
    announce(haeoreum, "proposal/1", "town.opened", TITLE, also=[ara])
    Person.objects.update(language="en")
    deliver()
    assert postman.letters[0].title == "The vote on 그늘막 & 벤치 is open"


def test_a_bundle_is_one_letter(haeoreum, neighbour, ara, postman):
    prefer(Preference(person=ara, frequency=Frequency.DAILY))
    for town in (haeoreum, haeoreum, neighbour):
        announce(town, "proposal/1", "town.opened", TITLE, also=[ara])
    assert deliver().sent == 0
    with later(timedelta(days=1)):
        assert deliver().sent == 3
    assert [letter.title for letter in postman.letters] == [
        "해오름시 주민참여예산 새 소식 2건",
        "그늘막 & 벤치 투표가 열렸습니다",
    ]
    assert postman.letters[0].text.count("■ 그늘막 & 벤치 투표가 열렸습니다") == 2


def test_a_text_is_short(haeoreum, ara, postman):
    prefer(Preference(person=ara, channel=Channel.SMS, phone="01012345678"))
    announce(haeoreum, "proposal/1", "town.opened", TITLE, also=[ara])
    deliver()
    letter = postman.letters[0]
    assert letter.to == "01012345678"
    assert letter.short.splitlines() == [
        "[해오름시] 그늘막 & 벤치 투표가 열렸습니다",
        "https://madang.example/haeoreum/notices/",
    ]


@pytest.mark.parametrize("channel", [Channel.SMS, Channel.KAKAO])
def test_a_channel_nobody_configured_sends_nothing_and_says_so(haeoreum, ara, channel, capsys):
    prefer(Preference(person=ara, channel=channel, phone="01012345678"))
    announce(haeoreum, "proposal/1", "town.opened", TITLE, also=[ara])
    call_command("deliver")
    said = capsys.readouterr().err
    assert f"MADANG_{channel.upper()} is not set" in said
    assert Message.objects.waiting().get().attempts == 0


@pytest.mark.parametrize("channel", [Channel.SMS, Channel.KAKAO])
def test_a_configured_gateway_is_handed_the_text(haeoreum, ara, channel, settings, postman):
    settings.MADANG_CHANNELS = {}
    way = "madang.base.notices.channels.recording.Recording"
    settings.MADANG_SMS = settings.MADANG_KAKAO = way
    prefer(Preference(person=ara, channel=channel, phone="01012345678"))
    announce(haeoreum, "proposal/1", "town.opened", TITLE, also=[ara])
    assert deliver().sent == 1
    assert [number for number, _text in postman.texts] == ["01012345678"]


def test_production_without_a_mail_server_keeps_the_message(haeoreum, ara, settings):
    settings.PRODUCTION = True
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
    announce(haeoreum, "proposal/1", "town.opened", TITLE, also=[ara])
    done = deliver()
    assert (done.sent, done.waiting_there) == (0, {"email": 1})
    assert "MADANG_SMTP_HOST" in done.stuck["email"]


def test_a_failure_is_tried_again_later(haeoreum, ara, postman):
    announce(haeoreum, "proposal/1", "town.opened", TITLE, also=[ara])
    postman.fail_with = ConnectionError("ara@example.org is unreachable")
    assert deliver().failed == 1
    message = Message.objects.get()
    assert (message.attempts, message.last_error, message.claimed_at) == (1, "ConnectionError", None)
    postman.fail_with = None
    assert deliver().sent == 0  # not yet
    with later(timedelta(minutes=2)):
        assert deliver().sent == 1


def test_it_gives_up_in_the_open(haeoreum, ara, postman, capsys):
    announce(haeoreum, "proposal/1", "town.opened", TITLE, also=[ara])
    postman.fail_with = ConnectionError()
    for attempt in range(ATTEMPTS + 2):
        with later(timedelta(days=attempt)):
            deliver()
    message = Message.objects.given_up().get()
    assert (message.attempts, message.sent_at) == (ATTEMPTS, None)
    call_command("deliver", "--given-up")
    assert f"{message.pk}\ttown.opened\temail\tConnectionError" in capsys.readouterr().out


def test_a_recipient_who_can_never_be_reached_is_given_up_at_once(haeoreum, ara, postman):
    announce(haeoreum, "proposal/1", "town.opened", TITLE, also=[ara])
    postman.fail_with = Undeliverable("550")
    assert deliver().given_up == 1


def test_one_failure_does_not_hold_back_the_others(haeoreum, ara, bom, postman):
    announce(haeoreum, "proposal/1", "town.broken", also=[ara])
    announce(haeoreum, "proposal/1", "town.opened", TITLE, also=[bom])
    done = deliver()
    assert (done.sent, done.failed) == (1, 1)


def test_one_message_that_cannot_be_written_does_not_hold_back_its_bundle(haeoreum, ara, postman):
    prefer(Preference(person=ara, frequency=Frequency.DAILY))
    announce(haeoreum, "proposal/1", "town.broken", also=[ara])
    announce(haeoreum, "proposal/1", "town.opened", TITLE, also=[ara])
    with later(timedelta(days=1)):
        assert deliver().failed == 2
    with later(timedelta(days=2)):
        done = deliver()
    assert (done.sent, done.failed) == (1, 1)


def test_a_worker_that_dies_before_sending_loses_nothing(haeoreum, ara, postman):
    announce(haeoreum, "proposal/1", "town.opened", TITLE, also=[ara])
    assert claim(Message.objects.get().pk) != []  # and here the machine goes dark
    assert deliver().sent == 0
    with later(LEASE + timedelta(minutes=1)):
        assert deliver().sent == 1


def test_a_message_that_kills_every_worker_is_given_up(haeoreum, ara, postman):
    announce(haeoreum, "proposal/1", "town.opened", TITLE, also=[ara])
    for attempt in range(ATTEMPTS):
        with later(2 * LEASE * attempt):
            assert claim(Message.objects.get().pk) != []
    with later(2 * LEASE * ATTEMPTS):
        assert deliver().given_up == 1
    assert Message.objects.given_up().get().last_error == "the worker died every time"


def test_who_closed_the_account_meanwhile_gets_nothing(haeoreum, ara, postman):
    announce(haeoreum, "proposal/1", "town.opened", TITLE, also=[ara])
    ara.is_active = False
    ara.save()
    assert (deliver().given_up, postman.letters) == (1, [])


def test_who_asked_for_silence_meanwhile_gets_nothing(haeoreum, postman):
    announce(haeoreum, "proposal/1", "town.opened", TITLE, also=["grandma@example.org"])
    stop(who_stops(stop_token(Message.objects.get())))
    assert (deliver().given_up, postman.letters) == (1, [])
    assert announce(haeoreum, "proposal/1", "town.opened", TITLE, also=["GRANDMA@example.org"]) == 0


def test_the_worker_does_the_same(haeoreum, ara, postman):
    announce(haeoreum, "proposal/1", "town.opened", TITLE, also=[ara])
    assert deliver_due.call() == 1


def test_of_who_left_for_good_nothing_is_kept(haeoreum, ara, bom, postman):
    for person in (ara, bom):
        prefer(Preference(person=person, channel=Channel.SMS, phone="01012345678"))
        follow(haeoreum, "proposal/1", by=person)
    announce(haeoreum, "proposal/1", "town.opened", TITLE, also=["grandma@example.org"])
    close_account(ara)
    assert deliver().sent == 2
    assert [wish.person for wish in Preference.objects.all()] == [bom]
    assert [one.person for one in Subscription.objects.all()] == [bom]
    assert sorted(message.address or message.person.name for message in Message.objects.all()) == [
        "bom",
        "grandma@example.org",
    ]
