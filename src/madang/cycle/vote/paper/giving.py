"""A paper into somebody's hand: the roll says so, and the envelope they sent is void, before they hold it."""

from django.db import transaction
from django.db.models import F

from madang.base.people.models import Person
from madang.base.people.refusals import require

from ..booth.desk import take_back_tickets
from ..casting import open_if_first, void_envelope
from ..declaring import asked_of, declare
from ..gate import gate
from ..models import PaperBatch, PaperStub, Poll, RollEntry, Status
from ..permissions import why_not_now
from ..telling import tell_in_person
from .permissions import why_not_give, why_not_keep_papers

REPLACED = "paper"  # why an envelope was voided


def give_paper(batch: PaperBatch, entry: RollEntry, stub: int, *, by: Person) -> PaperStub:
    """All of it under the entry's row lock; the paper leaves the desk after this has returned."""
    poll = batch.poll
    require(why_not_keep_papers(by, poll))
    with gate(poll) as moment:
        entry = RollEntry.objects.select_for_update().of(poll).get(pk=entry.pk)
        require(why_not_now(Poll.objects.get(pk=poll.pk), moment))
        declare(entry, [fact for fact, _sentence in asked_of(poll, entry)])  # the desk has asked aloud
        return hand_over(batch, entry, stub, by=by)


def hand_over(batch: PaperBatch, entry: RollEntry, stub: int, *, by: Person, queued: bool = False) -> PaperStub:
    """Under the lock of the entry's row. Whoever reads a list that was kept offline comes here too."""
    poll = batch.poll
    batch = PaperBatch.objects.select_for_update().get(pk=batch.pk)
    require(why_not_give(batch, entry, stub))
    take_back_tickets(entry)
    void_envelope(entry, REPLACED)
    open_if_first(poll)
    RollEntry.objects.filter(pk=entry.pk).update(status=Status.VOTED_PAPER, in_person=True)
    PaperBatch.objects.filter(pk=batch.pk).update(issued=F("issued") + 1)
    given = PaperStub.objects.create(batch=batch, number=stub, entry=entry, given_by=by, queued=queued)
    tell_in_person(poll, entry)
    return given


@transaction.atomic
def take_spoiled(batch: PaperBatch, number: int, *, by: Person) -> PaperStub:
    """Somebody brought a spoiled paper back; they may have another one."""
    require(why_not_keep_papers(by, batch.poll))
    stub = PaperStub.objects.select_for_update().filter(batch=batch, number=number, spoiled=False).first()
    require("vote.stub_not_given" if stub is None else None)
    require("vote.pad_returned" if PaperBatch.objects.get(pk=batch.pk).state != "issued" else None)
    stub.spoiled = True
    stub.save(update_fields=["spoiled"])
    return stub
