"""T-L1, T-L2, T-L6: kill -9 of the site and of the database, and restarts, while people vote. Long."""

import os
import random
import signal
import tempfile
import time
from pathlib import Path

import pytest
from django.db import connection

from tests.databases import migrate

from .cluster import BIN, Cluster
from .ground import Ground, free_port, kill
from .voters import Crowd, Voter

pytestmark = pytest.mark.long
SECONDS = int(os.environ.get("MADANG_LONG_SECONDS", "60"))


def holds(found, stored: bool = True):
    """I-1 to I-25, nobody twice, as many notices as casts."""
    assert (found["broken"], found["integrity"]) == ([], "ok")
    assert found["current"] == found["people"] == found["voted"]
    assert len(found["leaves"]) == found["casts"] == found["told"]


def test_the_site_is_killed_every_three_seconds_and_no_vote_is_lost(ground, record_testsuite_property):
    """T-L1. Whoever never saw a receipt finds it when they come back."""
    town = ground(300)
    port, kills = free_port(), 0
    server, crowd = town.serve(port), Crowd(town, [port])
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        time.sleep(3)
        kill(server)
        kills += 1
        server = town.serve(port)
    crowd.stop()
    found, acks = town.do("stand"), town.acks()
    shown = [nonce for nonce, answer in acks.items() if answer == "acknowledged"]
    again = [Voter(one["session"], [port]).number() for one in town.people]
    kill(server)
    holds(found)
    assert crowd.faults == []
    assert len(found["leaves"]) == len(shown)  # every form was sent until it was answered: none twice, none lost
    assert len([number for number in again if number]) == found["current"]
    tell(record_testsuite_property, "T-L1", kills=kills, acks=len(shown), stored=len(found["leaves"]))


def test_writers_are_killed_fifty_times_and_no_vote_is_lost(ground, record_testsuite_property):
    """T-L2: the processes that write, on either database. Each form that was not answered is sent again."""
    town = ground(200)
    writers = {name: town.start("hammer", name) for name in range(4)}
    time.sleep(3)
    for _ in range(50):
        name = random.randrange(4)
        _wait_until_busy(town, name)
        time.sleep(random.uniform(0, 0.1))  # anywhere between two forms
        kill(writers[name])
        writers[name] = town.start("hammer", name)
    _end(town, writers.values(), 50, "T-L2 writers", record_testsuite_property)


@pytest.mark.skipif(BIN is None, reason="PostgreSQL's initdb is missing")
def test_the_database_server_is_killed_ten_times_and_no_vote_is_lost(record_testsuite_property):
    """T-L2: kill -9 of the postmaster."""
    with tempfile.TemporaryDirectory(prefix="madang-cluster-") as place:
        os.chmod(place, 0o755)  # noqa: S103 - the server runs as another user
        (Path(place) / "server").mkdir()
        (Path(place) / "town").mkdir()
        cluster = Cluster(Path(place) / "server")
        try:
            migrate(cluster.address)
            town = Ground(Path(place) / "town", cluster.address)
            town.do("found", 200, 60)
            writers = [town.start("hammer", name) for name in range(4)]
            for _ in range(10):
                for name in range(4):
                    _wait_until_busy(town, name)
                time.sleep(random.uniform(1, 5))
                cluster.kill()
                cluster.start_again()
            time.sleep(2)
            _end(town, writers, 10, "T-L2 postmaster", record_testsuite_property)
        finally:
            cluster.stop()


def _wait_until_busy(town, name: int) -> None:
    """Ten lines more in its notes than now: it votes, and does not only begin."""
    notes = town.folder / f"acks-{name}"
    lines = len(notes.read_text().splitlines()) if notes.exists() else 0
    until = time.monotonic() + 60
    while not notes.exists() or len(notes.read_text().splitlines()) < lines + 10:
        assert time.monotonic() < until, "a writer stands still"
        time.sleep(0.02)


def _end(town, writers, kills: int, name: str, tell_it) -> None:
    (town.folder / "stop").touch()
    for writer in writers:
        _, err = writer.communicate(timeout=120)
        assert writer.returncode == 0, err[-2000:]
    found, acks = town.do("stand"), town.acks()
    stored = set(found["leaves"].values())
    told = [answer for answer in acks.values() if len(answer) == 64]
    refused = [answer for answer in acks.values() if answer == "vote.no_more_changes"]
    holds(found)
    assert [leaf for leaf in told if leaf not in stored] == []
    assert len(found["leaves"]) <= len(acks) - len(refused)  # a form is one envelope, however often it was sent
    assert len(set(told)) == len(told)
    tell(tell_it, name, kills=kills, acks=len(told), stored=len(stored))


def test_ten_restarts_under_load_are_not_noticed(ground, record_testsuite_property):
    """T-L6: two servers behind one another, each told to end (SIGTERM) five times while the other answers."""
    town = ground(200)
    ports = [free_port(), free_port()]
    servers = [town.serve(port) for port in ports]
    crowd = Crowd(town, ports)
    for turn in range(10):
        time.sleep(2)
        os.killpg(servers[turn % 2].pid, signal.SIGTERM)
        servers[turn % 2].wait(60)
        servers[turn % 2] = town.serve(ports[turn % 2])
    crowd.stop()
    for server in servers:
        kill(server)
    found = town.do("stand")
    shown = [nonce for nonce, answer in town.acks().items() if answer == "acknowledged"]
    holds(found)
    assert (crowd.faults, {status for status in crowd.seen if status >= 500}) == ([], set())
    assert len(found["leaves"]) == len(shown)
    tell(record_testsuite_property, "T-L6", restarts=10, acks=len(shown), requests=crowd.seen.total())


def test_a_voter_who_believes_too_early_is_found_out(ground):
    """The negative control: somebody notes an acknowledgement that the database never gave."""
    town = ground(3)
    town.do("casts", 3)
    (town.folder / "acks-liar").write_text(f"{'0' * 64}:0 {'f' * 64}\n")
    stored = set(town.do("stand")["leaves"].values())
    assert [leaf for leaf in town.acks().values() if leaf not in stored] == ["f" * 64]


def tell(record, name: str, **figures) -> None:
    record(name, figures)
    print(f"\n{name}, tests on {connection.vendor}: {figures}")
