"""What believes anyone or lets anyone in does not exist where real people are."""

import os
import subprocess
import sys
import tempfile

import pytest

PRODUCTION = {"MADANG_MODE": "production", "MADANG_SECRET_KEY": "x" * 60, "MADANG_HOSTS": "example.org"}
DEVELOPMENT = {"MADANG_MODE": "development"}
DEMO = {"MADANG_MODE": "demo"}
ADDRESS = "import django; django.setup(); from django.urls import reverse; print(reverse('demo'))"


def python(mode, code):
    """The last line that Python prints in this mode, or else the last of its traceback."""
    settings = {"DJANGO_SETTINGS_MODULE": "madang.config.settings", "MADANG_VAR": tempfile.gettempdir()}
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    paths = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(
        [sys.executable, "-c", code], env=kept | paths | settings | mode, capture_output=True, text=True, check=False
    )
    return (done.stdout.strip() or done.stderr.strip()).splitlines()[-1]


@pytest.mark.parametrize("mode", [DEVELOPMENT, DEMO])
def test_the_mock_loads_where_one_tries_out(mode):
    code = "import django; django.setup(); from madang.base.people.proofs.provider import providers; print('mock' in providers())"
    assert python(mode, code) == "True"


def test_production_does_not_offer_the_mock():
    code = "import django; django.setup(); from madang.base.people.proofs.provider import providers; print(list(providers()))"
    assert python(PRODUCTION, code) == "['code', 'desk']"


def test_production_does_not_start_with_the_mock():
    said = python(PRODUCTION | {"MADANG_IDENTITY_PROVIDERS": "mock.Mock"}, "import django; django.setup()")
    assert said.startswith(
        "django.core.exceptions.ImproperlyConfigured: madang.base.people.proofs.mock believes anyone."
    )


def test_a_provider_that_is_not_there_stops_the_start():
    said = python(DEVELOPMENT | {"MADANG_IDENTITY_PROVIDERS": "nothing.Such"}, "import django; django.setup()")
    assert said.startswith("django.core.exceptions.ImproperlyConfigured: IDENTITY_PROVIDERS names")


def test_the_demo_has_a_door():
    assert python(DEMO, ADDRESS) == "/demo/"


@pytest.mark.parametrize("mode", [DEVELOPMENT, PRODUCTION])
def test_elsewhere_its_address_does_not_exist(mode):
    assert python(mode, ADDRESS).startswith("django.urls.exceptions.NoReverseMatch")


@pytest.mark.parametrize("mode", [DEVELOPMENT, PRODUCTION])
def test_elsewhere_the_door_cannot_even_be_imported(mode):
    said = python(mode, "import django; django.setup(); import madang.base.people.demo")
    assert said.startswith("django.core.exceptions.ImproperlyConfigured: madang.base.people.demo lets anyone in")


@pytest.mark.django_db
def test_here_it_is_not_found(client, haeoreum):
    assert client.get("/haeoreum/demo/").status_code == 404


WALK = """
import django
django.setup()
from django.conf import settings
settings.DATABASES["default"] |= {"NAME": ":memory:"}
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.test import Client
from madang.base.people.models import Part, Person, Role
from madang.base.places.models import Government
town = Government.objects.create(slug="haeoreum", name="해오름시", tier="municipality", code="90110", fictional=True)
kim = Person.objects.create_user("kim@example.org", name="김담당")
Part.objects.create(person=kim, government=town, role=Role.OFFICER)
stranger = Person.objects.create_user("none@example.org", name="아무개")
client = Client()
page = client.get("/haeoreum/demo/")
said = [page.status_code, "김담당" in page.content.decode(), "아무개" in page.content.decode()]
said.append(client.post("/haeoreum/demo/", {"person": stranger.pk}).status_code)
said.append(client.get("/haeoreum/people/office/").status_code)
said.append(client.post("/haeoreum/demo/", {"person": kim.pk, "next": "https://elsewhere.example/"}).headers["Location"])
said.append(client.get("/haeoreum/people/office/").status_code)
print(said)
"""


def test_the_door_lets_in_the_cast_with_their_second_factor():
    mode = DEMO | {"DATABASE_URL": "sqlite://:memory:"}
    assert python(mode, WALK) == "[200, True, False, 404, 302, '/haeoreum/me/', 200]"
