"""What a board says, in which order: the manifest first, then batches of envelopes, what is frozen, what came out."""

from collections.abc import Iterator
from functools import lru_cache

from madang.base.record.actions import head
from madang.cycle.vote.casting import line_of
from madang.cycle.vote.models import BoardLeaf, Checkpoint, Envelope, Poll
from madang_methods.sealing.board import audit_entry, manifest_entry
from madang_methods.sealing.merkle import Tree

ENVELOPE = '{"c":"'  # how the line of an envelope begins: its keys are sorted, and only envelopes have a c


def first_line(poll: Poll) -> bytes:
    return manifest_entry(poll.election, poll.manifest_digest)


def waiting(poll: Poll) -> list[Envelope]:
    """Envelopes that are not on the board yet, sorted by leaf: their order says nothing about who came when."""
    fields = ("leaf", "c", "h", "k", "poll_id")
    return list(Envelope.objects.of(poll).on_their_way().only(*fields))


def envelope_lines(poll: Poll, envelopes: list[Envelope]) -> Iterator[bytes]:
    election = poll.election
    return (line_of(one, election) for one in envelopes)


def record_line(poll: Poll) -> bytes | None:
    """The head of the government's chained record, so that the record cannot be rewritten without the board."""
    last = head(poll.cycle.government)
    return audit_entry(poll.election, last.digest) if last else None


def entries(poll: Poll, size: int | None = None) -> list[bytes]:
    """The lines of the board in order, or the first `size` of them."""
    rows = BoardLeaf.objects.of(poll).order_by("seq")
    rows = rows if size is None else rows.filter(seq__lt=size)
    return [data.encode() for data in rows.values_list("data", flat=True)]


def tree_of(poll: Poll, last: Checkpoint) -> Tree:
    """The tree under a checkpoint. Kept for the next who asks: 100 bytes a leaf, and everybody asks for the newest."""
    return _tree(poll, last.size, last.root)


@lru_cache(maxsize=2)
def _tree(poll: Poll, size: int, _root: str) -> Tree:
    return Tree(tree_hashes(poll, size))


def tree_hashes(poll: Poll, size: int | None = None) -> list[bytes]:
    """The leaf hashes in order. 32 bytes each."""
    rows = BoardLeaf.objects.of(poll).order_by("seq")
    rows = rows if size is None else rows.filter(seq__lt=size)
    return [bytes.fromhex(leaf) for leaf in rows.values_list("leaf", flat=True)]
