"""Real elections from Pabulib: their published outcome, and their own bytes back."""

import os
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from madang.base.places.models import Government
from madang.cycle.decide.pabulib.bring_in import import_file
from madang.cycle.decide.pabulib.write_back import file_of
from madang.cycle.vote.models import Ballot, Poll
from madang_methods.counting.pabulib import PabulibError

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[5]
FOLDER = Path(os.environ.get("MADANG_PB_DATA", ROOT.parent / "shared" / "data" / "pb"))
FILES = sorted(FOLDER.glob("*.pb"))
SMALL = [file for file in FILES if file.stat().st_size < 200_000]


@pytest.fixture(scope="module", autouse=True)
def say_how_many():
    print(f"\nreal elections: {len(FILES)} files in {FOLDER}")
    if not FILES:
        pytest.skip(f"no Pabulib files in {FOLDER}; set MADANG_PB_DATA")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_comes_in_and_goes_out_byte_for_byte(file):
    poll, count = import_file(file)
    assert file_of(poll) == file.read_bytes()
    if count and poll.source.published_funded is not None:
        funded = sorted(count.verdicts.filter(funded=True).values_list("option__code", flat=True))
        assert funded == poll.source.published_funded


@pytest.mark.parametrize("file", SMALL[:1], ids=lambda file: file.stem)
def test_the_same_file_is_not_taken_twice(file):
    import_file(file)
    before = Ballot.objects.count()
    with pytest.raises(ValidationError):
        import_file(file)
    assert Ballot.objects.count() == before


def test_the_result_page_of_a_real_city(client):
    poll, count = import_file(next(file for file in FILES if "Warszawa_2018" in file.name))
    page = client.get(f"/warszawa/2018/decide/{poll.track.code}/", headers={"accept-language": "ko"}).content.decode()
    assert f"{count.ballots:,}명이 골라 사업 19개가 뽑혔습니다" in page
    assert "그 도시가 발표한 사업 19개와 똑같습니다." in page


BROKEN = {
    "no sections": b"hello\n",
    "short row": b"META\nkey;value\nbudget;10\nvote_type;approval\nPROJECTS\nproject_id;cost\na\nVOTES\nvoter_id;vote\n",
    "negative cost": b"META\nkey;value\nbudget;10\nvote_type;approval\nnum_projects;1\nnum_votes;0\nPROJECTS\n"
    b"project_id;cost\na;-5\nVOTES\nvoter_id;vote\n",
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_file_names_the_place_and_leaves_nothing(tmp_path, what):
    file = tmp_path / "Poland_Nowhere_2020.pb"
    file.write_bytes(BROKEN[what])
    with pytest.raises(PabulibError) as error:
        import_file(file)
    assert str(error.value).startswith("line ")
    assert not Government.objects.filter(slug="nowhere").exists()
    with pytest.raises(CommandError, match="line "):
        call_command("import-pabulib", file)


def test_a_rule_this_version_cannot_run_is_stored_and_said(client, tmp_path):
    real = next(file for file in FILES if "Assen" in file.name)
    strange = tmp_path / real.name
    strange.write_bytes(real.read_bytes().replace(b"equalshares/add1", b"by dice"))
    poll, count = import_file(strange)
    assert count is None
    page = client.get("/assen/2024/decide/", headers={"accept-language": "ko"}).content.decode()
    assert "by dice" in page
    assert Poll.objects.filter(pk=poll.pk).exists()


def test_a_real_city_counted_by_equal_shares(client):
    poll, count = import_file(next(file for file in FILES if "Assen" in file.name))
    assert count.rule_name == "equal_shares"
    page = client.get(f"/assen/2024/decide/{poll.track.code}/", headers={"accept-language": "ko"}).content.decode()
    assert "똑같이 나누어 갖" in page
    assert "똑같습니다." in page
