"""The board as plain files: written from the rows, the same bytes every time, so that a lost file is no loss.

A file appears whole or not at all: written beside its place, put on the disk, then renamed.
"""

import os
import re
from pathlib import Path

from django.conf import settings

from madang.cycle.vote.models import Checkpoint, ElectionKey, Poll, Purpose
from madang_methods.sealing.tiles import WIDTH, tile_path, tiles

from .lines import entries

_TILE = re.compile(r"tile/(entries|[0-9]{1,2})((?:/x[0-9]{3})*/[0-9]{3})(?:\.p/([0-9]{1,3}))?")


def folder(poll: Poll) -> Path:
    """By the board's public key: a vote restored into another database writes to its own folder again."""
    key = ElectionKey.objects.of(poll).get(purpose=Purpose.BOARD)
    return settings.VAR / "boards" / key.public


def write_files(poll: Poll, since: int = 0) -> int:
    """Write what is missing or differs; how many files that were. With `since`, only what grew from that size on."""
    last = Checkpoint.objects.of(poll).order_by("-size").first()
    if last is None:
        return 0
    root, written = folder(poll), 0
    for path, data in tiles(entries(poll, last.size), since):
        written += _write(root / path, data)
    return written


def tile(poll: Poll, path: str) -> bytes | None:
    """The bytes of a tile of the board as it stands; None if the board has no such tile."""
    if not _TILE.fullmatch(path):
        return None
    file = folder(poll) / path
    if not file.exists() and _belongs(poll, path):
        write_files(poll)
    return file.read_bytes() if file.exists() else None


def is_full(path: str) -> bool:
    return ".p/" not in path


def _belongs(poll: Poll, path: str) -> bool:
    """Whether the newest board has this tile; said by arithmetic, so that a wrong address costs nothing."""
    last = Checkpoint.objects.of(poll).order_by("-size").values_list("size", flat=True).first() or 0
    level, places, width = _TILE.fullmatch(path).groups()
    index = int("".join(re.findall(r"[0-9]{3}", places)))
    nodes = last if level == "entries" else last // WIDTH ** int(level)
    here = min(WIDTH, nodes - index * WIDTH)
    return here > 0 and path == tile_path(level, index, here) and width != "0"


def _write(path: Path, data: bytes) -> bool:
    if path.exists() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    return True
