"""The receipt: a number that says which envelope is yours, and the town's signed word that it will be on the board.

Idea: the number is the beginning of the envelope's leaf hash in an alphabet without look-alikes (Crockford's base 32:
no I, L, O, U), four groups of four and a check symbol; mistyping one symbol or swapping two neighbours is noticed. The
signed receipt is a promise with a date: a leaf that is missing after it convicts the board, not the voter.
Source: crockford.com/base32.html; the promise follows RFC 9162's signed certificate timestamp.

>>> number = receipt_number(bytes.fromhex("00" * 9 + "ff" + "aa" * 22))
>>> number, read_number("0000 0000 0000 o07z ~") == number
('0000-0000-0000-007Z-~', True)
"""

import unicodedata
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from .errors import SealError
from .note import Key, sign, signed, verify

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CHECKS = ALPHABET + "*~$=U"
LETTERS, BITS = 16, 80
ALIKE = str.maketrans("OIL", "011")
HEAD = "madang/receipt/v1"


def receipt_number(leaf: bytes) -> str:
    """The first 80 bits of the leaf hash: 〈4〉-〈4〉-〈4〉-〈4〉-〈check〉. Two in 13 million are equal once in 10^10 votes."""
    value = int.from_bytes(leaf) >> 8 * len(leaf) - BITS
    letters = crockford(value, LETTERS)
    groups = [letters[at : at + 4] for at in range(0, LETTERS, 4)]
    return "-".join([*groups, CHECKS[value % 37]])


def read_number(typed: str) -> str:
    """The number as printed, however it was typed: small letters, o for 0, i and l for 1, any spaces and dashes.

    SealError: `number_length`, `number_letter` (with `place` from 1), or `number_check` if a symbol is wrong somewhere.
    """
    plain = unicodedata.normalize("NFKC", typed).upper()
    letters = "".join(letter for letter in plain if not letter.isspace() and unicodedata.category(letter) != "Pd")
    if len(letters) != LETTERS + 1:
        text = f"A receipt number has {LETTERS} letters and a check symbol, not {len(letters)} in all."
        raise SealError("number_length", text, length=len(letters))
    body, check = letters[:LETTERS].translate(ALIKE), letters[LETTERS].translate(ALIKE)
    for place, letter in enumerate(body, 1):
        if letter not in ALPHABET:
            raise SealError("number_letter", f"Letter {place} cannot stand in a receipt number.", place=place)
    value = from_crockford(body)
    if check != CHECKS[value % 37]:
        raise SealError("number_check", "One of the letters of this receipt number is wrong.")
    return receipt_number(value.to_bytes(BITS // 8))


def leaf_start(number: str) -> bytes:
    """The ten bytes with which the leaf hash of this number begins."""
    return from_crockford(read_number(number).replace("-", "")[:LETTERS]).to_bytes(BITS // 8)


def crockford(value: int, letters: int) -> str:
    return "".join(ALPHABET[value >> 5 * place & 31] for place in reversed(range(letters)))


def from_crockford(letters: str) -> int:
    value = 0
    for letter in letters:
        value = value << 5 | ALPHABET.index(letter)
    return value


@dataclass(frozen=True, slots=True)
class Receipt:
    """The promise: the envelope with this leaf hash stands on the board of `election` by `by` (a label, ISO 8601)."""

    election: str
    leaf: bytes
    by: str

    @property
    def number(self) -> str:
        return receipt_number(self.leaf)

    @property
    def text(self) -> str:
        return f"{HEAD}\n{self.election}\n{self.leaf.hex()}\non board by {self.by}\n"

    def signed(self, private: Ed25519PrivateKey) -> str:
        """A signed note by the key `〈election〉/receipts`."""
        return signed(self.text, [sign(self.text, key_name(self.election), private)])


def key_name(election: str) -> str:
    return f"{election}/receipts"


def open_receipt(note: str | bytes, key: Key) -> Receipt:
    """The promise in a signed receipt; SealError if it was not signed by this key or says something else."""
    lines = verify(note, [key]).text.split("\n")
    try:
        head, election, leaf, by, _ = lines
        receipt = Receipt(election, bytes.fromhex(leaf), by.removeprefix("on board by "))
    except ValueError as error:
        raise SealError("bad_receipt", "This note is no receipt.") from error
    if receipt.text != "\n".join(lines) or head != HEAD or len(receipt.leaf) != 32:
        raise SealError("bad_receipt", "This note is no receipt.")
    return receipt
