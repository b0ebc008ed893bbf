"""Who is invited, who says they come, who was there; and the moment a meeting begins."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from madang.base import clock
from madang.base.notices.actions import announce
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require

from ..models import Attendance, Capacity, Coming, Meeting, State
from ..permissions import why_not_hold, why_not_reply, why_not_write
from .grip import facts_of, grip, note_about, tell


def seat(
    meeting: Meeting, person: Person | None, name: str, voting: bool, *, by: Person, capacity: str = "", affiliation=""
) -> Attendance:
    """One seat; a person who has one already keeps it, changed."""
    row = {"person": person, "name": name, "voting": voting, "capacity": capacity, "affiliation": affiliation}
    return seat_all(meeting, [row], by=by)[0]


@transaction.atomic
def seat_all(meeting: Meeting, rows: Iterable[Mapping], *, by: Person) -> list[Attendance]:
    """Many at once, each {"person": Person | None, "name", "voting", "capacity", "affiliation"}: as few queries as for one."""
    require(why_not_write(by, meeting := grip(meeting)))
    rows = [_clean(row) for row in rows]
    if meeting.state == State.HELD and any(row["voting"] for row in rows):
        raise Refused("meetings.seats_are_counted")
    there = {one.person_id: one for one in meeting.attendances.filter(person__isnull=False)}
    made, kept = [], []
    for row in rows:
        known = there.get(row["person"].pk) if row["person"] else None
        one = known or Attendance(meeting=meeting)
        for name, value in row.items():
            setattr(one, name, value)
        (kept if known else made).append(one)
    Attendance.objects.bulk_create(made)
    Attendance.objects.bulk_update(kept, ["name", "voting", "capacity", "affiliation"])
    note_about(meeting, "seated", by=by, public=False, seats=len(rows))
    if meeting.state == State.CALLED and (invited := [one.person for one in made if one.person]):
        announce(
            meeting.government, meeting.subject, "meetings.called", facts_of(meeting), also=invited, followers=False
        )
    return [*made, *kept]


@transaction.atomic
def unseat(attendance: Attendance, *, by: Person) -> None:
    require(why_not_write(by, meeting := grip(attendance.meeting)))
    if meeting.state == State.HELD and attendance.voting:
        raise Refused("meetings.seats_are_counted")
    if attendance.recusals.exists():
        raise Refused("meetings.seat_is_in_use")
    Attendance.objects.filter(pk=attendance.pk).delete()
    note_about(meeting, "unseated", by=by, public=False)


@transaction.atomic
def reply(attendance: Attendance, coming: str, *, by: Person) -> None:
    """An invited person says whether they come."""
    require(why_not_reply(by, attendance))
    Attendance.objects.filter(pk=attendance.pk).update(coming=Coming(coming))
    note_about(attendance.meeting, "replied", by=by, public=False)


@transaction.atomic
def mark_attendance(meeting: Meeting, present: Mapping[int, bool], *, by: Person) -> None:
    """{seat: was there}; seats that are not named stay as they are. Whoever comes late or leaves is marked again."""
    require(why_not_write(by, meeting := grip(meeting)))
    for there in (True, False):
        seats = [pk for pk, value in present.items() if value is there]
        meeting.attendances.filter(pk__in=seats).update(present=there)
    note_about(meeting, "attendance_marked", by=by, public=False, present=sum(present.values()), seats=len(present))


@transaction.atomic
def hold_meeting(meeting: Meeting, *, by: Person, reached: int | None = None) -> Meeting:
    """개의: the seats that sit are counted. Without a quorum people may talk, but no vote is opened.

    `reached` is how many took part in a small meeting or a visit, where nobody is asked for a name.
    """
    require(why_not_hold(by, meeting := grip(meeting)))
    meeting.state, meeting.held_at = State.HELD, clock.now()
    meeting.sitting = meeting.attendances.voting().count()
    meeting.reached = reached if reached is not None else meeting.reached
    meeting.sequence += 1
    meeting.changed_at = clock.now()
    meeting.save(update_fields=["state", "held_at", "sitting", "reached", "sequence", "changed_at"])
    present = meeting.attendances.voting().present().count()
    note_about(
        meeting, "held", by=by, sitting=meeting.sitting, present=present, reached=meeting.reached,
        needed=meeting.quorum_of(meeting.sitting),
    )  # fmt: skip
    tell(meeting, "held")
    return meeting


def _clean(row: Mapping) -> dict:
    voting = bool(row.get("voting"))
    capacity = row.get("capacity") or (Capacity.MEMBER if voting else Capacity.GUEST)
    name = " ".join(str(row.get("name") or row["person"]).split())[:60]
    return {
        "person": row.get("person"), "name": name, "voting": voting, "capacity": Capacity(capacity),
        "affiliation": row.get("affiliation", ""),
    }  # fmt: skip
