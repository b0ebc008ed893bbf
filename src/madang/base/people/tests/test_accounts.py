"""Ara makes an account, forgets her password, and reads letters in her language; every page is ours."""

import re

import pytest
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.template.loader import get_template
from django.urls import URLPattern, get_resolver
from django.utils.translation import get_language

from madang.base.people.models import Person

pytestmark = pytest.mark.django_db
PASSWORD = "달빛 아래 자전거 3대"
SIGN_UP = {"name": "아라", "email": "Ara@example.org", "password1": PASSWORD, "agrees": "on"}


@pytest.fixture(autouse=True)
def no_tries_yet():
    cache.clear()


def digits_in(letter) -> str:
    return re.search(r"^\d{6}$", letter.body, re.MULTILINE)[0]


@pytest.fixture
def member(haeoreum):
    """Someone with a confirmed address and a password."""
    person = Person.objects.create_user("ara@example.org", PASSWORD, name="아라")
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def test_an_account_takes_an_address_a_name_and_a_code_from_a_letter(client, haeoreum, mailoutbox):
    answer = client.post("/haeoreum/accounts/signup/", SIGN_UP)
    assert answer.headers["Location"] == "/haeoreum/accounts/confirm-email/"
    answer = client.post(answer.headers["Location"], {"code": digits_in(mailoutbox[0])})
    assert answer.headers["Location"] == "/haeoreum/me/"
    person = Person.objects.get()
    assert (person.email, person.name, person.language) == ("ara@example.org", "아라", "ko")
    assert person.agreed_at is not None
    assert client.get("/haeoreum/people/me/").status_code == 200


def test_nothing_but_that_is_asked(client, haeoreum):
    form = client.get("/haeoreum/accounts/signup/").context["form"]
    assert list(form.fields) == ["name", "email", "password1", "agrees"]


def test_without_consent_there_is_no_account(client, haeoreum):
    answer = client.post("/haeoreum/accounts/signup/", SIGN_UP | {"agrees": ""})
    assert "동의해야 계정을 만들 수 있습니다" in answer.content.decode()
    assert not Person.objects.exists()


def test_a_resident_number_as_a_name_is_handed_back(client, haeoreum):
    answer = client.post("/haeoreum/accounts/signup/", SIGN_UP | {"name": "김영숙 900101-2345678"})
    assert "5번째 글자부터 주민등록번호처럼" in answer.content.decode()
    assert not Person.objects.exists()


def test_before_the_address_is_confirmed_nobody_is_in(client, haeoreum, mailoutbox):
    client.post("/haeoreum/accounts/signup/", SIGN_UP)
    assert client.get("/haeoreum/people/me/").status_code == 302
    client.post("/haeoreum/accounts/confirm-email/", {"code": "000000"})
    assert client.get("/haeoreum/people/me/").status_code == 302


def test_a_second_account_with_one_address_is_told_only_by_letter(client, member, mailoutbox):
    answer = client.post("/haeoreum/accounts/signup/", SIGN_UP)
    assert answer.headers["Location"] == "/haeoreum/accounts/confirm-email/"
    assert [letter.subject for letter in mailoutbox] == ["이미 계정이 있습니다"]
    assert Person.objects.count() == 1


def test_passwords_are_kept_with_argon2id(member):
    assert member.password.startswith("argon2$argon2id$")


@pytest.mark.parametrize("weak", ["short", "password123", "ara@example.org"])
def test_a_weak_password_is_handed_back(client, haeoreum, weak):
    client.post("/haeoreum/accounts/signup/", SIGN_UP | {"password1": weak})
    assert not Person.objects.exists()


def test_a_wrong_password_is_told_in_plain_words(client, member):
    answer = client.post("/haeoreum/accounts/login/", {"login": "ara@example.org", "password": "아닙니다아닙니다"})
    page = answer.content.decode()
    assert "전자우편 주소나 비밀번호가 맞지 않습니다" in page
    assert 'id="errors"' in page


def test_after_five_wrong_passwords_even_the_right_one_waits(client, member):
    for _ in range(5):
        client.post("/haeoreum/accounts/login/", {"login": member.email, "password": "아닙니다아닙니다"})
    answer = client.post("/haeoreum/accounts/login/", {"login": member.email, "password": PASSWORD})
    assert "5분 뒤에 다시 해 주세요" in answer.content.decode()


def test_the_right_password_lets_in(client, member):
    answer = client.post("/haeoreum/accounts/login/", {"login": member.email, "password": PASSWORD})
    assert answer.headers["Location"] == "/haeoreum/me/"


def test_a_code_by_letter_instead_of_a_password(client, member, mailoutbox):
    client.post("/haeoreum/accounts/login/code/", {"email": member.email})
    answer = client.post("/haeoreum/accounts/login/code/confirm/", {"code": digits_in(mailoutbox[0])})
    assert answer.headers["Location"] == "/haeoreum/me/"


def test_a_forgotten_password_is_chosen_anew(client, member, mailoutbox):
    client.post("/haeoreum/accounts/password/reset/", {"email": member.email})
    client.post("/haeoreum/accounts/password/reset/confirm/", {"code": digits_in(mailoutbox[0])})
    new = {"password1": "새벽 시장 두부 한 모", "password2": "새벽 시장 두부 한 모"}
    answer = client.post("/haeoreum/accounts/password/reset/complete/", new)
    assert answer.headers["Location"] == "/haeoreum/accounts/password/reset/done/"
    member.refresh_from_db()
    assert member.check_password(new["password1"])


@pytest.mark.parametrize(("theirs", "of_the_page"), [("en", "ko"), ("ko", "en")])
def test_letters_are_in_the_persons_language(client, member, monkeypatch, theirs, of_the_page):
    spoken = []
    render = DefaultAccountAdapter.render_mail
    monkeypatch.setattr(
        DefaultAccountAdapter,
        "render_mail",
        lambda *said, **more: spoken.append(get_language()) or render(*said, **more),
    )
    Person.objects.update(language=theirs)
    client.post("/haeoreum/accounts/login/code/", {"email": member.email}, headers={"accept-language": of_the_page})
    assert spoken == [theirs]


def test_letters_come_without_html(client, member, mailoutbox):
    client.post("/haeoreum/accounts/login/code/", {"email": member.email})
    assert mailoutbox[0].alternatives == []


def test_nobody_is_sent_to_another_site_after_signing_in(client, member):
    away = {"login": member.email, "password": PASSWORD, "next": "https://elsewhere.example/"}
    assert client.post("/haeoreum/accounts/login/", away).headers["Location"] == "/haeoreum/me/"


def allauth_templates():
    def views(patterns):
        for item in patterns:
            if isinstance(item, URLPattern):
                yield item.callback
            else:
                yield from views(item.url_patterns)

    found = set()
    for view in views(get_resolver("allauth.urls").url_patterns):
        while hasattr(view, "__wrapped__") and not hasattr(view, "view_class"):
            view = view.__wrapped__
        found.add(getattr(getattr(view, "view_class", None), "template_name", None))
    return sorted(filter(None, found)) + ["429.html", "socialaccount/authentication_error.html"]


@pytest.mark.parametrize("name", allauth_templates())
def test_every_account_page_is_in_our_frame(name):
    if name.endswith(".html"):
        template = get_template(name).template
        assert "/madang/base/people/templates/" in template.origin.name


def test_the_list_of_account_pages_is_not_empty():
    assert len(allauth_templates()) > 25
