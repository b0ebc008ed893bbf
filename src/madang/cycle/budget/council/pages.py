"""What everyone sees of the council: each bill with every project's path, and the promise from the ceiling to the last won."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from madang.base import clock
from madang.base.datasets.serve import serve
from madang.base.documents.serve import serve_document
from madang.base.pages.charts import Bar, Bars, Unit
from madang.base.pages.links import Link
from madang.base.record.models import Entry as RecordEntry
from madang.cycle.plan.shortcuts import in_cycle

from ..calendar.standing import days_of
from ..deadlines import Step
from ..models import BillKind, BillState, CouncilOutcome
from ..permissions import why_not_keep_books
from ..promise import by_year, ceilings_of, cuts_by_place, in_sum, promises
from ..standing import end_of
from .data import PROMISE
from .document import bill_name, result_table
from .office import bill_of
from .path import Path, bills_of, paths_of
from .permissions import statement_of, why_not_correct, why_not_deal, why_not_draft_supplement
from .promise_form import PromiseForm


@in_cycle
def council(request, cycle):
    """Every bill of the year."""
    bills = bills_of(cycle)
    days = {day.step: day for day in days_of(cycle)}
    context = {
        "cycle": cycle,
        "bills": [(bill, bill_name(bill)) for bill in bills],
        "may_supplement": _in_office(request) and all(bill.decided_on for bill in bills) and bool(bills),
        "in_office": _in_office(request),
        "submit_by": days.get(Step.BILL),
        "decide_by": days.get(Step.DECISION),
    }
    return render(request, "budget/council/council.html", context)


@in_cycle
def bill(request, cycle, sequence):
    """One bill: every project of it, from the head's desk to the council's vote."""
    row = bill_of(cycle, sequence)
    rows = paths_of(row)
    asked = request.GET.get("show", "")
    shown = [path for path in rows if _is_asked(path, asked)]
    person = request.user
    context = {
        "cycle": cycle,
        "bill": row,
        "name": bill_name(row),
        "page": Paginator(shown, 50).get_page(request.GET.get("page")),
        "chips": _chips(request, rows, asked),
        "all": rows,
        "submitted": sum(path.first for path in rows),
        "proposed": sum(path.proposed for path in rows),
        "decided": sum(path.decision.amount for path in rows if path.decision),
        "statement": statement_of(row).first() if row.kind == BillKind.MAIN else None,
        "story": RecordEntry.objects.of(cycle.government).public().about(row.subject),
        "may_deal": why_not_deal(person, row) is None,
        "may_correct": why_not_correct(person, row) is None,
        "may_submit": _in_office(request) and row.state == BillState.DRAFT,
        "may_draft": why_not_draft_supplement(person, row) is None,
        "in_office": _in_office(request),
    }
    return render(request, "budget/council/bill.html", context)


@in_cycle
def result(request, cycle, sequence, suffix=""):
    """의회 심의 결과표."""
    row = bill_of(cycle, sequence)
    if row.submitted_on is None:
        raise Http404
    address = request.build_absolute_uri(reverse("budget:bill", args=[cycle.fiscal_year, sequence]))
    return serve_document(request, result_table(row, paths_of(row), address), suffix)


@in_cycle
def promise(request, cycle, suffix=""):
    """약속 이행, now or as it stood at the end of any past day."""
    form = PromiseForm(cycle, request.GET)
    known_on = form.day
    known_by = end_of(known_on, cycle.government) if known_on else None
    if suffix:
        return serve(request, PROMISE, (cycle, known_by), suffix)
    ceilings = ceilings_of(cycle.government, known_by)
    kept = promises(cycle, known_by, ceilings)
    form.offer([one.project for one in kept])
    kept = form.those(kept)
    tracks = {one.project.track for one in kept if one.project.track_id}
    page = Paginator(kept, 30).get_page(request.GET.get("page"))
    whole, ceiling = in_sum(kept), ceilings.of(cycle, tracks)
    context = {
        "cycle": cycle,
        "form": form,
        "page": page,
        "sum": whole,
        "ceiling": ceiling,
        "chart": _chart(whole, ceiling),
        "cuts": cuts_by_place(kept),
        "years": by_year(cycle.government, known_by, ceilings),
        "known_on": known_on,
        "today": clock.today(),
        "as_of": f"?known_on={known_on:%Y-%m-%d}" if known_on else "",
    }
    return render(request, "budget/promise/promise.html", context, status=422 if form.errors else 200)


def _chart(whole, ceiling: int) -> Bars:
    names = [_("한도"), _("선정"), _("부서 요구"), _("예산안"), _("의회 의결"), pgettext("ledger", "집행")]
    amounts = [ceiling, *whole.amounts]
    bars = tuple(
        Bar(name, amount, tone="1" if at < 4 else "ok")
        for at, (name, amount) in enumerate(zip(names, amounts, strict=True))
    )
    return Bars(bars, unit=Unit.MONEY, what=_("어디까지"), measure=_("금액"))


def _is_asked(path: Path, asked: str) -> bool:
    if asked == "changed":
        return path.is_changed
    return not asked or bool(path.decision and path.decision.outcome == asked)


def _chips(request, rows: list[Path], asked: str) -> list[Link]:
    links = [Link(_("모두"), request.path, current=not asked, count=len(rows))]
    changed = sum(path.is_changed for path in rows)
    if changed:
        links.append(Link(_("달라진 사업"), f"{request.path}?show=changed", current=asked == "changed", count=changed))
    for outcome in CouncilOutcome:
        mine = sum(1 for path in rows if path.decision and path.decision.outcome == outcome)
        if mine:
            links.append(Link(outcome.label, f"{request.path}?show={outcome}", current=asked == outcome, count=mine))
    return links


def _in_office(request) -> bool:
    return why_not_keep_books(request.user, request.government) is None
