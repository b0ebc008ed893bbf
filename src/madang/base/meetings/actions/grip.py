"""Hold a meeting's row while something is written in it, and tell everyone whom it concerns."""

from collections.abc import Iterable

from django.db.models import Q

from madang.base.notices.actions import announce
from madang.base.notices.models import Subscription
from madang.base.people.models import Person
from madang.base.record.actions import note

from ..models import Meeting

EVERY = "meetings/all"  # who follows this hears of every meeting of the government


def grip(meeting: Meeting) -> Meeting:
    """The row as it is now, locked until the end of the transaction: two secretaries write one after the other."""
    return Meeting.objects.select_for_update(of=("self",)).select_related("holder", "government").get(pk=meeting.pk)


def facts_of(meeting: Meeting, **more) -> dict:
    return {
        "number": meeting.pk,
        "title": meeting.title,
        "host": meeting.holder.title,
        "at": meeting.starts_at.isoformat(),
        "place": meeting.place,
        **more,
    }


def note_about(meeting: Meeting, event: str, *, by: Person | None, public=True, subject: str = "", **facts) -> None:
    actor = (by.office_in(meeting.government) if by else "") or "secretary"
    told = {"number": meeting.pk, "title": meeting.title, **facts}
    note(meeting.government, subject or meeting.subject, f"meetings.{event}", by=by, actor=actor, public=public, **told)


def tell(meeting: Meeting, event: str, *, also: Iterable = (), **more) -> None:
    """Who follows the meeting, who meets, or all meetings; and everyone who is invited."""
    wide = Q(subject=meeting.host) | Q(subject=EVERY)
    following = Subscription.objects.of(meeting.government).filter(wide).values("person")
    invited = meeting.attendances.filter(person__isnull=False).values("person")
    people = Person.objects.filter(Q(pk__in=following) | Q(pk__in=invited))
    announce(meeting.government, meeting.subject, f"meetings.{event}", facts_of(meeting, **more), also=[*people, *also])
