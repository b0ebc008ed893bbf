"""Why somebody may not make the paper, enter the roll, or vote: one code, or None."""

from madang.base.people.models import Person, Role
from madang.cycle.plan.models import Cycle, Stage

from .models import Poll, RollEntry


def why_not_make_paper(person: Person, cycle: Cycle) -> str | None:
    if not person.is_authenticated:
        return "vote.officers_only"
    reason = person.why_not_play(cycle.government, Role.OFFICER)
    if reason:
        return "vote.officers_only" if reason == "people.not_your_part" else reason
    if cycle.window(Stage.VOTE) is None:
        return "vote.no_window"
    return "vote.already_open" if cycle.has_begun(Stage.VOTE) else None


def why_not_vote(person: Person, poll: Poll) -> str | None:
    if not poll.cycle.is_open(Stage.VOTE):
        return "vote.closed"
    if not person.is_authenticated:
        return "vote.sign_in"
    entry = RollEntry.objects.of(poll).filter(person=person).first()
    if entry is None:
        return "vote.not_on_the_roll"
    return "vote.already_voted" if entry.has_voted else None
