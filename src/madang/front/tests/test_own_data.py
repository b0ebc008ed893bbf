"""Ara takes along what every room keeps about her, and nobody else's."""

import json

import pytest

from madang.base.notices.actions import follow
from madang.base.notices.models import Message

pytestmark = pytest.mark.django_db


@pytest.fixture
def letters(ara, bom, haeoreum):
    """Ara follows a proposal and was told of it; Bom was told of another."""
    follow(haeoreum, "proposal/17", by=ara, name="횡단보도")
    for number, person in enumerate((ara, bom)):
        facts = {"title": f"제안 {number}"}
        Message.objects.create(
            key=f"k{number}", government=haeoreum, person=person, subject="proposal/17", template="propose.published",
            facts=facts, channel="email", language="ko",
        )  # fmt: skip


@pytest.mark.parametrize("address", ["/people/me/data.json", "/haeoreum/people/me/data.json"])
def test_my_file_holds_what_every_room_knows_of_me(client, ara, letters, sign_in, address):
    sign_in(client, ara)
    data = json.loads(client.get(address).content)
    assert data["account"]["email"] == ara.email
    assert [(row["government"], row["subject"], row["name"]) for row in data["follows"]] == [
        ("haeoreum", "proposal/17", "횡단보도")
    ]
    assert [row["facts"]["title"] for row in data["messages"]] == ["제안 0"]
    assert {"parts", "identity_proofs", "looks", "notices", "uploads", "proposals", "rolls"} <= data.keys()


def test_nothing_of_how_i_voted_is_in_it(client, ara, sign_in):
    sign_in(client, ara)
    assert not {"choices", "receipt", "ballot"} & set(client.get("/people/me/data.json").content.decode().split('"'))


def test_a_stranger_is_asked_to_sign_in(client, db):
    assert client.get("/people/me/data.json").status_code == 302
