"""The end of a vote, step by step, two people a step: close, freeze what is counted, take the names off, open, end."""

import hashlib
from collections import Counter

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang_methods.sealing.ballots_file import write_ballots
from madang_methods.sealing.board import freeze_entry
from madang_methods.sealing.box import write_box
from madang_methods.sealing.envelope import Envelope as Sealed
from madang_methods.sealing.errors import SealError
from madang_methods.sealing.marks import read_marks
from madang_methods.sealing.opening import Opening, counted_file, open_box

from . import keys
from .board.batch import append
from .casting import line_of
from .clearing import TRACES, clear_traces
from .custody.openings import agreed_opening
from .ending import destroy_secrets, end, purge
from .gate import gate
from .models import (
    Approval,
    Audit,
    Ballot,
    BoxEnvelope,
    CountedList,
    Custody,
    Envelope,
    EnvelopeState,
    OpenedBox,
    Poll,
    RollEntry,
    State,
    Step,
    Unlinking,
)
from .moving import move, tell
from .permissions import role_for, why_not_step


def give_word(poll: Poll, step: Step, *, by: Person) -> bool:
    """One of two words for a step; with the second it is taken. True if it was taken now.

    All of a step is one transaction; only what clears files follows it, and can be taken up again.
    """
    with gate(poll, closing=True) as moment:
        poll = _fresh(poll)
        require(why_not_step(by, poll, step))
        role = role_for(by, poll, step)
        Approval.objects.create(poll=poll, step=step, by=by, role=role, at=clock.now())
        tell(poll, "vote.word_given", by, step=step, role=role)
        whole = Approval.objects.of(poll).filter(step=step).count() == 2
        if step == Step.CLOSE and not whole:
            move(poll, State.CLOSING)  # from here on nobody gets in; the second person closes
        if whole:
            _TAKE[step](poll, by, moment)
    if whole and step in _AFTER:
        _AFTER[step](_fresh(poll))
    return whole


def freeze_line(poll: Poll) -> bytes:
    """The line that promises on the board what will be counted."""
    counted, audit = poll.counted_list, Audit.objects.of(poll).first()
    numbers = (counted.size, counted.superseded, counted.voided)
    return freeze_entry(poll.election, counted.digest, *numbers, beacon=audit.announced if audit else "")


def box_of(poll: Poll) -> bytes:
    """The nameless box as the file that is opened: same envelopes, same bytes."""
    rows = BoxEnvelope.objects.of(poll).order_by("leaf").values_list("ct", "data")
    return write_box(poll.election, poll.manifest_digest, (Sealed(bytes(ct), data.encode()) for ct, data in rows))


def take_in(poll: Poll, opening: Opening, by: Person | None) -> OpenedBox:
    """The opened ballots as rows, in their canonical order. Also for what trustees opened elsewhere."""
    manifest = poll.frozen
    marks = [read_marks(ballot, manifest.ballot.kind) for ballot in opening.ballots]
    Ballot.objects.bulk_create(
        [Ballot(poll=poll, choices=list(one.choices), points=list(one.points) or None) for one in marks],
        batch_size=1_000,
    )
    rejects = [{"leaf": one.leaf.hex(), "code": one.code} for one in opening.rejects]
    found = OpenedBox.objects.create(
        poll=poll,
        box_digest=opening.box,
        ballots_digest=hashlib.sha256(write_ballots(manifest, opening.ballots)).hexdigest(),
        valid=len(marks),
        rejects=rejects,
        at=clock.now(),
    )
    move(poll, State.OPENED)
    facts = {"valid": found.valid, "rejected": len(rejects), "box": found.box_digest, "ballots": found.ballots_digest}
    tell(poll, "vote.box_opened", by, **facts)
    return found


