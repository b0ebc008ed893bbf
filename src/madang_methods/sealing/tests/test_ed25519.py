"""The single file's own Ed25519 agrees with RFC 8032 and with the library, in truth and in falsehood."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given, settings
from hypothesis import strategies as st

from madang_methods.sealing.verifier import L, ed25519

# RFC 8032, section 7.1: public key, message, signature of TEST 1, TEST 2, TEST 3.
VECTORS = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        (
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
            "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        ),
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        (
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        ),
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        (
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
            "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        ),
    ),
]


def library(public: bytes, message: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def test_the_vectors_of_rfc_8032_are_true() -> None:
    for vector in VECTORS:
        public, message, signature = map(bytes.fromhex, vector)
        assert ed25519(public, message, signature) and library(public, message, signature)
        assert not ed25519(public, message + b"x", signature)


@settings(max_examples=60, deadline=None)
@given(st.binary(min_size=32, max_size=32), st.binary(max_size=40), st.integers(0, 95), st.integers(1, 255))
def test_both_say_the_same_of_a_signature_and_of_a_bent_one(seed: bytes, message: bytes, at: int, flip: int) -> None:
    private = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = private.public_key().public_bytes_raw(), private.sign(message)
    assert ed25519(public, message, signature)
    whole = bytearray(public + signature)
    whole[at] ^= flip
    parts = bytes(whole[:32]), message, bytes(whole[32:])
    assert ed25519(*parts) is False is library(*parts)


def test_a_second_spelling_of_the_same_signature_is_refused() -> None:
    private = Ed25519PrivateKey.from_private_bytes(bytes(32))
    public, signature = private.public_key().public_bytes_raw(), private.sign(b"a")
    more = int.from_bytes(signature[32:], "little") + L
    assert not ed25519(public, b"a", signature[:32] + more.to_bytes(32, "little"))


def test_what_is_no_key_signs_nothing() -> None:
    assert not ed25519(b"\xff" * 32, b"a", bytes(64))
    assert not ed25519(bytes(31), b"a", bytes(64))
    assert not ed25519(bytes(32), b"a", bytes(63))
