"""Finding a receipt number: whole pages by the first two letters, so that nobody need say which number is theirs."""

from dataclasses import dataclass

from madang.cycle.vote.models import BoardLeaf, Checkpoint, CountedList, Poll
from madang_methods.sealing.board import kind_of
from madang_methods.sealing.proof import Proof
from madang_methods.sealing.receipts import ALIKE, ALPHABET, from_crockford, receipt_number
from madang_methods.sealing.shards import PREFIXES, shard_of

from .lines import tree_of
from .witnesses import signed_note

__all__ = ["ALPHABET", "PREFIXES", "Line", "find", "page_of", "prefix_in", "proof_of", "shard_of"]


@dataclass(frozen=True)
class Line:
    """An envelope on the board. `counted` is None before the list of what is counted was frozen."""

    number: str
    place: int
    counted: bool | None

    @property
    def text(self) -> str:
        """As the arithmetic's own shard pages say it (sealing.shards)."""
        return f"{self.number} {self.place} {'counted' if self.counted else '-'}"


def prefix_in(typed: str) -> str | None:
    """Two letters of a number however they were typed; None if it is not two of the alphabet."""
    plain = "".join(typed.split()).upper().translate(ALIKE)
    return plain if plain in PREFIXES else None


def page_of(poll: Poll, prefix: str) -> list[Line]:
    """Every envelope whose number begins so, sorted by number. The ten bits are a range of leaf hashes."""
    begin = from_crockford(prefix)
    low, high = f"{begin << 6:04x}", f"{(begin + 1) << 6:04x}"
    rows = BoardLeaf.objects.of(poll).filter(leaf__gte=low)
    rows = rows.filter(leaf__lt=high) if len(high) == 4 else rows
    told = rows.order_by("leaf").values_list("leaf", "seq", "data")
    counted = _counted(poll, low, high)
    return [
        Line(receipt_number(bytes.fromhex(leaf)), seq, None if counted is None else leaf in counted)
        for leaf, seq, data in told
        if kind_of(data.encode()) == "envelope"
    ]


def find(poll: Poll, number: str) -> Line | None:
    """The line of a number that was read (`receipts.read_number`)."""
    return next((line for line in page_of(poll, number[:2]) if line.number == number), None)


def proof_of(poll: Poll, place: int) -> Proof | None:
    """The proof that this line is on the board, under the newest checkpoint; None if it is not there."""
    last = Checkpoint.objects.of(poll).order_by("-size").first()
    if last is None or place >= last.size:
        return None
    return Proof(place, tree_of(poll, last).inclusion(place), signed_note(last))


def _counted(poll: Poll, low: str, high: str) -> set[str] | None:
    text = CountedList.objects.of(poll).values_list("text", flat=True).first()
    if text is None:
        return None
    return {leaf for leaf in text.split() if low <= leaf and (len(high) > 4 or leaf < high)}
