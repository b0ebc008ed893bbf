"""Why somebody may not open a hearing, state, write a statement down, or answer: one code, or None."""

from madang.base import clock
from madang.base.people.models import Person, Role
from madang.cycle.plan.models import Cycle

from ..models import Hearing, Statement
from ..scoring.permissions import why_not_run

SPEAKERS = (Role.OFFICER, Role.REVIEWER, Role.APPROVER)


def why_not_open_hearing(person: Person, cycle: Cycle) -> str | None:
    return why_not_run(person, cycle)


def why_not_state(person: Person, hearing: Hearing) -> str | None:
    """Whoever lives here, while it is open."""
    if not hearing.is_open:
        return "deliberate.hearing_not_open"
    if not person.is_authenticated:
        return "deliberate.sign_in"
    return None if person.plays(hearing.cycle.government, Role.RESIDENT) else "deliberate.residents_only"


def why_not_take_down(person: Person, hearing: Hearing) -> str | None:
    """What was said in the room or handed over on paper: officers and helpers, from the opening on."""
    if not person.is_authenticated:
        return "deliberate.officers_only"
    reason = person.why_not_play(hearing.cycle.government, Role.OFFICER, Role.HELPER)
    if reason:
        return "deliberate.officers_only" if reason == "people.not_your_part" else reason
    return None if hearing.opens_at <= clock.now() else "deliberate.hearing_not_open"


def why_not_answer(person: Person, statement: Statement) -> str | None:
    """An office, by its name."""
    if not person.is_authenticated:
        return "deliberate.officers_only"
    government = statement.hearing.cycle.government
    if reason := person.why_not_play(government, *SPEAKERS):
        return "deliberate.officers_only" if reason == "people.not_your_part" else reason
    if not person.office_in(government):
        return "talk.no_office"
    return "deliberate.answered_already" if statement.answered_at else None
