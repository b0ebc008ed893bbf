"""I-16, I-17, I-19: the roll changed only as written down, codes add up, and the record is an unbroken chain."""

import json
from collections.abc import Iterator

from django.db.models import Count

from madang.base.people.models import AccessCode, CodeBatch
from madang.base.record.actions import broken_links
from madang.base.record.models import Entry
from madang.cycle.vote.counts import roll_of
from madang.cycle.vote.models import BoardLeaf, IdentifierKind, LetterBatch, Poll, RollEntry, RollIdentifier, State
from madang.cycle.vote.roll.letters import ledger

from .base import Check, Finding, NotYet, count, needs


def roll_changed_as_written(poll: Poll) -> Iterator[Finding]:
    needs(poll, State.CLOSED, "the vote is not closed")
    roll, here = roll_of(poll), RollEntry.objects.of(poll).standing().count()
    if not roll.adds_up:
        yield Finding("roll_differs", roll.as_dict())
    if roll.proved != roll.joined:
        yield Finding("joined_unproved", {"joined": roll.joined, "proved": roll.proved})
    if roll.approved_by_two != roll.added + roll.voided:
        yield Finding("not_approved", {"changes": roll.added + roll.voided, "approved": roll.approved_by_two})
    if here > roll.closed:
        yield Finding("roll_grew_after_close", {"closed": roll.closed, "now": here})


def codes_add_up(poll: Poll) -> Iterator[Finding]:
    """As many codes as were printed; each used by one person; on the roll no code more than were printed."""
    batches = CodeBatch.objects.of(poll.cycle.government)
    on_roll = RollIdentifier.objects.of(poll).filter(kind=IdentifierKind.CODE)
    if not (batches.exists() or on_roll.exists() or LetterBatch.objects.of(poll).exists()):
        raise NotYet("no codes were handed out")
    for batch in batches.annotate(n=Count("codes")).filter(n__gt=0):
        if batch.n != batch.size:
            yield Finding("codes_differ", {"batch": batch.pk, "printed": batch.size, "issued": batch.n})
    codes = AccessCode.objects.of(poll.cycle.government)
    half = codes.filter(used_at__isnull=False, used_by=None) | codes.filter(used_at=None, used_by__isnull=False)
    yield from count(half.count(), "half_used")
    letters = ledger(poll)
    if not letters.agrees:
        facts = {"printed": letters.printed, "issued": letters.issued, "void": letters.void}
        yield Finding("letters_differ", facts)
    several = on_roll.values("entry").annotate(n=Count("pk")).filter(n__gt=1).order_by()
    yield from count(several.count(), "two_codes_for_one")


def record_is_unbroken(poll: Poll) -> Iterator[Finding]:
    yield from (Finding("chain_broken", {"entry": number}) for number in broken_links(poll.cycle.government))
    lines = BoardLeaf.objects.of(poll).filter(data__contains='"t":"audit"').values_list("seq", "data")
    heads = {json.loads(data)["head"]: seq for seq, data in lines}
    kept = set(Entry.objects.of(poll.cycle.government).filter(digest__in=heads).values_list("digest", flat=True))
    yield from (Finding("head_gone", {"place": seq}) for head, seq in heads.items() if head not in kept)


RECORDS = (
    Check("I-16", "The roll at the close is the roll at the opening with the changes two people approved.", roll_changed_as_written),
    Check("I-17", "As many codes are there as were printed, and each is used at most once.", codes_add_up),
    Check("I-19", "The record of acts is an unbroken chain whose heads on the board are still in it.", record_is_unbroken),
)  # fmt: skip
