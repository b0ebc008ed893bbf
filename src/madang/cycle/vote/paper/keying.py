"""A sheet is keyed by two people who do not see each other; alike, it is an envelope or void; unlike, a third decides."""

import hashlib
import hmac

from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang_methods.sealing.marks import Marks

from .. import keys
from ..casting import lay_in_paper
from ..gate import gate
from ..models import PaperSheet, Poll
from ..sealing import drawn_digits
from .pads import close_if_decided
from .permissions import why_not_key

# What makes a sheet void whatever is marked; other reasons are what the manifest's rule finds wrong in the marks.
UNREADABLE, NOT_OURS, SIGNED = "unreadable", "not_ours", "says_who"
BY_EYE = (UNREADABLE, NOT_OURS, SIGNED)


def key_sheet(sheet: PaperSheet, marks: Marks, seen: str = "", *, by: Person) -> PaperSheet:
    """Marks as they stand on the sheet, wrong ones too; `seen` is "" or one of BY_EYE. Nothing of it is stored but an
    HMAC, until two entries are alike or a third person has decided: then the sheet is an envelope nobody can read, or void.
    """
    poll = sheet.batch.poll
    with gate(poll):
        sheet = PaperSheet.objects.select_for_update().select_related("batch").get(pk=sheet.pk)
        sheet.batch.poll = Poll.objects.select_related("cycle__government", "track").get(pk=poll.pk)
        require(why_not_key(by, sheet))
        mark = _mark(sheet, marks, seen)
        if not sheet.first_by_id:
            sheet.first, sheet.first_by = mark, by
        elif not sheet.second_by_id:
            sheet.second, sheet.second_by = mark, by
            if hmac.compare_digest(sheet.first, mark):
                _decide(sheet, marks, seen)
        else:
            sheet.third_by = by
            _decide(sheet, marks, seen)
        sheet.save()
        close_if_decided(sheet.batch)
    return sheet


def _decide(sheet: PaperSheet, marks: Marks, seen: str) -> None:
    """The manifest says what a wrong paper means: void, or what remains of it counts."""
    poll = sheet.batch.poll
    paper = poll.frozen.paper
    meant = None if seen else paper.on_paper(marks)
    if meant is None or (not meant.choices and not poll.frozen.ballot.blank):
        faults = [] if seen else paper.check(marks)
        sheet.void_reason = seen or (faults[0].code if faults else "blank")
        return
    nonce = hashlib.sha256(f"{poll.election}\nsheet\n{sheet.pk}".encode()).hexdigest()
    sheet.leaf = lay_in_paper(poll, meant, nonce=nonce, check=drawn_digits())


def _mark(sheet: PaperSheet, marks: Marks, seen: str) -> str:
    """Of this very sheet, so that equal ballots have nothing in common. 64 hex digits."""
    kind = sheet.batch.poll.frozen.ballot.kind
    said = marks.canonical(kind) if not seen else b""
    text = f"{sheet.pk}\n{seen}\n".encode() + said
    return hmac.new(keys.pepper(sheet.batch.poll), text, hashlib.sha256).hexdigest()