def _close(poll: Poll, by: Person, moment) -> None:
    entries, envelopes = RollEntry.objects.of(poll), Envelope.objects.of(poll)
    if poll.roll_at_open is None:
        poll.roll_at_open = entries.standing().count()
    poll.closed_at = moment
    poll.roll_at_close = entries.standing().count()
    poll.voters_at_close = envelopes.current().count()
    poll.casts_at_close = envelopes.count()
    poll.save(update_fields=["roll_at_open", "closed_at", "roll_at_close", "voters_at_close", "casts_at_close"])
    move(poll, State.CLOSED)
    move(poll, State.CHALLENGE)
    facts = {"roll": poll.roll_at_close, "voters": poll.voters_at_close, "casts": poll.casts_at_close}
    tell(poll, "vote.closed", by, days=poll.challenge_days, **facts)


def _freeze(poll: Poll, by: Person, _moment) -> None:
    leaves = Envelope.objects.of(poll).current().values_list("leaf", flat=True)
    counted = counted_file(map(bytes.fromhex, leaves))
    gone = Envelope.objects.of(poll).exclude(state=EnvelopeState.CURRENT).values_list("state", "void_reason")
    numbers = Counter(gone)
    voided = {why or "voided": n for (state, why), n in numbers.items() if state == EnvelopeState.VOIDED}
    made = CountedList.objects.create(
        poll=poll,
        text=counted.decode(),
        digest=hashlib.sha256(counted).hexdigest(),
        size=len(leaves),
        superseded=sum(n for (state, _), n in numbers.items() if state == EnvelopeState.SUPERSEDED),
        voided=dict(sorted(voided.items())),
        frozen_at=clock.now(),
    )
    append(poll, [freeze_line(poll)])  # every envelope, then the promise, signed before anyone has seen a ballot
    move(poll, State.FROZEN)
    facts = {"size": made.size, "superseded": made.superseded, "voided": sum(voided.values())}
    tell(poll, "vote.frozen", by, counted=made.digest, **facts)


def _unlink(poll: Poll, by: Person, _moment) -> None:
    """The envelopes of the counted list move, sorted by leaf, into a table that has no column for a name."""
    current = list(Envelope.objects.of(poll).current().order_by("leaf"))
    if counted_file(bytes.fromhex(one.leaf) for one in current) != poll.counted_list.text.encode():
        raise Refused("vote.box_differs")
    rows = [BoxEnvelope(poll=poll, leaf=e.leaf, ct=e.ct, data=line_of(e, poll.election).decode()) for e in current]
    BoxEnvelope.objects.bulk_create(rows, batch_size=500)
    box = box_of(poll)
    digest = hashlib.sha256(box).hexdigest()
    keys.keep(poll, "box", box)
    nonces = Envelope.objects.of(poll).values_list("nonce", flat=True)
    keys.keep(poll, TRACES, "\n".join(sorted(nonces)).encode())
    Unlinking.objects.create(poll=poll, box_digest=digest, envelopes=len(rows), at=clock.now())
    move(poll, State.UNLINKED)
    Envelope.objects.of(poll).delete()  # changed and voided ones too: nobody will ever open them
    tell(poll, "vote.unlinked", by, envelopes=len(rows), box=digest)


def _open(poll: Poll, by: Person, _moment) -> None:
    box = box_of(poll)
    if hashlib.sha256(box).hexdigest() != poll.unlinking.box_digest:
        raise Refused("vote.box_differs")
    if poll.custody == Custody.TRUSTEES:
        take_in(poll, agreed_opening(poll, poll.unlinking.box_digest), by)
        return
    try:
        opening = open_box(box, keys.opening_key(poll), poll.frozen, poll.counted_list.text.encode())
    except SealError as error:
        raise Refused("vote.cannot_open", why=str(error)) from error
    keys.keep(poll, keys.OPENED, opening.private_lines)
    take_in(poll, opening, by)


_TAKE = {
    Step.CLOSE: _close,
    Step.FREEZE: _freeze,
    Step.UNLINK: _unlink,
    Step.OPEN: _open,
    Step.FINAL: end,
    Step.PURGE: purge,
}
_AFTER = {Step.UNLINK: clear_traces, Step.PURGE: destroy_secrets}  # what is no transaction, and can be taken up again


def _fresh(poll: Poll) -> Poll:
    return Poll.objects.select_related("cycle__government", "track").get(pk=poll.pk)
