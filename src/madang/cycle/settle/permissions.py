"""Why somebody may not open, fill, draw up, inspect, approve or notify a settlement: a code, or None."""

from datetime import date

from madang.base import clock
from madang.base.people.models import Person, Role
from madang.base.places.models import Government
from madang.cycle.budget.models import Project
from madang.cycle.plan.models import Cycle
from madang.cycle.review.permissions import offices_of

from .models import Inspection, Opinion, Settlement, State
from .residents import unanswered
from .table import Row, Table


def why_not_settle(person: Person, government: Government) -> str | None:
    """The budget office's work."""
    if not person.is_authenticated:
        return "settle.officers_only"
    reason = person.why_not_play(government, Role.OFFICER)
    return "settle.officers_only" if reason == "people.not_your_part" else reason


def why_not_open(person: Person, cycle: Cycle, fiscal_year: int) -> str | None:
    """Once a year, after it has ended."""
    if reason := why_not_settle(person, cycle.government):
        return reason
    if Settlement.objects.filter(cycle=cycle, fiscal_year=fiscal_year).exists():
        return "settle.opened_already"
    return "settle.year_not_over" if clock.today() <= date(fiscal_year, 12, 31) else None


def why_not_see_desk(person: Person, government: Government) -> str | None:
    """The budget office and the departments."""
    if not person.is_authenticated:
        return "settle.officers_only"
    reason = person.why_not_play(government, Role.OFFICER, Role.REVIEWER)
    return "settle.officers_only" if reason == "people.not_your_part" else reason


def why_not_fill(person: Person, settlement: Settlement, project: Project | None = None) -> str | None:
    """Reasons and indicators: the budget office for all, a department for its own; until it is drawn up."""
    government = settlement.cycle.government
    if reason := why_not_see_desk(person, government):
        return reason
    if not settlement.is_open:
        return "settle.drawn_up_already"
    if project is None or why_not_settle(person, government) is None:
        return None
    office = project.office.name if project.office else ""
    return None if office in offices_of(person, government) else "settle.another_office"


def lacking(settlement: Settlement, table: Table) -> list[Row]:
    """The rows that owe a reason and have none for the amount that is left."""
    owed = (row for row in table.rows if settlement.owes_a_reason(row.account.unspent, row.account.available))
    return [row for row in owed if row.left is None]


def why_not_draw_up(person: Person, settlement: Settlement, table: Table) -> str | None:
    if reason := why_not_settle(person, settlement.cycle.government):
        return reason
    if not settlement.is_open:
        return "settle.drawn_up_already"
    if not table.rows:
        return "settle.nothing_to_settle"
    return "settle.reasons_lacking" if lacking(settlement, table) else None


def why_not_reopen(person: Person, settlement: Settlement) -> str | None:
    if reason := why_not_settle(person, settlement.cycle.government):
        return reason
    return None if settlement.state in (State.DRAWN_UP, State.INSPECTED) else "settle.not_to_be_reopened"


def why_not_inspect(person: Person, settlement: Settlement) -> str | None:
    if reason := why_not_settle(person, settlement.cycle.government):
        return reason
    return None if settlement.state == State.DRAWN_UP else "settle.not_drawn_up"


def why_not_answer(person: Person, opinion: Opinion) -> str | None:
    if reason := why_not_settle(person, opinion.settlement.cycle.government):
        return reason
    return "settle.answered_already" if opinion.answer else None


def why_not_approve(person: Person, settlement: Settlement, table: Table) -> str | None:
    """The council approves what was drawn up and inspected, and nothing else; residents have their answers by then."""
    if reason := why_not_settle(person, settlement.cycle.government):
        return reason
    if settlement.state != State.INSPECTED:
        return "settle.not_inspected"
    if table.digest != settlement.drawn_digest:
        return "settle.changed_since"
    return "settle.questions_wait" if unanswered(settlement) else None


def why_not_notify(person: Person, settlement: Settlement) -> str | None:
    if reason := why_not_settle(person, settlement.cycle.government):
        return reason
    if settlement.state != State.APPROVED:
        return "settle.not_approved"
    return "settle.notified_already" if settlement.notified_on else None


def last_inspection(settlement: Settlement) -> Inspection | None:
    """The one that counts: of the table as it now is drawn up."""
    return settlement.inspections.filter(digest=settlement.drawn_digest).order_by("pk").last()
