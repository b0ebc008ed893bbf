"""The one-use number of a form that was shown to a guest: bound to them, and saying when the paper was first shown."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from django.core import signing

from madang.base import clock

from ..models import Poll
from .guests import Guest


@dataclass(frozen=True)
class Slip:
    """`value`: 64 hex digits, so that a form sent twice is one vote. `entry` of whom it was shown to."""

    value: str
    entry: str
    shown_at: datetime


def new_slip(poll: Poll, guest: Guest, since: datetime | None = None) -> str:
    told = {"n": secrets.token_hex(16), "m": guest.mark, "e": str(guest.entry.pk)}
    told["t"] = int((since or clock.now()).timestamp())
    return signing.dumps(told, salt=_salt(poll))


def read_slip(poll: Poll, guest: Guest | None, token: str) -> Slip | None:
    """None unless this very guest was shown it; without a guest, of whoever was shown it before their time was over."""
    try:
        told = signing.loads(token, salt=_salt(poll))
    except signing.BadSignature:
        return None
    if guest and told["m"] != guest.mark:
        return None
    shown = datetime.fromtimestamp(told["t"], tz=UTC)
    return Slip(hashlib.sha256(told["n"].encode()).hexdigest(), told["e"], shown)


def _salt(poll: Poll) -> str:
    return f"vote.letter.slip.{poll.pk}"
