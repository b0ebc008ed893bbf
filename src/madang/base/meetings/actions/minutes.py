"""Draft, approve, send back, publish and correct minutes."""

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require

from ..content import content_of, digest_of
from ..models import Correction, Meeting, Minutes, Motion, Outcome, Stand, State
from ..permissions import is_chair, why_not_approve, why_not_run, why_not_vote_on
from .grip import grip, note_about, tell


@transaction.atomic
def draft_minutes(meeting: Meeting, *, by: Person) -> Minutes:
    """Begin the paper of a meeting that was held; the order of business is taken from the agenda."""
    require(why_not_vote_on(by, meeting := grip(meeting)))
    if Motion.objects.filter(item__meeting=meeting, outcome=Outcome.OPEN).exists():
        raise Refused("meetings.a_vote_is_open")
    if Minutes.objects.filter(meeting=meeting).exists():
        raise Refused("meetings.drafted_already")
    with translation.override(meeting.government.language):
        course = _course(meeting)
    minutes = Minutes.objects.create(meeting=meeting, course=course, drafted_by=by)
    note_about(meeting, "minutes_drafted", by=by)
    return minutes


@transaction.atomic
def save_minutes(minutes: Minutes, course: str, *, by: Person, seen: int) -> Minutes:
    require(why_not_vote_on(by, meeting := grip(minutes.meeting)))
    waiting = Minutes.objects.filter(pk=minutes.pk, stand=Stand.DRAFT, revision=seen)
    # Whoever wrote last has drawn it up, and so is not the one who approves it.
    if not waiting.update(course=course, revision=seen + 1, drafted_by=by, returned=""):
        raise Refused("meetings.changed_meanwhile")
    note_about(meeting, "minutes_saved", by=by, public=False)
    minutes.refresh_from_db()
    return minutes


@transaction.atomic
def approve_minutes(minutes: Minutes, *, by: Person, seen: int) -> Minutes:
    """확인: another person than who wrote them. From here on neither paper nor what it was made of changes."""
    minutes, meeting = _grip(minutes)
    require(why_not_approve(by, minutes))
    if minutes.revision != seen:
        raise Refused("meetings.changed_meanwhile")
    if Motion.objects.filter(item__meeting=meeting, outcome=Outcome.OPEN).exists():
        raise Refused("meetings.a_vote_is_open")
    minutes.stand, minutes.approved_at, minutes.approved_by = Stand.APPROVED, clock.now(), by
    minutes.approver = _signs(by, meeting)
    minutes.content = content_of(meeting, minutes.course)
    minutes.digest = digest_of(minutes.content)
    minutes.save()
    _move(meeting, State.MINUTED)
    note_about(meeting, "minutes_approved", by=by, digest=minutes.digest)
    return minutes


@transaction.atomic
def return_minutes(minutes: Minutes, why: str, *, by: Person) -> Minutes:
    """Before publication: sent back to be written again, with what is wrong. What was approved is dropped."""
    minutes, meeting = _grip(minutes)
    if minutes.stand == Stand.DRAFT:
        require(why_not_approve(by, minutes))
        Minutes.objects.filter(pk=minutes.pk).update(returned=why, revision=minutes.revision + 1)
    else:
        require(why_not_run(by, meeting.holder))
        if minutes.is_published:
            raise Refused("meetings.is_published")
        Minutes.objects.filter(pk=minutes.pk).update(
            stand=Stand.DRAFT, returned=why, revision=minutes.revision + 1, approved_at=None, approved_by=None,
            approver="", content={}, digest="",
        )  # fmt: skip
        _move(meeting, State.HELD)
    note_about(meeting, "minutes_returned", by=by, public=False)
    minutes.refresh_from_db()
    return minutes


@transaction.atomic
def publish_minutes(minutes: Minutes, *, by: Person) -> Minutes:
    minutes, meeting = _grip(minutes)
    require(why_not_run(by, meeting.holder))
    if minutes.stand != Stand.APPROVED:
        raise Refused("meetings.is_published" if minutes.is_published else "meetings.not_approved")
    minutes.stand, minutes.published_at = Stand.PUBLISHED, clock.now()
    minutes.save(update_fields=["stand", "published_at"])
    _move(meeting, State.PUBLISHED)
    note_about(meeting, "minutes_published", by=by, digest=minutes.digest)
    for subject in meeting.items.exclude(subject="").values_list("subject", flat=True):
        note_about(meeting, "minutes_published", by=by, subject=subject, digest=minutes.digest)
    tell(meeting, "minutes_published")
    return minutes


@transaction.atomic
def correct_minutes(minutes: Minutes, words: str, *, by: Person) -> Correction:
    """The paper stays; what was wrong in it is said under it."""
    minutes, meeting = _grip(minutes)
    require(why_not_run(by, meeting.holder))
    if not minutes.is_published:
        raise Refused("meetings.not_approved")
    made = Correction.objects.create(minutes=minutes, words=words, by=by)
    note_about(meeting, "minutes_corrected", by=by)
    return made


def _grip(minutes: Minutes) -> tuple[Minutes, Meeting]:
    meeting = grip(minutes.meeting)
    fresh = Minutes.objects.get(pk=minutes.pk)
    fresh.meeting = meeting
    return fresh, meeting


def _move(meeting: Meeting, state: State) -> None:
    meeting.state, meeting.changed_at = state, clock.now()
    meeting.save(update_fields=["state", "changed_at"])


def _signs(by: Person, meeting: Meeting) -> str:
    seat = meeting.attendances.filter(person=by).first() if is_chair(by, meeting) else None
    with translation.override(meeting.government.language):
        return f"{seat.get_capacity_display()} {seat.name}" if seat else by.office_in(meeting.government) or by.name


def _course(meeting: Meeting) -> str:
    """개회, each item of the agenda, 폐회."""
    items = [f"{item.order}. {item.title}" for item in meeting.items.all()]
    return "\n".join([_("개회"), *items, _("폐회")])
