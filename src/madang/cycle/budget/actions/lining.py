"""Lines of the budget: written down one by one or from a table, and what the whole line has in the bill."""

from collections.abc import Iterable

from django.db import transaction

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang.base.places.models import Government
from madang.base.record.actions import note

from ..ledger import Posting, account_of, book
from ..lines_file import EnteredLine
from ..models import Bill, BillKind, BillState, Column, Entry, Line
from ..permissions import why_not_draft, why_not_keep_books


def bill_in_draft(government: Government, fiscal_year: int) -> Bill:
    """The bill that is being drawn up for a year: the main one, or a supplementary one that is not yet before the council."""
    bills = Bill.objects.of(government).filter(fiscal_year=fiscal_year)
    if open_one := bills.filter(state=BillState.DRAFT).order_by("-sequence").first():
        return open_one
    last = bills.order_by("-sequence").first()
    if last is not None:
        return last  # nothing is open: whoever wants to write in it is refused
    main = {"government": government, "fiscal_year": fiscal_year, "kind": BillKind.MAIN, "sequence": 0}
    return Bill.objects.get_or_create(**main)[0]  # two may begin at the same moment


@transaction.atomic
def enter_lines(government: Government, fiscal_year: int, entered: Iterable[EnteredLine], *, by: Person) -> list[Line]:
    """New lines, and their totals in the bill that is being drawn up. A line that is there is never written over."""
    require(why_not_keep_books(by, government))
    entered = list(entered)
    for one in entered:
        one.line.save(force_insert=True)
    totals = [Posting(Column.BILL, one.total, line=one.line) for one in entered if one.total]
    if totals:
        bill = bill_in_draft(government, fiscal_year)
        require(why_not_draft(by, bill))
        book(government, totals, cause=bill.subject, by=by, on=clock.today())
    note(
        government, f"cycle/{fiscal_year}", "budget.lines_entered", by=by, actor="officer", year=fiscal_year,
        lines=len(entered), total=sum(one.total or 0 for one in entered),
    )  # fmt: skip
    return [one.line for one in entered]


@transaction.atomic
def set_total(line: Line, total: int, *, reason: str, by: Person) -> None:
    """What the whole line has in the bill, from now on; less than before says why."""
    Government.objects.select_for_update().get(pk=line.government_id)
    bill = bill_in_draft(line.government, line.fiscal_year)
    require(why_not_draft(by, bill))
    before = account_of(Entry.objects.of(line.government).filter(line=line, project=None)).bill
    book(
        line.government, [Posting(Column.BILL, total - before, line=line)], cause=bill.subject, by=by,
        on=clock.today(), reason=reason,
    )  # fmt: skip
    note(
        line.government, line.subject, "budget.total_set", by=by, actor="officer", year=line.fiscal_year,
        line=str(line), before=before, total=total, reason=reason,
    )  # fmt: skip
