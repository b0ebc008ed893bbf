"""A share on paper: five short rows, each with its own check symbol, so that a typing mistake is found in its row.

Idea: 25 bytes (who of how many, which key, the part, a checksum) are 40 letters without look-alikes; a row is eight of
them and a symbol that notices one wrong letter or two swapped. The public key file holds a digest of every share, so a
share that is well typed but wrong is named before it is used.

>>> share = Share(2, 1, bytes.fromhex("01020304"), bytes(16))
>>> print(share.text)
440G-40R4-*
0000-0000-0
0000-0000-0
0000-0000-0
0036-47TN-9
>>> read_share(share.text.lower().replace("0", "o")) == share
True
"""

import unicodedata
from dataclasses import dataclass
from hashlib import sha256

from .errors import SealError
from .receipts import ALIKE, ALPHABET, CHECKS, crockford, from_crockford

ROWS, ROW, LENGTH = 5, 8, 25


@dataclass(frozen=True, slots=True)
class Share:
    """Part `number` of a key; any `quorum` parts open it. `key` are four bytes that tell one key from another."""

    quorum: int
    number: int
    key: bytes
    part: bytes

    def __post_init__(self) -> None:
        if not (1 <= self.quorum <= 15 and 1 <= self.number <= 15 and len(self.key) == 4 and len(self.part) == 16):
            raise SealError("bad_share", "This is no share.")

    @property
    def bytes(self) -> bytes:
        head = bytes([self.quorum << 4 | self.number]) + self.key + self.part
        return head + sha256(b"madang/share/v1\n" + head).digest()[:4]

    @property
    def digest(self) -> str:
        """sha256 (hex) that may be published: the part has 128 random bits, so nobody finds it from this."""
        return sha256(b"madang/share-digest/v1\n" + self.bytes).hexdigest()

    @property
    def text(self) -> str:
        """Five rows as they are printed."""
        letters = crockford(int.from_bytes(self.bytes), ROWS * ROW)
        rows = (letters[at : at + ROW] for at in range(0, ROWS * ROW, ROW))
        return "\n".join(f"{row[:4]}-{row[4:]}-{CHECKS[from_crockford(row) % 37]}" for row in rows)


def read_share(typed: str) -> Share:
    """The share, however it was typed. SealError: `share_length`, `share_row` with the `row` that is mistyped, or
    `share_checksum` if every row is right by itself but they do not belong together.
    """
    plain = unicodedata.normalize("NFKC", typed).upper().translate(ALIKE)
    letters = "".join(letter for letter in plain if not letter.isspace() and unicodedata.category(letter) != "Pd")
    if len(letters) != ROWS * (ROW + 1):
        text = f"A share has {ROWS} rows of {ROW} letters and a check symbol, not {len(letters)} letters in all."
        raise SealError("share_length", text, length=len(letters))
    rows = [letters[at : at + ROW + 1] for at in range(0, len(letters), ROW + 1)]
    for number, row in enumerate(rows, 1):
        if any(letter not in ALPHABET for letter in row[:ROW]) or CHECKS[from_crockford(row[:ROW]) % 37] != row[ROW]:
            raise SealError("share_row", f"Row {number} of this share is mistyped.", row=number)
    data = from_crockford("".join(row[:ROW] for row in rows)).to_bytes(LENGTH)
    share = Share(data[0] >> 4, data[0] & 15, data[1:5], data[5:21])
    if share.bytes != data:
        raise SealError("share_checksum", "The rows of this share do not belong together.")
    return share
