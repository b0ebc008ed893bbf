"""I-8: the promises that were signed and handed in were kept, also before anything is published."""

from collections.abc import Iterator

from madang.cycle.vote.board.handing_in import handed, read
from madang.cycle.vote.models import Poll
from madang_methods.sealing.errors import SealError

from .base import Check, Finding, NotYet


def promises_were_kept(poll: Poll) -> Iterator[Finding]:
    receipts = handed(poll)
    if not receipts:
        raise NotYet("nobody handed in a receipt")
    for leaf, note in receipts:
        try:
            answer = read(poll, note)
        except SealError as error:
            yield Finding(error.code, {"leaf": leaf.hex()})
            continue
        if answer.is_broken or answer.receipt.leaf != leaf:
            yield Finding("receipt_not_on_board", {"number": answer.receipt.number, "promised": answer.receipt.by})


RECEIPTS = (
    Check("I-8", "Every receipt in hand is truly signed and its envelope is on the board.", promises_were_kept),
)
