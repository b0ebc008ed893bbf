"""A government opens here, and says how it looks."""

import pytest
from django.core.management import CommandError, call_command

from madang.base.places.models import Government
from madang.base.record.models import Entry

pytestmark = pytest.mark.django_db


def test_jongno_opens_at_its_address(client):
    call_command("open-government", "11110", "jongno")
    assert Government.objects.get(slug="jongno").name == "종로구"
    assert "종로구" in client.get("/jongno/", headers={"accept-language": "ko"}).content.decode()


@pytest.mark.parametrize(
    ("code", "address"),
    [
        ("29110", "gwangju-dong"),  # abolished on 1 July 2026
        ("99999", "nowhere"),
        ("11110", "Jongno"),
        ("11110", "accounts"),
        ("11110", "ministry"),
    ],
)
def test_what_cannot_open_is_told_why(code, address):
    with pytest.raises(CommandError):
        call_command("open-government", code, address)


FORM = {"name_en": "Haeoreum", "phone": "02-000-0000", "population": "224000", "emblem": "sea"}


def test_kim_chooses_a_colour_from_the_checked_palette(client, sign_in, haeoreum, kim):
    assert sign_in(client, kim).post("/haeoreum/desk/government/", FORM | {"accent": "teal"}).status_code == 302
    haeoreum.refresh_from_db()
    assert (haeoreum.accent, haeoreum.emblem) == ("teal", "sea")
    assert 'data-accent="teal"' in client.get("/haeoreum/").content.decode()
    assert Entry.objects.of(haeoreum).get().event == "government_changed"


def test_any_other_colour_is_refused(client, sign_in, haeoreum, kim):
    assert sign_in(client, kim).post("/haeoreum/desk/government/", FORM | {"accent": "#ffff00"}).status_code == 422


def test_a_resident_changes_nothing(client, sign_in, haeoreum, ara):
    assert sign_in(client, ara).post("/haeoreum/desk/government/", FORM | {"accent": "teal"}).status_code == 403
