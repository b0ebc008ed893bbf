"""What a session proves: a password alone opens no office door."""

import time
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from madang.base import clock
from madang.base.people import sessions
from madang.base.people.middleware import KnowPerson
from madang.base.people.models import Role

pytestmark = pytest.mark.django_db


def someone_asks(client, person=None):
    """The person a page sees when this browser asks for it."""
    request = HttpRequest()
    request.session = client.session
    request.user = person or AnonymousUser()
    KnowPerson(lambda request: None)(request)
    return request.user


def test_an_officer_with_only_a_password_plays_no_part(client, sign_in, kim, haeoreum):
    sign_in(client, kim, second_factor=False)
    assert someone_asks(client, kim).why_not_play(haeoreum, Role.OFFICER) == "people.second_factor_needed"


def test_an_officer_with_a_second_factor_plays_their_part(client, sign_in, kim, haeoreum):
    kim.passed_second_factor = False
    sign_in(client, kim)
    assert someone_asks(client, kim).plays(haeoreum, Role.OFFICER)


def test_the_second_factor_of_one_person_does_not_count_for_another(client, sign_in, kim, haeoreum, settle):
    lee = settle("lee", haeoreum, Role.OFFICER)
    sign_in(client, kim)
    assert not someone_asks(client, lee).plays(haeoreum, Role.OFFICER)


def test_a_stranger_is_asked_to_sign_in(client, haeoreum):
    assert someone_asks(client).why_not_play(haeoreum, Role.RESIDENT) == "people.sign_in_needed"


@pytest.fixture
def pass_time(monkeypatch):
    """pass_time(60): the machine's clock goes on by so many seconds."""
    passed = [0]
    real = time.time
    monkeypatch.setattr(sessions.time, "time", lambda: real() + passed[0])

    def pass_time(seconds):
        passed[0] += seconds

    return pass_time


HALF_HOUR, WEEK = 1800, 7 * 86400


def is_in(browser) -> bool:
    return browser.get("/haeoreum/people/me/").status_code == 200


def test_staff_are_out_after_half_an_hour_of_rest(visitor, kim, pass_time):
    browser = visitor(kim)
    seen = [is_in(browser)]
    for rest in (HALF_HOUR - 60, HALF_HOUR - 60, HALF_HOUR + 60):
        pass_time(rest)
        seen.append(is_in(browser))
    assert seen == [True, True, True, False]


def test_staff_are_out_after_eight_hours_of_work(visitor, kim, pass_time):
    browser = visitor(kim)
    seen = []
    for _ in range(24):
        seen.append(is_in(browser))
        pass_time(20 * 60)
    assert seen == [True] * 24
    assert not is_in(browser)


def test_residents_may_rest_for_days(visitor, ara, pass_time):
    browser = visitor(ara)
    seen = [is_in(browser)]
    for rest in (6 * 86400, WEEK + 60):
        pass_time(rest)
        seen.append(is_in(browser))
    assert seen == [True, True, False]


def test_a_rehearsals_clock_throws_nobody_out(visitor, kim):
    browser = visitor(kim)
    is_in(browser)
    with clock.set_to(clock.now() + timedelta(days=20)):
        assert is_in(browser)
