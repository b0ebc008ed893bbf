"""A body's meetings: the host that the meetings know it by, and its members as those who may vote."""

from datetime import datetime

from django.db import transaction

from madang.base.meetings.actions.planning import plan_meeting, set_host
from madang.base.meetings.actions.seating import seat_all
from madang.base.meetings.models import Meeting
from madang.base.people.models import Person

from ..models import Body, Chair, Member


@transaction.atomic
def tell_host(body: Body, *, by: Person) -> None:
    """Who meets, and who runs its meetings: its secretary, and always the officer."""
    rows = Member.objects.sitting(body).filter(role=Chair.SECRETARY, person__isnull=False).select_related("person")
    set_host(
        body.government, body.subject, body.name, by=by, secretaries=[one.person for one in rows],
        title_en=body.name_en, legal_basis=body.legal_basis[:120], page={"name": "convene:body", "args": [body.year, body.pk]},
    )  # fmt: skip


@transaction.atomic
def plan_body_meeting(
    body: Body, *, title: str, starts_at: datetime, ends_at: datetime, place: str, by: Person
) -> Meeting:
    """Everybody who sits on that day is invited with a vote."""
    meeting = plan_meeting(
        body.government, body.subject, title=title, starts_at=starts_at, ends_at=ends_at, place=place, by=by
    )
    sitting = Member.objects.sitting(body, on=starts_at.date()).select_related("person").order_by("pk")
    rows = [
        {"person": one.person, "name": one.name, "voting": True, "capacity": one.role, "affiliation": one.capacity}
        for one in sitting
    ]
    seat_all(meeting, rows, by=by)
    return meeting
