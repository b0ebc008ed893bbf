"""Why somebody may not submit, amend, write down or decide a bill: a code, or None."""

from madang.base.people.models import Person
from madang.base.places.models import Government

from ..ledger import accounts
from ..models import Bill, BillKind, BillState, Column, Entry, OpinionStatement, Request, RequestState, StatementState
from ..permissions import why_not_keep_books


def why_not_submit(person: Person, bill: Bill) -> str | None:
    """The main budget goes with the residents' statement, frozen (지방재정법 §39③)."""
    if reason := why_not_keep_books(person, bill.government):
        return reason
    if bill.state != BillState.DRAFT:
        return "budget.submitted_already"
    if not Entry.objects.filter(booking__cause=bill.subject, column=Column.BILL).exists():
        return "budget.nothing_in_the_bill"
    if bill.kind == BillKind.MAIN and unsettled(bill):
        return "budget.not_settled"
    if bill.kind == BillKind.MAIN and not statement_of(bill).filter(state=StatementState.FROZEN).exists():
        return "budget.statement_not_frozen"
    return None


def unsettled(bill: Bill) -> list[int]:
    """What residents chose for this year that is neither in the bill nor left out with a reason, by the projects' keys."""
    of_year = Entry.objects.of(bill.government).filter(project__cycle__fiscal_year=bill.fiscal_year)
    left_out = Request.objects.filter(project__cycle__fiscal_year=bill.fiscal_year, state=RequestState.LEFT_OUT)
    reasoned = set(left_out.values_list("project", flat=True))
    sums = accounts(of_year, "project")
    return [pk for pk, account in sums.items() if account.selected and not account.bill and pk not in reasoned]


def why_not_deal(person: Person, bill: Bill) -> str | None:
    """Amendments, committees and the decision are of a bill that is before the council."""
    if reason := why_not_keep_books(person, bill.government):
        return reason
    return _WHY_NOT_NOW[bill.state]


def why_not_correct(person: Person, bill: Bill) -> str | None:
    if reason := why_not_keep_books(person, bill.government):
        return reason
    return "budget.not_decided" if bill.state != BillState.DECIDED else None


def why_not_supplement(person: Person, government: Government, fiscal_year: int) -> str | None:
    """추경 follows a budget that was decided, one bill after another (지방자치법 §145)."""
    if reason := why_not_keep_books(person, government):
        return reason
    last = Bill.objects.of(government).filter(fiscal_year=fiscal_year).order_by("-sequence").first()
    return None if last and last.state == BillState.DECIDED else "budget.another_bill_is_open"


def why_not_draft_supplement(person: Person, bill: Bill) -> str | None:
    if reason := why_not_keep_books(person, bill.government):
        return reason
    open_one = bill.kind == BillKind.SUPPLEMENTARY and bill.state == BillState.DRAFT
    return None if open_one else "budget.submitted_already"


def statement_of(bill: Bill):
    """The opinion statement of the year whose money this is."""
    return OpinionStatement.objects.filter(cycle__government_id=bill.government_id, cycle__fiscal_year=bill.fiscal_year)


_WHY_NOT_NOW = {
    BillState.DRAFT: "budget.not_submitted",
    BillState.SUBMITTED: None,
    BillState.DECIDED: "budget.decided_already",
}
