"""T-L4, T-L5: the answer is lost after the COMMIT; the disk is full. Nothing is lost and nothing is doubled."""

import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import pytest
from django.db import connection

from tests.databases import migrate

from .cluster import BIN, Cluster
from .ground import Ground, free_port, kill
from .proxy import Proxy
from .test_killed import holds, tell
from .voters import FAILED, Crowd, Voter

only_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has a test of its own")


def cut_answers(town, times: int):
    """How many answers were thrown away, and for each form the number before and after it was sent again."""
    port = free_port()
    server, cable = town.serve(port), Proxy(port)
    pairs = []
    for at in range(times):
        voter = Voter(town.people[at]["session"], [cable.port])
        form = voter.form()
        cable.cut = True
        with pytest.raises(FAILED):
            voter.send(form)
        cable.cut = False
        before = voter.number()
        assert voter.send(form) == 302
        pairs.append((before, voter.number()))
    kill(server)
    cable.close()
    return cable.thrown, pairs


def cut(ground, times, record):
    town = ground(times)
    thrown, pairs = cut_answers(town, times)
    found = town.do("stand")
    holds(found)
    assert (thrown, len(found["leaves"])) == (times, times)
    assert [pair for pair in pairs if not pair[0] or pair[0] != pair[1]] == []
    assert len(set(pairs)) == times
    tell(record, "T-L5", answers_thrown_away=thrown, votes=len(found["leaves"]))


def test_fifty_answers_lost_after_the_commit_are_fifty_single_votes(ground, record_testsuite_property):
    """T-L5. The same form again gives the same receipt."""
    cut(ground, 50, record_testsuite_property)


@pytest.mark.long
def test_five_hundred_answers_lost_after_the_commit_are_five_hundred_single_votes(ground, record_testsuite_property):
    """T-L5."""
    cut(ground, 500, record_testsuite_property)


def test_a_form_without_its_number_would_vote_twice(ground):
    """T-L5, the negative control: a new form each time, as where no number is bound to it, is a second envelope."""
    town = ground(1)
    town.do("casts", 2)
    assert len(town.do("stand")["leaves"]) == 2


@pytest.fixture
def small_disk():
    """A file system of its own with 40 MB; skipped where nobody may mount one."""
    place = Path(tempfile.mkdtemp(prefix="madang-small-"))
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=40m,mode=777", "tmpfs", str(place)], check=False)
    if mounted.returncode:
        place.rmdir()
        pytest.skip("no permission to mount a small file system")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=False)
    shutil.rmtree(place, ignore_errors=True)


def fill(place: Path) -> Path:
    """Until not a byte is left."""
    file = place / "filler"
    with file.open("wb") as filler:
        try:
            while True:
                filler.write(bytes(65_536))
                filler.flush()
        except OSError:
            return file


@only_sqlite
@pytest.mark.long
def test_a_full_disk_is_told_and_nothing_is_lost(empty, small_disk, tmp_path, record_testsuite_property):
    """T-L4 on SQLite, through the pages: 503 with a time to come back; goes on within five seconds of free space."""
    shutil.copy(empty, small_disk / "town.sqlite3")
    town = Ground(tmp_path, f"sqlite:///{small_disk}/town.sqlite3")
    town.do("found", 60, 60)
    port = free_port()
    server = town.serve(port)
    waiting = Voter(town.people[0]["session"], [port])
    form = waiting.form()
    crowd = Crowd(town, [port], size=6)
    time.sleep(5)
    filler = fill(small_disk)
    time.sleep(5)
    told = {waiting.send(form): waiting.retry_after}
    during = dict(crowd.seen)
    filler.unlink()
    freed = time.monotonic()
    while waiting.send(form) != 302:
        time.sleep(0.1)
    resumed = time.monotonic() - freed
    time.sleep(3)
    crowd.stop()
    kill(server)
    found = town.do("stand")
    shown = [nonce for nonce, answer in town.acks().items() if answer == "acknowledged"]
    holds(found)
    assert told == {503: "5"}
    assert resumed < 5
    assert len(found["leaves"]) == len(shown) + 1
    assert 500 not in crowd.seen, (during, crowd.seen)
    tell(
        record_testsuite_property,
        "T-L4",
        acks=len(shown) + 1,
        told_503=crowd.seen[503],
        resumed_after=round(resumed, 1),
    )


@pytest.mark.long
@pytest.mark.skipif(BIN is None, reason="PostgreSQL's initdb is missing")
def test_a_full_disk_of_the_database_server_loses_nothing(small_disk, record_testsuite_property):
    """T-L4 on PostgreSQL."""
    subprocess.run(["mount", "-o", "remount,size=220m", str(small_disk)], check=True)
    (small_disk / "server").mkdir()
    with tempfile.TemporaryDirectory(prefix="madang-town-") as place:
        cluster = Cluster(small_disk / "server")
        try:
            migrate(cluster.address)
            town = Ground(Path(place), cluster.address)
            town.do("found", 200, 60)
            writers = [town.start("hammer", name) for name in range(4)]
            time.sleep(4)
            filler = fill(small_disk)
            time.sleep(6)
            full = len(town.acks())
            time.sleep(3)
            stood_still = len(town.acks()) - full
            filler.unlink()
            if not cluster.answers():
                cluster.start_again()
            time.sleep(5)
            (town.folder / "stop").touch()
            for writer in writers:
                writer.communicate(timeout=120)
            found, acks = town.do("stand"), town.acks()
        finally:
            cluster.stop()
    told = [answer for answer in acks.values() if len(answer) == 64]
    holds(found)
    assert [leaf for leaf in told if leaf not in set(found["leaves"].values())] == []
    assert len(acks) > full
    tell(record_testsuite_property, "T-L4", acks=len(told), stored=len(found["leaves"]), forms_while_full=stood_still)
