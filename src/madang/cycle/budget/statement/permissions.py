"""Why somebody may not see the draft, write the committee's words, have it adopted, freeze it: one code, or None."""

from madang.base.meetings.models import Host, Motion, Outcome
from madang.base.people.models import Person
from madang.base.record.models import Entry as Noted
from madang.cycle.convene.models import Body, Kind
from madang.cycle.plan.models import Cycle

from ..models import OpinionStatement, StatementState
from ..permissions import why_not_keep_books

COMMITTEES = (Kind.COMMITTEE, Kind.STEERING)
_CHANGES = ("statement_words", "statement_reopened")


def why_not_see_draft(person: Person, cycle: Cycle) -> str | None:
    """The budget office, and the secretaries of the committee that adopts it; both after the second factor."""
    reason = why_not_keep_books(person, cycle.government)
    if reason != "budget.officers_only" or not person.is_authenticated:
        return "budget.statement_office_only" if reason == "budget.officers_only" else reason
    if not Host.objects.of(cycle.government).run_by(person).filter(host__in=committees_of(cycle)).exists():
        return "budget.statement_office_only"
    return None if person.passed_second_factor else "people.second_factor_needed"


def committees_of(cycle: Cycle) -> list[str]:
    """The subjects of the committees whose statement it is."""
    bodies = Body.objects.of_year(cycle).filter(kind__in=COMMITTEES)
    return [f"body/{pk}" for pk in bodies.values_list("pk", flat=True)]


def why_not_write(person: Person, statement: OpinionStatement) -> str | None:
    """The committee's words: until it adopted them."""
    if reason := why_not_see_draft(person, statement.cycle):
        return reason
    return None if statement.state == StatementState.DRAFT else "budget.statement_adopted"


def why_not_adopt(person: Person, statement: OpinionStatement) -> str | None:
    return why_not_write(person, statement)


def why_not_adopt_by(person: Person, statement: OpinionStatement, motion: Motion) -> str | None:
    """Only a motion that carried, on an item about this statement, in a meeting of its committee, opened after the last
    change of it: nobody adopts other words than those that were voted on."""
    if reason := why_not_write(person, statement):
        return reason
    item = motion.item
    here = item.meeting.government_id == statement.cycle.government_id
    if not here or item.subject != statement.subject or item.meeting.host not in committees_of(statement.cycle):
        return "budget.another_motion"
    if motion.outcome != Outcome.CARRIED:
        return "budget.not_carried"
    changes = Noted.objects.of(statement.cycle.government).about(statement.subject).filter(event__in=_CHANGES)
    return "budget.changed_since_the_vote" if changes.filter(at__gt=motion.opened_at).exists() else None


def why_not_reopen(person: Person, statement: OpinionStatement) -> str | None:
    if reason := why_not_see_draft(person, statement.cycle):
        return reason
    if statement.state == StatementState.FROZEN:
        return "budget.statement_frozen"
    return None if statement.state == StatementState.ADOPTED else "budget.statement_not_adopted"


def why_not_freeze(person: Person, statement: OpinionStatement) -> str | None:
    """The officers who answer for the bill, and only what the committee adopted."""
    if reason := why_not_keep_books(person, statement.cycle.government):
        return reason
    if statement.state == StatementState.FROZEN:
        return "budget.statement_frozen"
    return None if statement.state == StatementState.ADOPTED else "budget.statement_not_adopted"
