"""A signed note: plain text, a blank line, and signatures that anyone can check with the signers' public keys.

Idea: a signature line names its key and carries the first bytes of the key's digest, so that a text can be signed by
many. Witnesses sign with the time (a cosignature). Source: c2sp.org/signed-note, c2sp.org/tlog-cosignature; Ed25519 is
RFC 8032.

>>> key = Ed25519PrivateKey.from_private_bytes(bytes(32))
>>> note = signed("Hello, town.\\n", [sign("Hello, town.\\n", "town.example/hall", key)])
>>> opened = verify(note, [public_key("town.example/hall", key)])
>>> opened.text, [key.name for key in opened.signers]
('Hello, town.\\n', ['town.example/hall'])
"""

import base64
import binascii
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from .errors import SealError

PLAIN, WITNESS = 1, 4  # the signature types Ed25519 and Ed25519 with the time
DASH = "\N{EM DASH} "
MOST_SIGNATURES = 64


@dataclass(frozen=True, slots=True)
class Key:
    """A public key by name. `public` has 32 bytes; `kind` says how it signs: PLAIN or WITNESS."""

    name: str
    public: bytes
    kind: int = PLAIN

    def __post_init__(self) -> None:
        check_name(self.name)
        if len(self.public) != 32 or self.kind not in (PLAIN, WITNESS):
            raise SealError("bad_key", f"The key {self.name} is no Ed25519 key.")

    @property
    def id(self) -> bytes:
        """Four bytes that tell the key from others of the same name; a name, not a proof."""
        return sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.public).digest()[:4]

    @property
    def text(self) -> str:
        """`name+id+key`, as these keys are printed."""
        return f"{self.name}+{self.id.hex()}+{_b64(bytes([self.kind]) + self.public)}"

    @classmethod
    def from_text(cls, text: str) -> "Key":
        name, _, rest = text.partition("+")
        id, _, coded = rest.partition("+")
        data = _unb64(coded)
        key = cls(name, data[1:], data[0] if data else 0)
        if key.text != text or key.id.hex() != id:
            raise SealError("bad_key", f"The key {name} does not agree with itself: it was mistyped.")
        return key


@dataclass(frozen=True, slots=True)
class Signature:
    """One line under a note. `data` is the time (8 bytes, witnesses only) and the Ed25519 signature."""

    name: str
    id: bytes
    data: bytes

    @property
    def line(self) -> str:
        return f"{DASH}{self.name} {_b64(self.id + self.data)}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A note that was read; `signers` are the keys whose signatures were found to be true, `times` the witnesses'."""

    text: str
    signatures: tuple[Signature, ...]
    signers: tuple[Key, ...] = ()
    unknown: tuple[str, ...] = ()


def public_key(name: str, private: Ed25519PrivateKey, kind: int = PLAIN) -> Key:
    return Key(name, private.public_key().public_bytes_raw(), kind)


def sign(text: str, name: str, private: Ed25519PrivateKey) -> Signature:
    check_text(text)
    return Signature(name, public_key(name, private).id, private.sign(text.encode()))


def cosign(text: str, name: str, private: Ed25519PrivateKey, time: int) -> Signature:
    """A witness's signature: it saw this checkpoint at this time (POSIX seconds)."""
    check_text(text)
    key = public_key(name, private, WITNESS)
    return Signature(name, key.id, time.to_bytes(8) + private.sign(_timed(text, time)))


def signed(text: str, signatures: Iterable[Signature]) -> str:
    check_text(text)
    return text + "\n" + "".join(signature.line for signature in signatures)


def read(note: str | bytes) -> Note:
    """The parts of a note, nothing verified yet; SealError if it is none."""
    try:
        whole = note.decode() if isinstance(note, bytes) else note
    except UnicodeDecodeError as error:
        raise SealError("not_a_note", "A note must be UTF-8.") from error
    text, found, lines = whole.rpartition("\n\n")
    if not found or not lines.endswith("\n") or not text:
        raise SealError("not_a_note", "A note is text, a blank line, and signature lines.")
    check_text(text + "\n")
    each = lines[:-1].split("\n")
    if len(each) > MOST_SIGNATURES:
        raise SealError("not_a_note", f"A note has at most {MOST_SIGNATURES} signatures.")
    return Note(text + "\n", tuple(map(read_signature, each)))


def read_signature(line: str) -> Signature:
    name, _, coded = line.removeprefix(DASH).partition(" ")
    if not line.startswith(DASH) or len(data := _unb64(coded)) < 5:
        raise SealError("not_a_note", "A signature line is a dash, a name and base64.")
    check_name(name)
    return Signature(name, data[:4], data[4:])


def verify(note: str | bytes, keys: Sequence[Key]) -> Note:
    """The note with those of `keys` that signed it. Signatures by other keys are left out and named in `unknown`.

    SealError if a signature by one of the keys is false, or none of them signed.
    """
    opened = read(note)
    known = {(key.name, key.id): key for key in keys}
    signers, unknown = [], []
    for signature in opened.signatures:
        key = known.get((signature.name, signature.id))
        if key is None:
            unknown.append(signature.name)
        elif not is_true(opened.text, signature, key):
            raise SealError("false_signature", f"The signature of {key.name} is false.", key=key.name)
        else:
            signers.append(key)
    if not signers:
        raise SealError("not_signed", "Nobody who is known here signed this note.")
    return Note(opened.text, opened.signatures, tuple(dict.fromkeys(signers)), tuple(unknown))


def is_true(text: str, signature: Signature, key: Key) -> bool:
    message, data = text.encode(), signature.data
    if key.kind == WITNESS:
        if len(data) != 72:
            return False
        message, data = _timed(text, int.from_bytes(data[:8])), data[8:]
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(data, message)
    except InvalidSignature:
        return False
    return True


def check_name(name: str) -> None:
    if not name or "+" in name or any(letter.isspace() or not letter.isprintable() for letter in name):
        raise SealError("bad_key_name", f"A key's name has no spaces and no plus: {name[:40]!a}.")


def check_text(text: str) -> None:
    if not text.endswith("\n") or any(letter < " " and letter != "\n" for letter in text):
        raise SealError("bad_note_text", "A note's text ends with a line break and has no control characters.")


def _timed(text: str, time: int) -> bytes:
    return f"cosignature/v1\ntime {time}\n{text}".encode()


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _unb64(text: str) -> bytes:
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise SealError("not_base64", "This is not base64.") from error
    if _b64(data) != text:  # the last letter can hold bits that nobody reads
        raise SealError("not_base64", "This base64 has another spelling.")
    return data
