"""Ara takes her data along and leaves; what she did stays, who she was does not."""

import json
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.core.management import call_command

from madang.base import clock
from madang.base.people.actions import prove_identity
from madang.base.people.leaving import close_account, own_data
from madang.base.people.looks import record_look
from madang.base.people.models import Belonging, IdentityProof, Person, ResidenceMethod, Role
from madang.base.people.proofs.provider import Belongs, Proven
from madang.base.people.refusals import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def known(ara, haeoreum, kim):
    """Ara with everything an account can have."""
    belongs = Belongs(haeoreum.areas.first(), Belonging.REGISTERED, ResidenceMethod.CODE)
    prove_identity(ara, haeoreum, Proven("code", "letter", ("7",), 1, birth_year=1990, belongs=belongs))
    EmailAddress.objects.create(user=ara, email=ara.email, verified=True, primary=True)
    SocialAccount.objects.create(user=ara, provider="city", uid="a" * 64)
    Authenticator.objects.create(user=ara, type="totp", data={})
    record_look(kim, ara, haeoreum, "all", "enquiry")
    return ara


def test_the_download_holds_everything_but_the_mark(visitor, known):
    answer = visitor(known).get("/haeoreum/people/me/data.json")
    data = json.loads(answer.content)
    assert json.loads(json.dumps(own_data(known))).items() <= data.items()
    assert data["account"]["email"] == known.email
    assert [part["role"] for part in data["parts"]] == ["resident"]
    assert data["identity_proofs"][0]["birth_year"] == 1990
    assert data["residence_proofs"][0]["area"] == "달빛동"
    assert data["looks"][0]["why"] == "enquiry"
    assert known.identity_proofs.get().subject_mark not in answer.content.decode()


def test_leaving_ends_every_session(visitor, known):
    here, there = visitor(known), visitor(known)
    assert here.post("/haeoreum/people/me/leave/", {"sure": "on"}).headers["Location"] == "/haeoreum/"
    assert {browser.get("/haeoreum/people/me/").status_code for browser in (here, there)} == {302}


def test_leaving_asks_to_be_sure(visitor, known):
    visitor(known).post("/haeoreum/people/me/leave/", {})
    assert Person.objects.get(pk=known.pk).is_active


def test_nothing_says_who_it_was(known, haeoreum):
    close_account(known)
    person = Person.objects.get(pk=known.pk)
    assert (person.email, person.name, person.is_active) == (f"left-{known.pk}@invalid", "", False)
    assert str(person) == "떠난 사람"
    assert not person.residence_proofs.exists()
    assert person.identity_proofs.get().birth_year is None
    for model in (EmailAddress, SocialAccount, Authenticator):
        assert not model.objects.filter(user=person).exists()
    assert not person.plays(haeoreum, Role.RESIDENT)


def test_the_address_is_free_for_a_new_account(known):
    email = known.email
    close_account(known)
    assert Person.objects.create_user(email, name="다시 온 아라").pk != known.pk


def test_leaving_is_no_way_to_take_part_twice(known, bom, haeoreum):
    close_account(known)
    with pytest.raises(Refused, match=r"people\.another_account"):
        prove_identity(bom, haeoreum, Proven("code", "letter", ("7",), 1))


def test_the_mark_is_forgotten_after_a_year(known, capsys):
    close_account(known)
    call_command("forget-expired")
    assert IdentityProof.objects.exists()
    with clock.set_to(clock.now() + timedelta(days=366)):
        call_command("forget-expired")
    assert not IdentityProof.objects.exists()
    assert capsys.readouterr().out == "0 expired proofs removed.\n1 expired proofs removed.\n"
