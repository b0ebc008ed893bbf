"""A database of the bench's own, gone afterwards: a SQLite file, or one on the PostgreSQL server of DATABASE_URL."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg


@contextmanager
def database(folder: str) -> Iterator[str]:
    """with database(folder) as address: a DATABASE_URL."""
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        return
    name = f"madang_bench_{secrets.token_hex(4)}"
    _say(server, f'CREATE DATABASE "{name}"')
    try:
        yield urlsplit(server)._replace(path=f"/{name}").geturl()
    finally:
        _say(server, f'DROP DATABASE "{name}" WITH (FORCE)')


def _say(server: str, statement: str) -> None:
    with psycopg.connect(server, autocommit=True) as administrator:
        administrator.execute(statement)
