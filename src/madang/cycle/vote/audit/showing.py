"""One's own envelope, opened before one's eyes: a signed receipt leads to it, and nobody writes down what it holds."""

from dataclasses import dataclass

from django.db import transaction

from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang_methods.sealing.canonical import read_canonical
from madang_methods.sealing.envelope import commitment
from madang_methods.sealing.errors import SealError
from madang_methods.sealing.marks import Marks, read_marks
from madang_methods.sealing.opening import read_opened
from madang_methods.sealing.receipts import open_receipt, receipt_number

from .. import keys
from ..models import BoxEnvelope, Option, Poll
from ..moving import tell
from .permissions import why_not_show


@dataclass(frozen=True)
class Shown:
    """For one screen, once. `chosen` is empty where the contents are with the trustees; `said` are points, if any."""

    number: str
    leaf: str
    chosen: tuple[tuple[str, int | None], ...] = ()
    is_blank: bool = False
    r: str = ""
    c: str = ""
    keeps_its_word: bool = True


@transaction.atomic
def show_envelope(poll: Poll, receipt: str, *, by: Person) -> Shown:
    """Refused unless the receipt is truly signed and its envelope was counted. The record says that it was done, and by
    whom; not whose envelope, not which, and not what was in it.
    """
    require(why_not_show(by, poll))
    leaf = _leaf_of(poll, receipt)
    line = BoxEnvelope.objects.of(poll).filter(leaf=leaf.hex()).values_list("data", flat=True).first()
    require(None if line else "vote.envelope_not_counted")
    shown = _content(poll, leaf, read_canonical(line.encode())["c"])
    tell(poll, "vote.envelope_shown", by, custody=poll.custody)
    return shown


def _leaf_of(poll: Poll, receipt: str) -> bytes:
    text = "\n".join(line.rstrip() for line in receipt.strip().splitlines()) + "\n"
    try:
        found = open_receipt(text.encode(), poll.frozen.keys.receipts)
    except SealError as error:
        raise Refused("vote.receipt_unsigned", what=error.code) from error
    require(None if found.election == poll.election else "vote.receipt_of_another")
    return found.leaf


def _content(poll: Poll, leaf: bytes, c: str) -> Shown:
    number = receipt_number(leaf)
    opened = read_opened(keys.read(poll, keys.OPENED)) if keys.has(poll, keys.OPENED) else {}
    one = opened.get(leaf)
    if one is None:
        return Shown(number, leaf.hex(), c=c)
    marks = read_marks(one.ballot, poll.frozen.ballot.kind)
    same = commitment(poll.election, one.r, one.ballot) == c
    return Shown(number, leaf.hex(), _named(poll, marks), not marks.choices, one.r.hex(), c, same)


def _named(poll: Poll, marks: Marks) -> tuple[tuple[str, int | None], ...]:
    titles = dict(Option.objects.of(poll).values_list("code", "title"))
    points = marks.points or (None,) * len(marks.choices)
    return tuple((titles[code], given) for code, given in zip(marks.choices, points, strict=True))
