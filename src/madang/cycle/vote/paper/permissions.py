"""Why somebody may not hand out, take back, key or sign papers: one code, or None."""

from madang.base import clock
from madang.base.people.models import Person, Role

from ..models import BatchState, PaperBatch, PaperSheet, PaperStub, Poll, RollEntry, State, Status
from ..permissions import KEEPERS, why_not_see_box

_PRINTING = (State.CONFIGURED, State.READY, State.OPEN, State.SUSPENDED)
_KEYING = (State.OPEN, State.SUSPENDED, State.CLOSING, State.CLOSED, State.CHALLENGE)
# Envelopes are laid in while the vote is open and until the list is frozen; a vote at rest takes none.
_LAYING_IN = (State.OPEN, State.CLOSING, State.CLOSED, State.CHALLENGE)


def why_not_keep_papers(person: Person, poll: Poll) -> str | None:
    return why_not_see_box(person, poll)


def why_not_new_pad(person: Person, poll: Poll) -> str | None:
    if reason := why_not_keep_papers(person, poll):
        return reason
    return None if poll.state in _PRINTING else "vote.not_this_step"


def why_not_give(batch: PaperBatch, entry: RollEntry, stub: int) -> str | None:
    """What stands on the roll and on the pad against a paper for this person."""
    if batch.state != BatchState.ISSUED:
        return "vote.pad_returned"
    if not batch.first_stub <= stub < batch.first_stub + batch.printed:
        return "vote.stub_not_on_the_pad"
    if PaperStub.objects.filter(batch=batch, number=stub).exists():
        return "vote.stub_given"
    if entry.status == Status.VOIDED:
        return "vote.taken_off_the_roll"
    return "vote.already_in_person" if _holds_a_paper(entry) else None


def why_not_queue(person: Person, poll: Poll) -> str | None:
    """A list from a desk without a network is entered while it can still be decided: before the freeze."""
    if reason := why_not_keep_papers(person, poll):
        return reason
    begun = poll.state == State.READY and poll.opens_at <= clock.now()  # open, and nobody has cast yet
    return None if begun or poll.state in _KEYING else "vote.not_this_step"


def why_not_bring_back(person: Person, batch: PaperBatch) -> str | None:
    if reason := why_not_keep_papers(person, batch.poll):
        return reason
    if batch.poll.state not in _KEYING:
        return "vote.not_this_step"
    keyed = PaperSheet.objects.filter(batch=batch).exclude(first="").exists()
    return "vote.pad_counted" if batch.state in (BatchState.ENTERED, BatchState.SIGNED) or keyed else None


def why_not_key(person: Person, sheet: PaperSheet) -> str | None:
    """Three people at most: the first two blind to each other, a third where they differ."""
    if reason := why_not_keep_papers(person, sheet.batch.poll):
        return reason
    if sheet.batch.poll.state not in _LAYING_IN:
        return "vote.not_this_step"
    if sheet.batch.state != BatchState.RETURNED or sheet.leaf or sheet.void_reason:
        return "vote.sheet_decided"
    return "vote.sheet_needs_another" if person.pk in (sheet.first_by_id, sheet.second_by_id) else None


def why_not_sign(person: Person, batch: PaperBatch) -> str | None:
    if reason := why_not_keep_papers(person, batch.poll):
        return reason
    if batch.state != BatchState.ENTERED:
        return "vote.sheets_missing" if batch.state == BatchState.RETURNED else "vote.not_this_step"
    return "vote.word_given" if batch.signed_by_id == person.pk else None


def why_not_see_scan(person: Person, upload) -> str | None:
    """A scan shows a ballot without a name: for those who key and count, and nobody else."""
    if not person.is_authenticated:
        return "vote.keepers_only"
    reason = person.why_not_play(upload.government, *KEEPERS, Role.AUDITOR)
    return "vote.keepers_only" if reason == "people.not_your_part" else reason


def _holds_a_paper(entry: RollEntry) -> bool:
    """Or voted at a terminal. Whoever gave a spoiled paper back may have another."""
    if entry.status == Status.VOTED_PAPER:
        return PaperStub.objects.filter(entry=entry, spoiled=False).exists()
    return entry.in_person
