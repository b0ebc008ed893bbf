"""Several people at the same moment, as real processes on a real database of their own."""

import ast
import os
import subprocess
import sys
import time
from collections import Counter

import pytest
from django.db import connection

from .databases import environment
from .racers import PROPOSALS, START, VOTERS

RACERS = 4
only_postgresql = pytest.mark.skipif(
    "postgres" not in os.environ.get("DATABASE_URL", ""), reason="SQLite lets one writer in at a time, whatever we do"
)


@pytest.fixture
def race(database, tmp_path):
    """race("vote", "vote"): all start together; what each of them printed."""

    race = racing(database, tmp_path, START)
    race("found")
    return race


def racing(database, tmp_path, start):
    """race(*deeds) from this start."""

    def race(*deeds):
        for mark in [*tmp_path.glob("ready-*"), tmp_path / "go"]:
            mark.unlink(missing_ok=True)
        racers = [
            subprocess.Popen(
                [sys.executable, "-c", start, str(tmp_path), deed, str(number)],
                env=environment(database) | {"MADANG_KEYS": str(tmp_path / "keys")}, stdout=subprocess.PIPE, text=True,
            )
            for number, deed in enumerate(deeds)
        ]  # fmt: skip
        while len(list(tmp_path.glob("ready-*"))) < len(racers):
            assert all(racer.poll() is None for racer in racers), "one fell before the start"
            time.sleep(0.02)
        (tmp_path / "go").touch()
        return [racer.communicate(timeout=120)[0].strip() for racer in racers]

    return race


@pytest.fixture
def look(race):
    return lambda: ast.literal_eval(race("look")[0])


def told(answers) -> Counter:
    return Counter(" ".join(answers).split())


def stands(found) -> dict:
    return {name: found[name] for name in ("voted", "current", "envelopes", "casts")}


def test_nobody_has_two_envelopes_however_they_hurry(race, look):
    race("make")
    assert told(race(*["vote"] * RACERS)) == {"done": VOTERS * RACERS}
    assert stands(look()) == {
        "voted": VOTERS,
        "current": VOTERS,
        "envelopes": VOTERS * RACERS,
        "casts": VOTERS * RACERS,
    }


def test_nobody_sends_more_often_than_they_may(race, look):
    race("make")
    answers = told(race(*["vote-twice"] * RACERS))
    assert answers == {"done": VOTERS * 5, "vote.no_more_changes": VOTERS * (2 * RACERS - 5)}
    assert stands(look()) == {"voted": VOTERS, "current": VOTERS, "envelopes": VOTERS * 5, "casts": VOTERS * 5}


def test_the_same_form_from_all_sides_is_one_vote_and_one_notice(race, look):
    race("make")
    assert told(race(*["vote-same-form"] * RACERS)) == {"done": VOTERS * RACERS}
    found = look()
    assert stands(found) == {"voted": VOTERS, "current": VOTERS, "envelopes": VOTERS, "casts": VOTERS}
    assert found["told"] == VOTERS


@pytest.mark.long
@only_postgresql
@pytest.mark.parametrize(
    ("before", "deed", "twice"),
    [("drop-index", "vote", False), (None, "vote-without-lock", False), ("drop-index", "vote-without-lock", True)],
)
def test_the_lock_and_the_database_each_hold_alone(race, look, before, deed, twice):
    """The negative control: with neither of them this very race finds people with more than one envelope."""
    race("make")
    race("vote")  # the first voter opens the poll and would hold up the others
    if before:
        race(before)
    race(*[deed] * RACERS)
    assert (look()["current"] > VOTERS) == twice


def test_whoever_was_let_in_before_the_close_is_counted(race, look):
    race("make")
    assert race("vote-late", "close-late") == ["done", "done"]
    assert (look()["envelopes"], look()["at_close"]) == (1, [1])


@pytest.mark.long
@only_postgresql
@pytest.mark.parametrize(("before", "late"), [(None, 0), ("drop-trigger", 1)])
def test_without_the_lock_only_the_database_keeps_an_envelope_out_after_the_close(race, look, before, late):
    """The negative control: with neither the lock nor the trigger an envelope comes after the close."""
    race("make")
    race("vote")
    if before:
        race(before)
    race("vote-late-without-lock", "close-late-without-lock")
    found = look()
    assert found["at_close"] == [VOTERS]
    assert found["envelopes"] - VOTERS == late


def test_nobody_votes_after_the_close(race, look):
    race("make")
    race("vote")
    race("close")
    assert told(race("vote", "vote")) == {"vote.closed": 2 * VOTERS}
    assert (look()["envelopes"], look()["at_close"]) == (VOTERS, [VOTERS])


def test_whoever_reads_the_database_finds_sealed_envelopes_and_no_choice(race):
    race("make")
    race("vote", "vote")
    assert race("link") == [str([VOTERS, 0])]


def test_after_the_names_are_gone_nothing_leads_from_a_voter_to_an_envelope(race, look):
    race("make")
    race("vote", "vote")
    race("end")
    found = look()
    assert (found["envelopes"], found["ballots"], found["in_order"]) == (0, VOTERS, True)
    if connection.vendor == "sqlite":
        assert found["residue"] == [0]


@only_postgresql
def test_the_stamps_of_the_rows_join_voter_and_envelope_before_and_not_after(race):
    """The control is the same join before the unlink: it finds everyone."""
    race("make")
    race("vote")
    before = ast.literal_eval(race("join")[0])
    assert ast.literal_eval(race("end")[0]) == before
    assert ast.literal_eval(race("join")[0]) == {}


def test_the_board_grows_by_each_envelope_once_while_people_vote(race, look):
    race("make")
    assert told(race("vote", "board", "vote", "board")) == {"done": 2 * VOTERS + 6}
    race("board")
    assert ast.literal_eval(race("examine")[0]) == [[], 2 * VOTERS]


@pytest.mark.long
@only_postgresql
def test_without_its_lock_two_write_the_same_line_of_the_board(race, look):
    """The negative control: the database's own rule still refuses the second. They may miss each other a few times."""
    race("make")
    clashes, votes = 0, 0
    while not clashes and votes < 5:
        race("vote")
        votes += 1
        clashes = 6 - told(race("board-without-lock", "board-without-lock"))["done"]
    assert clashes
    race("board")
    assert ast.literal_eval(race("examine")[0]) == [[], votes * VOTERS]


def test_of_those_who_count_at_once_one_counts(race, look):
    race("make")
    race("vote")
    race("end")
    assert told(race(*["count"] * RACERS)) == {"done": 1, "decide.already_counted": RACERS - 1}
    assert (look()["counted"], look()["broken"]) == ([VOTERS], [])


def test_of_those_who_make_the_paper_at_once_one_makes_it(race, look):
    assert told(race(*["make"] * RACERS)) == {"done": 1, "vote.paper_exists": RACERS - 1}
    assert (look()["papers"], look()["roll"]) == (1, VOTERS)


def test_those_who_propose_at_once_get_numbers_of_their_own(race, look):
    assert told(race(*["propose"] * RACERS)) == {"done": 3 * RACERS}
    assert (look()["numbers"], look()["broken"]) == (PROPOSALS + 3 * RACERS, [])


def test_of_those_who_publish_at_once_each_proposal_is_published_once(race, look):
    race("wait")
    answers = told(race(*["publish"] * RACERS))
    assert answers["done"] == PROPOSALS
    assert set(answers) <= {"done", "propose.no_longer_waiting"}
    assert look()["broken"] == []
