"""A database of its own for tests that start processes: migrated once, copied for every test."""

import os
import sqlite3
import subprocess
import sys
from urllib.parse import quote

import psycopg
import pytest
from django.db import connection


@pytest.fixture(scope="session")
def empty(tmp_path_factory):
    """A database with our tables and nothing in them, to be copied: what is in a ledger cannot be taken out again."""
    if connection.vendor == "sqlite":
        file = tmp_path_factory.mktemp("races") / "empty.sqlite3"
        migrate(f"sqlite:///{file}")
        yield file
        return
    name = f"races_{os.getpid()}"
    as_administrator(f'CREATE DATABASE "{name}"')
    migrate(address(name))
    yield name
    as_administrator(f'DROP DATABASE "{name}"')


@pytest.fixture
def database(empty, tmp_path):
    if connection.vendor == "sqlite":
        with sqlite3.connect(empty) as whole, sqlite3.connect(tmp_path / "town.sqlite3") as copy:
            whole.backup(copy)
        yield f"sqlite:///{tmp_path}/town.sqlite3"
        return
    as_administrator(f'CREATE DATABASE "{empty}_now" TEMPLATE "{empty}"')
    yield address(f"{empty}_now")
    as_administrator(f'DROP DATABASE "{empty}_now"')


def migrate(address: str) -> None:
    command = [sys.executable, "-m", "madang", "migrate", "--verbosity", "0"]
    subprocess.run(command, env=environment(address), check=True)


def environment(address: str) -> dict[str, str]:
    return {**os.environ, "DATABASE_URL": address, "PYTHONPATH": os.pathsep.join(sys.path)}


def address(name: str) -> str:
    facts = connection.settings_dict
    place = f"{quote(facts['HOST'] or '', safe='')}:{facts['PORT'] or 5432}"
    return f"postgresql://{quote(facts['USER'])}:{quote(facts['PASSWORD'])}@{place}/{name}"


def as_administrator(statement: str) -> None:
    with psycopg.connect(address("postgres"), autocommit=True) as administrator:
        administrator.execute(statement)
