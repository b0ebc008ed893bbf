"""The election's secret key, locked: made on a machine without network, opened only by enough of its holders.

Idea: the secret half of the key that seals ballots is encrypted with 128 random bits, and those are split among the
holders (shamir). The locked file may be public; the shares are on paper. Lost shares beyond n-k lose the election, so
the vote cannot open before a test envelope was opened with them (seal_test).
Source: X25519 RFC 7748; AES-256-GCM with a key from HKDF-SHA256 (RFC 5869).

>>> made = make_key("town.example/2027", ("Kim", "Lee", "Park"), quorum=2)
>>> unlock(made.file, [made.shares[0], made.shares[2]]).public_key().public_bytes_raw() == made.file.public
True
"""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from .canonical import canonical, read_canonical
from .errors import SealError
from .fields import Fields
from .shamir import combine, split
from .shares import Share

KEK_BYTES = 16


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The locked key. `holders` are names in the order of their shares, `digests` of the shares in the same order."""

    election: str
    public: bytes
    locked: bytes
    quorum: int
    holders: tuple[str, ...]
    digests: tuple[str, ...]

    @property
    def id(self) -> bytes:
        """The four bytes that every share of this key carries."""
        return sha256(self.public).digest()[:4]

    @property
    def encoded(self) -> bytes:
        told = {"v": 1, "election": self.election, "public": self.public.hex(), "locked": self.locked.hex()}
        holders = [{"name": name, "share": digest} for name, digest in zip(self.holders, self.digests, strict=True)]
        return canonical(told | {"quorum": self.quorum, "holders": holders})

    @classmethod
    def from_bytes(cls, data: bytes) -> "KeyFile":
        given = Fields(read_canonical(data), "key file")
        if given.number("v") != 1:
            raise SealError("version", "This key file is of another version.")
        people = [Fields(one, "holder") for one in given.list("holders")]
        names, digests = tuple(one.text("name") for one in people), tuple(one.text("share") for one in people)
        try:
            public, locked = bytes.fromhex(given.text("public")), bytes.fromhex(given.text("locked"))
        except ValueError as error:
            raise SealError("bad_key_file", "A key in this file is not hexadecimal.") from error
        file = cls(given.text("election"), public, locked, given.number("quorum", 1), names, digests)
        given.end()
        return file


@dataclass(frozen=True, slots=True)
class Made:
    """A new key: the file for everybody, and one share a holder, to be printed once and forgotten."""

    file: KeyFile
    shares: tuple[Share, ...]


def make_key(
    election: str, holders: Sequence[str], quorum: int = 2, random: Callable[[int], bytes] = secrets.token_bytes
) -> Made:
    """Make the election's key pair and split what locks it. SealError unless 2 <= quorum < holders <= 15."""
    if not 2 <= quorum < len(holders) <= 15 or len(set(holders)) != len(holders):
        raise SealError("custody", "Holders are at least three different people, and one of them may be missing.")
    private, kek = X25519PrivateKey.from_private_bytes(random(32)), random(KEK_BYTES)
    public = private.public_key().public_bytes_raw()
    id = sha256(public).digest()[:4]
    parts = split(kek, quorum, len(holders), random)
    shares = tuple(Share(quorum, number, id, part) for number, part in parts.items())
    # The key encrypts this one text only, so one nonce does.
    locked = AESGCM(_wrapping(kek, election, public)).encrypt(bytes(12), private.private_bytes_raw(), public)
    digests = tuple(share.digest for share in shares)
    return Made(KeyFile(election, public, locked, quorum, tuple(holders), digests), shares)


def unlock(file: KeyFile, shares: Sequence[Share]) -> X25519PrivateKey:
    """The secret key. SealError: `share_foreign` and `share_wrong` name the holder, `share_twice`, `shares_too_few`,
    or `key_file_changed` if all shares are right and the file is not.
    """
    for share in shares:
        check_share(file, share)
    given = {share.number: share.part for share in shares}
    if len(given) != len(shares):
        raise SealError("share_twice", "The same share was given twice.")
    if len(given) < file.quorum:
        text = f"{file.quorum} shares are needed, not {len(given)}."
        raise SealError("shares_too_few", text, given=len(given), quorum=file.quorum)
    kek = combine(dict(list(given.items())[: file.quorum]))
    try:
        private = AESGCM(_wrapping(kek, file.election, file.public)).decrypt(bytes(12), file.locked, file.public)
    except InvalidTag as error:
        raise SealError("key_file_changed", "The shares are right, but this key file was changed.") from error
    return X25519PrivateKey.from_private_bytes(private)


def check_share(file: KeyFile, share: Share) -> str:
    """The holder of this share; SealError if it is no share of this key or not the one that was printed."""
    if share.key != file.id:
        raise SealError("share_foreign", f"Share {share.number} belongs to another key.", number=share.number)
    if share.number > len(file.holders) or share.digest != file.digests[share.number - 1]:
        name = file.holders[share.number - 1] if share.number <= len(file.holders) else "nobody"
        raise SealError("share_wrong", f"The share of {name} is wrong.", number=share.number, holder=name)
    return file.holders[share.number - 1]


def _wrapping(kek: bytes, election: str, public: bytes) -> bytes:
    info = b"madang/key/v1\n" + election.encode() + b"\n" + public
    return HKDF(SHA256(), 32, salt=None, info=info).derive(kek)
