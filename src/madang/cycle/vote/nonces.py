"""The one-use number of a form: drawn when the form is shown, bound to the session and the person, sent back with it."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from django.core import signing

from madang.base import clock

from .models import Poll

_SALT = "vote.nonce"


@dataclass(frozen=True)
class Nonce:
    """`value` is what the database keeps (64 hex digits); `shown_at` decides whether somebody was here in time."""

    value: str
    person: int
    shown_at: datetime


def issue(poll: Poll, request, since: datetime | None = None) -> str:
    """`since`: when this person was first shown the paper, which decides after the close."""
    shown = since or clock.now()
    told = {"n": secrets.token_hex(16), "p": request.user.pk, "t": int(shown.timestamp()), "s": _session(request)}
    return signing.dumps(told, salt=f"{_SALT}.{poll.pk}")


def read(poll: Poll, request) -> Nonce | None:
    """None unless this very session was shown this form."""
    told = _read(poll, request.POST.get("nonce", ""))
    ours = told and (told["s"], told["p"]) == (_session(request), request.user.pk)
    return _nonce(told) if ours else None


def read_of_a_lost_session(poll: Poll, token: str) -> Nonce | None:
    """The form of somebody whose session has ended since, if it was ours."""
    told = _read(poll, token)
    return _nonce(told) if told else None


def _nonce(told: dict) -> Nonce:
    shown = datetime.fromtimestamp(told["t"], tz=UTC)
    return Nonce(hashlib.sha256(told["n"].encode()).hexdigest(), told["p"], shown)


def _read(poll: Poll, token: str) -> dict | None:
    try:
        return signing.loads(token, salt=f"{_SALT}.{poll.pk}")
    except signing.BadSignature:
        return None


def _session(request) -> str:
    return hashlib.sha256((request.session.session_key or "").encode()).hexdigest()[:32]
