"""What anyone sees of the extracts: which came, what was booked from each, and which rows wait for an officer."""

from django.core.paginator import Paginator
from django.db.models import Count, Q, Sum
from django.shortcuts import get_object_or_404, render

from madang.cycle.budget.permissions import why_not_keep_books
from madang.cycle.plan.shortcuts import in_cycle

from ..models.extract import Extract, ExtractRow, Fate, Kind

ROWS_AT_ONCE = 100


@in_cycle
def extracts(request, cycle):
    found = Extract.objects.of(cycle.government).filter(fiscal_year=cycle.fiscal_year)
    found = found.annotate(number_of_rows=Count("rows"), spent=Sum("rows__spent"))
    waiting = ExtractRow.objects.of(cycle.government).filter(extract__fiscal_year=cycle.fiscal_year).waiting()
    by_extract = dict(waiting.order_by().values_list("extract").annotate(number=Count("pk")))
    rows = [(one, by_extract.get(one.pk, 0)) for one in found]
    context = {"cycle": cycle, "rows": rows, "keeps_books": _keeps_books(request, cycle)}
    return render(request, "execute/extracts/extracts.html", context)


@in_cycle
def extract(request, cycle, number):
    """The reconciliation: rows that wait first, then what became of the others."""
    one = find_extract(cycle, number)
    rows = ExtractRow.objects.filter(extract=one).with_fate()
    shown = request.GET.get("show", "")
    counted = rows.aggregate(waiting=Count("pk", filter=Q(kind=Kind.WAITING)), all=Count("pk"))
    found = rows.filter(kind=Kind.WAITING) if shown != "all" else rows
    page = Paginator(found.order_by("number"), ROWS_AT_ONCE).get_page(request.GET.get("page"))
    context = {
        "cycle": cycle,
        "extract": one,
        "page": page,
        "rows": _with_fates(page.object_list),
        "counted": counted,
        "all": shown == "all",
        "keeps_books": _keeps_books(request, cycle),
    }
    return render(request, "execute/extracts/extract.html", context)


def find_extract(cycle, number: int) -> Extract:
    found = Extract.objects.of(cycle.government).filter(fiscal_year=cycle.fiscal_year).select_related("by")
    one = get_object_or_404(found, number=number)
    one.government = cycle.government
    return one


def _with_fates(rows) -> list[tuple[ExtractRow, Fate]]:
    """Each row with what became of it last; one question for all."""
    rows = list(rows)
    last = {fate.row_id: fate for fate in Fate.objects.filter(row__in=rows).select_related("line").order_by("pk")}
    return [(row, last[row.pk]) for row in rows]


def _keeps_books(request, cycle) -> bool:
    return request.user.is_authenticated and why_not_keep_books(request.user, cycle.government) is None
