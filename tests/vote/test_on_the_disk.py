"""T-L3: a vote is on the disk before its voter is told. Seen from outside, in the calls of the program to the system."""

import re
import shutil

import pytest
from django.db import connection

from .ground import done

pytestmark = [
    pytest.mark.skipif(shutil.which("strace") is None, reason="strace is missing: I-23 still looks at the setting"),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL syncs in another process (I-23, T-L2)"),
]
_CALL = re.compile(r"\b(fdatasync|fsync|write)\(\d+<([^>]*)>")


def synced(town, casts, *more):
    """How many of the acknowledged votes had been put on the disk since the one before."""
    trace = town.folder / "trace"
    prefix = ("strace", "-f", "-y", "-e", "trace=fdatasync,fsync,write", "-o", str(trace))
    done(town.start("casts", casts, *more, prefix=prefix))
    found, on_disk = [], False
    for call, path in _CALL.findall(trace.read_text(errors="replace")):
        if call == "write" and path.endswith("/noted"):
            found.append(on_disk)
            on_disk = False
        elif call != "write" and path.endswith("-wal"):
            on_disk = True
    assert len(found) == casts
    return sum(found)


def test_every_acknowledged_vote_was_synced_before(ground):
    """T-L3."""
    assert synced(ground(20), 200) == 200


def test_with_a_weaker_setting_votes_are_told_before_they_are_on_the_disk(ground):
    """T-L3, the negative control."""
    assert synced(ground(20), 40, "NORMAL") < 40
