"""An officer turns on the second step and only then opens the office; the whole way through the real forms."""

import re
import time

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.urls import reverse

from madang.base.people.models import Part, Person, Role
from madang.base.places.site import at

pytestmark = pytest.mark.django_db
PASSWORD = "달빛 아래 자전거 3대"
LOGIN, OFFICE = "/haeoreum/accounts/login/", "/haeoreum/people/office/"


@pytest.fixture
def lee(haeoreum):
    """An officer who has never used a second factor."""
    cache.clear()
    person = Person.objects.create_user("lee@example.org", PASSWORD, name="이담당")
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    Part.objects.create(person=person, government=haeoreum, role=Role.OFFICER, office="예산담당관")
    return person


def digits_now(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def turn_on(client) -> str:
    """Turns the app on as the pages ask for it; the secret in the app."""
    client.post("/haeoreum/accounts/reauthenticate/", {"password": PASSWORD})
    secret = client.get("/haeoreum/accounts/2fa/totp/activate/").context["form"].secret
    answer = client.post("/haeoreum/accounts/2fa/totp/activate/", {"code": digits_now(secret)})
    assert answer.headers["Location"] == "/haeoreum/accounts/2fa/recovery-codes/"
    return secret


def test_the_whole_way_to_the_office(client, lee):
    client.post(LOGIN, {"login": lee.email, "password": PASSWORD})
    refused = client.get(OFFICE)
    assert refused.status_code == 403
    assert "인증 앱 켜기" in refused.content.decode()

    secret = turn_on(client)
    refused = client.get(OFFICE)
    assert refused.status_code == 403
    ask = re.search(r'href="([^"]*2fa/reauthenticate[^"]*)"', refused.content.decode())[1]
    answer = client.post(ask, {"code": digits_now(secret)})
    assert answer.headers["Location"] == OFFICE
    assert client.get(OFFICE).status_code == 200


def test_next_time_the_digits_are_asked_at_the_door(client, lee):
    client.post(LOGIN, {"login": lee.email, "password": PASSWORD})
    secret = turn_on(client)
    client.post("/haeoreum/accounts/logout/")

    answer = client.post(LOGIN, {"login": lee.email, "password": PASSWORD})
    assert answer.headers["Location"] == "/haeoreum/accounts/2fa/authenticate/"
    assert client.get(OFFICE).status_code == 302  # not in yet
    wrong = client.post(answer.headers["Location"], {"code": "000000"})
    assert "번호가 맞지 않습니다" in wrong.content.decode()
    client.post(answer.headers["Location"], {"code": digits_now(secret)})
    assert client.get(OFFICE).status_code == 200


def test_the_same_digits_do_not_open_twice(client, lee):
    client.post(LOGIN, {"login": lee.email, "password": PASSWORD})
    code = digits_now(turn_on(client))
    for _ in range(2):
        client.post("/haeoreum/accounts/logout/")
        client.post(LOGIN, {"login": lee.email, "password": PASSWORD})
        answer = client.post("/haeoreum/accounts/2fa/authenticate/", {"code": code})
    assert answer.status_code == 200


def test_a_spare_code_counts(client, lee):
    client.post(LOGIN, {"login": lee.email, "password": PASSWORD})
    turn_on(client)
    spare = client.get("/haeoreum/accounts/2fa/recovery-codes/").context["unused_codes"][0]
    client.post("/haeoreum/accounts/logout/")
    client.post(LOGIN, {"login": lee.email, "password": PASSWORD})
    client.post("/haeoreum/accounts/2fa/authenticate/", {"code": spare})
    assert client.get(OFFICE).status_code == 200


def test_the_secret_is_encrypted_where_it_rests(client, lee):
    client.post(LOGIN, {"login": lee.email, "password": PASSWORD})
    secret = turn_on(client)
    kept = Authenticator.objects.get(type="totp").data["secret"]
    assert secret not in kept
    assert Authenticator.objects.get(type="totp").wrap().validate_code(digits_now(secret))


def office_acts(lee, haeoreum):
    with at(haeoreum):
        return [
            ("get", reverse("people:parts")),
            ("get", reverse("people:give")),
            ("post", reverse("people:give")),
            ("post", reverse("people:end", args=[lee.parts.get().pk])),
            ("get", reverse("people:person", args=[lee.pk])),
            ("post", reverse("people:person", args=[lee.pk])),
            ("get", reverse("people:desk")),
            ("post", reverse("people:desk")),
            ("get", reverse("people:codes")),
            ("post", reverse("people:codes")),
        ]


def test_with_a_password_only_every_office_act_is_refused(client, sign_in, lee, settle, haeoreum):
    park = settle("park", haeoreum, Role.OFFICER)
    sign_in(client, park, second_factor=False)
    statuses = {getattr(client, how)(where).status_code for how, where in office_acts(lee, haeoreum)}
    assert statuses == {403}


def test_with_the_second_factor_none_of_them_is(client, sign_in, lee, settle, haeoreum):
    park = settle("park", haeoreum, Role.OFFICER, Role.OPERATOR)
    sign_in(client, park)
    statuses = {getattr(client, how)(where).status_code for how, where in office_acts(lee, haeoreum)}
    assert statuses == {200, 302}


def test_a_resident_needs_no_second_factor(client, sign_in, ara):
    sign_in(client, ara)
    assert client.get("/haeoreum/people/me/").status_code == 200
