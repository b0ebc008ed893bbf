"""The bill is drawn up: requests go in, as sent or otherwise with a reason, or are left out with a reason."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import Sum

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import require

from ..ledger import Posting, book
from ..models import Bill, Column, Entry, Line, Part, Request, RequestState, Source
from ..permissions import why_not_draft, why_not_leave_out, why_not_settle
from .requesting import selected_for
from .telling import tell


@transaction.atomic
def put_in_bill(
    bill: Bill, requests: Iterable[Request], *, amounts: Mapping[int, int] | None = None, reason: str = "", by: Person
) -> int:
    """`amounts`: by the key of a part, where the bill gives another amount than was asked for; that says why.

    A line that has too little for its projects grows by what lacks. Returns how many requests went in.
    """
    bill = Bill.objects.select_for_update().get(pk=bill.pk)
    require(why_not_draft(by, bill))
    requests, amounts = [_locked(request) for request in requests], amounts or {}
    parts: list[tuple[Request, Part, int]] = []
    for request in requests:
        require(why_not_settle(by, request), title=request.project.title)
        of_request = [
            (request, part, amounts.get(part.pk, part.amount))
            for part in request.parts.select_related("line").order_by("pk")
        ]
        require("budget.nothing_in_bill" if not any(amount for *_both, amount in of_request) else None)
        parts += of_request
    differs = any(amount != part.amount for _request, part, amount in parts)
    require("budget.why_different" if differs and not reason.strip() else None, title=requests[0].project.title)
    shares = [
        Posting(Column.BILL, amount, request.project, part.line, Source(part.source)) for request, part, amount in parts
    ]
    book(
        bill.government, [*_growing(bill, shares), *shares], cause=bill.subject, by=by, on=clock.today(), reason=reason
    )
    for request in requests:
        _in_bill(bill, request, sum(amount for one, _part, amount in parts if one is request), reason, by)
    return len(requests)


@transaction.atomic
def leave_out(request: Request, *, reason: str, by: Person) -> Request:
    """The budget office does not put it in the bill; everyone reads why."""
    request = _locked(request)
    require(why_not_leave_out(by, request))
    require("budget.why_left_out" if not reason.strip() else None)
    if request.state == RequestState.ASKED:
        request.parts.all().delete()
    request.state, request.reason = RequestState.LEFT_OUT, reason
    request.save(update_fields=["state", "reason"])
    tell(request.project, "budget.left_out", by=by, reason=reason, office="")
    return request


def _in_bill(bill: Bill, request: Request, amount: int, reason: str, by: Person) -> None:
    request.state = RequestState.IN_BILL
    request.save(update_fields=["state"])
    asked = sum(part.amount for part in request.parts.all())
    facts = {"amount": amount, "asked": asked, "selected": selected_for(request.project), "bill": bill.sequence}
    tell(request.project, "budget.in_bill", by=by, reason=reason if amount != asked else "", **facts)


def _growing(bill: Bill, shares: list[Posting]) -> list[Posting]:
    """What each line lacks so that its projects fit."""
    more: dict[Line, int] = defaultdict(int)
    for share in shares:
        more[share.line] += share.amount
    rows = Entry.objects.of(bill.government).filter(line__in=list(more), column=Column.BILL)
    held = dict(rows.exclude(project=None).order_by().values_list("line").annotate(sum=Sum("amount")))
    whole = dict(rows.filter(project=None).order_by().values_list("line").annotate(sum=Sum("amount")))
    lacking = {line: held.get(line.pk, 0) + added - whole.get(line.pk, 0) for line, added in more.items()}
    return [Posting(Column.BILL, amount, line=line) for line, amount in lacking.items() if amount > 0]


def _locked(request: Request) -> Request:
    rows = Request.objects.select_for_update(of=("self",))
    return rows.select_related("project__cycle__government", "project__proposal", "office").get(pk=request.pk)
