"""The desk: find somebody's line on the roll and hand out a ticket of six digits, with that line locked."""

import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang.base.record.actions import note

from ..declaring import asked_of, declare
from ..gate import gate
from ..models import IdentifierKind, Poll, RollEntry, RollIdentifier, Station, Ticket, TicketState
from ..permissions import why_not_now
from ..roll.hashing import Hasher
from .numbers import digest_of
from .permissions import why_not_confirm, why_not_keep_desk, why_not_open_station, why_not_ticket

GOOD_FOR = timedelta(minutes=10)


@dataclass(frozen=True)
class HandedOut:
    """`digits` are shown once, on the page that answers; the database keeps their HMAC only."""

    ticket: Ticket
    digits: str


@transaction.atomic
def open_station(poll: Poll, name: str, address: str = "", *, by: Person) -> Station:
    require(why_not_open_station(by, poll))
    require("vote.station_exists" if Station.objects.of(poll).filter(name=name).exists() else None)
    station = Station.objects.create(poll=poll, name=name, address=address)
    note(poll.cycle.government, poll.subject, "vote.station_opened", by=by, actor="officer", name=name)
    return station


@transaction.atomic
def find_on_roll(station: Station, name: str, born: date | None, *, by: Person) -> list[RollEntry]:
    """Who stands on the roll under this name: accounts by name, lines of a census by name and date of birth.

    Each look is written down, without the name.
    """
    poll = station.poll
    require(why_not_keep_desk(by, poll))
    wanted = Q(person__name__iexact=name.strip())
    if born:
        marks = RollIdentifier.objects.of(poll).filter(kind=IdentifierKind.PERSON, hmac=Hasher(poll).person(name, born))
        wanted |= Q(pk__in=marks.values("entry"))
    found = list(RollEntry.objects.of(poll).filter(wanted).select_related("person", "area")[:20])
    facts = {"station": station.name, "found": len(found)}
    note(poll.cycle.government, poll.subject, "vote.desk_looked", by=by, actor="officer", public=False, **facts)
    return found


def hand_out_ticket(station: Station, entry: RollEntry, *, by: Person, assisted: bool = False) -> HandedOut:
    """A ticket for this station's terminals, ten minutes long. Whoever holds an older one: it is worth nothing now."""
    poll = station.poll
    require(why_not_keep_desk(by, poll))
    with gate(poll) as moment:
        entry = RollEntry.objects.select_for_update().of(poll).get(pk=entry.pk)
        require(why_not_now(Poll.objects.get(pk=poll.pk), moment))
        require(why_not_ticket(poll, entry))
        take_back_tickets(entry)
        declare(entry, [fact for fact, _sentence in asked_of(poll, entry)])  # the desk has asked aloud
        station.tickets.filter(state=TicketState.ISSUED, expires_at__lte=moment).update(state=TicketState.LAPSED)
        digits = _free_digits(station)
        ticket = Ticket.objects.create(
            poll=poll, station=station, entry=entry, digest=digest_of(poll, digits), assisted=assisted,
            issued_by=by, expires_at=clock.now() + GOOD_FOR,
        )  # fmt: skip
    return HandedOut(ticket, digits)


@transaction.atomic
def confirm_help(ticket: Ticket, *, by: Person) -> None:
    """That somebody was helped, seen by a second person. With what is asked by nobody and written nowhere."""
    poll = ticket.poll
    ticket = Ticket.objects.select_for_update().get(pk=ticket.pk)
    ticket.poll = poll
    require(why_not_confirm(by, ticket))
    ticket.assisted_seen_by = by
    ticket.save(update_fields=["assisted_seen_by"])


def take_back_tickets(entry: RollEntry) -> None:
    """Under the entry's row lock."""
    Ticket.objects.filter(entry=entry, state=TicketState.ISSUED).update(state=TicketState.REISSUED)


def _free_digits(station: Station) -> str:
    taken = set(Ticket.objects.of(station.poll).filter(state=TicketState.ISSUED).values_list("digest", flat=True))
    while True:
        digits = f"{secrets.randbelow(1_000_000):06}"
        if digest_of(station.poll, digits) not in taken:
            return digits
