"""Several people at the same moment, as real processes on a real database of their own."""

import ast
import os
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from urllib.parse import quote

import psycopg
import pytest
from django.db import connection

from .racers import PROPOSALS, START, VOTERS

RACERS = 4
only_postgresql = pytest.mark.skipif(
    "postgres" not in os.environ.get("DATABASE_URL", ""), reason="SQLite lets one writer in at a time, whatever we do"
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """A database with our tables and nothing in them, to be copied: what is in a ledger cannot be taken out again."""
    if connection.vendor == "sqlite":
        file = tmp_path_factory.mktemp("races") / "empty.sqlite3"
        _migrate(f"sqlite:///{file}")
        yield file
        return
    name = f"races_{os.getpid()}"
    _as_administrator(f'CREATE DATABASE "{name}"')
    _migrate(_address(name))
    yield name
    _as_administrator(f'DROP DATABASE "{name}"')


@pytest.fixture
def database(empty, tmp_path):
    if connection.vendor == "sqlite":
        with sqlite3.connect(empty) as whole, sqlite3.connect(tmp_path / "town.sqlite3") as copy:
            whole.backup(copy)
        yield f"sqlite:///{tmp_path}/town.sqlite3"
        return
    _as_administrator(f'CREATE DATABASE "{empty}_now" TEMPLATE "{empty}"')
    yield _address(f"{empty}_now")
    _as_administrator(f'DROP DATABASE "{empty}_now"')


@pytest.fixture
def race(database, tmp_path):
    """race("vote", "vote"): all start together; what each of them printed."""

    def race(*deeds):
        for mark in [*tmp_path.glob("ready-*"), tmp_path / "go"]:
            mark.unlink(missing_ok=True)
        racers = [
            subprocess.Popen(
                [sys.executable, "-c", START, str(tmp_path), deed, str(number)],
                env=_environment(database), stdout=subprocess.PIPE, text=True,
            )
            for number, deed in enumerate(deeds)
        ]  # fmt: skip
        while len(list(tmp_path.glob("ready-*"))) < len(racers):
            assert all(racer.poll() is None for racer in racers), "one fell before the start"
            time.sleep(0.02)
        (tmp_path / "go").touch()
        return [racer.communicate(timeout=120)[0].strip() for racer in racers]

    race("found")
    return race


@pytest.fixture
def look(race):
    return lambda: ast.literal_eval(race("look")[0])


def _migrate(address: str) -> None:
    command = [sys.executable, "-m", "madang", "migrate", "--verbosity", "0"]
    subprocess.run(command, env=_environment(address), check=True)


def _environment(address: str) -> dict[str, str]:
    return {**os.environ, "DATABASE_URL": address, "PYTHONPATH": os.pathsep.join(sys.path)}


def _address(name: str) -> str:
    facts = connection.settings_dict
    place = f"{quote(facts['HOST'] or '', safe='')}:{facts['PORT'] or 5432}"
    return f"postgresql://{quote(facts['USER'])}:{quote(facts['PASSWORD'])}@{place}/{name}"


def _as_administrator(statement: str) -> None:
    with psycopg.connect(_address("postgres"), autocommit=True) as administrator:
        administrator.execute(statement)


def told(answers) -> Counter:
    return Counter(" ".join(answers).split())


def test_nobody_votes_twice_however_they_hurry(race, look):
    race("make")
    answers = told(race(*["vote"] * RACERS))
    assert answers == {"done": VOTERS, "vote.already_voted": VOTERS * (RACERS - 1)}
    assert {name: look()[name] for name in ("turnout", "ballots")} == {"turnout": VOTERS, "ballots": VOTERS}


@only_postgresql
@pytest.mark.parametrize(
    ("before", "deed", "twice"),
    [("drop-index", "vote", False), (None, "vote-without-lock", False), ("drop-index", "vote-without-lock", True)],
)
def test_the_lock_and_the_database_each_hold_alone(race, look, before, deed, twice):
    """The negative control: with neither of them this very race finds people who voted more than once."""
    race("make")
    if before:
        race(before)
    race(*[deed] * RACERS)
    found = look()
    assert found["ballots"] == found["turnout"]
    assert (found["ballots"] > VOTERS) == twice


def test_whoever_was_let_in_before_the_close_is_counted(race, look):
    race("make")
    assert race("vote-late", "count-late") == ["done", "done"]
    assert (look()["ballots"], look()["counted"]) == (1, [1])


def test_whoever_reads_the_database_itself_can_still_join_voter_and_ballot(race):
    """What this version does not promise (docs/decisions/0005): nothing in a column leads there, but the files do."""
    race("make")
    race("vote", "vote")
    assert race("link") == [str(VOTERS)]


@only_postgresql
def test_without_the_lock_a_ballot_comes_after_the_count(race, look):
    """The negative control."""
    race("make")
    race("vote-late-without-lock", "count-late")
    assert (look()["ballots"], look()["counted"]) == (1, [0])


def test_of_those_who_count_at_once_one_counts(race, look):
    race("make")
    race("vote")
    assert told(race(*["count"] * RACERS)) == {"done": 1, "decide.already_counted": RACERS - 1}
    assert (look()["counted"], look()["broken"]) == ([VOTERS], [])


def test_of_those_who_make_the_paper_at_once_one_makes_it(race, look):
    assert told(race(*["make"] * RACERS)) == {"done": 1, "vote.paper_exists": RACERS - 1}
    assert (look()["papers"], look()["roll"]) == (1, VOTERS)


def test_those_who_propose_at_once_get_numbers_of_their_own(race, look):
    assert told(race(*["propose"] * RACERS)) == {"done": 3 * RACERS}
    assert (look()["numbers"], look()["broken"]) == (PROPOSALS + 3 * RACERS, [])


def test_of_those_who_publish_at_once_each_proposal_is_published_once(race, look):
    race("unpublish")
    answers = told(race(*["publish"] * RACERS))
    assert answers["done"] == PROPOSALS
    assert set(answers) <= {"done", "propose.no_longer_waiting"}
    assert look()["broken"] == []
