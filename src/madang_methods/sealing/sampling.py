"""Which envelopes are opened in public: drawn by a seed that nobody could know, and anyone can draw again.

Idea: the seed mixes the board's root at the freeze, a public beacon and dice thrown in the room; envelopes are ordered
by HMAC-SHA256(seed, leaf) and the first n are opened. If at least a share of all envelopes was altered, n of them hit
one with the wanted confidence. Under 3,000 envelopes n is at most a tenth, so that few receipts become readable.

>>> sample_size(100_000), sample_size(100_000, confidence=99), sample_size(100_000, share=200), sample_size(1_000)
(299, 459, 598, 100)
>>> seed = seed_of(bytes(32), "drand 12345678 ab", "3 1 6 6 2")
>>> draw(seed, [b"a", b"b", b"c"], 2) == draw(seed, [b"c", b"b", b"a"], 2)
True
"""

import hmac
from collections.abc import Iterable
from hashlib import sha256

SMALL = 3_000


def seed_of(root: bytes, beacon: str, dice: str) -> bytes:
    """sha256 over the root at the freeze, the beacon and the dice, as they were typed, a line break between."""
    return sha256(root + b"\n" + beacon.encode() + b"\n" + dice.encode()).digest()


def draw(seed: bytes, leaves: Iterable[bytes], n: int) -> list[bytes]:
    """The first n leaves in the drawn order."""
    return sorted(leaves, key=lambda leaf: (hmac.digest(seed, leaf, "sha256"), leaf))[:n]


def sample_size(envelopes: int, confidence: int = 95, share: int = 100) -> int:
    """How many to open to meet one altered envelope with `confidence` percent if one in `share` was altered."""
    n, missed, all = 0, 100, 1
    while missed > (100 - confidence) * all:
        n, missed, all = n + 1, missed * (share - 1), all * share
    return min(n, max(1, envelopes // 10)) if envelopes < SMALL else n


def lot_seed(seed: bytes) -> str:
    """The same draw as the seed of the count's lot (`counting.draw_lot`); one throw of dice serves both."""
    return hmac.digest(seed, b"madang/lot/v1", "sha256").hex()
