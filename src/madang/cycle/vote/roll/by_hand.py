"""Put somebody on the roll or take them off by hand: one officer asks, another decides, and both are on the record."""

from datetime import date

from django.db import transaction

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang.base.places.models import Area
from madang.base.record.actions import note

from ..casting import void_envelope
from ..models import ChangeKind, IdentifierKind, Poll, RollChange, RollEntry, RollIdentifier, RollSource, Status, Why
from .eligibility import last_day, why_left_out
from .hashing import Hasher
from .permissions import why_not_change_roll, why_not_decide

_DECIDED = {True: "vote.change_approved", False: "vote.change_refused"}


@transaction.atomic
def ask_to_add(
    poll: Poll, name: str, born: date, *, area: Area | None, ground: str, why: Why, by: Person
) -> RollChange:
    require(why_not_change_roll(by, poll))
    reason = why_left_out(poll.track, ground, born, official=False, on=last_day(poll))
    require(f"vote.roll_{reason}" if reason else None)
    mark = Hasher(poll).person(name, born)
    return _ask(RollChange(poll=poll, kind=ChangeKind.ADD, why=why, hmac=mark, ground=ground, area=area), by)


@transaction.atomic
def ask_to_void(entry: RollEntry, *, why: Why, by: Person) -> RollChange:
    require(why_not_change_roll(by, entry.poll))
    require("vote.change_waits" if _waits(entry) else None)
    return _ask(RollChange(poll=entry.poll, kind=ChangeKind.VOID, why=why, entry=entry), by)


@transaction.atomic
def decide_change(change: RollChange, approve: bool, *, by: Person) -> None:
    """Approved, it happens at once; either way the HMAC of whom it was about is dropped from the request."""
    poll = change.poll
    change = RollChange.objects.select_for_update().get(pk=change.pk)
    change.poll = poll
    require(why_not_decide(by, change))
    if approve and change.kind == ChangeKind.ADD:
        change.entry = _add(change)
    elif approve:
        _void(change)
    change.decided_by, change.is_approved, change.hmac = by, approve, ""
    change.save(update_fields=["decided_by", "is_approved", "hmac", "entry"])
    _note(change, _DECIDED[approve], by)


def _ask(change: RollChange, by: Person) -> RollChange:
    change.asked_by, change.asked_at = by, clock.now()
    change.save(force_insert=True)
    _note(change, "vote.change_asked", by)
    return change


def _waits(entry: RollEntry) -> bool:
    return RollChange.objects.of(entry.poll).filter(entry=entry, decided_by=None).exists()


def _add(change: RollChange) -> RollEntry:
    entry = RollEntry.objects.create(
        poll=change.poll, source=RollSource.MANUAL, ground=change.ground, area=change.area,
        number=_next_number(change.poll),
    )  # fmt: skip
    RollIdentifier.objects.create(poll=change.poll, entry=entry, kind=IdentifierKind.PERSON, hmac=change.hmac)
    return entry


def _void(change: RollChange) -> None:
    entry = RollEntry.objects.select_for_update().get(pk=change.entry_id)
    require("vote.voted_in_person" if entry.status == Status.VOTED_PAPER else None)
    void_envelope(entry, f"roll_{change.why}")
    RollEntry.objects.filter(pk=entry.pk).update(status=Status.VOIDED, reason=change.why)


def _next_number(poll: Poll) -> int:
    last = RollEntry.objects.of(poll).filter(number__isnull=False).order_by("-number").values_list("number", flat=True)
    return (last.first() or 0) + 1


def _note(change: RollChange, event: str, by: Person) -> None:
    poll = change.poll
    facts = {"kind": change.kind, "why": change.why}
    note(poll.cycle.government, poll.subject, event, by=by, actor="officer", **facts)
