"""Put a motion to the vote, vote by name, count, close."""

from collections import Counter

from django.db import IntegrityError, transaction

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require

from ..models import Attendance, Choice, Item, Manner, Motion, Outcome, Voice
from ..permissions import is_recused, why_not_speak, why_not_vote_on
from ..reckoning import room_for
from .grip import grip, note_about


@transaction.atomic
def open_motion(item: Item, words: str, *, by: Person, manner: str = Manner.HANDS, proposed_by: str = "") -> Motion:
    """Only with a quorum in the room, and one vote at a time on an item."""
    require(why_not_vote_on(by, meeting := grip(item.meeting)))
    item.meeting = meeting
    room = room_for(item)
    if not room.has_quorum:
        raise Refused("meetings.no_quorum", there=room.there, needed=max(1, room.quorum_needed))
    try:
        with transaction.atomic():
            motion = Motion.objects.create(item=item, words=words, manner=Manner(manner), proposed_by=proposed_by)
    except IntegrityError as clash:
        raise Refused("meetings.a_vote_is_open") from clash
    note_about(meeting, "motion_opened", by=by, item=item.title, words=words)
    return motion


@transaction.atomic
def speak(motion: Motion, choice: str, *, by: Person, attendance: Attendance | None = None) -> Voice:
    """A vote by name: a member's own, or what the secretary hears (`attendance`). It may be changed until the vote closes."""
    motion, meeting = _grip(motion)
    own = meeting.attendances.filter(person=by).first() if by.is_authenticated else None
    seat = attendance or own
    if attendance is None or (own and own.pk == attendance.pk):
        require(why_not_speak(by, motion, seat))
    else:
        require(why_not_vote_on(by, meeting))
        require(_why_not_count(motion, seat))
    said, _made = Voice.objects.update_or_create(
        motion=motion, attendance=seat, defaults={"choice": Choice(choice), "by": by, "at": clock.now()}
    )
    note_about(meeting, "voice_taken", by=by, public=False, motion=motion.pk)
    return said


@transaction.atomic
def close_motion(motion: Motion, *, by: Person, yes: int = 0, no: int = 0) -> Motion:
    """`yes` and `no` of a vote by hand or ballot; who said neither abstained. By name they are counted, by consent all agree."""
    motion, meeting = _grip(motion)
    require(why_not_vote_on(by, meeting))
    if not motion.is_open:
        raise Refused("meetings.vote_is_closed")
    motion.item.meeting = meeting
    room = room_for(motion.item)
    if motion.manner == Manner.NAMED:
        yes, no = _named(motion)
    elif motion.manner == Manner.CONSENT:
        yes, no = room.present, 0
    if yes < 0 or no < 0 or yes + no > room.present:
        raise Refused("meetings.more_votes_than_people", present=room.present)
    motion.sitting, motion.present, motion.recused = room.sitting, room.present, room.recused
    motion.quorum_needed, motion.yes_needed = room.quorum_needed, room.yes_needed
    motion.yes, motion.no, motion.abstain = yes, no, room.present - yes - no
    motion.outcome = _outcome(room, yes)
    return _close(motion, meeting, by)


@transaction.atomic
def withdraw_motion(motion: Motion, *, by: Person) -> Motion:
    motion, meeting = _grip(motion)
    require(why_not_vote_on(by, meeting))
    if not motion.is_open:
        raise Refused("meetings.vote_is_closed")
    motion.outcome = Outcome.WITHDRAWN
    return _close(motion, meeting, by)


def _grip(motion: Motion) -> tuple[Motion, object]:
    """The meeting's row is locked first, then the motion is read: a voice and the closing come one after the other."""
    meeting = grip(motion.item.meeting)
    return Motion.objects.select_related("item").get(pk=motion.pk), meeting


def _why_not_count(motion: Motion, seat: Attendance) -> str | None:
    """Asked of a seat that the secretary names."""
    if not motion.is_open or motion.manner != Manner.NAMED:
        return "meetings.vote_is_closed"
    if not (seat.voting and seat.present and seat.meeting_id == motion.item.meeting_id):
        return "meetings.no_vote_here"
    return "meetings.left_the_room" if is_recused(seat, motion) else None


def _named(motion: Motion) -> tuple[int, int]:
    """Only of those who are still in the room."""
    said = Counter(motion.voices.filter(attendance__present=True).values_list("choice", flat=True))
    return said[Choice.YES], said[Choice.NO]


def _outcome(room, yes: int) -> Outcome:
    if not room.has_quorum:
        return Outcome.NO_QUORUM
    return Outcome.CARRIED if yes >= room.yes_needed else Outcome.LOST


def _close(motion: Motion, meeting, by: Person) -> Motion:
    motion.closed_at, motion.closed_by = clock.now(), by
    motion.save()
    told = {"words": motion.words, "outcome": motion.outcome}
    told |= {name: getattr(motion, name) for name in ("sitting", "present", "recused", "yes", "no", "abstain")}
    note_about(meeting, "voted", by=by, item=motion.item.title, **told)
    if motion.item.subject and motion.was_counted:
        note_about(meeting, "voted", by=by, subject=motion.item.subject, item=motion.item.title, **told)
    return motion
