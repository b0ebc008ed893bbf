"""Who came by a letter: signed words in a cookie that only the letter's pages of this vote are sent.

No account and no row: closing the browser, twenty minutes without a page, or the button ends it.
"""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse

from madang.base import clock

from ..models import IdentifierKind, Poll, RollEntry, RollIdentifier

IDLE, WARNING = timedelta(minutes=20), timedelta(minutes=5)  # without a page; and how long before its end one is asked
LONGEST = timedelta(hours=6)  # so that it can be extended seventeen times (WCAG 2.2.1 asks for ten)


@dataclass(frozen=True)
class Guest:
    """`opened` is the code's row on the roll: when the letter is made void it is gone. `mark` is drawn at the door."""

    entry: RollEntry
    opened: int
    mark: str
    since: datetime

    @property
    def seconds(self) -> int:
        """How long they may rest from now on."""
        return int(min(IDLE, self.since + LONGEST - clock.now()).total_seconds())


def new_guest(opened: RollIdentifier) -> Guest:
    return Guest(opened.entry, opened.pk, secrets.token_hex(16), clock.now())


def guest_of(poll: Poll, request) -> Guest | None:
    """None when nobody is there, when it is over, and when the letter has been made void since."""
    told = _read(poll, request)
    if told is None:
        return None
    since, seen = (datetime.fromtimestamp(told[name], tz=UTC) for name in ("b", "t"))
    if clock.now() - seen > IDLE or clock.now() - since > LONGEST:
        return None
    codes = RollIdentifier.objects.of(poll).filter(pk=told["i"], entry=told["e"], kind=IdentifierKind.CODE)
    opened = codes.select_related("entry").first()
    return opened and Guest(opened.entry, opened.pk, told["m"], since)


def stay(answer, poll: Poll, guest: Guest):
    """Whoever gets a page has the whole time again."""
    told = {"i": guest.opened, "e": str(guest.entry.pk), "m": guest.mark}
    told |= {"b": guest.since.timestamp(), "t": clock.now().timestamp()}
    answer.set_cookie(
        _name(), signing.dumps(told, salt=_salt(poll)), path=_path(poll), secure=settings.SESSION_COOKIE_SECURE,
        httponly=True, samesite="Strict",
    )  # fmt: skip
    return answer


def leave(answer, poll: Poll):
    answer.delete_cookie(_name(), path=_path(poll), samesite="Strict")
    return answer


def _read(poll: Poll, request) -> dict | None:
    try:
        return signing.loads(request.COOKIES.get(_name(), ""), salt=_salt(poll))
    except signing.BadSignature:
        return None


def _name() -> str:
    return "__Secure-letter" if settings.SESSION_COOKIE_SECURE else "letter"


def _salt(poll: Poll) -> str:
    return f"vote.letter.{poll.pk}"


def _path(poll: Poll) -> str:
    return reverse("vote:letter", args=[poll.cycle.fiscal_year, poll.track.code])
