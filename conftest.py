"""A small town where every test takes place: the same few people, the same year."""

import os
import tempfile

import pytest
from django.conf import settings

os.environ.setdefault("MADANG_VAR", tempfile.mkdtemp(prefix="madang-test-"))
os.environ.setdefault("MADANG_MODE", "development")


@pytest.fixture
def haeoreum(db):
    """The town."""
    from madang.base.places.models import Area, Government

    town = Government.objects.create(
        slug="haeoreum",
        name="해오름시",
        name_en="Haeoreum",
        tier="municipality",
        kind="시",
        code="90110",
        fictional=True,
        population=224_000,
    )
    for number, name in enumerate(["달빛동", "새내동", "솔바람동"], start=1):
        Area.objects.create(government=town, code=f"9011{number:06}", name=name, population=70_000 + number)
    return town


@pytest.fixture
def neighbour(db):
    """The town next door."""
    from madang.base.places.models import Government

    return Government.objects.create(
        slug="dalmaji", name="달맞이군", name_en="Dalmaji", tier="municipality", kind="군", code="90210", fictional=True
    )


@pytest.fixture
def settle(db):
    """settle("ara", town, Role.RESIDENT): a person who plays a part in a town, second factor passed."""
    from madang.base.people.models import Part, Person

    def settle(name, government, *roles, **fields):
        person = Person.objects.create_user(f"{name}@example.org", name=name)
        person.passed_second_factor = True
        for role in roles:
            Part.objects.create(person=person, government=government, role=role, **fields)
        return person

    return settle


@pytest.fixture
def sign_in():
    """sign_in(client, kim): signed in without a password; whoever holds a staff part has passed the second factor.

    sign_in(client, kim, second_factor=False) is the officer who has only given the password.
    """
    from django.http import HttpRequest

    from madang.base.people import sessions
    from madang.base.people.models import STAFF

    def sign_in(client, person, second_factor=None):
        if second_factor is None:
            second_factor = person.parts.current().filter(role__in=STAFF).exists()
        request = HttpRequest()
        request.session = client.session
        sessions.sign_in(request, person, second_factor=second_factor)
        request.session.save()
        client.cookies[settings.SESSION_COOKIE_NAME] = request.session.session_key
        return client

    return sign_in


@pytest.fixture
def ara(settle, haeoreum):
    """Lives here."""
    return settle("ara", haeoreum, "resident")


@pytest.fixture
def bom(settle, haeoreum):
    """Lives here too."""
    return settle("bom", haeoreum, "resident")


@pytest.fixture
def kim(settle, haeoreum):
    """The participatory-budgeting officer at the town hall."""
    return settle("kim", haeoreum, "officer", office="예산담당관")


@pytest.fixture
def out(settle, neighbour):
    """Lives next door."""
    return settle("out", neighbour, "resident")
