"""The same letter on many phones at once, while somebody takes the line into an account."""

import secrets
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

from django.db import DatabaseError

from madang.base import clock
from madang.base.people.refusals import Refused
from madang.cycle.vote.letter.guests import new_guest
from madang.cycle.vote.letter.slips import Slip
from madang.cycle.vote.letter.voting import cast_by_letter
from madang.cycle.vote.roll.finding import open_by_code
from madang_methods.sealing.marks import Marks

from .deeds import the_poll
from .way_deeds import BORN, go, letters

PEOPLE = 6


def phones(threads: str, same: str):
    """Every letter from so many phones at the same moment, with `same` or `different` forms. What they were told."""
    told: dict[str, int] = {}
    with ThreadPoolExecutor(int(threads)) as pool:
        for number in range(PEOPLE):
            for answer in pool.map(lambda _, number=number: _cast(number, same), range(int(threads))):
                told[answer] = told.get(answer, 0) + 1
    return told


def accounts():
    """Meanwhile each takes their line into an account, and votes there too."""
    return [go("code", number) for number in range(PEOPLE)]


def _cast(number: int, same: str) -> str:
    poll = the_poll()
    form = f"form{number}" if same == "same" else secrets.token_hex()
    for _ in range(50):
        try:
            opened = open_by_code(poll, letters(number), f"human{number}", BORN, who="a" * 64)
            slip = Slip(sha256(form.encode()).hexdigest(), str(opened.entry_id), clock.now())
            cast_by_letter(poll, Marks(("27-0001",)), guest=new_guest(opened), slip=slip)
        except Refused as refused:
            return refused.reason
        except DatabaseError:
            continue
        return "done"
    return "never"


DEEDS = {"phones": phones, "accounts": accounts}
