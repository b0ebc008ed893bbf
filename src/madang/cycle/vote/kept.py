"""Choices of somebody whose session ended at the last moment: sealed into the page, so that nobody picks again."""

import base64
import hashlib
import json
import os
from datetime import timedelta

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from madang.base import clock

from .models import Poll

FOR = timedelta(minutes=30)


def seal(poll: Poll, person: int | str, fields: dict[str, list[str]]) -> str:
    """What was sent, only for this poll, this person (or line of the roll) and half an hour. It lies in no database, log or address."""
    text = json.dumps({"p": person, "t": clock.now().timestamp(), "f": fields}).encode()
    nonce = os.urandom(12)
    sealed = AESGCM(_key()).encrypt(nonce, text.ljust(-(-len(text) // 512) * 512), _place(poll))
    return base64.urlsafe_b64encode(nonce + sealed).decode()


def unseal(poll: Poll, person: int | str, sealed: str) -> dict[str, list[str]] | None:
    """None if it is not theirs, too old, or not ours."""
    try:
        data = base64.urlsafe_b64decode(sealed.encode())
        told = json.loads(AESGCM(_key()).decrypt(data[:12], data[12:], _place(poll)))
    except (InvalidTag, ValueError):
        return None
    fresh = clock.now().timestamp() - told["t"] <= FOR.total_seconds()
    return told["f"] if fresh and told["p"] == person else None


def _key() -> bytes:
    return hashlib.sha256(b"madang/kept-choices/v1\n" + settings.SECRET_KEY.encode()).digest()


def _place(poll: Poll) -> bytes:
    return f"poll/{poll.pk}".encode()
