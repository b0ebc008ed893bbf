"""Why somebody may not run a meeting, see its paper, vote in it, or ask for what they need: one code, or None."""

from django.db.models import Exists, OuterRef, QuerySet

from madang.base import clock
from madang.base.people.models import Person, Role
from madang.base.places.models import Government

from .models import Answer, Attendance, Capacity, Host, Manner, Meeting, Minutes, Motion, Need, Recusal, Stand, State

APPROVING = (Role.OFFICER, Role.APPROVER)


def why_not_run(person: Person, holder: Host) -> str | None:
    """The secretaries of who meets, and the budget office. Both after the second factor: they read what people need."""
    if not person.is_authenticated:
        return "people.sign_in_needed"
    reason = person.why_not_play(holder.government, Role.OFFICER)
    if reason is None or reason == "people.second_factor_needed":
        return reason
    if not _is_secretary(person, holder):
        return "meetings.secretaries_only"
    return None if person.passed_second_factor else "people.second_factor_needed"


def knowing_secretaries(meetings: QuerySet, person: Person) -> QuerySet:
    """The same meetings, each with the answer whether this person is its secretary: `remember` takes it over."""
    mine = Host.secretaries.through.objects.filter(host=OuterRef("holder_id"), person=person.pk)
    return meetings.annotate(run_by_me=Exists(mine))


def remember(meeting: Meeting, person: Person) -> Meeting:
    meeting.holder.__dict__.setdefault("_run_by", {})[person.pk] = meeting.run_by_me
    return meeting


def why_not_see_desk(person: Person, government: Government) -> str | None:
    """The list of the secretary: officers, and who is secretary of anything here."""
    reason = person.why_not_play(government, Role.OFFICER)
    if reason != "people.not_your_part":
        return reason
    if not Host.objects.of(government).run_by(person).exists():
        return "meetings.secretaries_only"
    return None if person.passed_second_factor else "people.second_factor_needed"


def why_not_keep_hosts(person: Person, government: Government) -> str | None:
    return person.why_not_play(government, Role.OFFICER)


def why_not_change(person: Person, meeting: Meeting) -> str | None:
    """Time, place and agenda: until it begins."""
    if reason := why_not_run(person, meeting.holder):
        return reason
    return None if meeting.is_to_come else "meetings.is_over"


def why_not_write(person: Person, meeting: Meeting) -> str | None:
    """Who was there and what was said: until another person approved the minutes."""
    if reason := why_not_run(person, meeting.holder):
        return reason
    return None if meeting.may_be_written else "meetings.is_closed"


def why_not_call(person: Person, meeting: Meeting) -> str | None:
    if reason := why_not_run(person, meeting.holder):
        return reason
    if meeting.state != State.PLANNED:
        return "meetings.called_already"
    if meeting.mode != "onsite" and not meeting.link:
        return "meetings.no_link"
    return None if meeting.is_small or meeting.items.all() else "meetings.no_agenda"


def why_not_hold(person: Person, meeting: Meeting) -> str | None:
    if reason := why_not_run(person, meeting.holder):
        return reason
    if meeting.state != State.CALLED:
        return "meetings.not_called" if meeting.state == State.PLANNED else "meetings.is_over"
    return "meetings.not_yet" if clock.now() < meeting.starts_at else None


def why_not_vote_on(person: Person, meeting: Meeting) -> str | None:
    """Open and close votes: only while the meeting is held."""
    if reason := why_not_run(person, meeting.holder):
        return reason
    return None if meeting.state == State.HELD else "meetings.not_in_session"


def why_not_speak(person: Person, motion: Motion, attendance: Attendance | None) -> str | None:
    """A member's own vote by name."""
    if attendance is None or not attendance.voting or attendance.person_id != person.pk:
        return "meetings.no_vote_here"
    if not motion.is_open or motion.manner != Manner.NAMED:
        return "meetings.vote_is_closed"
    if not attendance.present:
        return "meetings.not_in_the_room"
    return "meetings.left_the_room" if is_recused(attendance, motion) else None


def is_recused(attendance: Attendance, motion: Motion) -> bool:
    return Recusal.objects.filter(item=motion.item_id, attendance=attendance).exists()


def why_not_reply(person: Person, attendance: Attendance | None) -> str | None:
    if attendance is None or not person.is_authenticated or attendance.person_id != person.pk:
        return "meetings.not_invited"
    return None if attendance.meeting.state == State.CALLED else "meetings.is_over"


def why_not_approve(person: Person, minutes: Minutes) -> str | None:
    """확인: the chair, or an officer, approver or secretary; never who wrote it."""
    meeting = minutes.meeting
    if not person.is_authenticated:
        return "people.sign_in_needed"
    if minutes.stand != Stand.DRAFT:
        return "meetings.nothing_to_approve"
    if person.pk == minutes.drafted_by_id:
        return "meetings.another_person_approves"
    if is_chair(person, meeting):
        return None
    reason = person.why_not_play(meeting.government, *APPROVING)
    return why_not_run(person, meeting.holder) if reason == "people.not_your_part" else reason


def is_chair(person: Person, meeting: Meeting) -> bool:
    chairs = meeting.attendances.filter(capacity__in=[Capacity.CHAIR, Capacity.VICE], present=True)
    return chairs.filter(person=person).exists()


def why_not_ask(person: Person, meeting: Meeting) -> str | None:
    """Anyone who signed in, member or resident; at the counter and by telephone the secretary writes it down."""
    if not person.is_authenticated:
        return "people.sign_in_needed"
    if not meeting.is_to_come or meeting.ends_at <= clock.now():
        return "meetings.is_over"
    return None


def why_not_answer(person: Person, need: Need) -> str | None:
    if reason := why_not_run(person, need.meeting.holder):
        return reason
    return None if need.answer == Answer.WAITING else "meetings.answered_already"


def why_not_take_back(person: Person, need: Need) -> str | None:
    if not person.is_authenticated or need.person_id != person.pk:
        return "meetings.only_your_own"
    return None if need.answer == Answer.WAITING else "meetings.answered_already"


def _is_secretary(person: Person, holder: Host) -> bool:
    """Asked once for a row of the host that was read."""
    known = holder.__dict__.setdefault("_run_by", {})
    if person.pk not in known:
        known[person.pk] = holder.secretaries.filter(pk=person.pk).exists()
    return known[person.pk]
