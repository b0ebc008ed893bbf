"""Pads of numbered stubs: printed, handed out, brought back and added up, signed by two."""

from django.db import transaction
from django.db.models import F, Max

from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang.base.record.actions import note

from ..models import BatchState, PaperBatch, PaperSheet, PaperStub, Poll, Station
from .permissions import why_not_bring_back, why_not_new_pad, why_not_sign


@transaction.atomic
def new_pad(station: Station, printed: int, *, by: Person, seals: list[str] = ()) -> PaperBatch:
    """Stubs are numbered on from the poll's last pad, so that no two stubs of a vote have the same number."""
    poll = station.poll
    require(why_not_new_pad(by, poll))
    Poll.objects.select_for_update().get(pk=poll.pk)  # of two at the same moment, the second gets the next numbers
    end = PaperBatch.objects.of(poll).aggregate(end=Max(F("first_stub") + F("printed")), last=Max("number"))
    batch = PaperBatch.objects.create(
        poll=poll, station=station, number=(end["last"] or 0) + 1, first_stub=end["end"] or 1, printed=printed,
        seals=list(seals),
    )  # fmt: skip
    facts = {"batch": batch.number, "station": station.name, "printed": printed}
    note(poll.cycle.government, poll.subject, "vote.pad_printed", by=by, actor="officer", **facts)
    return batch


@transaction.atomic
def bring_back(batch: PaperBatch, in_box: int, spoiled: int, unreturned: int, *, by: Person) -> PaperBatch:
    """issued = in the box + spoiled + unreturned, or it is refused with the numbers. Sheets are numbered now."""
    poll = batch.poll
    batch = _locked(batch)
    require(why_not_bring_back(by, batch))
    told = {"issued": batch.issued, "in_box": in_box, "spoiled": spoiled, "unreturned": unreturned}
    told |= {"sum": in_box + spoiled + unreturned, "given_back": batch.stubs.filter(spoiled=True).count()}
    if told["sum"] != batch.issued:
        raise Refused("vote.papers_do_not_add_up", **told)
    if spoiled < told["given_back"]:
        raise Refused("vote.spoiled_are_more", **told)
    batch.in_box, batch.spoiled, batch.unreturned = in_box, spoiled, unreturned
    batch.state = BatchState.RETURNED
    batch.save(update_fields=["in_box", "spoiled", "unreturned", "state"])
    batch.sheets.all().delete()
    PaperSheet.objects.bulk_create(PaperSheet(batch=batch, number=n) for n in range(1, in_box + 1))
    facts = {name: told[name] for name in ("issued", "in_box", "spoiled", "unreturned")} | {"batch": batch.number}
    note(poll.cycle.government, poll.subject, "vote.papers_returned", by=by, actor="officer", **facts)
    close_if_decided(batch)
    return batch


@transaction.atomic
def sign(batch: PaperBatch, *, by: Person) -> bool:
    """One of two names under a pad. True with the second: from then on the database lets nothing of it change."""
    poll = batch.poll
    batch = _locked(batch)
    require(why_not_sign(by, batch))
    if batch.signed_by_id is None:
        batch.signed_by = by
    else:
        batch.countersigned_by, batch.state = by, BatchState.SIGNED
    batch.save(update_fields=["signed_by", "countersigned_by", "state"])
    if whole := batch.state == BatchState.SIGNED:
        void = batch.sheets.exclude(void_reason="").count()
        facts = {"batch": batch.number, "sheets": batch.in_box, "void": void}
        note(poll.cycle.government, poll.subject, "vote.pad_signed", by=by, actor="officer", **facts)
    return whole


def close_if_decided(batch: PaperBatch) -> None:
    """Once every sheet is counted or void there is nothing left to key."""
    if not batch.sheets.filter(leaf="", void_reason="").exists():
        PaperBatch.objects.filter(pk=batch.pk, state=BatchState.RETURNED).update(state=BatchState.ENTERED)


def next_stub(batch: PaperBatch) -> int | None:
    """The lowest number that was not torn off; None when the pad is used up."""
    return next_stubs([batch])[batch.pk]


def next_stubs(batches: list[PaperBatch]) -> dict[int, int | None]:
    """The same for several, by primary key, in one question."""
    given = set(PaperStub.objects.filter(batch__in=batches).values_list("batch", "number"))
    return {
        batch.pk: next((n for n in range(batch.first_stub, batch.first_stub + batch.printed) if (batch.pk, n) not in given), None)
        for batch in batches
    }  # fmt: skip


def _locked(batch: PaperBatch) -> PaperBatch:
    poll = batch.poll
    batch = PaperBatch.objects.select_for_update().get(pk=batch.pk)
    batch.poll = poll
    return batch
