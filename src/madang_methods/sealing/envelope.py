"""The envelope: a ballot sealed to a key that is not on the server, and a commitment that cannot be changed later.

Idea: the ballot and 32 random bytes are padded to one size and sealed (HPKE) to the election key; the digest of both
(c), the digest of the sealed text (h) and the voter's own check digits (k) go on the public board. Which election and
which manifest is bound in twice: in the sealed text and in HPKE's `info`.
Source: RFC 9180 base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM.

>>> private = X25519PrivateKey.generate()
>>> place = Place("town.example/2027", "ab" * 32, 512)
>>> envelope = seal(b'{"choices":["park"]}', place, private.public_key().public_bytes_raw(), "0417", bytes(32))
>>> len(envelope.ct), unseal(envelope.ct, place, private).ballot
(560, b'{"choices":["park"]}')
"""

import secrets
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from .board import envelope_entry
from .canonical import canonical, read_canonical
from .errors import SealError
from .fields import Fields
from .merkle import leaf_hash

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
OVERHEAD = 32 + 16  # the sender's public key before the text, AES-GCM's tag after it


@dataclass(frozen=True, slots=True)
class Place:
    """Where an envelope belongs: the election, its manifest's digest, and the size of every sealed text."""

    election: str
    manifest: str
    size: int

    @property
    def info(self) -> bytes:
        return f"madang/env/v1|{self.election}|{self.manifest}".encode()


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the server keeps: the sealed text and its entry on the board."""

    ct: bytes
    entry: bytes

    @property
    def leaf(self) -> bytes:
        return leaf_hash(self.entry)


@dataclass(frozen=True, slots=True)
class Opened:
    ballot: bytes
    r: bytes


def commitment(election: str, r: bytes, ballot: bytes) -> str:
    """sha256 (hex) over a tag, the election, 32 random bytes and the ballot: hides it, and binds to it."""
    return sha256(b"madang/commit/v1\n" + election.encode() + b"\n" + r + ballot).hexdigest()


def seal(ballot: bytes, place: Place, election_key: bytes, check: str, r: bytes | None = None) -> Envelope:
    """Seal a valid ballot (its canonical bytes). `check` are the voter's four digits; `r` is drawn if not given."""
    check_digits(check)
    r = secrets.token_bytes(32) if r is None else r
    told = {"v": 1, "e": place.election, "m": place.manifest, "b": read_canonical(ballot), "r": r.hex()}
    text = canonical(told)
    if len(r) != 32 or len(text) > place.size:
        raise SealError("too_long", f"This ballot needs {len(text)} bytes, there are {place.size}.", bytes=len(text))
    ct = SUITE.encrypt(text.ljust(place.size), X25519PublicKey.from_public_bytes(election_key), info=place.info)
    return Envelope(ct, envelope_entry(place.election, commitment(place.election, r, ballot), _digest(ct), check))


def unseal(ct: bytes, place: Place, private: X25519PrivateKey) -> Opened:
    """The ballot and the 32 bytes it was committed with. SealError says which promise the envelope breaks:
    `wrong_size`, `cannot_open`, `not_canonical` and the like, `wrong_place`.
    """
    if len(ct) != place.size + OVERHEAD:
        raise SealError("wrong_size", f"A sealed ballot has {place.size + OVERHEAD} bytes, not {len(ct)}.")
    try:
        text = SUITE.decrypt(ct, private, info=place.info)
    except (InvalidTag, ValueError) as error:
        raise SealError("cannot_open", "This envelope was not sealed to this key and this manifest.") from error
    given = Fields(read_canonical(text.rstrip(b" ")), "envelope")
    if (given.number("v"), given.text("e"), given.text("m")) != (1, place.election, place.manifest):
        raise SealError("wrong_place", "This envelope names another election or manifest.")
    ballot, r = canonical(given.object("b")), given.text("r")
    given.end()
    try:
        opened = Opened(ballot, bytes.fromhex(r))
    except ValueError as error:
        raise SealError("bad_random", "The random bytes of this envelope are not hexadecimal.") from error
    if len(opened.r) != 32 or opened.r.hex() != r:
        raise SealError("bad_random", "The random bytes of this envelope are not 32.")
    return opened


def matches(entry: bytes, ct: bytes, opened: Opened) -> bool:
    """Whether the entry on the board is about exactly this sealed text and this ballot."""
    told = read_canonical(entry)
    return entry == envelope_entry(
        told["e"], commitment(told["e"], opened.r, opened.ballot), _digest(ct), str(told["k"])
    )


def check_digits(check: str) -> None:
    if len(check) != 4 or not check.isascii() or not check.isdigit():
        raise SealError("check_digits", "The check digits are four digits.")


def _digest(ct: bytes) -> str:
    return sha256(ct).hexdigest()
