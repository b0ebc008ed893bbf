"""Two workers at once, as real processes on a real database: nobody is written to twice, nobody is forgotten."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from urllib.parse import quote

import pytest
from django.db import connection

from madang.base.notices.actions import announce, prefer
from madang.base.notices.models import Frequency, Message, Preference
from madang.base.people.models import Person
from madang.base.places.models import Government

from .worker import START

MESSAGES = 24


@pytest.fixture
def town(django_db_setup, django_db_blocker):
    """A town whose rows are really committed, and taken away afterwards row by row: the record may not be emptied."""
    with django_db_blocker.unblock():
        town = Government.objects.create(
            slug="workers", name="일꾼시", tier="municipality", code="90999", fictional=True
        )
        yield town
        Message.objects.of(town).delete()
        Person.objects.filter(email="ara@workers.example").delete()
        town.delete()


@pytest.fixture
def ara(town):
    return Person.objects.create_user("ara@workers.example", name="ara")


@pytest.fixture
def letters(tmp_path):
    return lambda: Counter((tmp_path / "letters").read_text().split())


@pytest.fixture
def workers(tmp_path):
    """workers("careful", "careful"): start them together and wait; "hanging" ones are killed once they hold a letter."""

    def run(*manners):
        environment = {**os.environ, "DATABASE_URL": _database(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
        here = [sys.executable, "-c", START, str(tmp_path)]
        running = [subprocess.Popen([*here, manner], env=environment) for manner in manners]
        _wait_for(tmp_path, "ready-*", len(manners), running)
        (tmp_path / "go").touch()
        if "hanging" in manners:
            _wait_for(tmp_path, "holding", 1, running)
            running[0].send_signal(signal.SIGKILL)
        codes = [worker.wait(60) for worker in running]
        for mark in tmp_path.glob("ready-*"):
            mark.unlink()
        return codes

    return run


def _database(folder) -> str:
    """The test's own database as other processes reach it; one in memory is copied into a file first."""
    facts = connection.settings_dict
    if connection.vendor == "postgresql":
        place = f"{quote(facts['HOST'] or '', safe='')}:{facts['PORT'] or 5432}/{facts['NAME']}"
        return f"postgresql://{quote(facts['USER'])}:{quote(facts['PASSWORD'])}@{place}"
    file = folder / "town.sqlite3"
    if not file.exists():
        connection.ensure_connection()
        with sqlite3.connect(file) as copy:
            connection.connection.backup(copy)
        copy.close()
    return f"sqlite:///{file}"


def _wait_for(folder, name, count, running):
    while len(list(folder.glob(name))) < count:
        assert all(worker.poll() is None for worker in running), "a worker ended before it began"
        time.sleep(0.02)


def everyone_once():
    return Counter(Message.objects.values_list("key", flat=True))


@pytest.fixture
def waiting(town, ara):
    for _number in range(MESSAGES):
        announce(town, "proposal/1", "town.opened", {"title": "그늘막"}, also=[ara])


def test_two_workers_send_each_message_once(waiting, workers, letters):
    assert workers("careful", "careful") == [0, 0]
    assert letters() == everyone_once()


def test_two_workers_send_a_bundle_once(town, ara, workers, letters):
    prefer(Preference(person=ara, frequency=Frequency.DAILY))
    for _number in range(MESSAGES):
        announce(town, "proposal/1", "town.opened", {"title": "그늘막"}, also=[ara])
    Message.objects.update(not_before=Message.objects.first().created_at)
    assert workers("careful", "careful") == [0, 0]
    assert letters().total() == 1


def test_workers_that_look_and_then_take_send_twice(waiting, workers, letters):
    """The negative control: without the conditional update this very test sees every letter twice."""
    workers("careless", "careless")
    assert set(letters().values()) == {2}


def test_a_killed_worker_loses_nothing(waiting, workers, letters):
    """It died between sending and marking, so that one letter goes out once more: at least once, never less."""
    assert workers("hanging", "careful")[0] == -signal.SIGKILL
    assert workers("later") == [0]
    assert set(letters()) == set(everyone_once())
    assert letters().total() == MESSAGES + 1
