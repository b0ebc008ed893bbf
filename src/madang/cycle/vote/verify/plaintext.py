"""I-25: before the box is opened, nothing that the server keeps says what anybody chose."""

import re
from collections.abc import Iterator
from pathlib import Path

from django.contrib.sessions.models import Session
from django.db import connection

from madang.cycle.vote.models import Ballot, Option, Poll, State

from .base import Check, Finding, NotYet, count


def nothing_in_the_clear(poll: Poll) -> Iterator[Finding]:
    """Ballots, sessions, and on SQLite the files of the database themselves. Logs and backups are elsewhere."""
    if poll.stage.place >= State.OPENED.place:
        raise NotYet("the box was opened")
    yield from count(Ballot.objects.of(poll).count(), "ballots_before_opening")
    codes = list(Option.objects.of(poll).values_list("code", flat=True))
    yield from count(sum(_says(str(one.get_decoded()), codes) for one in Session.objects.iterator()), "in_sessions")
    pattern = re.compile(b"|".join(rb'"choices": ?\["' + re.escape(code.encode()) for code in codes))
    for name, data in _files():
        if codes and pattern.search(data):
            yield Finding("in_the_database", {"file": name})


def _says(text: str, codes: list[str]) -> bool:
    return any(code in text for code in codes)


def _files() -> Iterator[tuple[str, bytes]]:
    name = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or "memory" in name:
        return
    for path in (Path(name), Path(f"{name}-wal")):
        if path.exists():
            yield path.name, path.read_bytes()


PLAINTEXT = (Check("I-25", "Before the opening nothing here says what anybody chose.", nothing_in_the_clear),)
