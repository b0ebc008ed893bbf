"""Open the box: the same envelopes give the same ballots, byte for byte, on every machine that has the key.

Idea: whoever holds enough shares opens the box on a machine of their own; the digests of the results must be equal, so
one honest machine exposes all others. Before anything is opened the box must hold exactly the envelopes that were
promised to be counted. What cannot be counted is rejected with a code, never repaired.

Codes of rejects: those of `envelope.unseal`, `entry_differs` (not what stands on the board), `invalid_〈fault〉`, and
`copied` for a sealed text that lies in the box under a second leaf.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from .box import read_box
from .canonical import canonical, read_canonical
from .envelope import Envelope, Opened, Place, matches, unseal
from .errors import SealError
from .fields import Fields
from .manifest import Manifest
from .marks import read_marks


@dataclass(frozen=True, slots=True)
class Reject:
    leaf: bytes
    code: str


@dataclass(frozen=True, slots=True)
class Opening:
    """`ballots` are sorted canonical bytes. `opened` says which envelope held which ballot: it stays with the holders
    and is published for the random sample only.
    """

    box: str
    ballots: tuple[bytes, ...]
    rejects: tuple[Reject, ...]
    opened: dict[bytes, Opened]

    @property
    def private_lines(self) -> bytes:
        """`opened` as a file for the holders: a line an envelope, sorted by leaf."""
        lines = (opened_line(leaf, self.opened[leaf]) for leaf in sorted(self.opened))
        return b"".join(canonical(line) + b"\n" for line in lines)


def place_of(manifest: Manifest) -> Place:
    return Place(manifest.election, manifest.digest, manifest.envelope_bytes)


def open_box(data: bytes, private: X25519PrivateKey, manifest: Manifest, counted: bytes) -> Opening:
    """Open every envelope. `counted` is counted.txt, published before; SealError if the box holds anything else, the
    key is another one, or the box is of another manifest: then nothing was opened.
    """
    box = read_box(data)
    if (box.election, box.manifest) != (manifest.election, manifest.digest):
        raise SealError("wrong_place", "This box is of another election or manifest.")
    if private.public_key().public_bytes_raw() != manifest.keys.election:
        raise SealError("wrong_key", "This is not the key the ballots were sealed to.")
    _same_leaves([envelope.leaf for envelope in box.envelopes], read_counted(counted))
    place, ballots, rejects, opened = place_of(manifest), [], [], {}
    seen: set[bytes] = set()
    for envelope in box.envelopes:
        try:
            if envelope.ct in seen:
                raise SealError("copied", "This sealed text is in the box twice.")
            seen.add(envelope.ct)
            found = _open(envelope, place, private, manifest)
        except SealError as error:
            rejects.append(Reject(envelope.leaf, error.code))
        else:
            ballots.append(found.ballot)
            opened[envelope.leaf] = found
    return Opening(sha256(data).hexdigest(), tuple(sorted(ballots)), tuple(rejects), opened)


def counted_file(leaves: Iterable[bytes]) -> bytes:
    """counted.txt: the leaf hashes that will be counted, sorted, a line each."""
    return b"".join(leaf.hex().encode() + b"\n" for leaf in sorted(leaves))


def read_counted(data: bytes) -> list[bytes]:
    """SealError if it is not exactly such a file."""
    try:
        leaves = [bytes.fromhex(line) for line in data.decode("ascii").splitlines()]
    except (ValueError, UnicodeDecodeError) as error:
        raise SealError("bad_counted", "The list of what is counted is not leaf hashes in hexadecimal.") from error
    if any(len(leaf) != 32 for leaf in leaves) or counted_file(set(leaves)) != data:
        raise SealError("bad_counted", "The list of what is counted is not sorted, or names something twice.")
    return leaves


def opened_line(leaf: bytes, opened: Opened) -> dict[str, str]:
    return {"leaf": leaf.hex(), "ballot": opened.ballot.decode(), "r": opened.r.hex()}


def read_opened(data: bytes) -> dict[bytes, Opened]:
    """What `Opening.private_lines` wrote; SealError if it is not exactly that."""
    lines, opened = data.split(b"\n"), {}
    if lines.pop() != b"":
        raise SealError("bad_opened", "The opened envelopes are lines of text.")
    for line in lines:
        given = Fields(read_canonical(line), "opened")
        try:
            leaf, r = bytes.fromhex(given.text("leaf")), bytes.fromhex(given.text("r"))
        except ValueError as error:
            raise SealError("bad_opened", "An opened envelope is not in hexadecimal.") from error
        opened[leaf] = Opened(given.text("ballot").encode(), r)
        given.end()
    if len(opened) != len(lines):
        raise SealError("bad_opened", "An opened envelope stands there twice.")
    return opened


def _open(envelope: Envelope, place: Place, private: X25519PrivateKey, manifest: Manifest) -> Opened:
    if sha256(envelope.ct).hexdigest() != read_canonical(envelope.entry).get("h"):
        raise SealError("entry_differs", "The sealed text is not the one whose digest stands on the board.")
    opened = unseal(envelope.ct, place, private)
    if not matches(envelope.entry, envelope.ct, opened):
        raise SealError("entry_differs", "The ballot is not the one that was committed to on the board.")
    faults = manifest.paper.check(read_marks(opened.ballot, manifest.ballot.kind))
    if faults:
        raise SealError(f"invalid_{faults[0].code}", "This ballot breaks the rule of the ballot paper.")
    return opened


def _same_leaves(found: Sequence[bytes], promised: Sequence[bytes]) -> None:
    missing, extra = set(promised) - set(found), set(found) - set(promised)
    if missing or extra:
        text = f"The box lacks {len(missing)} of the envelopes to be counted and holds {len(extra)} others."
        raise SealError("box_differs", text, missing=len(missing), extra=len(extra))
