"""A witness: somebody outside remembers how the board stood and signs only what was added to, never what was changed.

Idea: the board sends the old size, the proof that nothing before it changed, and its new checkpoint. The witness keeps
one size and one root a board, so nobody can be shown another board than everybody else. Source: c2sp.org/tlog-witness,
`add-checkpoint`; the numbers are its HTTP status codes.

>>> from .checkpoint import Checkpoint, sign_checkpoint
>>> from .merkle import Tree, leaf_hash
>>> town = Ed25519PrivateKey.from_private_bytes(bytes(32))
>>> tree = Tree(map(leaf_hash, [b"a", b"b", b"c"]))
>>> press = Witness("press.example/w1", Ed25519PrivateKey.generate(), [public_key("town.example/2027", town)])
>>> note = sign_checkpoint(Checkpoint("town.example/2027", 3, tree.root()), town)
>>> press.add_checkpoint(submission(0, (), note), time=1_800_000_000).status
200
>>> press.add_checkpoint(submission(2, tree.consistency(2), note), time=1_800_000_001).status, press.seen[note[:17]].size
(409, 3)
"""

import base64
import binascii
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from .checkpoint import Checkpoint, open_checkpoint
from .errors import SealError
from .merkle import verify_consistency
from .note import WITNESS, Key, Signature, cosign, public_key, read, read_signature

MOST_HASHES = 63


@dataclass(frozen=True, slots=True)
class Answer:
    """200 with the signature line, 409 with the size the witness knows, or another refusal with nothing."""

    status: int
    body: str = ""

    @property
    def signatures(self) -> tuple[Signature, ...]:
        return tuple(map(read_signature, self.body.splitlines())) if self.status == 200 else ()


def submission(old: int, proof: Sequence[bytes], note: str) -> bytes:
    """What the board sends: the size the witness knows, the proof from there, the signed checkpoint."""
    lines = [f"old {old}", *(base64.b64encode(hash).decode() for hash in proof)]
    return ("\n".join(lines) + "\n\n" + note).encode()


def read_submission(body: bytes) -> tuple[int, tuple[bytes, ...], str]:
    """SealError if it is not one."""
    try:
        head, blank, note = body.decode().partition("\n\n")
        first, *coded = head.split("\n")
        proof = tuple(base64.b64decode(line, validate=True) for line in coded)
    except (UnicodeDecodeError, binascii.Error) as error:
        raise SealError("bad_request", "This is no submission of a checkpoint.") from error
    if not blank or not re.fullmatch(r"old (0|[1-9][0-9]{0,17})", first) or len(proof) > MOST_HASHES:
        raise SealError("bad_request", "A submission begins with the old size and at most 63 hashes.")
    return int(first[4:]), proof, note


def judge(body: bytes, boards: Sequence[Key], seen: dict[str, Checkpoint]) -> Checkpoint | Answer:
    """The checkpoint that may be signed, or the refusal. `seen` is the latest signed one by board."""
    try:
        old, proof, note = read_submission(body)
        origin = Checkpoint.from_text(read(note).text).origin
    except SealError:
        return Answer(400)
    keys = [key for key in boards if key.name == origin]
    if not keys:
        return Answer(404)
    try:
        new, _ = open_checkpoint(note, keys)
    except SealError:
        return Answer(403)
    if old > new.size:
        return Answer(400)
    last = seen.get(origin)
    if old != (last.size if last else 0):
        return Answer(409, f"{last.size if last else 0}\n")
    if last and old == new.size:
        return new if last.root == new.root and not proof else Answer(409, f"{last.size}\n")
    if old == 0 and not proof:
        return new
    return new if last and verify_consistency(old, new.size, last.root, new.root, proof) else Answer(422)


class Witness:
    """A witness in memory, for tests and drills; a real one writes `seen` to disk before it answers."""

    def __init__(self, name: str, private: Ed25519PrivateKey, boards: Iterable[Key]) -> None:
        self.key = public_key(name, private, WITNESS)
        self.seen: dict[str, Checkpoint] = {}
        self._private = private
        self._boards = tuple(boards)

    def add_checkpoint(self, body: bytes, time: int) -> Answer:
        """`time` in POSIX seconds; nothing here asks a clock."""
        judged = judge(body, self._boards, self.seen)
        if isinstance(judged, Answer):
            return judged
        self.seen[judged.origin] = judged
        return Answer(200, cosign(judged.text, self.key.name, self._private, time).line)
