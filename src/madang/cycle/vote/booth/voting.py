"""From six digits to an envelope: the ticket is consumed in the very transaction that lays the envelope in the box."""

from datetime import datetime

from django.core.cache import cache
from django.db import transaction

from madang.base import clock
from madang.base.people.refusals import require
from madang_methods.sealing.marks import Marks

from ..casting import Cast, lay_in
from ..models import Channel, Envelope, Poll, RollEntry, Station, Ticket, TicketState
from ..permissions import why_not_now
from ..sealing import drawn_digits
from ..telling import tell_in_person
from .desk import GOOD_FOR
from .numbers import digest_of
from .permissions import why_not_enter
from .seats import Seat

TRIES, WAIT = 10, 600  # wrong numbers at one terminal, and for how many seconds it then takes none


def enter(station: Station, terminal: str, digits: str) -> Ticket:
    """The ticket of these digits, from now on this terminal's own, for ten minutes. Refused with what to do."""
    poll = station.poll
    require(why_not_now(poll, clock.now()))
    _refuse_endless_tries(terminal)
    with transaction.atomic():
        ticket = _found(station, digest_of(poll, digits))
        reason = why_not_enter(ticket, station, terminal, clock.now())
        if reason is None:
            ticket.kiosk, ticket.expires_at = terminal, clock.now() + GOOD_FOR
            ticket.save(update_fields=["kiosk", "expires_at"])
    if reason == "vote.ticket_unknown":
        cache.set(_tried(terminal), cache.get(_tried(terminal), 0) + 1, WAIT)
    require(reason)
    return ticket


def more_time(station: Station, seat: Seat) -> None:
    """Whoever turns a page is there: ten minutes more."""
    with transaction.atomic():
        ticket = Ticket.objects.select_for_update().filter(pk=seat.ticket, station=station).first()
        require(why_not_enter(ticket, station, seat.terminal, clock.now()))
        ticket.expires_at = clock.now() + GOOD_FOR
        ticket.save(update_fields=["expires_at"])


def cast_at_terminal(station: Station, seat: Seat, marks: Marks) -> Cast:
    """Final, and instead of whatever was sent online before. The same form again is the same receipt."""

    def find(poll: Poll) -> RollEntry:
        return _consume(station, seat, clock.now())

    return lay_in(
        station.poll, marks, nonce=seat.nonce, find=find, check=drawn_digits(), channel=Channel.KIOSK,
        shown_at=seat.shown_at, in_person=True, tell=lambda cast: tell_in_person(station.poll, cast.entry),
    )  # fmt: skip


def _consume(station: Station, seat: Seat, moment: datetime) -> RollEntry:
    """In the cast's transaction: if that is rolled back the ticket is whole again."""
    entries = RollEntry.objects.select_for_update().of(station.poll)
    entry = entries.filter(pk__in=Ticket.objects.filter(pk=seat.ticket).values("entry")).first()
    ticket = Ticket.objects.select_for_update().filter(pk=seat.ticket).first()
    if ticket and ticket.state == TicketState.USED and Envelope.objects.filter(nonce=seat.nonce).exists():
        return entry
    require(why_not_enter(ticket, station, seat.terminal, moment))
    ticket.state = TicketState.USED
    ticket.save(update_fields=["state"])
    return entry


def _found(station: Station, digest: str) -> Ticket | None:
    """Digits are drawn again after a while: the ticket that lives goes before older ones, and ours before others'."""
    tickets = list(Ticket.objects.select_for_update().of(station.poll).filter(digest=digest))
    order = sorted(tickets, key=lambda one: (one.state == TicketState.ISSUED, one.station_id == station.pk, one.pk))
    return order[-1] if order else None


def _refuse_endless_tries(terminal: str) -> None:
    require("vote.terminal_rests" if cache.get(_tried(terminal), 0) >= TRIES else None)


def _tried(terminal: str) -> str:
    return f"vote.terminal.{terminal}"
