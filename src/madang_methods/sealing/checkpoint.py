"""A checkpoint: the board says how long it is and what its root is, and signs that.

Idea: three lines of text (whose board, how many leaves, the root) in a signed note; witnesses add their signatures to
the same text. Source: c2sp.org/tlog-checkpoint.

>>> print(Checkpoint("vote.town.example/2027", 0, EMPTY).text, end="")
vote.town.example/2027
0
47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=
"""

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from .errors import SealError
from .merkle import EMPTY
from .note import Key, Note, Signature, check_name, sign, signed, verify

__all__ = ["EMPTY", "Checkpoint", "open_checkpoint", "sign_checkpoint", "with_signatures"]


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How the tree of the board `origin` stood. `root` has 32 bytes."""

    origin: str
    size: int
    root: bytes

    def __post_init__(self) -> None:
        check_name(self.origin)
        if self.size < 0 or len(self.root) != 32:
            raise SealError("bad_checkpoint", "A checkpoint has a size from 0 and a root of 32 bytes.")

    @property
    def text(self) -> str:
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"

    @classmethod
    def from_text(cls, text: str) -> "Checkpoint":
        """SealError if it is not exactly three lines; lines of extension, which nobody audits, are refused."""
        lines = text.split("\n")
        if len(lines) != 4 or lines[3] or not re.fullmatch(r"0|[1-9][0-9]{0,17}", lines[1]):
            raise SealError("bad_checkpoint", "A checkpoint has three lines: board, size, root.")
        try:
            found = cls(lines[0], int(lines[1]), base64.b64decode(lines[2], validate=True))
        except ValueError as error:
            raise SealError("bad_checkpoint", "A checkpoint's root is 32 bytes in base64.") from error
        if found.text != text:
            raise SealError("bad_checkpoint", "A checkpoint's root has another spelling.")
        return found


def sign_checkpoint(checkpoint: Checkpoint, private: Ed25519PrivateKey) -> str:
    """The signed note; the board's key bears the name of the board."""
    return signed(checkpoint.text, [sign(checkpoint.text, checkpoint.origin, private)])


def with_signatures(note: str, more: Sequence[Signature]) -> str:
    """The note with the witnesses' signatures under the board's."""
    return note + "".join(signature.line for signature in more)


def open_checkpoint(note: str | bytes, keys: Sequence[Key]) -> tuple[Checkpoint, Note]:
    """The checkpoint and who signed it; SealError if a known signature is false or the board itself did not sign."""
    opened = verify(note, keys)
    checkpoint = Checkpoint.from_text(opened.text)
    if checkpoint.origin not in {key.name for key in opened.signers}:
        raise SealError("not_signed", "The board itself did not sign this checkpoint.")
    return checkpoint, opened
