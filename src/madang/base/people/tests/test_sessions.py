"""What a session proves: a password alone opens no office door."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

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
