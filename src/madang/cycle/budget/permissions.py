"""Why somebody may not keep the ledger, ask for money, write down the council or freeze the statement: a code, or None."""

from datetime import date

from django.utils import timezone

from madang.base.people.models import Person, Role
from madang.base.places.models import Government
from madang.cycle.decide.models import Outcome, Resolution
from madang.cycle.plan.models import Cycle
from madang.cycle.review.permissions import offices_of

from .models import Bill, BillState, Column, Entry, Project, Request, RequestState


def why_not_keep_books(person: Person, government: Government) -> str | None:
    """The budget office's work: lines, requests, bills, decisions."""
    if not person.is_authenticated:
        return "budget.officers_only"
    reason = person.why_not_play(government, Role.OFFICER)
    return "budget.officers_only" if reason == "people.not_your_part" else reason


def why_not_make(person: Person, resolution: Resolution) -> str | None:
    """A resolution becomes projects once."""
    if reason := why_not_keep_books(person, resolution.count.poll.cycle.government):
        return reason
    return "budget.made_already" if Project.objects.filter(decision__resolution=resolution).exists() else None


def why_not_enter(person: Person, cycle: Cycle) -> str | None:
    return why_not_keep_books(person, cycle.government)


def why_not_take_up(person: Person, project: Project) -> str | None:
    """Only what waits in reserve, and once."""
    if reason := why_not_keep_books(person, project.cycle.government):
        return reason
    reserve = project.decision and project.decision.outcome == Outcome.RESERVE
    has_money = Entry.objects.filter(project=project, column=Column.SELECTED).exists()
    return None if reserve and not has_money else "budget.not_in_reserve"


def why_not_assign(person: Person, project: Project) -> str | None:
    """Not while a department is at work on it."""
    if reason := why_not_keep_books(person, project.cycle.government):
        return reason
    return "budget.asked_already" if Request.objects.filter(project=project).exists() else None


def why_not_ask(person: Person, project: Project) -> str | None:
    """The budget office asks the department that answers for it, once, for what was selected."""
    if reason := why_not_assign(person, project):
        return reason
    if project.office is None:
        return "budget.no_office"
    has_money = Entry.objects.filter(project=project, column=Column.SELECTED).exists()
    return None if has_money else "budget.nothing_selected"


def why_not_see_requests(person: Person, government: Government) -> str | None:
    """Departments and the budget office."""
    if not person.is_authenticated:
        return "budget.departments_only"
    reason = person.why_not_play(government, Role.REVIEWER, Role.OFFICER)
    return "budget.departments_only" if reason == "people.not_your_part" else reason


def why_not_fill(person: Person, request: Request) -> str | None:
    """Only the department that was asked, until it has sent its request."""
    government = request.project.cycle.government
    if not person.is_authenticated:
        return "budget.departments_only"
    reason = person.why_not_play(government, Role.REVIEWER)
    if reason:
        return "budget.departments_only" if reason == "people.not_your_part" else reason
    if request.office.name not in offices_of(person, government):
        return "budget.another_department"
    return None if request.state == RequestState.ASKED else "budget.sent_already"


def why_not_draft(person: Person, bill: Bill) -> str | None:
    """What stands in a bill is the budget office's to arrange until the bill goes to the council."""
    if reason := why_not_keep_books(person, bill.government):
        return reason
    return None if bill.state == BillState.DRAFT else "budget.bill_not_open"


def why_not_settle(person: Person, request: Request) -> str | None:
    """Whether a request can be put in the bill or left out now."""
    if reason := why_not_keep_books(person, request.project.cycle.government):
        return reason
    return None if request.state == RequestState.SENT else "budget.not_sent"


def why_not_leave_out(person: Person, request: Request) -> str | None:
    """The budget office may leave out what a department sent, and what it never answered."""
    if reason := why_not_keep_books(person, request.project.cycle.government):
        return reason
    return None if request.state in (RequestState.SENT, RequestState.ASKED) else "budget.not_sent"


# What else stands behind such an entry would contradict the ledger if the entry alone went back.
_HERE = (Column.SELECTED, Column.REQUESTED, Column.BILL)


def why_not_take_back(person: Person, entry: Entry) -> str | None:
    """Before the council has the bill: what was chosen and asked for is the measure of what it decides. Later entries are put
    right by the act that wrote them."""
    since = at_council_since(entry.government, entry.fiscal_year)
    if reason := why_not_take_back_after(person, entry, since):
        return reason
    return "budget.bill_not_open" if since and _is_in_a_sent_bill(entry) else None


def why_not_take_back_after(person: Person, entry: Entry, since: date | None) -> str | None:
    """The same of many entries of a year: `since` is what `at_council_since` says of it."""
    if reason := why_not_keep_books(person, entry.government):
        return reason
    if entry.column not in _HERE:
        return "budget.put_right_elsewhere"
    if entry.reverses_id:
        return "budget.already_taken_back"
    written = timezone.localtime(entry.booking.at).date()
    return "budget.bill_not_open" if since and (entry.column == Column.BILL or written <= since) else None


def _is_in_a_sent_bill(entry: Entry) -> bool:
    """Whatever day was written down for the bill."""
    bills = Bill.objects.of(entry.government).exclude(state=BillState.DRAFT).values_list("pk", flat=True)
    causes = [f"bill/{pk}" for pk in bills]
    return Entry.objects.filter(project=entry.project_id, column=Column.BILL, booking__cause__in=causes).exists()


def why_not_correct_selected(person: Person, project: Project) -> str | None:
    """Of a list that was typed: until its department has sent what it asks for."""
    if reason := why_not_keep_books(person, project.cycle.government):
        return reason
    if project.decision_id:
        return "budget.put_right_elsewhere"
    asked = Request.objects.filter(project=project).exclude(state=RequestState.ASKED)
    return "budget.sent_already" if asked.exists() else None


def at_council_since(government: Government, fiscal_year: int) -> date | None:
    """The day on which a bill of that year left the house: from then on its amounts change by amended bills only."""
    bills = Bill.objects.of(government).filter(fiscal_year=fiscal_year).exclude(state=BillState.DRAFT)
    return bills.order_by("sequence").values_list("submitted_on", flat=True).first()
