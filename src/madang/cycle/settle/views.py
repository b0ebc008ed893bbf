"""What residents see: the settlement of a year, one project's settlement, the report, the frozen table."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madang.base.documents.serve import serve_document
from madang.base.people.refusals import require
from madang.base.talk.masking import Page
from madang.base.talk.writing import take_comment
from madang.cycle.budget.models import Project
from madang.cycle.budget.veil import veil
from madang.cycle.execute.models import Work
from madang.cycle.plan.shortcuts import in_cycle
from madang_methods.money import printed

from . import documents
from .books import Books, asked_day, asked_unit, books_of
from .charts import planned_and_spent
from .dates import dates_of
from .gathering import veiled, years_of
from .offer import SETTLEMENT
from .permissions import last_inspection, why_not_see_desk
from .residents import meetings_of, surveys_of, unanswered
from .table import COLUMNS, GROUPS, amounts, table_from, written


@in_cycle
def settlement(request, cycle, fiscal=None):
    """The table of the year with its sums, its reasons, its dates, what inspectors and residents said."""
    fiscal = fiscal or cycle.fiscal_year
    years = _known(cycle, fiscal)
    books = books_of(cycle, fiscal, asked_day(request))
    there, unit = books.settlement, asked_unit(request, cycle)
    inspection = last_inspection(there) if there and not there.is_open else None
    context = {
        "cycle": cycle,
        "books": books,
        "years": years,
        "unit": unit,
        "columns": COLUMNS.values(),
        "page": Paginator(books.table.rows, 50).get_page(request.GET.get("page")),
        "total": amounts(books.table.total),
        "rounding": _rounding(books, unit),
        "groups": [(what, books.table.by(what)) for what in GROUPS],
        "chart": planned_and_spent(books.table),
        "dates": dates_of(cycle, fiscal, there, inspection),
        "inspection": inspection,
        "opinions": _opinions(inspection),
        "on_desk": request.user.is_authenticated and why_not_see_desk(request.user, cycle.government) is None,
    }
    if there:
        context |= {"meetings": meetings_of(there), "surveys": surveys_of(there), "waiting": unanswered(there)}
    return render(request, "settle/settlement.html", context)


@in_cycle
def project(request, cycle, number):
    """One project in every fiscal year in which its money stands, to the last won."""
    row = get_object_or_404(Project.objects.of(cycle).for_lists(), number=number)
    row.cycle = cycle
    veil([row])
    told = [(books, books.table.row(number)) for books in (books_of(cycle, one) for one in years_of(cycle))]
    context = {
        "cycle": cycle,
        "project": row,
        "work": Work.objects.on(row),
        "told": [(books, one) for books, one in told if one],
        "columns": COLUMNS.values(),
        "unit": asked_unit(request, cycle),
    }
    return render(request, "settle/project.html", context)


@in_cycle
def report(request, cycle, fiscal, suffix=""):
    """결산·성과보고, as it is now or as it was approved; drawn up first, for only then its reasons are complete."""
    _known(cycle, fiscal)
    books = books_of(cycle, fiscal)
    require("settle.no_report_yet" if books.settlement is None or books.settlement.is_open else None)
    address = reverse("settle:report", args=[cycle.fiscal_year, fiscal])
    document = documents.report(books, request.build_absolute_uri(address))
    return serve_document(request, document, suffix, offer=SETTLEMENT)


@in_cycle
def frozen(request, cycle, fiscal):
    """The very text whose sha256 is the digest of the approval."""
    books = books_of(cycle, fiscal)
    if books.settlement is None or not books.settlement.is_approved:
        raise Http404
    text = written(veiled(cycle, table_from(books.settlement.frozen)))
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="settlement-{cycle.fiscal_year}-{fiscal}.json"'
    return response


@require_POST
@in_cycle
def talk(request, cycle, fiscal):
    """A resident asks, an office answers; before the council approves every question has its answer."""
    books = books_of(cycle, fiscal)
    if books.settlement is None:
        raise Http404
    with translation.override(cycle.government.language):
        title = _("%(year)s년도 결산") % {"year": fiscal}
    return take_comment(request, Page(books.subject, title, "settle:settlement_in", (cycle.fiscal_year, fiscal)))


def _known(cycle, fiscal: int) -> list[int]:
    years = years_of(cycle)
    if fiscal not in years:
        raise Http404
    return years


def _opinions(inspection) -> list:
    return list(inspection.opinions.select_related("project", "office")) if inspection else []


def _rounding(books: Books, unit) -> bool:
    """Whether the printed rows of any column add up to something else than its printed total."""
    if unit.size == 1:
        return False
    columns = zip(*(amounts(row.account) for row in books.table.rows), strict=True)
    return any(printed(column, unit.size)[2] for column in columns)
