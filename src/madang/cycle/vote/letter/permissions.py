"""Why a letter opens nothing: before the vote begins, and after the names are gone. From the close on, the receipt only."""

from datetime import datetime

from ..models import Poll, State

_WITH_NAMES = (State.READY, State.OPEN, State.SUSPENDED, State.CLOSING, State.CLOSED, State.CHALLENGE, State.FROZEN)


def why_not_enter(poll: Poll, moment: datetime) -> str | None:
    begun = poll.opens_at is not None and moment >= poll.opens_at
    return None if begun and poll.state in _WITH_NAMES else "vote.closed"
