"""Signing in and proving identity through another institution, against a real OpenID Connect server."""

from urllib.parse import parse_qs, urlsplit

import oidc_provider_mock
import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.contrib.sessions.models import Session

from madang.base.people.models import IdentityProof, Person
from madang.base.people.proofs import provider

pytestmark = pytest.mark.django_db
SUB = "kr-di-0000-1111"
CLAIMS = {"email": "Ara@example.org", "name": "김아라", "birthdate": "1990-01-01", "phone_number": "+821012345678"}
START = "/haeoreum/accounts/oidc/city/login/"


@pytest.fixture
def institution(settings):
    with oidc_provider_mock.run_server_in_thread(
        user_claims=[oidc_provider_mock.User(sub=SUB, claims=CLAIMS)]
    ) as server:
        app = {
            "provider_id": "city",
            "name": "해오름 통합로그인",
            "client_id": "madang",
            "secret": "not a secret",
            "settings": {"server_url": f"http://localhost:{server.server_port}"},
        }
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
        settings.IDENTITY_PROVIDERS = ["madang.base.people.proofs.oidc.OpenIdConnect"]
        provider.providers.cache_clear()
        yield
    provider.providers.cache_clear()


def come_back(client, start, sub=SUB):
    """Go to the institution, sign in there, come back; the page one comes back to."""
    away = client.get(start).headers["Location"]
    back = requests.post(away, data={"sub": sub}, allow_redirects=False, timeout=10).headers["Location"]
    parts = urlsplit(back)
    return away, client.get(f"{parts.path}?{parts.query}")


def test_an_account_is_made_and_nothing_but_a_mark_is_kept(client, haeoreum, institution, mailoutbox):
    away, answer = come_back(client, START)
    asked = parse_qs(urlsplit(away).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert answer.headers["Location"] == "/haeoreum/accounts/3rdparty/signup/"
    client.post(answer.headers["Location"], {"name": "아라", "email": "ara@example.org", "agrees": "on"})

    linked = SocialAccount.objects.get()
    assert linked.extra_data == {}
    assert len(linked.uid) == 64
    sessions = " ".join(str(session.get_decoded()) for session in Session.objects.all())
    everything = f"{linked.uid} {sessions} {vars(Person.objects.get())}"
    assert [said for said in (SUB, "1990-01-01", "+821012345678") if said in everything] == []


def test_the_same_human_comes_back_to_the_same_account(client, haeoreum, institution, ara):
    EmailAddress.objects.create(user=ara, email=ara.email, verified=True, primary=True)
    client.force_login(ara)
    come_back(client, f"{START}?process=connect")
    client.logout()
    come_back(client, START)
    assert client.session["_auth_user_id"] == str(ara.pk)


def prove(client):
    come_back(client, f"{START}?process=connect&next=/haeoreum/people/prove/who/oidc/")
    return client.post("/haeoreum/people/prove/who/oidc/")


def test_the_link_proves_who_someone_is(client, sign_in, haeoreum, institution, ara):
    sign_in(client, ara)
    assert prove(client).headers["Location"] == "/haeoreum/people/prove/"
    proof = IdentityProof.objects.get()
    assert (proof.person, proof.provider, proof.assurance, proof.birth_year) == (ara, "oidc", 2, None)


def test_one_human_cannot_prove_two_accounts(client, sign_in, haeoreum, institution, ara, bom):
    sign_in(client, ara)
    prove(client)
    SocialAccount.objects.all().delete()  # even after unlinking it
    other = client.__class__()
    sign_in(other, bom)
    refused = prove(other)
    assert refused.status_code == 403
    assert "같은 분이 다른 계정으로 이미 확인을 받았습니다" in refused.content.decode()
    assert IdentityProof.objects.get().person == ara


def test_two_humans_prove_two_accounts(client, sign_in, haeoreum, institution, ara, bom):
    sign_in(client, ara)
    prove(client)
    other = client.__class__()
    sign_in(other, bom)
    come_back(other, f"{START}?process=connect", sub="someone-else@example.org")
    other.post("/haeoreum/people/prove/who/oidc/")
    assert IdentityProof.objects.count() == 2
