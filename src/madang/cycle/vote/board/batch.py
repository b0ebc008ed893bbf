"""The batcher: lays waiting envelopes on the board in batches, and signs how the board stands. One at a time."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import connection, transaction

from madang.base import clock
from madang.base.people.refusals import Refused
from madang.cycle.vote import keys
from madang.cycle.vote.models import BoardLeaf, Checkpoint, Envelope, Poll, Purpose, State
from madang_methods.sealing.checkpoint import Checkpoint as Head
from madang_methods.sealing.checkpoint import sign_checkpoint
from madang_methods.sealing.merkle import Frontier, leaf_hash

from .files import write_files
from .lines import envelope_lines, first_line, record_line, tree_hashes, waiting
from .lost import is_behind

ENOUGH = 16  # in a smaller batch a voter could be told by the hour they came
EVERY = timedelta(hours=1)
SLACK = timedelta(minutes=10)  # the worker looks more often than this; the promise on receipts is kept in any case
_BATCH = 0x626F6172  # the first half of the advisory lock's number; the second is the poll
_GROWS = (State.CONFIGURED, State.READY, State.OPEN, State.SUSPENDED, State.CLOSING, State.CLOSED, State.CHALLENGE)


def boards() -> list[Poll]:
    """Votes whose board may still grow by envelopes."""
    polls = Poll.objects.filter(state__in=_GROWS).exclude(manifest="")
    return list(polls.select_related("cycle__government", "track"))


def board_due(poll: Poll, *, now: bool = False) -> Checkpoint | None:
    """A batch, if it is time for one (or `now`). Returns the new checkpoint."""
    with transaction.atomic():
        _lock(poll)
        last = Checkpoint.objects.of(poll).order_by("-size").first()
        number = Envelope.objects.of(poll).on_their_way().count()
        if last is not None and not (now and number) and not is_due(poll, number, last.at, clock.now()):
            return None
        return append(poll)


def is_due(poll: Poll, number: int, last: datetime, moment: datetime) -> bool:
    """Hourly if at least 16 are waiting; at the close; and always before the time promised on the first receipt."""
    if number == 0:
        return False
    if poll.stage.place >= State.CLOSED.place:
        return True
    promised = timedelta(minutes=poll.frozen.dates.board_minutes) - SLACK
    return moment - last >= (min(EVERY, promised) if number >= ENOUGH else promised)


def append(poll: Poll, more: Sequence[bytes] = ()) -> Checkpoint:
    """Everything that waits, then `more`, then a signed checkpoint: one transaction, the caller's or its own.

    The files are written after it has committed; whoever finds them missing writes the same bytes from the rows.
    Refused if they show more than the rows: then the database is older than the board.
    """
    with transaction.atomic():
        _lock(poll)
        hashes = tree_hashes(poll)
        if is_behind(poll, len(hashes)):  # a restored backup: a batch now would sign a second history
            raise Refused("vote.board_is_ahead")
        envelopes = waiting(poll)
        lines = [] if hashes else [first_line(poll)]
        lines += envelope_lines(poll, envelopes)
        audit = record_line(poll) if envelopes or more else None
        lines += [audit] if audit else []
        lines += more
        fresh = _fresh(poll, len(hashes), lines)
        if not fresh and hashes:
            return Checkpoint.objects.of(poll).get(size=len(hashes))
        BoardLeaf.objects.bulk_create(fresh, batch_size=500)
        _mark(poll, envelopes)
        checkpoint = _sign(poll, hashes + [bytes.fromhex(leaf.leaf) for leaf in fresh])
        transaction.on_commit(lambda: write_files(poll, since=len(hashes)), robust=True)
    return checkpoint


def _fresh(poll: Poll, size: int, lines: Sequence[bytes]) -> list[BoardLeaf]:
    """The rows of lines that are not on the board: the record may not have grown since the last batch."""
    hashes = {leaf_hash(line).hex(): line for line in lines}
    known = set()
    for some in _pieces(list(hashes)):
        known.update(BoardLeaf.objects.of(poll).filter(leaf__in=some).values_list("leaf", flat=True))
    new = ((leaf, line) for leaf, line in hashes.items() if leaf not in known)
    return [BoardLeaf(poll=poll, seq=size + at, data=line.decode(), leaf=leaf) for at, (leaf, line) in enumerate(new)]


def _mark(poll: Poll, envelopes: list[Envelope]) -> None:
    for some in _pieces([one.leaf for one in envelopes]):
        Envelope.objects.of(poll).filter(leaf__in=some).update(boarded=True)


def _sign(poll: Poll, hashes: list[bytes]) -> Checkpoint:
    root = Frontier().extend(hashes).root
    note = sign_checkpoint(Head(poll.election, len(hashes), root), keys.signing_key(poll, Purpose.BOARD))
    return Checkpoint.objects.create(poll=poll, size=len(hashes), root=root.hex(), note=note, at=clock.now())


def _lock(poll: Poll) -> None:
    """SQLite's transaction is the lock. Asked for again in the same transaction it is already there."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_BATCH, poll.pk])


def _pieces(items: list[str], size: int = 500):
    return (items[at : at + size] for at in range(0, len(items), size))
