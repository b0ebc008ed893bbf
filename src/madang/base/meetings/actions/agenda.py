"""The agenda: put, change and take off items; who leaves the room for one."""

from django.db import IntegrityError, transaction
from django.db.models import Max

from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require

from ..models import Attendance, Item, Meeting, Outcome, Recusal
from ..permissions import why_not_write
from .grip import grip, note_about


@transaction.atomic
def put_item(meeting: Meeting, title: str, *, by: Person, subject: str = "", page: dict | None = None) -> Item:
    """At the end of the agenda. `subject` ("proposal/17") and `page` ({"name", "args"}) bind it to what it is about."""
    require(why_not_write(by, meeting := grip(meeting)))
    if subject and meeting.items.filter(subject=subject).exists():
        raise Refused("meetings.on_the_agenda_already")
    last = meeting.items.aggregate(last=Max("order"))["last"] or 0
    item = Item.objects.create(meeting=meeting, order=last + 1, title=title, subject=subject, page=page or {})
    note_about(meeting, "item_put", by=by, item=title)
    if subject:
        note_about(meeting, "on_agenda", by=by, subject=subject, at=meeting.starts_at.isoformat())
    return item


@transaction.atomic
def save_item(item: Item, *, by: Person, seen: int, **fields) -> Item:
    """`fields`: title, said (발언 요지), decided (결정 사항). `seen` is the revision that was on the screen."""
    require(why_not_write(by, meeting := grip(item.meeting)))
    changed = {name: fields[name] for name in ("title", "said", "decided") if name in fields}
    if not Item.objects.filter(pk=item.pk, revision=seen).update(revision=seen + 1, **changed):
        raise Refused("meetings.changed_meanwhile")
    item.refresh_from_db()
    note_about(meeting, "item_saved", by=by, public=False, item=item.order)
    return item


@transaction.atomic
def remove_item(item: Item, *, by: Person) -> None:
    require(why_not_write(by, meeting := grip(item.meeting)))
    if item.motions.exists() or item.recusals.exists():
        raise Refused("meetings.item_is_in_use")
    Item.objects.filter(pk=item.pk).delete()
    note_about(meeting, "item_removed", by=by, item=item.title)


@transaction.atomic
def recuse(item: Item, person: Person | Attendance, reason: str, *, by: Person) -> Recusal:
    """제척·기피·회피: by a secretary, or by the person themselves. Before the vote, never after it."""
    meeting = grip(item.meeting)
    seat = person if isinstance(person, Attendance) else meeting.attendances.filter(person=person).first()
    if seat is None or seat.meeting_id != meeting.pk:
        raise Refused("meetings.not_invited")
    if seat.person_id is None or seat.person_id != by.pk or not meeting.may_be_written:
        require(why_not_write(by, meeting))
    if item.motions.filter(outcome__in=[Outcome.CARRIED, Outcome.LOST]).exists():
        raise Refused("meetings.voted_already")
    if item.motions.filter(outcome=Outcome.OPEN, voices__attendance=seat).exists():
        raise Refused("meetings.spoke_already")
    try:
        with transaction.atomic():
            made = Recusal.objects.create(item=item, attendance=seat, reason=reason, by=by)
    except IntegrityError as clash:
        raise Refused("meetings.recused_already") from clash
    note_about(meeting, "recused", by=by, item=item.title)
    return made


@transaction.atomic
def take_recusal_back(recusal: Recusal, *, by: Person) -> None:
    """A recusal written down by mistake; the record keeps that it was there."""
    require(why_not_write(by, meeting := grip(recusal.item.meeting)))
    if recusal.item.motions.filter(outcome__in=[Outcome.CARRIED, Outcome.LOST]).exists():
        raise Refused("meetings.voted_already")
    Recusal.objects.filter(pk=recusal.pk).delete()
    note_about(meeting, "recusal_taken_back", by=by, item=recusal.item.title)
