"""The cast: one short transaction in which the roll is marked and the sealed envelope laid in the box."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from madang.base import clock
from madang.base.people.refusals import Refused, require
from madang.base.record.actions import note
from madang_methods.sealing.board import envelope_entry
from madang_methods.sealing.canonical import read_canonical
from madang_methods.sealing.envelope import Envelope as Sealed
from madang_methods.sealing.envelope import seal
from madang_methods.sealing.marks import Marks
from madang_methods.sealing.opening import place_of
from madang_methods.sealing.receipts import Receipt, receipt_number

from . import keys, statements
from .gate import gate
from .models import Channel, Envelope, EnvelopeState, Poll, Purpose, RollEntry, State, Status
from .permissions import why_not_again, why_not_now
from .roll.open_roll import joined_by_themselves


@dataclass(frozen=True)
class Cast:
    """What the voter is told. `again`: the same form had been sent before; `changed`: an earlier envelope gave way."""

    entry: RollEntry
    leaf: str
    again: bool = False
    changed: bool = False

    @property
    def number(self) -> str:
        return receipt_number(bytes.fromhex(self.leaf))


def lay_in(
    poll: Poll,
    marks: Marks,
    *,
    nonce: str,
    find: Callable[[Poll], RollEntry],
    check: str,
    channel: Channel = Channel.WEB,
    shown_at: datetime | None = None,
    in_person: bool = False,
    tell: Callable[[Cast], object] = lambda cast: None,
) -> Cast:
    """Seal a ballot and lay it in the box: table T0–T11 of the design (5.5).

    `find` gives the locked roll entry and runs inside the transaction: a booth consumes its ticket there. `nonce` is
    64 hex digits of the form's own; the same nonce again gives the same answer. `tell` writes the voter's notice in
    the same transaction. `in_person` makes it final. Refused, with nothing stored, if anything does not hold.
    """
    manifest = poll.frozen
    require("vote.wrong_ballot" if manifest.paper.check(marks) else None)  # the form has said it kindly before
    sealed = seal(marks.canonical(manifest.ballot.kind), place_of(manifest), manifest.keys.election, check)
    with gate(poll) as moment:  # T1
        entry = find(poll)  # T3
        if (before := _sent_before(poll, nonce, entry)) is not None:  # T4
            return before
        poll.state = statements.state_of(poll)
        require(why_not_now(poll, moment, shown_at))  # T2, of what was read under the lock
        require(why_not_again(poll, entry))  # T5
        open_if_first(poll)
        changed = _make_room(entry)  # T6
        statements.lay(_row(poll, entry, sealed, nonce, channel))  # T7: the index refuses a second one
        entry.status, entry.cast_count = Status.VOTED_ONLINE, entry.cast_count + 1  # T8
        entry.in_person = entry.in_person or in_person
        statements.mark(entry)
        cast = Cast(entry, sealed.leaf.hex(), changed=changed)
        tell(cast)  # T9
    return cast  # T10: committed, and on the disk


def void_envelope(entry: RollEntry, reason: str) -> bool:
    """Whoever is handed a paper, or is taken off the roll: their envelope is not counted. Under the entry's row lock."""
    mine = Envelope.objects.filter(entry=entry).current()
    return mine.update(state=EnvelopeState.VOIDED, void_reason=reason) > 0


def signed_receipt(poll: Poll, leaf: str) -> str:
    """The town's signed word that this envelope stands on the public board by a full hour (ISO 8601)."""
    at = clock.now() + timedelta(minutes=poll.frozen.dates.board_minutes)
    # A full hour, so that the receipt does not tell the minute somebody voted.
    hour = datetime.fromtimestamp(math.ceil(at.timestamp() / 3600) * 3600, tz=at.tzinfo).isoformat()
    return Receipt(poll.election, bytes.fromhex(leaf), hour).signed(keys.signing_key(poll, Purpose.RECEIPTS))


def line_of(envelope: Envelope, election: str) -> bytes:
    """The envelope's line on the board: its canonical bytes, whose RFC 9162 hash is `leaf`."""
    return envelope_entry(election, envelope.c, envelope.h, envelope.k)


def _sent_before(poll: Poll, nonce: str, entry: RollEntry) -> Cast | None:
    before = statements.envelope_of(nonce)
    if before is None:
        return None
    leaf, *whose = before
    require("vote.stale_form" if whose != [poll.pk, statements.as_written(entry)] else None)
    return Cast(entry, leaf, again=True)


def _make_room(entry: RollEntry) -> bool:
    """Whether an envelope gave way. Who has never cast has none; if the roll were wrong, the index would say so."""
    if not entry.cast_count:
        return False
    mine = Envelope.objects.of(entry.poll_id).filter(entry=entry)
    return mine.current().update(state=EnvelopeState.SUPERSEDED) > 0


def open_if_first(poll: Poll) -> None:
    """The calendar opens the vote; the first who casts writes it down."""
    if poll.state != State.READY:
        return
    roll = RollEntry.objects.of(poll).standing().count()
    if Poll.objects.filter(pk=poll.pk, state=State.READY).update(state=State.OPEN, roll_at_open=roll):
        facts = {"people": roll, "manifest": poll.manifest_digest, "joined": joined_by_themselves(poll).count()}
        note(poll.cycle.government, poll.subject, "vote.opened", by=None, actor="calendar", **facts)


def _row(poll: Poll, entry: RollEntry | None, sealed: Sealed, nonce: str, channel: Channel) -> Envelope:
    told = read_canonical(sealed.entry)
    fields = {name: told[name] for name in ("c", "h", "k")}
    return Envelope(
        poll=poll, entry=entry, ct=sealed.ct, leaf=sealed.leaf.hex(), nonce=nonce, channel=channel, **fields
    )


def lay_in_paper(poll: Poll, marks: Marks, *, nonce: str, check: str) -> str:
    """A sheet from the box as an envelope without a name; its leaf. Between the opening and the freeze."""
    manifest = poll.frozen
    require("vote.wrong_ballot" if manifest.paper.check(marks) else None)
    sealed = seal(marks.canonical(manifest.ballot.kind), place_of(manifest), manifest.keys.election, check)
    with gate(poll):
        state = Poll.objects.values_list("state", flat=True).get(pk=poll.pk)
        if state not in (State.OPEN, State.CLOSING, State.CLOSED, State.CHALLENGE):
            raise Refused("vote.closed")
        before = Envelope.objects.of(poll).filter(nonce=nonce).first()
        if before:
            return before.leaf
        Envelope.objects.bulk_create([_row(poll, None, sealed, nonce, Channel.PAPER)])
    return sealed.leaf.hex()
