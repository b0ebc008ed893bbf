"""A cast by letter: the same transaction as every cast, with the code looked at again under the lock of its line."""

from madang.base import clock
from madang.base.people.refusals import require
from madang_methods.sealing.marks import Marks

from ..casting import Cast, lay_in
from ..declaring import asked_of, declare
from ..models import IdentifierKind, Poll, RollEntry, RollIdentifier
from ..permissions import why_not_again, why_not_now
from ..sealing import drawn_digits
from ..telling import tell_cast
from .guests import Guest
from .slips import Slip


def why_not_vote_by_letter(poll: Poll, guest: Guest, slip: Slip | None) -> str | None:
    """Asked before a page is shown; the cast asks again under its lock."""
    return why_not_now(poll, clock.now(), slip and slip.shown_at) or why_not_again(poll, guest.entry)


def cast_by_letter(poll: Poll, marks: Marks, *, guest: Guest, slip: Slip, check: str = "") -> Cast:
    """Changeable until the close, like a vote by account: both lead to one line of the roll and one envelope.

    Whoever took the line into an account is told there; without an account nobody can be told.
    """

    def find(poll: Poll) -> RollEntry:
        entry = RollEntry.objects.select_for_update(of=("self",)).get(pk=guest.entry.pk)
        codes = RollIdentifier.objects.select_for_update(of=("self",)).filter(kind=IdentifierKind.CODE, entry=entry)
        require(None if codes.filter(pk=guest.opened).first() else "vote.letter_void")
        declare(entry, [fact for fact, _sentence in asked_of(poll, entry)])  # the page said that sending declares it
        return entry

    return lay_in(
        poll, marks, nonce=slip.value, find=find, check=check or drawn_digits(), shown_at=slip.shown_at,
        tell=lambda cast: tell_cast(poll, cast.entry, cast.changed),
    )  # fmt: skip
