"""Why a desk may not hand somebody a ticket or a paper, and why a terminal may not take a ticket: one code, or None."""

from datetime import datetime

from madang.base.people.models import Person

from ..models import Poll, RollEntry, State, Station, Status, Ticket, TicketState
from ..permissions import why_not_again, why_not_see_box

_BEFORE_THE_CLOSE = (State.CONFIGURED, State.READY, State.OPEN, State.SUSPENDED)


def why_not_keep_desk(person: Person, poll: Poll) -> str | None:
    """Officers and counters keep the desks; nobody else sees the roll there."""
    return why_not_see_box(person, poll)


def why_not_open_station(person: Person, poll: Poll) -> str | None:
    if reason := why_not_keep_desk(person, poll):
        return reason
    return None if poll.state in _BEFORE_THE_CLOSE else "vote.not_this_step"


def why_not_in_person(entry: RollEntry) -> str | None:
    """What stands on the roll against a vote at a desk. A vote sent online does not: the one in person replaces it."""
    if entry.status == Status.VOIDED:
        return "vote.taken_off_the_roll"
    return "vote.already_in_person" if entry.in_person or entry.status == Status.VOTED_PAPER else None


def why_not_ticket(poll: Poll, entry: RollEntry) -> str | None:
    if reason := why_not_in_person(entry):
        return reason
    return "vote.give_paper_instead" if why_not_again(poll, entry) else None


def why_not_confirm(person: Person, ticket: Ticket) -> str | None:
    """A second person of the desk says that somebody was helped."""
    if reason := why_not_keep_desk(person, ticket.poll):
        return reason
    if not ticket.assisted or ticket.assisted_seen_by_id:
        return "vote.nothing_to_confirm"
    return "vote.help_needs_another" if ticket.issued_by_id == person.pk else None


def why_not_enter(ticket: Ticket | None, station: Station, terminal: str, moment: datetime) -> str | None:
    if ticket is None:
        return "vote.ticket_unknown"
    if ticket.station_id != station.pk:
        return "vote.ticket_elsewhere"
    if ticket.state == TicketState.USED:
        return "vote.ticket_used"
    if ticket.state != TicketState.ISSUED or ticket.expires_at <= moment:
        return "vote.ticket_over"
    if ticket.kiosk not in ("", terminal):
        return "vote.ticket_at_another"
    return "vote.help_unconfirmed" if ticket.assisted and ticket.assisted_seen_by_id is None else None
