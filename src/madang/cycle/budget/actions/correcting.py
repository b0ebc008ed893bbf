"""An officer takes an entry of the ledger back, with a reason that everyone reads."""

from django.db import transaction

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang.base.places.models import Government
from madang.base.record.actions import note

from .. import ledger
from ..ledger import Posting, account_of
from ..models import Booking, Column, Entry, Project, Request, RequestState, Source
from ..permissions import why_not_correct_selected, why_not_take_back
from .choosing import selected_of
from .telling import tell


@transaction.atomic
def take_back(entry: Entry, *, reason: str, by: Person) -> Booking:
    """An equal entry back. What a council decided or a payment paid is put right where it was written down."""
    require(why_not_take_back(by, entry))
    booking = ledger.take_back(entry, cause=entry.booking.cause, by=by, on=clock.today(), reason=reason)
    facts = {"entry": entry.number, "amount": entry.amount, "column": entry.column, "reason": reason}
    if entry.project:
        _reopen(entry.project)
        tell(entry.project, "budget.taken_back", by=by, **facts)
    else:
        year = entry.fiscal_year
        note(
            entry.government, entry.line.subject, "budget.taken_back", by=by, actor="officer", year=year,
            title=str(entry.line), **facts,
        )  # fmt: skip
    return booking


@transaction.atomic
def correct_selected(project: Project, amount: int, *, reason: str, by: Person) -> Project:
    """What was chosen was typed wrongly: the difference is written beside it, with why. Both stay in the ledger."""
    Government.objects.select_for_update().get(pk=project.cycle.government_id)
    require(why_not_correct_selected(by, project))
    require("budget.why_corrected" if not reason.strip() else None)
    standing = selected_of(project) or {Source.MUNICIPAL: 0}
    before, (source, *others) = sum(standing.values()), sorted(standing, key=standing.get, reverse=True)
    rest = [Posting(Column.SELECTED, -standing[one], project, source=Source(one)) for one in others]
    first = Posting(Column.SELECTED, amount - standing[source], project, source=Source(source))
    booked = ledger.book(
        project.cycle.government, [*rest, first], cause=project.subject, by=by, on=clock.today(), reason=reason
    )
    require("budget.nothing_changed" if booked is None else None)
    tell(project, "budget.selected_corrected", by=by, before=before, amount=amount, reason=reason)
    return project


def _reopen(project: Project) -> None:
    """A request of which nothing is left in the ledger waits for its next step again."""
    account = account_of(Entry.objects.of(project.cycle.government).filter(project=project))
    asked = Request.objects.filter(project=project)
    if not account.bill:
        asked.filter(state=RequestState.IN_BILL).update(state=RequestState.SENT)
    if not account.requested:
        asked.filter(state=RequestState.SENT).update(state=RequestState.ASKED)
