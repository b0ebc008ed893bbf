"""Meetings as events of a calendar file."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from madang.base.pages.words import name_of

from .ics import Event, calendar
from .models import Meeting, State

STATUS = {State.PLANNED: "TENTATIVE", State.CANCELLED: "CANCELLED"}


def feed(name: str, meetings: Iterable[Meeting], absolute) -> str:
    """`absolute(path)` makes an address of the site's own complete."""
    return calendar(name, (_event(meeting, absolute) for meeting in meetings))


def _event(meeting: Meeting, absolute) -> Event:
    return Event(
        uid=f"{meeting.uid}@madang",
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        changed_at=meeting.changed_at,
        title=f"{meeting.title} ({name_of(meeting.holder)})",
        status=STATUS.get(meeting.state, "CONFIRMED"),
        sequence=meeting.sequence,
        place=meeting.place or str(meeting.get_mode_display()),
        about=_about(meeting),
        url=absolute(meeting.get_absolute_url()),
        kind=str(meeting.get_kind_display()),
    )


def _about(meeting: Meeting) -> str:
    """What a resident needs to know. The online address only where everyone may come."""
    lines = [meeting.about, meeting.access]
    if meeting.is_open and meeting.link:
        lines.append(meeting.link)
    if meeting.state == State.CANCELLED:
        lines.insert(0, _("취소함: %(reason)s") % {"reason": meeting.reason})
    return "\n".join(line for line in lines if line)
