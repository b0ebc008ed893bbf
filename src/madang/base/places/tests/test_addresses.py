"""One site, two addresses: by path on the platform, or a government's own host."""

import pytest
from django.urls import reverse

from madang.base.places.models import Host
from madang.base.places.site import absolute, at

pytestmark = pytest.mark.django_db


def test_the_first_part_of_the_path_is_the_government(client, year):
    page = client.get("/haeoreum/2027/plan/")
    assert page.status_code == 200
    assert page.wsgi_request.government == year.government
    assert 'href="/haeoreum/2027/propose/"' in page.content.decode()


def test_its_own_host_needs_no_path(client, year):
    Host.objects.create(government=year.government, name="cpb.haeoreum.example")
    page = client.get("/2027/plan/", headers={"host": "cpb.haeoreum.example"})
    assert page.status_code == 200
    assert 'href="/2027/propose/"' in page.content.decode()
    assert client.get("/haeoreum/2027/plan/", headers={"host": "cpb.haeoreum.example"}).status_code == 404


def test_a_strangers_host_is_turned_away(client, year):
    """A password letter must never carry a link to a host that the sender of a request made up."""
    assert client.get("/haeoreum/2027/plan/", headers={"host": "evil.example"}).status_code == 400
    assert client.get("/accounts/login/", headers={"host": "evil.example"}).status_code == 400


def test_another_governments_year_is_not_found(client, year, neighbour):
    assert client.get("/dalmaji/2027/plan/").status_code == 404


def test_letters_carry_whole_addresses(year, settings):
    settings.MADANG_URL = "https://madang.example"
    with at(year.government):
        path = reverse("plan:plan", args=[2027])
    assert absolute(year.government, path) == "https://madang.example/haeoreum/2027/plan/"
    Host.objects.create(government=year.government, name="cpb.haeoreum.example")
    with at(year.government):
        path = reverse("plan:plan", args=[2027])
    assert absolute(year.government, path) == "https://cpb.haeoreum.example/2027/plan/"
