"""A Merkle tree: one digest stands for a whole list, and few hashes prove that something is in it or was only added to.

Idea: leaves are hashed with 0x00 in front, pairs of hashes with 0x01, so that neither can be taken for the other. The
list is split at the largest power of two below its length. Source: RFC 9162, section 2.1 (the same tree as RFC 6962).

>>> tree = Tree(map(leaf_hash, [b"", b"\\x00", b"\\x10"]))
>>> tree.root().hex()[:16]
'aeb6bcfe274b70a1'
>>> verify_inclusion(leaf_hash(b"\\x10"), 2, 3, tree.inclusion(2), tree.root())
True
>>> verify_consistency(2, 3, tree.root(2), tree.root(), tree.consistency(2))
True
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

EMPTY = sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


class Tree:
    """All leaf hashes, and the hash of every complete subtree: a proof is a few look-ups."""

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        self._levels: list[list[bytes]] = [[]]
        for leaf in leaves:
            self.append(leaf)

    def __len__(self) -> int:
        return len(self._levels[0])

    def append(self, leaf: bytes) -> None:
        level = 0
        self._levels[0].append(leaf)
        while len(self._levels[level]) % 2 == 0:
            left, right = self._levels[level][-2:]
            level += 1
            if level == len(self._levels):
                self._levels.append([])
            self._levels[level].append(node_hash(left, right))

    def root(self, size: int | None = None) -> bytes:
        """The root when the tree had so many leaves; by default now."""
        size = self._size(size)
        return self._hash(0, size) if size else EMPTY

    def inclusion(self, index: int, size: int | None = None) -> tuple[bytes, ...]:
        """The hashes from the leaf's sibling up to the root's child (RFC 9162, 2.1.3.1). IndexError outside."""
        size = self._size(size)
        if not 0 <= index < size:
            raise IndexError(f"There is no leaf {index} among {size}.")
        return tuple(self._path(index, 0, size))

    def consistency(self, old: int, size: int | None = None) -> tuple[bytes, ...]:
        """The hashes that prove the tree of `old` leaves to be the beginning of this one (2.1.4.1)."""
        size = self._size(size)
        if not 0 <= old <= size:
            raise IndexError(f"A tree of {old} leaves is no beginning of one with {size}.")
        return tuple(self._subproof(old, 0, size, True)) if 0 < old < size else ()

    def _size(self, size: int | None) -> int:
        if size is not None and not 0 <= size <= len(self):
            raise IndexError(f"The tree has {len(self)} leaves, not {size}.")
        return len(self) if size is None else size

    def _hash(self, begin: int, end: int) -> bytes:
        width = end - begin
        if width & (width - 1) == 0:
            level = width.bit_length() - 1
            return self._levels[level][begin >> level]
        middle = begin + _split(width)
        return node_hash(self._hash(begin, middle), self._hash(middle, end))

    def _path(self, index: int, begin: int, end: int) -> list[bytes]:
        if end - begin == 1:
            return []
        middle = begin + _split(end - begin)
        if index < middle:
            return [*self._path(index, begin, middle), self._hash(middle, end)]
        return [*self._path(index, middle, end), self._hash(begin, middle)]

    def _subproof(self, old: int, begin: int, end: int, whole: bool) -> list[bytes]:
        if old == end:
            return [] if whole else [self._hash(begin, end)]
        middle = begin + _split(end - begin)
        if old <= middle:
            return [*self._subproof(old, begin, middle, whole), self._hash(middle, end)]
        return [*self._subproof(old, middle, end, False), self._hash(begin, middle)]


@dataclass(frozen=True, slots=True)
class Frontier:
    """The least one must remember to go on appending: the size and one hash for each 1 in its binary digits.

    >>> Frontier().extend(map(leaf_hash, [b"", b"\\x00", b"\\x10"])).root.hex()[:16]
    'aeb6bcfe274b70a1'
    """

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        if len(self.peaks) != self.size.bit_count():
            raise ValueError(f"A tree of {self.size} leaves has {self.size.bit_count()} peaks, not {len(self.peaks)}.")

    def extend(self, leaves: Iterable[bytes]) -> "Frontier":
        size, peaks = self.size, list(self.peaks)
        for leaf in leaves:
            peaks.append(leaf)
            full = size
            while full & 1:
                right = peaks.pop()
                peaks[-1] = node_hash(peaks[-1], right)
                full >>= 1
            size += 1
        return Frontier(size, tuple(peaks))

    @property
    def root(self) -> bytes:
        if not self.peaks:
            return EMPTY
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = node_hash(peak, root)
        return root


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether the proof leads from the leaf hash to the root (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    place, last, found = index, size - 1, leaf
    for hash in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = node_hash(hash, found)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, hash)
        place, last = place >> 1, last >> 1
    return last == 0 and found == root


def verify_consistency(old: int, size: int, old_root: bytes, root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the tree of `size` leaves begins with the tree of `old` leaves (RFC 9162, 2.1.4.2).

    Every tree begins with the empty one, whose root is the hash of nothing.
    """
    if not 0 <= old <= size or (old in (0, size) and proof):
        return False
    if old in (0, size):
        return old_root == (EMPTY if old == 0 else root)
    hashes = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    if len(hashes) < 2:
        return False
    place, last = old - 1, size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    before = after = hashes[0]
    for hash in hashes[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            before, after = node_hash(hash, before), node_hash(hash, after)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            after = node_hash(after, hash)
        place, last = place >> 1, last >> 1
    return last == 0 and before == old_root and after == root


def _split(width: int) -> int:
    """The largest power of two below the width."""
    return 1 << (width - 1).bit_length() - 1
