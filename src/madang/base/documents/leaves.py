"""Which parts of a document stand on upright pages and which on wide ones, where there are pages."""

from collections.abc import Sequence
from itertools import groupby

from .document import Block, Document, Heading, NewPage, Table, said
from .widths import widths

# An upright A4 page holds about so many half-width characters of a table's type, two of them for each column's edges.
UPRIGHT = 104
LARGER = 18 / 10.5
# Words wrap, so a wide column asks for no more than this; an amount does not wrap and hardly ever needs more.
WRAPPED = 14
EDGES = 2


def is_wide(table: Table, large: bool = False) -> bool:
    """Whether it needs an A4 page on its side."""
    rows = [[said(cell) for cell in row] for row in [*table.rows, table.totals]]
    wanted = sum(min(width, WRAPPED) + EDGES for width in widths([list(table.header), *rows]))
    return wanted * (LARGER if large else 1) > UPRIGHT


def leaves(document: Document) -> list[tuple[bool, list[int]]]:
    """The places of blocks in their order, those of wide pages apart: [(False, [0, 1]), (True, [2, 3]), …].

    A heading goes with the table that it heads. The first leaf, which carries the title, is upright though it be empty.
    """
    blocks = document.blocks
    sides = [isinstance(block, Table) and is_wide(block, document.large) for block in blocks]
    for place in reversed(range(len(blocks) - 1)):
        sides[place] = sides[place] or (isinstance(blocks[place], Heading) and sides[place + 1])
    parted = [(wide, list(places)) for wide, places in _runs(sides)]
    if not parted or parted[0][0]:
        parted.insert(0, (False, []))
    return [(wide, _trimmed(blocks, run, place, len(parted))) for place, (wide, run) in enumerate(parted)]


def _runs(sides: list[bool]):
    return groupby(range(len(sides)), key=sides.__getitem__)


def _trimmed(blocks: Sequence[Block], run: list[int], place: int, count: int) -> list[int]:
    """Without page breaks where a leaf begins or ends anyway."""
    while place and run and isinstance(blocks[run[0]], NewPage):
        run = run[1:]
    while place < count - 1 and run and isinstance(blocks[run[-1]], NewPage):
        run = run[:-1]
    return run
