"""Why somebody may not start a work, pay for it, change it or report about it: one code, or None."""

from madang.base.people.models import Person, Role
from madang.base.places.models import Government
from madang.cycle.budget.models import Project
from madang.cycle.review.permissions import offices_of

from .models import Payment, State, Work

DESK = (Role.OFFICER, Role.REVIEWER)


def why_not_see_desk(person: Person, government: Government) -> str | None:
    if not person.is_authenticated:
        return "execute.offices_only"
    reason = person.why_not_play(government, *DESK)
    return "execute.offices_only" if reason == "people.not_your_part" else reason


def why_not_carry_out(person: Person, project: Project) -> str | None:
    """The budget office, or whoever works in the office that answers for the project."""
    government = project.cycle.government
    if reason := why_not_see_desk(person, government):
        return reason
    if Role.OFFICER in person.roles_in(government):
        return None
    mine = project.office and project.office.name in offices_of(person, government)
    return None if mine else "execute.another_office"


def why_not_change(person: Person, work: Work) -> str | None:
    """Contracts, steps, changes: while it goes on."""
    if reason := why_not_carry_out(person, work.project):
        return reason
    return "execute.is_cancelled" if work.state == State.CANCELLED else None


def why_not_pay(person: Person, work: Work) -> str | None:
    """Also after the end, and also what a cancelled work still owes."""
    return why_not_carry_out(person, work.project)


def why_not_take_back(person: Person, payment: Payment) -> str | None:
    if reason := why_not_carry_out(person, payment.work.project):
        return reason
    if payment.reverses_id or Payment.objects.filter(reverses=payment).exists():
        return "execute.taken_back_already"
    return None


def offices_seen(person: Person, government: Government) -> set[str] | None:
    """The offices whose works are on this person's desk; None: all of them."""
    return None if Role.OFFICER in person.roles_in(government) else offices_of(person, government)
