"""Tiles: the board as plain files that any web server can hand out and nobody can change unseen.

Idea: the tree is cut into pieces of 256 hashes; a full piece never changes again. With the entries beside them anyone
can compute every proof at home. Paths and bytes depend on the entries alone: written again they are the same.
Source: c2sp.org/tlog-tiles.

>>> tile_path(0, 1234067), tile_path("entries", 5, 17)
('tile/0/x001/x234/067', 'tile/entries/005.p/17')
>>> [(path, len(data)) for path, data in tiles([b"one", b"two"])]
[('tile/entries/000.p/2', 10), ('tile/0/000.p/2', 64)]
"""

from collections.abc import Callable, Iterator, Sequence

from .errors import SealError
from .merkle import Tree, leaf_hash

WIDTH = 256
LONGEST = 2**16 - 1


def tile_path(level: int | str, index: int, width: int = WIDTH) -> str:
    """Where a tile lies. `level` is a number or `entries`; a `width` below 256 marks a tile that is still growing."""
    digits = f"{index:03d}"
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    parts = [digits[at : at + 3] for at in range(0, len(digits), 3)]
    path = "/".join([*(f"x{part}" for part in parts[:-1]), parts[-1]])
    return f"tile/{level}/{path}" + (f".p/{width}" if width < WIDTH else "")


def tiles(entries: Sequence[bytes], since: int = 0) -> Iterator[tuple[str, bytes]]:
    """Every file of a board with these entries: (path, bytes). With `since`, only what changed from that size on."""
    hashes = [leaf_hash(entry) for entry in entries]
    for index, width in _pieces(len(entries), since):
        some = entries[index * WIDTH : index * WIDTH + width]
        yield tile_path("entries", index, width), b"".join(map(_framed, some))
    level = 0
    while hashes:
        for index, width in _pieces(len(hashes), since):
            yield tile_path(level, index, width), b"".join(hashes[index * WIDTH : index * WIDTH + width])
        full = len(hashes) // WIDTH
        hashes = [Tree(hashes[at * WIDTH : (at + 1) * WIDTH]).root() for at in range(full)]
        level, since = level + 1, since // WIDTH


def entries_of(size: int, fetch: Callable[[str], bytes | None]) -> list[bytes]:
    """The entries of a board of this size, from its files; SealError names a file that is missing or broken."""
    found: list[bytes] = []
    for index, width in _pieces(size, 0):
        path = tile_path("entries", index, width)
        data = fetch(path)
        if data is None:
            raise SealError("file_missing", f"The file {path} is missing.", file=path)
        some = unframed(data)
        if some is None or len(some) != width:
            raise SealError("file_broken", f"The file {path} does not hold {width} entries.", file=path)
        found += some
    return found


def unframed(data: bytes) -> list[bytes] | None:
    """The entries in a bundle; None if it ends in the middle of one."""
    found, at = [], 0
    while at < len(data):
        end = at + 2 + int.from_bytes(data[at : at + 2])
        if at + 2 > len(data) or end > len(data):
            return None
        found.append(data[at + 2 : end])
        at = end
    return found


def _framed(entry: bytes) -> bytes:
    if len(entry) > LONGEST:
        raise SealError("entry_too_long", f"An entry has at most {LONGEST} bytes.")
    return len(entry).to_bytes(2) + entry


def _pieces(size: int, since: int) -> Iterator[tuple[int, int]]:
    """(index, width) of each tile over so many hashes that holds anything from `since` on."""
    for index in range(since // WIDTH, -(-size // WIDTH)):
        yield index, min(WIDTH, size - index * WIDTH)
