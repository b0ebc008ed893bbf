"""The recount kit: what is published with the result, checked at home, and refused where it does not agree."""

import io
import json
import subprocess
import sys
import zipfile

import pytest

from madang.base.people.refusals import Refused
from madang.cycle.vote import keys
from madang.cycle.vote.board.lines import entries
from madang.cycle.vote.kit import kit_of
from madang.cycle.vote.models import Poll, Publication, State
from madang.cycle.vote.publishing import publish_box
from madang_methods.sealing.invariants import Kit, judge

from .boxes import finish, send

pytestmark = pytest.mark.django_db

VOTE = "/haeoreum/2027/vote/city/"


@pytest.fixture
def opened(poll, year, during, ara, bom, kim, ju):
    """Ara and Bom voted, Ara twice; the box has been opened."""
    during(year, "vote")
    first, second, third = (option.code for option in poll.options.all())
    send(poll, ara, first)
    send(poll, bom, second, third)
    send(poll, ara, second)
    return finish(poll, kim, ju)


@pytest.fixture
def published(opened, kim):
    publish_box(opened, by=kim)
    return Poll.objects.get(pk=opened.pk)


def broken(files):
    return {one.invariant.id for one in judge(Kit(files)) if not one.holds}


def test_everything_that_is_published_holds(published):
    assert broken(kit_of(published)) == set()
    assert published.state == State.PUBLISHED


def test_the_board_ends_with_what_was_published(published):
    assert b'"t":"result"' in entries(published)[-1]


@pytest.mark.parametrize("name", ["ballots.pb", "tally.json", "counted.txt", "manifest.json", "counts.json"])
def test_one_changed_byte_is_found(published, name):
    files = kit_of(published)
    data = bytearray(files[name])
    data[len(data) // 2] ^= 1
    assert broken(files | {name: bytes(data)}) != set()


def test_the_archive_is_checked_by_one_file_and_no_library(client, published, tmp_path):
    answer = client.get(VOTE + "kit.zip")
    data = b"".join(answer.streaming_content)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.extractall(tmp_path)
    folder = tmp_path / "haeoreum-2027-city"
    command = [sys.executable, "-I", str(folder / "verify.py"), str(folder), "--json"]
    run = subprocess.run(command, capture_output=True, check=False)
    assert (run.returncode, json.loads(run.stdout)["holds"]) == (0, True)
    (folder / "ballots.pb").write_bytes((folder / "ballots.pb").read_bytes().replace(b"\n1;", b"\n2;"))
    assert subprocess.run(command, capture_output=True, check=False).returncode == 1


def test_the_archive_has_the_same_bytes_each_time(client, published):
    one, other = (b"".join(client.get(VOTE + "kit.zip").streaming_content) for _ in range(2))
    assert one == other


def test_before_the_result_there_is_no_kit_and_the_page_says_so(client, opened):
    assert client.get(VOTE + "kit.zip").status_code == 404
    page = client.get(VOTE + "check/")
    assert (page.status_code, "결과를 공개한 뒤에" in page.content.decode()) == (200, True)


def test_the_page_gives_the_command(client, published):
    assert "python3 haeoreum-2027-city/verify.py haeoreum-2027-city" in client.get(VOTE + "check/").content.decode()


def test_a_result_that_the_box_does_not_give_is_not_published(opened, kim):
    with pytest.raises(Refused) as refused:
        publish_box(opened, by=kim, funded=["another"])
    assert refused.value.reason == "vote.result_differs"
    assert not Publication.objects.exists()
    assert Poll.objects.get(pk=opened.pk).state == State.OPENED


def test_a_box_is_published_once(published, kim):
    with pytest.raises(Refused) as refused:
        publish_box(published, by=kim)
    assert refused.value.reason == "vote.not_this_step"


def test_nothing_secret_is_in_the_kit(published):
    whole = b"".join(kit_of(published).values())
    for name in ("board", "receipts", "election"):
        secret = keys.read(published, name)
        assert secret
        assert secret not in whole
        assert secret.hex().encode() not in whole
