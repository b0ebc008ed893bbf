"""The inbox, the wishes, the follow button, and the way out without signing in."""

import html
import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.template import Context, Template
from django.test import Client, RequestFactory

from madang.base.notices.actions import announce
from madang.base.notices.delivery import deliver
from madang.base.notices.links import link, link_to
from madang.base.notices.models import Message, Preference, Silence, Subscription
from madang.base.notices.stopping import stop_token
from madang.base.places.models import Host

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(haeoreum, ara, bom):
    for person in (ara, bom):
        announce(haeoreum, "proposal/1", "town.opened", {"title": "<그늘막> & 벤치"}, also=[person])
    return {message.person: message for message in Message.objects.all()}


@pytest.fixture
def at_home(client, ara):
    client.force_login(ara)
    return client


def titles(response):
    found = re.findall(r"(?s)<h2>(.+?)</h2>", response.content.decode())
    return [html.unescape(title).strip().splitlines()[-1].strip() for title in found]


def test_a_person_reads_their_own_messages_only(at_home, told):
    page = at_home.get("/haeoreum/notices/")
    assert titles(page) == ["<그늘막> & 벤치 투표가 열렸습니다"]
    assert page.context["unread"] == 1


def test_the_town_next_door_has_its_own_inbox(at_home, told, neighbour):
    assert titles(at_home.get("/dalmaji/notices/")) == ["아직 소식이 없습니다"]


def test_a_visitor_is_asked_to_sign_in(client, haeoreum):
    assert client.get("/haeoreum/notices/").status_code == 302


def test_an_english_reader_reads_english(at_home, told):
    at_home.cookies["madang_language"] = "en"
    page = at_home.get("/haeoreum/notices/").content.decode()
    assert "The vote on &lt;그늘막&gt; &amp; 벤치 is open" in page
    assert "<h1>Inbox</h1>" in page


def test_reading_is_remembered(at_home, told, ara):
    at_home.post(f"/haeoreum/notices/{told[ara].pk}/read/")
    assert at_home.get("/haeoreum/notices/").context["unread"] == 0


def test_all_are_read_at_once(at_home, told, bom):
    at_home.post("/haeoreum/notices/read/")
    assert list(Message.objects.unread().values_list("person", flat=True)) == [bom.pk]


def test_nobody_marks_another_persons_message(at_home, told, bom):
    assert at_home.post(f"/haeoreum/notices/{told[bom].pk}/read/").status_code == 403
    assert told[bom] in Message.objects.unread()


def test_a_message_of_a_stage_that_was_rewritten_does_not_break_the_inbox(at_home, told, ara):
    Message.objects.filter(pk=told[ara].pk).update(template="gone.away")
    page = at_home.get("/haeoreum/notices/")
    assert "지금은 보여 드릴 수 없는 옛 소식입니다." in page.content.decode()


@pytest.mark.parametrize("many", [1, 300])
def test_many_messages_cost_no_more_questions(at_home, haeoreum, ara, many, django_assert_max_num_queries):
    for _number in range(many):
        announce(haeoreum, "proposal/1", "town.opened", {"title": "그늘막"}, also=[ara])
    with django_assert_max_num_queries(12):
        at_home.get("/haeoreum/notices/")


def test_only_channels_that_work_are_offered(at_home, haeoreum, settings):
    form = at_home.get("/haeoreum/notices/preferences/").context["form"]
    assert [value for value, _label in form.fields["channel"].choices] == ["email", "in-app"]
    settings.MADANG_SMS = "madang.base.notices.channels.recording.Recording"
    form = at_home.get("/haeoreum/notices/preferences/").context["form"]
    assert [value for value, _label in form.fields["channel"].choices] == ["email", "sms", "in-app"]


WISH = {"channel": "email", "frequency": "weekly", "language": "en"}


def test_a_person_chooses_how_to_be_told(at_home, haeoreum, ara):
    assert at_home.post("/haeoreum/notices/preferences/", WISH).status_code == 302
    wish = Preference.objects.get(person=ara)
    assert (wish.channel, wish.frequency, wish.person.language, wish.unsubscribed) == ("email", "weekly", "en", False)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("010-1234-5678", "01012345678"), ("+82 10 1234 5678", "01012345678"), ("０１０１２３４５６７８", "01012345678")],
)
def test_a_number_may_be_written_as_people_write_it(at_home, haeoreum, ara, settings, typed, kept):
    settings.MADANG_SMS = "madang.base.notices.channels.recording.Recording"
    at_home.post("/haeoreum/notices/preferences/", {**WISH, "channel": "sms", "phone": typed})
    assert Preference.objects.get(person=ara).phone == kept


@pytest.mark.parametrize("typed", ["", "1234", "02-123-4567", "주민번호"])
def test_texts_need_a_number_that_can_receive_them(at_home, haeoreum, ara, settings, typed):
    settings.MADANG_SMS = "madang.base.notices.channels.recording.Recording"
    page = at_home.post("/haeoreum/notices/preferences/", {**WISH, "channel": "sms", "phone": typed})
    assert list(page.context["form"].errors) == ["phone"]
    assert not Preference.objects.exists()


