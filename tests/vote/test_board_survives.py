"""T-L7, T-L8: the board never says two things, whenever its batcher dies and whichever backup comes back."""

import shutil
import signal
import sqlite3
from pathlib import Path

import pytest
from django.db import connection

from tests.databases import as_administrator

from .board_deeds import STEPS


def test_a_batcher_killed_at_any_step_leaves_a_whole_board(ground):
    """T-L7. Right after the kill every statement holds, and the next batch makes good what was missing."""
    told = ground(5).do("board_deeds.killed-batches")
    assert told == dict.fromkeys(STEPS, (-signal.SIGKILL, [], True))


def test_without_its_transaction_a_killed_batcher_leaves_half_a_board(ground):
    """T-L7, the negative control."""
    told = ground(5).do("board_deeds.killed-batches", "bare")
    assert "I-6" in told["written"][1]


@pytest.fixture
def shelf(ground, tmp_path):
    """A backup of the database, as the town's own tool would make it, and its return."""
    shelf = Shelf(ground(10), tmp_path / "backup.sqlite3")
    yield shelf
    shelf.empty()


class Shelf:
    def __init__(self, town, file: Path) -> None:
        self.town, self.file = town, file
        self.name = town.address.rpartition("/")[2]

    def put(self) -> None:
        if connection.vendor == "sqlite":
            with sqlite3.connect(self.town.folder / "town.sqlite3") as now, sqlite3.connect(self.file) as copy:
                now.backup(copy)
            return
        as_administrator(f'CREATE DATABASE "{self.name}_backup" TEMPLATE "{self.name}"')

    def take(self) -> None:
        if connection.vendor == "sqlite":
            for rest in self.town.folder.glob("town.sqlite3-*"):
                rest.unlink()
            shutil.copy(self.file, self.town.folder / "town.sqlite3")
            return
        as_administrator(f'DROP DATABASE "{self.name}"')
        as_administrator(f'CREATE DATABASE "{self.name}" TEMPLATE "{self.name}_backup"')

    def empty(self) -> None:
        if connection.vendor != "sqlite":
            as_administrator(f'DROP DATABASE IF EXISTS "{self.name}_backup"')


def test_a_restored_older_backup_stops_the_vote_and_says_what_is_missing(shelf):
    """T-L8. Exactly the lines that the public board had shown since the backup, one by one."""
    town = shelf.town
    town.do("casts", 10)
    before, old_note = town.do("board_deeds.board")
    shelf.put()
    town.do("casts", 7)
    after, note = town.do("board_deeds.board")
    shelf.take()
    found = town.do("board_deeds.lost", note)
    missing = [leaf for leaf in after if leaf not in before]
    assert len(missing) >= 7
    assert (found["leaves"], found["listed"], found["reason"]) == (missing, missing, "vote.board_is_ahead")
    assert found["against"] == f"the checkpoint has {len(after)} lines, this board {len(before)}"
    assert town.do("board_deeds.lost", old_note)["against"] == ""


def test_the_newest_backup_goes_on_as_if_nothing_had_been(shelf):
    """T-L8, the other way round."""
    town = shelf.town
    town.do("casts", 10)
    _, note = town.do("board_deeds.board")
    shelf.put()
    shelf.take()
    town.do("casts", 1)
    found = town.do("board_deeds.lost", note)
    assert (found["leaves"], found["listed"], found["against"]) == ([], [], "")
    assert found["reason"].startswith("grew to")


def test_without_the_look_at_the_files_a_second_history_is_signed(shelf):
    """T-L8, the negative control: and whoever kept the first note sees it."""
    town = shelf.town
    town.do("casts", 3)
    town.do("board_deeds.board")
    shelf.put()
    town.do("casts", 3)
    _, note = town.do("board_deeds.board")
    shelf.take()
    town.do("casts", 5)
    town.do("board_deeds.fork")
    assert "another root" in town.do("board_deeds.lost", note)["against"]
