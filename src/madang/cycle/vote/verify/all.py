"""Every statement from I-1 to I-25: the tables' own, and over the published kit those that anyone can check."""

from madang.cycle.vote.kit import kit_of
from madang.cycle.vote.models import Poll, Publication
from madang_methods.sealing.errors import SealError
from madang_methods.sealing.invariants import INVARIANTS, Finding, Kit, judge

from .base import Check, Verdict, judged
from .clocks import CLOCKS
from .database import DATABASE
from .envelopes import ENVELOPES
from .link import LINK
from .notices import NOTICES
from .plaintext import PLAINTEXT
from .receipts import RECEIPTS
from .records import RECORDS
from .roll import ROLL

CHECKS: tuple[Check, ...] = (
    *ROLL, *NOTICES, *ENVELOPES, *RECEIPTS, *RECORDS, *LINK, *DATABASE, *CLOCKS, *PLAINTEXT,
)  # fmt: skip


def examine(poll: Poll) -> list[Verdict]:
    """A verdict on each statement, in the order of their numbers."""
    verdicts = [judged(check, poll) for check in CHECKS]
    known = {one.id: one for one in verdicts}
    for one in _public(poll):
        known[one.id] = _both(known[one.id], one) if one.id in known else one
    return sorted(known.values(), key=lambda one: int(one.id.partition("-")[2]))


def _public(poll: Poll) -> list[Verdict]:
    if not Publication.objects.of(poll).exists():
        why = "checked over the published kit, and the result is not published yet"
        return [Verdict(one.id, one.statement, why=why) for one in INVARIANTS]
    try:
        verdicts = judge(Kit(kit_of(poll)))
    except (SealError, ValueError, LookupError) as error:
        broken = Finding("no_kit", {"error": str(error)})
        return [Verdict(one.id, one.statement, (broken,)) for one in INVARIANTS]
    nothing = "the kit holds nothing of the kind"
    return [
        Verdict(one.invariant.id, one.invariant.statement, one.findings, "" if one.checked else nothing)
        for one in verdicts
    ]


def _both(mine: Verdict, public: Verdict) -> Verdict:
    """Checked over the tables and over the kit; unchecked only if neither was checked."""
    why = mine.why if mine.why and public.why else ""
    return Verdict(mine.id, mine.statement, (*mine.findings, *public.findings), why)
