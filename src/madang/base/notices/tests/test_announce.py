"""Who is told what, once, and in the same breath as the act."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.template import TemplateDoesNotExist

from madang.base import clock
from madang.base.notices.actions import announce, follow, prefer, unfollow
from madang.base.notices.models import Channel, Frequency, Message, Preference
from madang.base.people.refusals import Refused

pytestmark = pytest.mark.django_db
SEOUL = ZoneInfo("Asia/Seoul")


def told(government):
    return sorted(Message.objects.of(government).values_list("person__name", "address"))


def test_those_who_follow_are_told_and_those_named(haeoreum, ara, bom, kim):
    follow(haeoreum, "proposal/1", by=ara)
    announce(haeoreum, "proposal/1", "town.opened", {"title": "그늘막"}, also=[kim])
    assert told(haeoreum) == [("ara", ""), ("kim", "")]


def test_whoever_follows_and_is_named_is_told_once(haeoreum, ara):
    follow(haeoreum, "proposal/1", by=ara)
    announce(haeoreum, "proposal/1", "town.opened", also=[ara, ara])
    assert told(haeoreum) == [("ara", "")]


def test_followers_of_other_things_and_of_other_towns_are_not_told(haeoreum, neighbour, ara, bom, out):
    follow(haeoreum, "proposal/2", by=ara)
    follow(neighbour, "proposal/1", by=out)
    announce(haeoreum, "proposal/1", "town.opened")
    assert told(haeoreum) == []


def test_who_no_longer_follows_is_not_told(haeoreum, ara):
    follow(haeoreum, "proposal/1", by=ara)
    unfollow(haeoreum, "proposal/1", by=ara)
    announce(haeoreum, "proposal/1", "town.opened")
    assert told(haeoreum) == []


def test_a_private_matter_reaches_only_those_named(haeoreum, ara, bom):
    follow(haeoreum, "proposal/1", by=ara)
    announce(haeoreum, "proposal/1", "town.opened", also=[bom], followers=False)
    assert told(haeoreum) == [("bom", "")]


def test_a_closed_account_is_not_told(haeoreum, ara):
    ara.is_active = False
    ara.save()
    announce(haeoreum, "proposal/1", "town.opened", also=[ara])
    assert told(haeoreum) == []


def test_a_job_that_runs_twice_tells_once(haeoreum, ara):
    for _run in range(2):
        announce(haeoreum, "cycle/2027", "town.opened", also=[ara], act="closing-soon")
    assert told(haeoreum) == [("ara", "")]


def test_two_acts_of_one_kind_are_told_twice(haeoreum, ara):
    for _act in range(2):
        announce(haeoreum, "cycle/2027", "town.opened", also=[ara])
    assert told(haeoreum) == [("ara", ""), ("ara", "")]


def test_an_act_that_failed_tells_nobody(haeoreum, ara):
    with pytest.raises(RuntimeError), transaction.atomic():
        announce(haeoreum, "proposal/1", "town.opened", also=[ara])
        raise RuntimeError
    assert told(haeoreum) == []


def test_a_stage_without_the_message_is_found_out_at_once(haeoreum, ara):
    with pytest.raises(TemplateDoesNotExist):
        announce(haeoreum, "proposal/1", "town.nothing", also=[ara])


def test_people_without_an_account_are_told_at_their_address(haeoreum):
    announce(haeoreum, "proposal/1", "town.opened", also=["Grandma@Example.org", "01012345678"])
    messages = Message.objects.of(haeoreum).order_by("address").values_list("address", "channel")
    assert list(messages) == [("01012345678", "sms"), ("grandma@example.org", "email")]


@pytest.mark.parametrize("subject", ["", "proposal", "proposal/1/2", "<b>/1", "proposal/" + "9" * 60])
def test_nobody_follows_nonsense(haeoreum, ara, subject):
    with pytest.raises(Refused) as refused:
        follow(haeoreum, subject, by=ara)
    assert refused.value.reason == "notices.nothing_to_follow"


def test_who_wants_only_the_inbox_has_nothing_waiting(haeoreum, ara):
    prefer(Preference(person=ara, channel=Channel.IN_APP))
    announce(haeoreum, "proposal/1", "town.opened", also=[ara])
    assert Message.objects.of(haeoreum).to(ara).count() == 1
    assert not Message.objects.waiting().exists()


@pytest.mark.parametrize(
    ("moment", "frequency", "leaves"),
    [
        ((2027, 5, 3, 7, 59), Frequency.DAILY, (2027, 5, 3)),  # a Monday, before eight
        ((2027, 5, 3, 8, 0), Frequency.DAILY, (2027, 5, 4)),
        ((2027, 5, 3, 7, 59), Frequency.WEEKLY, (2027, 5, 3)),
        ((2027, 5, 3, 8, 0), Frequency.WEEKLY, (2027, 5, 10)),
        ((2027, 5, 9, 23, 0), Frequency.WEEKLY, (2027, 5, 10)),
    ],
)
def test_a_bundle_leaves_in_the_morning(haeoreum, ara, moment, frequency, leaves):
    prefer(Preference(person=ara, frequency=frequency))
    with clock.set_to(datetime(*moment, tzinfo=SEOUL)):
        announce(haeoreum, "proposal/1", "town.opened", also=[ara])
    assert Message.objects.get().not_before == datetime(*leaves, 8, tzinfo=SEOUL)


def test_what_waits_follows_a_change_of_mind(haeoreum, ara):
    prefer(Preference(person=ara, frequency=Frequency.WEEKLY))
    announce(haeoreum, "proposal/1", "town.opened", also=[ara])
    assert not Message.objects.due().exists()
    prefer(Preference(person=ara, frequency=Frequency.AT_ONCE))
    assert Message.objects.due().count() == 1


@pytest.mark.parametrize("followers", [1, 300])
def test_many_followers_cost_no_more_questions(haeoreum, settle, django_assert_num_queries, followers):
    for number in range(followers):
        follow(haeoreum, "proposal/1", by=settle(f"p{number}", haeoreum))
    with django_assert_num_queries(3):  # people, wishes, one insert
        assert announce(haeoreum, "proposal/1", "town.opened") == followers
