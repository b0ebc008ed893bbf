"""Ids in many cells at once: eight bytes are a number, and numbers are looked up without a loop."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Words = NDArray[np.uint64]

WIDTH = 8
LONGEST = 8 * WIDTH
# So many cells at a time, to spare memory.
AT_ONCE = 1 << 16
COMMA, END = ord(","), ord("\n")
# What stays of eight bytes when only the first 0, 1, … 8 belong to the token.
KEPT = np.array([(1 << 8 * size) - 1 for size in range(WIDTH + 1)], np.uint64)


def places(cells: Sequence[str], ids: Iterable[str]) -> tuple[Numbers, Numbers] | None:
    """How many ids each cell names, and the places in `ids` of all of them, one after the other; "" names none.

    None if some cell needs a closer look: an unknown id, an empty one, spaces.

    >>> places(["b,a", "", "a"], ["a", "b"])
    (array([2, 0, 1]), array([1, 0, 0]))
    >>> places(["b,c"], ["a", "b"]), places(["a,"], ["a"]), places([" "], ["a"])
    (None, None, None)
    """
    known = [id.encode("utf-8", "surrogatepass") for id in ids]
    if len(cells) <= AT_ONCE:
        return _places(cells, known)
    parts = [_places(cells[first : first + AT_ONCE], known) for first in range(0, len(cells), AT_ONCE)]
    found = [part for part in parts if part is not None]
    if len(found) < len(parts):
        return None
    return np.concatenate([lengths for lengths, _ in found]), np.concatenate([named for _, named in found])


def _places(cells: Sequence[str], known: Sequence[bytes]) -> tuple[Numbers, Numbers] | None:
    data = "\n".join([*cells, ""]).encode("utf-8", "surrogatepass")
    longest = max(map(len, known), default=0)
    if not data or not 0 < longest <= LONGEST or b"\0" in data or data.count(b"\n") != len(cells):
        return None
    lengths, begins, sizes = _tokens(data)
    if int(sizes.max()) > longest:
        return None
    found = _looked_up(_words(data, begins, sizes, longest), _words_of(known, longest))
    alone = lengths == 1
    empty = (sizes == 0) & np.repeat(alone, lengths)
    if ((found < 0) != empty).any():
        return None
    lengths[alone] -= empty[np.repeat(alone, lengths)]
    return lengths, found[~empty]


def _tokens(data: bytes) -> tuple[Numbers, Numbers, Numbers]:
    """Tokens in each cell; where each token begins, and its bytes."""
    raw = np.frombuffer(data, np.uint8)
    ends = np.flatnonzero((raw == COMMA) | (raw == END))
    begins = np.zeros(len(ends), np.int64)
    begins[1:] = ends[:-1] + 1
    return np.diff(np.flatnonzero(raw[ends] == END), prepend=-1), begins, ends - begins


def _words(data: bytes, begins: Numbers, sizes: Numbers, longest: int) -> list[Words]:
    """The first, second, … eight bytes of each token as numbers, zeros after its end."""
    # A number at every byte, however it lies in memory; the zeros keep the last ones within the data.
    numbers = np.ndarray((len(data) + longest,), "<u8", data + bytes(longest + WIDTH), strides=(1,))
    return [numbers[begins + first] & KEPT[np.clip(sizes - first, 0, WIDTH)] for first in range(0, longest, WIDTH)]


def _words_of(ids: Sequence[bytes], longest: int) -> list[Words]:
    sizes = np.array([len(id) for id in ids], np.int64)
    return _words(b"".join(ids), np.cumsum(sizes) - sizes, sizes, longest)


def _looked_up(tokens: list[Words], ids: list[Words]) -> Numbers:
    """The place of each token among the ids, -1 if it is not there: word after word, what began alike has one number."""
    found, ours = np.zeros(len(tokens[0]), np.int64), np.zeros(len(ids[0]), np.int64)
    for word, our_word in zip(tokens, ids, strict=True):
        at, our_at, words = _ranks(word, our_word)
        found, ours = np.where((found < 0) | (at < 0), -1, found * words + at), ours * words + our_at
        found, ours, _ = _ranks(found, ours)
    place = np.zeros(len(ours), np.int64)
    place[ours] = np.arange(len(ours))
    return np.where(found < 0, -1, place[found])


def _ranks(numbers: Any, ours: Any) -> tuple[Numbers, Numbers, int]:
    """Where both stand among the different numbers of `ours`, -1 for others; how many these are."""
    different, our_rank = np.unique(ours, return_inverse=True)
    at = np.minimum(np.searchsorted(different, numbers), len(different) - 1)
    return np.where(different[at] == numbers, at, -1), our_rank, len(different)