def button(haeoreum, person):
    request = RequestFactory().get("/2027/propose/1/")
    request.government, request.user = haeoreum, person
    text = "{% load notices %}{% follow_button 'proposal/1' '그늘막' %}"
    return Template(text).render(Context({"request": request, "csrf_token": "x" * 64}))


def test_the_button_follows_and_unfollows(at_home, haeoreum, ara):
    assert 'action="/notices/follow/"' in button(haeoreum, ara)
    form = {"subject": "proposal/1", "name": "그늘막", "next": "/haeoreum/2027/propose/1/"}
    assert at_home.post("/haeoreum/notices/follow/", form).url == "/haeoreum/2027/propose/1/"
    assert 'action="/notices/unfollow/"' in button(haeoreum, ara)
    assert "그늘막" in at_home.get("/haeoreum/notices/preferences/").content.decode()
    at_home.post("/haeoreum/notices/unfollow/", form)
    assert not Subscription.objects.exists()


def test_following_twice_is_following(at_home, haeoreum, ara):
    for _click in range(2):
        at_home.post("/haeoreum/notices/follow/", {"subject": "proposal/1"})
    assert Subscription.objects.of(haeoreum).get().person == ara


def test_a_visitor_is_led_to_sign_in_and_back(haeoreum):
    assert 'href="/accounts/login/?next=%2F2027%2Fpropose%2F1%2F"' in button(haeoreum, AnonymousUser())


def test_nobody_is_led_away_to_another_site(at_home, haeoreum):
    form = {"subject": "proposal/1", "next": "https://evil.example/"}
    assert at_home.post("/haeoreum/notices/follow/", form).url == "/haeoreum/notices/"


@pytest.fixture
def stranger():
    """A mail program, or somebody without our cookies."""
    return Client(enforce_csrf_checks=True)


def stop_address(message):
    return f"/haeoreum/notices/stop/{stop_token(message)}/"


def test_looking_at_the_stop_page_stops_nothing(stranger, told, ara):
    page = stranger.get(stop_address(told[ara]))
    assert "그만 받기" in page.content.decode()
    assert not Preference.objects.exists()


def test_one_click_stops_the_messages_without_signing_in(stranger, haeoreum, told, ara):
    assert stranger.post(stop_address(told[ara]), {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Preference.objects.get(person=ara).unsubscribed
    announce(haeoreum, "proposal/1", "town.opened", also=[ara])
    deliver()
    assert [letter.to for letter in mail.outbox] == [["bom@example.org"]]
    assert Message.objects.to(ara).count() == 2  # the inbox still has both


def test_the_address_in_the_letter_works(stranger, told, ara):
    deliver()
    address = next(line for line in mail.outbox[0].body.splitlines() if "/stop/" in line).split(": ", 1)[1]
    assert stranger.post(address.removeprefix("https://madang.example")).status_code == 200
    assert Preference.objects.get().unsubscribed


def test_one_persons_word_stops_no_other_person(stranger, told, ara, bom):
    stranger.post(stop_address(told[ara]))
    assert list(Preference.objects.values_list("person", "unsubscribed")) == [(ara.pk, True)]


def test_a_word_changed_for_another_person_is_refused(stranger, told, ara, bom):
    mine, theirs = (stop_token(told[person]).split(":") for person in (ara, bom))
    forged = f"{theirs[0]}:{mine[1]}"
    assert stranger.post(f"/haeoreum/notices/stop/{forged}/").status_code == 403
    assert stranger.post(f"/haeoreum/notices/stop/{mine[0]}/").status_code == 403
    assert not Preference.objects.exists()
    # The negative control: the parts were right, only not together.
    assert stranger.post(f"/haeoreum/notices/stop/{':'.join(theirs)}/").status_code == 200


def test_a_wish_to_stop_keeps_the_other_wishes(stranger, told, ara):
    Preference.objects.create(person=ara, frequency="weekly")
    stranger.post(stop_address(told[ara]))
    wish = Preference.objects.get()
    assert (wish.frequency, wish.unsubscribed) == ("weekly", True)


def test_an_address_without_an_account_can_stop_too(stranger, haeoreum):
    announce(haeoreum, "proposal/1", "town.opened", also=["grandma@example.org"])
    stranger.post(stop_address(Message.objects.get()))
    assert Silence.objects.count() == 1
    assert "grandma" not in str(Silence.objects.values().get())


def test_the_page_names_nobody(stranger, told, ara):
    page = stranger.get(stop_address(told[ara])).content.decode()
    assert "ara@example.org" not in page


def test_links_lead_to_the_governments_own_host(haeoreum):
    assert link(haeoreum, "/haeoreum/2027/vote/") == "https://madang.example/haeoreum/2027/vote/"
    assert link(haeoreum, "/2027/vote/") == "https://madang.example/haeoreum/2027/vote/"
    Host.objects.create(government=haeoreum, name="pb.haeoreum.example")
    assert link(haeoreum, "/haeoreum/2027/vote/") == "https://pb.haeoreum.example/2027/vote/"
    assert link_to(haeoreum, "notices:inbox") == "https://pb.haeoreum.example/notices/"


def test_unread_messages_are_counted_for_the_frame(told, haeoreum, ara):
    request = RequestFactory().get("/")
    request.government, request.user = haeoreum, ara
    text = "{% load notices %}{% unread_notices as n %}{{ n }}"
    assert Template(text).render(Context({"request": request})) == "1"
