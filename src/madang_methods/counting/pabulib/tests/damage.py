"""Damage done to files on purpose, the same for the same seed."""

import random
from collections.abc import Callable

PIECES = (
    b";", b'"', b'""', b"\n", b"\r\n", b"\r", b"\0", b",", b"-", b".", b"VOTES\n", b"META\n", b"PROJECTS\n", b"\xff",
    b"9" * 400, b"\xe2\x80\xa8", b"\xef\xbb\xbf", b"1e9", b"nan", b" ", b"\t", b'"' * 999, "٣".encode(), "²".encode(),
    b"vote_type;ordinal\n", b"vote_type;cumulative\n", str(2**62).encode(), str(2**64).encode(), b"-1", b"0" * 20 + b"1",
    "가\u0301".encode(), "\u202e\u200b".encode(), "\U0010ffff".encode(), b"\xed\xa0\x80", b'"a""b"";""c"', b'""""',
    b"max_length;0\n", b"budget;0\n", b"inf", b"0x10", b"1_000", b"1;1;1;1;1;1\n",
)  # fmt: skip


def damaged(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        data = chance.choice(WAYS)(data, chance)
    return data


def _piece(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    end = min(len(data), start + chance.choice((0, 0, 1, 3, 40)))
    piece = chance.choice((*PIECES, b"", b"", data[: chance.randrange(len(data) + 1)][-60:]))
    return data[:start] + piece + data[end:]


def _flip(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(min(len(data), chance.choice((1, 1, 2, 20)))):
        changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _lines(data: bytes, chance: random.Random) -> bytes:
    """A line twice, away, or elsewhere."""
    lines = data.splitlines(keepends=True) or [b""]
    line = lines[chance.randrange(len(lines))]
    if chance.random() < 0.5:
        lines.remove(line)
    if chance.random() < 0.8:
        lines.insert(chance.randrange(len(lines) + 1), line)
    return b"".join(lines)


def _sections(data: bytes, chance: random.Random) -> bytes:
    """Sections in another order, or one of them twice."""
    start, middle = data.find(b"PROJECTS"), data.find(b"VOTES")
    parts = [data[: max(0, start)], data[max(0, start) : max(0, middle)], data[max(0, middle) :]]
    return b"".join(chance.choice(parts) for _ in range(3)) if chance.random() < 0.5 else b"".join(reversed(parts))


def _cells(data: bytes, chance: random.Random) -> bytes:
    """Another cell from anywhere in the file, or an odd one, in place of a cell."""
    cells = data.replace(b"\n", b"\n;").split(b";")
    cells[chance.randrange(len(cells))] = chance.choice((*PIECES, *chance.choices(cells, k=20)))
    return b";".join(cells).replace(b"\n;", b"\n")


WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _piece,
    _piece,
    _flip,
    _cut,
    _lines,
    _lines,
    _sections,
    _cells,
)
