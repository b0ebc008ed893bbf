"""I-24: the program and the database agree on what time it is, so that a close is a close."""

from collections.abc import Iterator

from django.db import connection

from madang.base import clock
from madang.cycle.vote.gate import database_now
from madang.cycle.vote.models import Poll

from .base import Check, Finding, NotYet

SECONDS = 1


def clocks_agree(poll: Poll) -> Iterator[Finding]:
    """Between this machine and the database's; whether either agrees with the world is its time service's to say."""
    apart = abs((database_now() - clock.now()).total_seconds())
    if apart >= SECONDS:
        yield Finding("clocks_apart", {"seconds": int(apart)})
    if connection.vendor != "postgresql":
        raise NotYet("this database has no clock but the machine's")


CLOCKS = (Check("I-24", "The clocks of the program and of the database are less than a second apart.", clocks_agree),)
