"""I-5, I-6, I-21: envelopes are what they say, are on the board once, and none came after the close."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256

from django.db.models import Count, Sum

from madang.base import clock
from madang.cycle.vote.board.batch import SLACK
from madang.cycle.vote.board.lines import ENVELOPE, tree_hashes
from madang.cycle.vote.board.lost import lost_leaves
from madang.cycle.vote.casting import line_of
from madang.cycle.vote.models import (
    BoardLeaf,
    BoxEnvelope,
    Channel,
    Checkpoint,
    Envelope,
    PaperSheet,
    Poll,
    RollEntry,
    State,
)
from madang.cycle.vote.withdrawn import codes_withdrawn, withdrawals_of
from madang_methods.sealing.board import kind_of
from madang_methods.sealing.errors import SealError
from madang_methods.sealing.merkle import Frontier, leaf_hash

from .base import Check, Finding, NotYet, count, needs


def envelopes_are_whole(poll: Poll) -> Iterator[Finding]:
    election = poll.election
    for one in Envelope.objects.of(poll).iterator(500):
        if sha256(bytes(one.ct)).hexdigest() != one.h:
            yield Finding("sealed_text_differs", {"leaf": one.leaf})
        if leaf_hash(line_of(one, election)).hex() != one.leaf:
            yield Finding("leaf_differs", {"leaf": one.leaf})
        if len(one.ct) != poll.sealed_bytes:
            yield Finding("another_size", {"leaf": one.leaf, "bytes": len(one.ct)})
    for one in BoxEnvelope.objects.of(poll).iterator(500):
        if leaf_hash(one.data.encode()).hex() != one.leaf or sha256(bytes(one.ct)).hexdigest() not in one.data:
            yield Finding("box_line_differs", {"leaf": one.leaf})
        if len(one.ct) != poll.sealed_bytes:
            yield Finding("another_size", {"leaf": one.leaf, "bytes": len(one.ct)})


def board_and_envelopes_are_the_same(poll: Poll) -> Iterator[Finding]:
    if lost := lost_leaves(poll):
        yield Finding("lost_from_the_tables", {"number": len(lost), "leaves": lost})
    last = Checkpoint.objects.of(poll).order_by("-size").first()
    if last is None:
        raise NotYet("the board has not begun")
    yield from _lines(poll, last)
    if sorted(one.project for one in withdrawals_of(poll)) != sorted(codes_withdrawn(poll)):
        yield Finding("withdrawn_differs", {"withdrawn": len(codes_withdrawn(poll))})
    on_board = set(BoardLeaf.objects.of(poll).filter(data__startswith=ENVELOPE).values_list("leaf", flat=True))
    if poll.stage.place < State.UNLINKED.place:
        states = list(Envelope.objects.of(poll).values_list("leaf", "boarded"))
        said = {leaf for leaf, boarded in states if boarded}
        yield from count(len(said - on_board), "not_on_board")
        yield from count(len(on_board - {leaf for leaf, _ in states}), "not_an_envelope")
        yield from _late(poll, last, sum(not boarded for _, boarded in states))
    else:
        yield from count(len(set(poll.counted_list.text.split()) - on_board), "not_on_board")
        counted = poll.counted_list
        promised = counted.size + counted.superseded + sum(counted.voided.values())
        if promised != len(on_board):
            yield Finding("envelopes_differ", {"promised": promised, "board": len(on_board)})


def none_after_the_close(poll: Poll) -> Iterator[Finding]:
    """The close counted what was there; papers from the box may follow until the freeze."""
    needs(poll, State.CLOSED, "the vote is not closed")
    most = poll.casts_at_close
    casts = RollEntry.objects.of(poll).aggregate(sum=Sum("cast_count"))["sum"] or 0
    if poll.stage.place < State.UNLINKED.place:
        papers = Envelope.objects.of(poll).filter(channel=Channel.PAPER).count()
        envelopes = Envelope.objects.of(poll).count()
    else:
        papers = PaperSheet.objects.filter(batch__poll=poll).exclude(leaf="").count()
        counted = poll.counted_list
        envelopes = counted.size + counted.superseded + sum(counted.voided.values())
    if envelopes - papers > most or casts > most:
        facts = {"at_close": most, "now": envelopes, "papers": papers, "casts": casts}
        yield Finding("envelope_after_close", facts)


def _lines(poll: Poll, last: Checkpoint) -> Iterator[Finding]:
    """The rows of the board are what they hash to, without a gap, and the signed root is theirs."""
    kinds: Counter[str] = Counter()
    for place, (seq, data, leaf) in enumerate(
        BoardLeaf.objects.of(poll).order_by("seq").values_list("seq", "data", "leaf").iterator(2000)
    ):
        if seq != place or leaf_hash(data.encode()).hex() != leaf:
            yield Finding("line_differs", {"place": seq})
        try:
            kinds[kind_of(data.encode())] += 1
        except SealError:
            yield Finding("unknown_line", {"place": seq})
    if Frontier().extend(tree_hashes(poll, last.size)).root.hex() != last.root or last.size != kinds.total():
        yield Finding("root_differs", {"size": last.size, "lines": kinds.total()})
    if kinds["manifest"] != 1:
        yield Finding("manifest_lines", {"number": kinds["manifest"]})
    several = BoardLeaf.objects.of(poll).values("leaf").annotate(n=Count("pk")).filter(n__gt=1).order_by()
    yield from count(several.count(), "twice_on_board")


def _late(poll: Poll, last: Checkpoint, number: int) -> Iterator[Finding]:
    """Receipts promise a time; no envelope says when it came, so it is the last batch that tells."""
    promised = timedelta(minutes=poll.frozen.dates.board_minutes) + SLACK
    if number and clock.now() - last.at > promised:
        yield Finding("late_on_board", {"number": number, "since": last.at.isoformat()})
    if number and poll.stage.place >= State.FROZEN.place:
        yield Finding("not_on_board", {"number": number})


ENVELOPES = (
    Check("I-5", "Every envelope has the digest, the leaf and the size it says.", envelopes_are_whole),
    Check("I-6", "Every envelope is on the board once and in time, and the board holds nothing else.", board_and_envelopes_are_the_same),
    Check("I-21", "No envelope was laid in after the close.", none_after_the_close),
)  # fmt: skip
