"""Who sits where: the address of a terminal and the seat of a voter are signed words, so the browser keeps nothing."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from django.core import signing

from madang.base import clock

from ..models import Poll, Station, Ticket

_TERMINAL, _SEAT = "vote.terminal", "vote.seat"


@dataclass(frozen=True)
class Terminal:
    """`name` is drawn when staff open the terminal, so two screens of one station are two terminals."""

    station: int
    name: str


@dataclass(frozen=True)
class Seat:
    """`nonce`: 64 hex digits, one a ticket, so a form sent twice is one vote."""

    ticket: int
    terminal: str
    nonce: str
    shown_at: datetime


def new_terminal(station: Station) -> str:
    """The part of an address that only a desk can give."""
    told = {"s": station.pk, "n": secrets.token_hex(6)}
    return signing.dumps(told, salt=f"{_TERMINAL}.{station.poll_id}")


def read_terminal(poll: Poll, key: str) -> Terminal | None:
    told = _read(key, f"{_TERMINAL}.{poll.pk}")
    return Terminal(told["s"], told["n"]) if told else None


def new_seat(ticket: Ticket, terminal: str) -> str:
    told = {"t": ticket.pk, "k": terminal, "n": secrets.token_hex(16), "at": int(clock.now().timestamp())}
    return signing.dumps(told, salt=f"{_SEAT}.{ticket.poll_id}")


def read_seat(poll: Poll, terminal: str, token: str) -> Seat | None:
    """None unless it was given at this very terminal."""
    told = _read(token, f"{_SEAT}.{poll.pk}")
    if told is None or told["k"] != terminal:
        return None
    nonce = hashlib.sha256(told["n"].encode()).hexdigest()
    return Seat(told["t"], told["k"], nonce, datetime.fromtimestamp(told["at"], tz=UTC))


def _read(token: str, salt: str) -> dict | None:
    try:
        return signing.loads(token, salt=salt)
    except signing.BadSignature:
        return None
