"""Two thousand damaged files: each is read, or refused as a PabulibError, and soon."""

import random
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from madang_methods.counting import RuleError, count, from_pabulib_meta
from madang_methods.counting.pabulib import PabulibError, election_of, read, write

from .test_reader import GOOD, POINTS, edited

PIECES = (
    b";", b'"', b'""', b"\n", b"\r\n", b"\r", b"\0", b",", b"-", b".", b"VOTES\n", b"META\n", b"PROJECTS\n", b"\xff", b"9" * 400,
    b"\xe2\x80\xa8", b"\xef\xbb\xbf", b"1e9", b"nan", b" ", b"\t", b'"' * 999, "٣".encode(), "²".encode(), b"vote_type;ordinal\n",
)  # fmt: skip
LONGEST = 10


def damaged(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.choice((0, 0, 1, 3, 40)))
        piece = chance.choice((*PIECES, b"", b"", data[: chance.randrange(len(data) + 1)][-60:]))
        data = data[:start] + piece + data[end:]
    return data


@contextmanager
def soon(seconds: int) -> Iterator[None]:
    def too_late(*_: object) -> None:
        raise TimeoutError("A damaged file took too long.")

    before = signal.signal(signal.SIGALRM, too_late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def test_two_thousand_damaged_files_never_crash_or_hang():
    chance = random.Random(2027)
    points = edited(*POINTS, ("c;1;71", "c;1;3"))
    read_well = refused = 0
    for turn in range(2000):
        data = damaged((GOOD.encode(), points)[turn % 2], chance)
        with soon(LONGEST):
            try:
                file = read(data)
                assert write(file) == data
                count(election_of(file), from_pabulib_meta(file.meta))
                read_well += 1
            except PabulibError as error:
                assert str(error).isprintable()
                refused += 1
            except RuleError:
                read_well += 1
    assert read_well > 100
    assert refused > 1000


MEGABYTES = (
    b'"' * 1_000_001,
    b'";' * 500_000,
    b'"a' * 500_000,
    b'";"\n' * 250_000,
    b"\n" * 1_000_000,
    b";" * 1_000_000,
    b"PROJECTS\n" + b"a;" * 500_000,
    b"budget;1\nvote_type;approval\nPROJECTS\nproject_id;cost\n1;2\nVOTES\nvoter_id;vote\na;" + b"1," * 500_000,
    "\u200b".encode() * 300_000,
)


def test_a_megabyte_of_rubbish_is_refused_soon():
    for rubbish in MEGABYTES:
        with soon(LONGEST), pytest.raises(PabulibError):
            read(b"META\nkey;value\n" + rubbish)
