"""Looking up a receipt without telling anyone which: everybody fetches the whole page of the first two letters.

Idea: 32 × 32 pages, each the sorted numbers that begin so; all pages exist, also empty ones, so that a missing number
looks like any other answer. Whoever hands out the page learns ten bits of eighty (k-anonymity by prefix, as in the
range queries of password checks).

>>> pages = shards([bytes(32), bytes([255] * 32)], {bytes(32)})
>>> len(pages), pages["00"], pages["ZZ"]
(1024, ('0000-0000-0000-0000-0 0 counted',), ('ZZZZ-ZZZZ-ZZZZ-ZZZZ-~ 1 -',))
"""

from collections.abc import Collection, Iterable

from .receipts import ALPHABET, read_number, receipt_number

PREFIXES = tuple(first + second for first in ALPHABET for second in ALPHABET)


def shards(leaves: Iterable[bytes], counted: Collection[bytes] = frozenset()) -> dict[str, tuple[str, ...]]:
    """The lines of every page: number, place on the board from 0, and whether it is on the counted list.

    `leaves` are the leaf hashes of the board in order; leave out those that are no ballots by giving them as b"".
    """
    pages: dict[str, list[str]] = {prefix: [] for prefix in PREFIXES}
    for place, leaf in enumerate(leaves):
        if leaf:
            number = receipt_number(leaf)
            pages[number[:2]].append(f"{number} {place} {'counted' if leaf in counted else '-'}")
    return {prefix: tuple(sorted(lines)) for prefix, lines in pages.items()}


def shard_of(typed: str) -> str:
    """The page on which this number would stand; SealError if it is mistyped."""
    return read_number(typed)[:2]


def find(typed: str, lines: Iterable[str]) -> str | None:
    """The line of this number on its page, or None."""
    number = read_number(typed)
    return next((line for line in lines if line.startswith(f"{number} ")), None)
