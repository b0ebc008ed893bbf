"""The seal test: before a vote may open, the holders must have opened one envelope the server made.

Idea: the server seals a random word to the election key and remembers only its digest; whoever can type the number
back has opened it. A lost or mistyped share is found before anyone has voted.

>>> private = X25519PrivateKey.generate()
>>> test = make_test("town.example/2027", private.public_key().public_bytes_raw())
>>> is_answer(answer(test.ct, "town.example/2027", private), test.expected)
True
>>> is_answer("0000-0000-0000-0000-0", test.expected)
False
"""

import secrets
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from .envelope import SUITE
from .errors import SealError
from .receipts import read_number, receipt_number


@dataclass(frozen=True, slots=True)
class SealTest:
    """`ct` goes to the holders, `expected` (sha256 hex) stays with the server."""

    ct: bytes
    expected: str


def make_test(election: str, election_key: bytes) -> SealTest:
    word = secrets.token_bytes(32)
    ct = SUITE.encrypt(word, X25519PublicKey.from_public_bytes(election_key), info=_info(election))
    return SealTest(ct, sha256(_number(word).encode()).hexdigest())


def answer(ct: bytes, election: str, private: X25519PrivateKey) -> str:
    """The number to be typed back, in the form of a receipt number."""
    try:
        return _number(SUITE.decrypt(ct, private, info=_info(election)))
    except (InvalidTag, ValueError) as error:
        raise SealError("cannot_open", "This test envelope was not sealed to this key.") from error


def is_answer(typed: str, expected: str) -> bool:
    """Whether the number is the one in the test envelope; SealError if it is mistyped."""
    return secrets.compare_digest(sha256(read_number(typed).encode()).hexdigest(), expected)


def _number(word: bytes) -> str:
    return receipt_number(sha256(b"madang/seal-test/v1\n" + word).digest())


def _info(election: str) -> bytes:
    return f"madang/seal-test/v1|{election}".encode()
