"""One round over all boards: batches that are due, then the witnesses. What fails for one board stops no other."""

import logging

from madang.base.people.refusals import Refused

from .batch import board_due, boards
from .witnesses import ask_all

log = logging.getLogger(__name__)


def go_round(*, now: bool = False) -> int:
    """How many checkpoints were signed."""
    signed = 0
    for poll in boards():
        try:
            signed += board_due(poll, now=now) is not None
        except (Refused, OSError) as error:  # the key is not here, or the disk is full: nothing was laid on the board
            log.error("board of %s: %s", poll.election, error)
    ask_all()
    return signed
