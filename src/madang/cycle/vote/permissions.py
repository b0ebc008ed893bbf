"""Why somebody may not make the paper, vote, or take a step of the ceremony: one code, or None."""

from datetime import datetime, timedelta

from madang.base import clock
from madang.base.people.models import Person, Role
from madang.cycle.plan.models import Cycle, Stage

from .custody.agreement import agreeing, differing
from .models import Approval, Audit, BatchState, Custody, Objection, PaperBatch, Poll, RollEntry, State, Status, Step

KEEPERS = (Role.OFFICER, Role.COUNTER)
# From which states a step may be taken: two people's first and second word.
_FROM = {
    Step.CLOSE: (State.READY, State.OPEN, State.SUSPENDED, State.CLOSING),
    Step.FREEZE: (State.CHALLENGE,),
    Step.UNLINK: (State.FROZEN,),
    Step.OPEN: (State.UNLINKED,),
    Step.FINAL: (State.PUBLISHED,),
    Step.PURGE: (State.FINAL,),
}


def why_not_make_paper(person: Person, cycle: Cycle) -> str | None:
    if not person.is_authenticated:
        return "vote.officers_only"
    reason = person.why_not_play(cycle.government, Role.OFFICER)
    if reason:
        return "vote.officers_only" if reason == "people.not_your_part" else reason
    if cycle.window(Stage.VOTE) is None:
        return "vote.no_window"
    return "vote.already_open" if cycle.has_begun(Stage.VOTE) else None


def why_not_vote(person: Person, poll: Poll, shown_at: datetime | None = None) -> str | None:
    """Asked before a page is shown; the cast asks again under its lock."""
    if reason := why_not_now(poll, clock.now(), shown_at):
        return reason
    if not person.is_authenticated:
        return "vote.sign_in"
    entry = RollEntry.objects.of(poll).filter(person=person).first()
    return why_not_again(poll, entry)


def why_not_again(poll: Poll, entry: RollEntry | None) -> str | None:
    """What stands on the roll against another envelope."""
    if entry is None or entry.status == Status.VOIDED:
        return "vote.not_on_the_roll"
    if entry.in_person or entry.status == Status.VOTED_PAPER:
        return "vote.voted_in_person"
    return None if casts_left(poll, entry) else "vote.no_more_changes"


def casts_left(poll: Poll, entry: RollEntry) -> int:
    """How often they may still send an envelope. A withdrawal after they had voted gave them one more."""
    left = poll.max_casts - entry.cast_count
    return left if left > 0 else max(0, left + entry.second_chances.count())


def why_not_now(poll: Poll, moment: datetime, shown_at: datetime | None = None) -> str | None:
    """Whether the box takes envelopes. Who was shown the paper before the close may still send it for some minutes."""
    if poll.state == State.SUSPENDED:
        return "vote.suspended"
    if poll.state not in State.voting() or poll.opens_at is None or moment < poll.opens_at:
        return "vote.closed"
    in_time = shown_at is not None and shown_at < poll.closes_at
    until = poll.closes_at + timedelta(minutes=poll.grace_minutes if in_time else 0)
    return None if moment < until else "vote.closed"


def why_not_see_box(person: Person, poll: Poll) -> str | None:
    """The office of the ceremony: those who answer for the year and those who count."""
    if not person.is_authenticated:
        return "vote.keepers_only"
    reason = person.why_not_play(poll.cycle.government, *KEEPERS)
    return "vote.keepers_only" if reason == "people.not_your_part" else reason


def why_not_step(person: Person, poll: Poll, step: Step) -> str | None:
    """Whether this person may give their word for this step now."""
    if reason := why_not_see_box(person, poll):
        return reason
    if poll.state not in _FROM[step]:
        return "vote.not_this_step"
    if clock.now() < earliest(poll, step):
        return "vote.too_early"
    if reason := _why_not_ready(poll, step):
        return reason
    given = Approval.objects.of(poll).filter(step=step)
    if given.filter(by=person).exists():
        return "vote.word_given"
    return None if role_for(person, poll, step) else "vote.two_roles"


def _why_not_ready(poll: Poll, step: Step) -> str | None:
    """What must be there before a step."""
    if step in (Step.FREEZE, Step.FINAL) and Objection.objects.of(poll).filter(decided_at=None).exists():
        return "vote.objections_wait"
    trustees = poll.custody == Custody.TRUSTEES
    if step == Step.FREEZE:
        if PaperBatch.objects.of(poll).exclude(state=BatchState.SIGNED).exists():
            return "vote.papers_unsigned"
        audit = Audit.objects.of(poll).first()
        if audit is None:
            return "vote.audit_unannounced" if trustees else None
        return None if clock.now() < audit.known_at else "vote.audit_known"
    if step == Step.OPEN and trustees and not agreeing(poll):
        return "vote.openings_differ" if differing(poll) else "vote.openings_missing"
    return None


def role_for(person: Person, poll: Poll, step: Step) -> str | None:
    """As what this person speaks: an officer's word is one, a counter's the other."""
    given = set(Approval.objects.of(poll).filter(step=step).values_list("role", flat=True))
    free = (role for role in KEEPERS if role not in given)
    return next((role for role in free if person.why_not_play(poll.cycle.government, role) is None), None)


def earliest(poll: Poll, step: Step) -> datetime:
    """Nobody closes while somebody may still send; nobody freezes, and nothing is final, while people may object."""
    if step == Step.CLOSE:
        return poll.closes_at + timedelta(minutes=poll.grace_minutes)
    if step == Step.FREEZE:
        return poll.closed_at + timedelta(days=poll.challenge_days)
    published = poll.publication.at if step in (Step.FINAL, Step.PURGE) else None
    return published + timedelta(days=poll.challenge_days) if published else poll.closed_at


def why_not_suspend(person: Person, poll: Poll) -> str | None:
    if reason := why_not_see_box(person, poll):
        return reason
    return None if poll.state == State.OPEN else "vote.not_this_step"


def why_not_resume(person: Person, poll: Poll) -> str | None:
    if reason := why_not_see_box(person, poll):
        return reason
    return None if poll.state == State.SUSPENDED else "vote.not_this_step"
