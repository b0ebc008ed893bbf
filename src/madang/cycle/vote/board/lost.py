"""After a backup was restored: what the public board already shows and the tables no longer know.

The board's files lie outside the database, and anyone may have a copy. A batch on top of fewer lines would sign a second
history, which every witness refuses and which convicts the town; so nothing is appended until the tables know it all.
"""

from pathlib import Path

from madang.cycle.vote.models import BoardLeaf, Poll
from madang_methods.sealing.checkpoint import open_checkpoint
from madang_methods.sealing.merkle import Frontier, leaf_hash
from madang_methods.sealing.tiles import WIDTH, tile_path, unframed

from .files import folder
from .lines import tree_hashes


def is_behind(poll: Poll, size: int) -> bool:
    """Whether the files show more lines than `size`: one look at the tile where the next line belongs."""
    return _width(folder(poll), size // WIDTH) > size % WIDTH


def lost_leaves(poll: Poll) -> list[str]:
    """The leaf hashes (hexadecimal) of the lines that stand in the files and not in the table, in the board's order."""
    shown = [leaf_hash(line).hex() for line in shown_lines(poll)]
    known = set(BoardLeaf.objects.of(poll).values_list("leaf", flat=True))
    return [leaf for leaf in shown if leaf not in known]


def shown_lines(poll: Poll) -> list[bytes]:
    """Every line that the files show; a broken file ends them."""
    root, lines, index = folder(poll), [], 0
    while width := _width(root, index):
        found = unframed((root / tile_path("entries", index, width)).read_bytes())
        lines += found or []
        if found is None or width < WIDTH:
            break
        index += 1
    return lines


def contradiction(poll: Poll, note: str) -> str:
    """How this board differs from a checkpoint that somebody outside kept; "" if it only grew since.

    SealError if the board did not sign it.
    """
    kept, _ = open_checkpoint(note, [poll.frozen.keys.board, *poll.frozen.keys.witnesses])
    hashes = tree_hashes(poll, kept.size)
    if len(hashes) < kept.size:
        return f"the checkpoint has {kept.size} lines, this board {len(hashes)}"
    same = Frontier().extend(hashes).root == kept.root
    return "" if same else f"the first {kept.size} lines have another root"


def _width(root: Path, index: int) -> int:
    """How many lines the widest file of this tile shows."""
    whole = root / tile_path("entries", index)
    if whole.exists():
        return WIDTH
    part = whole.with_name(f"{whole.name}.p")
    widths = (int(one.name) for one in part.iterdir() if one.name.isdigit()) if part.is_dir() else ()
    return max(widths, default=0)
