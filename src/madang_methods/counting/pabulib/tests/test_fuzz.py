"""Damaged files: each is read, or refused with a place, and soon; both ways of reading say the same."""

import random
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from madang_methods.counting import ElectionError, RuleError, RuleSpec, count
from madang_methods.counting.pabulib import PabulibError, election_of, read, told, write
from madang_methods.counting.tests.samples import real_elections

from .damage import damaged
from .test_quirks import long_file
from .test_reader import GOOD, POINTS, edited

LONGEST = 10
SOUND = (
    GOOD.encode(),
    edited(*POINTS, ("c;1;71", "c;1;3")),
    edited(("approval", "ordinal"), ("rule;greedy", "max_length;2")),
    edited(("approval", "choose-1"), ("a;1,2;34", "a;1;34")),
    long_file(300, "\r\n").encode(),
)


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


def outcome(data: bytes) -> str:
    """What became of the file: counted, read, or refused with its place. Anything else is a crash."""
    try:
        with soon(LONGEST):
            file = read(data)
            assert write(file) == data
            election = election_of(file)
            assert told(data).election == election
            count(election, RuleSpec())
        return "counted"
    except PabulibError as error:
        assert error.line or error.field, error
        assert str(error).isprintable()
        with soon(LONGEST), pytest.raises(PabulibError) as again:
            told(data)
        assert str(again.value) == str(error)
        return "refused"
    except (RuleError, ElectionError) as error:
        assert str(error).isprintable()
        return "read"


def outcomes(files: tuple[bytes, ...], turns: int, seed: int) -> Counter[str]:
    chance = random.Random(seed)
    return Counter(outcome(damaged(files[turn % len(files)], chance)) for turn in range(turns))


def test_six_hundred_damaged_files_never_crash_or_hang():
    found = outcomes(SOUND, 600, 2027)
    assert found["counted"] > 20
    assert found["refused"] > 300


@pytest.mark.long
def test_ten_thousand_damaged_files_never_crash_or_hang(capsys: pytest.CaptureFixture[str]):
    small = tuple(path.read_bytes() for path in real_elections() if path.stat().st_size < 100_000)
    found = outcomes(SOUND + small, 10_000, 2028)
    with capsys.disabled():
        print(f"\n10,000 damaged files: {dict(found)}.")
    assert found["counted"] > 500
    assert found["refused"] > 5000


MEGABYTES = (
    b'"' * 1_000_001,
    b'";' * 500_000,
    b'"a' * 500_000,
    b'";"\n' * 250_000,
    b"\n" * 1_000_000,
    b";" * 1_000_000,
    b"PROJECTS\n" + b"a;" * 500_000,
    b"budget;1\nvote_type;approval\nPROJECTS\nproject_id;cost\n1;2\nVOTES\nvoter_id;vote\na;" + b"1," * 500_000,
    b"budget;1\nvote_type;approval\nPROJECTS\nproject_id;cost\n1;2\nVOTES\nvoter_id;vote\n" + b'"a";1\n\n' * 120_000,
    b"budget;1\nvote_type;approval\nPROJECTS\nproject_id;cost\n1;2\nVOTES\nvoter_id;vote\n" + b"a;" * 500_000,
    b"budget;1\nvote_type;approval\nPROJECTS\nproject_id;cost\n1;2\nVOTES\nvoter_id;vote\n"
    + b"\r\n" * 500_000
    + b"a;2",
    "\u200b".encode() * 300_000,
)


@pytest.mark.parametrize("rubbish", MEGABYTES, ids=range(len(MEGABYTES)))
def test_a_megabyte_of_rubbish_is_refused_soon(rubbish: bytes):
    with soon(LONGEST), pytest.raises(PabulibError):
        read(b"META\nkey;value\n" + rubbish)
