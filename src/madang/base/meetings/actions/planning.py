"""Know who meets; plan, change, call, move and cancel a meeting."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang.base.places.models import Government
from madang.base.record.actions import note

from ..models import Host, Meeting, State
from ..models.host import RULE
from ..permissions import why_not_call, why_not_change, why_not_keep_hosts, why_not_run
from .grip import grip, note_about, tell

CHANGEABLE = ("title", "kind", "about", "access", "area", "audience", "is_open")


@transaction.atomic
def set_host(
    government: Government, host: str, title: str, *, by: Person, secretaries: Iterable[Person] = (), **fields
) -> Host:
    """A stage calls it when it makes a body: set_host(city, "body/3", "시민위원회", secretaries=[kim], by=officer).

    `fields`: title_en, legal_basis, page ({"name": …, "args": […]}), quorum, quorum_number, majority, recused. Once
    known it is changed: what `fields` does not name stays.
    """
    require(why_not_keep_hosts(by, government))
    there, _made = Host.objects.update_or_create(
        government=government, host=host, defaults={"title": title, "closed_at": None} | fields
    )
    there.secretaries.set(secretaries)
    note(government, host, "meetings.host_set", by=by, actor=by.office_in(government), title=title)
    return there


@transaction.atomic
def set_rule(holder: Host, *, by: Person, **rule) -> None:
    """Quorum, majority and what recusal counts for. Meetings that were called keep the rule they were called with."""
    require(why_not_run(by, holder))
    for name in RULE:
        setattr(holder, name, rule.get(name, getattr(holder, name)))
    holder.save(update_fields=RULE)
    told = {"actor": by.office_in(holder.government), "title": holder.title}
    note(holder.government, holder.host, "meetings.rule_set", by=by, **told, **holder.rule)


@transaction.atomic
def plan_meeting(
    government: Government, host: str, *, title: str, starts_at: datetime, ends_at: datetime, by: Person, **fields
) -> Meeting:
    """`fields`: kind, about, mode, place, access, link, area, audience, is_open. The host has to be known (`set_host`)."""
    holder = Host.objects.of(government).filter(host=host, closed_at=None).select_related("government").first()
    if holder is None:
        raise Refused("meetings.no_such_host")
    require(why_not_run(by, holder))
    meeting = Meeting.objects.create(
        government=government, holder=holder, host=host, title=title, starts_at=starts_at, ends_at=ends_at, made_by=by,
        **holder.rule, **fields,
    )  # fmt: skip
    note_about(meeting, "planned", by=by, at=starts_at.isoformat())
    return meeting


@transaction.atomic
def change_meeting(meeting: Meeting, *, by: Person, seen: int, **fields) -> Meeting:
    """What it is called and says. `seen` is the `sequence` that was on the screen."""
    require(why_not_change(by, meeting := grip(meeting)))
    _same(meeting, seen)
    _save(meeting, **{name: fields[name] for name in CHANGEABLE if name in fields})
    note_about(meeting, "changed", by=by)
    return meeting


@transaction.atomic
def call_meeting(meeting: Meeting, *, by: Person) -> Meeting:
    """소집: with the rule of today. Everyone with a seat is invited, and who follows is told."""
    require(why_not_call(by, meeting := grip(meeting)))
    _save(meeting, state=State.CALLED, called_at=clock.now(), **meeting.holder.rule)
    note_about(meeting, "called", by=by, at=meeting.starts_at.isoformat(), invited=meeting.attendances.count())
    tell(meeting, "called")
    return meeting


@transaction.atomic
def move_meeting(meeting: Meeting, reason: str, *, by: Person, seen: int, **when) -> Meeting:
    """Another time or place: `when` is starts_at, ends_at, mode, place, link. With a reason once it was called."""
    require(why_not_change(by, meeting := grip(meeting)))
    _same(meeting, seen)
    if not reason and meeting.state == State.CALLED:
        raise Refused("meetings.say_why")
    before = meeting.starts_at.isoformat()
    _save(meeting, reason=reason, **when)
    note_about(meeting, "moved", by=by, before=before, at=meeting.starts_at.isoformat(), reason=reason)
    if meeting.state == State.CALLED:
        tell(meeting, "moved", before=before, reason=reason)
    return meeting


@transaction.atomic
def cancel_meeting(meeting: Meeting, reason: str, *, by: Person) -> Meeting:
    require(why_not_change(by, meeting := grip(meeting)))
    if not reason:
        raise Refused("meetings.say_why")
    was_called = meeting.state == State.CALLED
    _save(meeting, state=State.CANCELLED, cancelled_at=clock.now(), reason=reason)
    note_about(meeting, "cancelled", by=by, reason=reason, at=meeting.starts_at.isoformat())
    if was_called:
        waiting = Person.objects.filter(pk__in=meeting.needs.waiting().filter(person__isnull=False).values("person"))
        tell(meeting, "cancelled", reason=reason, also=waiting)
    return meeting


def _same(meeting: Meeting, seen: int) -> None:
    if meeting.sequence != seen:
        raise Refused("meetings.changed_meanwhile")


def _save(meeting: Meeting, **fields) -> None:
    fields |= {"sequence": meeting.sequence + 1, "changed_at": clock.now()}
    for name, value in fields.items():
        setattr(meeting, name, value)
    meeting.save(update_fields=list(fields))
