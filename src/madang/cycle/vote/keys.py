"""The secret halves of a vote's keys: files of mode 0600 outside the database, one folder a vote."""

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.conf import settings

from madang.base.people.refusals import Refused
from madang_methods.sealing.key_file import KeyFile

from .models import ElectionKey, Poll, Purpose

PEPPER = "pepper"
OPENED = "opened"  # which envelope held which ballot: for an audit in public and for whoever comes in person


@dataclass(frozen=True)
class Public:
    """The public halves, 32 bytes each."""

    election: bytes
    board: bytes
    receipts: bytes


def make_keys(trustees: KeyFile | None = None) -> Public:
    """Draw all keys of a vote and put their secret halves on the shelf. The trustees' one was made elsewhere."""
    board, receipts = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    election = None if trustees else X25519PrivateKey.generate()
    public = trustees.public if trustees else election.public_key().public_bytes_raw()
    shelf = _shelf(public)
    # The trustees' key is theirs: if the paper could not be frozen under it the first time, it comes once more.
    shelf.mkdir(parents=True, mode=0o700, exist_ok=trustees is not None)
    for name, private in ((Purpose.BOARD, board), (Purpose.RECEIPTS, receipts), (Purpose.ELECTION, election)):
        if private:
            _write(shelf / name, private.private_bytes_raw())
    _write(shelf / PEPPER, secrets.token_bytes(32))
    return Public(public, *(key.public_key().public_bytes_raw() for key in (board, receipts)))


def signing_key(poll: Poll, purpose: Purpose) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(_read(poll, purpose))


def opening_key(poll: Poll) -> X25519PrivateKey:
    """The secret half of the election key. Refused if it is not on this server: trustees hold it, or it is gone."""
    return X25519PrivateKey.from_private_bytes(_read(poll, Purpose.ELECTION))


def pepper(poll: Poll) -> bytes:
    """What every identifier on the roll is mixed with (HMAC). Refused after the unlink destroyed it."""
    return _read(poll, PEPPER)


def has(poll: Poll, name: str) -> bool:
    return (shelf_of(poll) / name).exists()


def keep(poll: Poll, name: str, data: bytes) -> None:
    """Put something secret beside the keys; the same again changes nothing."""
    _write(shelf_of(poll) / name, data)


def read(poll: Poll, name: str) -> bytes:
    """Something that was kept; nothing if it is not there."""
    path = shelf_of(poll) / name
    return path.read_bytes() if path.exists() else b""


def destroy(poll: Poll, name: str) -> None:
    """Overwrite and remove. What the disk or its copies remember is beyond a program; the page says so."""
    path = shelf_of(poll) / name
    with suppress(FileNotFoundError):
        size = path.stat().st_size
        with path.open("r+b") as file:
            file.write(secrets.token_bytes(size))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()


def shelf_of(poll: Poll) -> Path:
    if poll.manifest:
        return _shelf(poll.frozen.keys.election)  # at hand, and the same for ever
    key = ElectionKey.objects.of(poll).get(purpose=Purpose.ELECTION)
    return _shelf(bytes.fromhex(key.public))


def _shelf(public: bytes) -> Path:
    # By the public key: a vote restored into another database finds its own keys, and never another vote's.
    return settings.KEYS / public.hex()


def _read(poll: Poll, name: str) -> bytes:
    try:
        return (shelf_of(poll) / name).read_bytes()
    except FileNotFoundError:
        raise Refused("vote.key_missing", name=name) from None


def _write(path: Path, data: bytes) -> None:
    """All or nothing, readable by this program's user only, on the disk before anybody relies on it."""
    part = path.with_suffix(".part")
    with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
