"""The code that shows who is at the place: six digits to type, or a longer one in a QR; both last a few minutes."""

from datetime import UTC, datetime, timedelta

from django.utils.crypto import constant_time_compare

from madang.base import clock
from madang.base.people.marks import mark

from .models import Session

LASTS = timedelta(minutes=10)
_BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)


def digits_of(session: Session, slot: int | None = None) -> str:
    return f"{int(_mark(session, slot, 'digits')[:15], 16) % 10**6:06}"


def token_of(session: Session, slot: int | None = None) -> str:
    """For the QR: 80 bits."""
    return _mark(session, slot, "token")[:20]


def holds(session: Session, said: str) -> bool:
    """The code shown now, or the one before: who reads it late is not late."""
    said = "".join(said.split())
    now = _slot()
    good = [make(session, slot) for slot in (now, now - 1) for make in (digits_of, token_of)]
    return any(constant_time_compare(said, one) for one in good)


def changes_at() -> datetime:
    return _BEGINNING + (_slot() + 1) * LASTS


def _slot() -> int:
    return (clock.now() - _BEGINNING) // LASTS


def _mark(session: Session, slot: int | None, kind: str) -> str:
    return mark("learn", kind, str(session.pk), session.secret, str(_slot() if slot is None else slot))
