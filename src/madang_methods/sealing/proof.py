"""A proof to take home: a small text that shows, without any server, that an entry is on the board.

Idea: the place of the entry, the hashes from it to the root, and the signed checkpoint that names the root.
Source: c2sp.org/tlog-proof.

>>> from .checkpoint import Checkpoint, sign_checkpoint
>>> from .merkle import Tree, leaf_hash
>>> from .note import Ed25519PrivateKey, public_key
>>> tree, key = Tree(map(leaf_hash, [b"a", b"b", b"c"])), Ed25519PrivateKey.from_private_bytes(bytes(32))
>>> note = sign_checkpoint(Checkpoint("town.example/2027", 3, tree.root()), key)
>>> proof = Proof(1, tree.inclusion(1), note)
>>> Proof.from_text(proof.text).verify(b"b", [public_key("town.example/2027", key)]).size
3
"""

import base64
import binascii
import re
from collections.abc import Sequence
from dataclasses import dataclass

from .checkpoint import Checkpoint, open_checkpoint
from .errors import SealError
from .merkle import leaf_hash, verify_inclusion
from .note import Key

HEAD = "c2sp.org/tlog-proof@v1"


@dataclass(frozen=True, slots=True)
class Proof:
    """`index` counts from 0; `hashes` go from the leaf's sibling up; `note` is the signed checkpoint."""

    index: int
    hashes: tuple[bytes, ...]
    note: str

    @property
    def text(self) -> str:
        lines = [HEAD, f"index {self.index}", *(base64.b64encode(hash).decode() for hash in self.hashes)]
        return "\n".join(lines) + "\n\n" + self.note

    @classmethod
    def from_text(cls, text: str) -> "Proof":
        head, blank, note = text.partition("\n\n")
        first, _, rest = head.partition("\n")
        place, *coded = rest.split("\n")
        if not blank or first != HEAD or not re.fullmatch(r"index (0|[1-9][0-9]{0,17})", place):
            raise SealError("bad_proof", f"A proof begins with {HEAD} and the index.")
        try:
            hashes = tuple(base64.b64decode(line, validate=True) for line in coded)
        except binascii.Error as error:
            raise SealError("bad_proof", "A hash in the proof is not base64.") from error
        proof = cls(int(place[6:]), hashes, note)
        if any(len(hash) != 32 for hash in hashes) or proof.text != text:
            raise SealError("bad_proof", "A hash in the proof does not have 32 bytes, or has another spelling.")
        return proof

    def verify(self, entry: bytes, keys: Sequence[Key]) -> Checkpoint:
        """The checkpoint the entry is proven to be under; SealError if it is not, or the checkpoint is not signed."""
        checkpoint, _ = open_checkpoint(self.note, keys)
        if not verify_inclusion(leaf_hash(entry), self.index, checkpoint.size, self.hashes, checkpoint.root):
            raise SealError("not_included", "The proof does not lead from this entry to the board's root.")
        return checkpoint
