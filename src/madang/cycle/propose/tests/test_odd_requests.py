"""Requests that no page of ours sends: each gets an answer, none gets in, none breaks the site."""

import io

import pytest
from PIL import Image

from madang.base.places.models import Area
from madang.cycle.propose.models import Proposal, State

pytestmark = pytest.mark.django_db

NEW, PUBLISH = "/haeoreum/2027/propose/new/", "/haeoreum/2027/propose/waiting/publish/"
WISH = {"title": "새내천에 긴 의자", "problem": "앉을 곳이 없어요", "idea": "백 걸음마다 하나", "field": "parks"}
NOT_A_NUMBER = ["", "\x00", "five", "nan", "inf", "-1", "1e400", "9" * 5000, "[]"]


@pytest.fixture
def wish(track):
    return WISH | {"track": track.pk}


@pytest.fixture
def ara_at_the_form(client, sign_in, year, during, ara, haeoreum):
    Area.objects.filter(government=haeoreum).update(outline=[[[0, 0], [100, 0], [100, 100], [0, 100]]])
    during(year, "propose")
    return sign_in(client, ara)


@pytest.mark.parametrize("odd", NOT_A_NUMBER)
@pytest.mark.parametrize("where", ["point.x", "point.y"])
def test_a_touch_that_is_no_place_changes_nothing(ara_at_the_form, wish, where, odd):
    page = ara_at_the_form.post(NEW, wish | {"point.x": "10", "point.y": "10", where: odd})
    assert page.status_code == 200
    assert "새내천에 긴 의자" in page.content.decode()
    assert "?at=" not in page.content.decode()


def test_a_touch_with_one_number_is_no_touch(ara_at_the_form, wish):
    assert ara_at_the_form.post(NEW, wish | {"point.x": "10"}).status_code == 200


@pytest.mark.parametrize(
    "point", [{"x": "50"}, {"y": "50"}, {"x": "1e308", "y": "1e308"}, {"x": "50", "y": "nan"}, {"x": "-90", "y": "50"}]
)
def test_what_is_no_place_on_the_map_is_no_point(ara_at_the_form, wish, point):
    assert ara_at_the_form.post(NEW, wish | point).status_code == 302
    assert (Proposal.objects.get().x, Proposal.objects.get().y) == (None, None)


def test_a_place_on_the_map_is_kept(ara_at_the_form, wish):
    ara_at_the_form.post(NEW, wish | {"x": "50", "y": "60"})
    assert (Proposal.objects.get().x, Proposal.objects.get().y) == (50, 60)


@pytest.mark.parametrize("number", [*NOT_A_NUMBER, "2147483648"])
def test_publishing_what_is_no_number_publishes_nothing(ara_at_the_form, sign_in, wish, kim, number):
    ara_at_the_form.post(NEW, wish)
    assert sign_in(ara_at_the_form, kim).post(PUBLISH, {"number": [number]}).status_code == 302
    assert Proposal.objects.get().state == State.SUBMITTED


@pytest.mark.parametrize("cost", [str(10**30), "9" * 5000, "-1", "1e9", str(2**63)])
def test_a_cost_that_is_no_amount_is_told_at_the_field(ara_at_the_form, wish, cost):
    page = ara_at_the_form.post(NEW, wish | {"cost": cost})
    assert (page.status_code, list(page.context["form"].errors)) == (200, ["cost"])


def test_what_cannot_be_seen_does_not_come_in(ara_at_the_form, wish):
    """Direction, zero width, control: the title could look like another, and would break the feed."""
    ara_at_the_form.post(NEW, wish | {"title": "긴\u202e 의\u200b자\x0b\x00하나"})
    assert Proposal.objects.get().title == "긴 의자 하나"


@pytest.mark.parametrize("blank", ["\u3164\u3164\u3164\u3164", "\u200b\u200b\u200b\u200b", "\u202e\u202c\u2066\u2069"])
def test_a_title_of_nothing_to_see_is_no_title(ara_at_the_form, wish, blank):
    page = ara_at_the_form.post(NEW, wish | {"title": blank})
    assert list(page.context["form"].errors) == ["title"]


def test_a_picture_is_shown_to_all_with_the_proposal_and_not_before(
    ara_at_the_form, client, sign_in, wish, ara, bom, kim
):
    file = io.BytesIO()
    Image.new("RGB", (400, 300), "green").save(file, "PNG")
    file.name, _ = "bench.png", file.seek(0)
    ara_at_the_form.post(NEW, wish | {"picture-picture": file, "picture-alt": "냇가에 빈 자리가 보입니다."})
    address = f"/haeoreum{Proposal.objects.get().picture.small}"

    def seen():
        people = {"nobody": None, "ara": ara, "bom": bom, "kim": kim}
        return {name: _open(client, sign_in, person, address) for name, person in people.items()}

    assert seen() == {"nobody": 403, "ara": 200, "bom": 403, "kim": 200}
    client.logout()
    assert sign_in(client, kim, second_factor=False).get(address).status_code == 403
    sign_in(client, kim).post(PUBLISH, {"number": ["1"]})
    assert seen() == {"nobody": 200, "ara": 200, "bom": 200, "kim": 200}


def _open(client, sign_in, person, address):
    client.logout()
    return (sign_in(client, person) if person else client).get(address).status_code
