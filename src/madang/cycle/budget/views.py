"""What everyone sees: the year's projects and their money, one project's whole story, lines and who shares them, the ledger."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render

from madang.base.documents.serve import serve_document
from madang.base.record.models import Entry as RecordEntry
from madang.cycle.plan.shortcuts import in_cycle

from . import documents
from .forms import FilterForm, LedgerForm
from .ledger import account_of
from .models import Classification, ClassificationLevel, Column, Entry, Line, Project
from .permissions import at_council_since, why_not_keep_books, why_not_take_back_after
from .standing import end_of, line_standing, line_standings, places_of, standings, total
from .units import Unit
from .veil import veil


@in_cycle
def projects(request, cycle):
    form = FilterForm(cycle, request.GET)
    rows = standings(cycle, **form.asked)
    page = Paginator(rows, 50).get_page(request.GET.get("page"))
    context = {
        "cycle": cycle,
        "form": form,
        "page": page,
        "sum": total(row.account for row in rows),
        "unit": Unit.asked(request, cycle.government.currency),
        "in_office": _in_office(request),
    }
    return render(request, "budget/projects.html", context)


@in_cycle
def project(request, cycle, number):
    row = get_object_or_404(
        Project.objects.of(cycle).for_lists().select_related("decision", "request__office"), number=number
    )
    row.cycle = cycle
    veil([row])
    places = places_of(row)
    story = RecordEntry.objects.of(cycle.government).public().about(row.subject)
    entries = (
        Entry.objects.of(cycle.government).filter(project=row).select_related("booking", "line").order_by("number")
    )
    context = {
        "cycle": cycle,
        "project": row,
        "asked": getattr(row, "request", None),
        "places": places,
        "sum": total(place.account for place in places).over_years,
        "timeline": [] if hasattr(row, "hiding") else story,
        "page": Paginator(entries, 100).get_page(request.GET.get("page")),
        "unit": Unit.asked(request, cycle.government.currency, usual=1),
        "in_office": _in_office(request),
    }
    return render(request, "budget/project.html", context)


@in_cycle
def lines(request, cycle):
    rows = line_standings(cycle)
    page = Paginator(rows, 50).get_page(request.GET.get("page"))
    context = {
        "cycle": cycle,
        "page": page,
        "whole": total(row.whole for row in rows),
        "held": total(row.held for row in rows),
        "unit": Unit.asked(request, cycle.government.currency),
        "in_office": _in_office(request),
    }
    return render(request, "budget/lines.html", context)


@in_cycle
def line(request, cycle, pk):
    rows = Line.objects.of(cycle.government).filter(fiscal_year=cycle.fiscal_year).select_related("sector", "office")
    row = get_object_or_404(rows, pk=pk)
    row.government = cycle.government
    fields = Classification.objects.filter(since=row.sector.since, level=ClassificationLevel.FIELD)
    context = {
        "cycle": cycle,
        "line": row,
        "field": fields.filter(code=row.sector.field_code).first(),
        "standing": line_standing(row),
        "story": RecordEntry.objects.of(cycle.government).public().about(row.subject),
        "unit": Unit.asked(request, cycle.government.currency),
        "in_office": _in_office(request),
    }
    return render(request, "budget/line.html", context)


@in_cycle
def classification(request, cycle):
    """The list of fields and sectors that holds in this year."""
    rows = list(Classification.objects.in_year(cycle.fiscal_year))
    sectors: dict[str, list] = {}
    for row in rows:
        if row.level == ClassificationLevel.SECTOR:
            sectors.setdefault(row.field_code, []).append(row)
    fields = [(row, sectors.get(row.code, [])) for row in rows if row.level == ClassificationLevel.FIELD]
    context = {"cycle": cycle, "fields": fields, "since": rows[0].since if rows else None}
    return render(request, "budget/classification.html", context)


@in_cycle
def ledger(request, cycle):
    """Every entry of the year, and the table as it stood at the end of any past day."""
    form = LedgerForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    known_by = end_of(asked["known_on"], cycle.government) if asked.get("known_on") else None
    entries = Entry.objects.of(cycle.government).filter(fiscal_year=cycle.fiscal_year).known_by(known_by)
    entries = entries.filter(**{name: asked[name] for name in ("column", "source") if asked.get(name)})
    shown = entries.select_related("booking", "line", "project__cycle__government", "project__proposal", "reverses")
    page = Paginator(shown.order_by("-number"), 50).get_page(request.GET.get("page"))
    page.object_list = list(page.object_list)
    veil(entry.project for entry in page.object_list if entry.project_id)
    context = {
        "cycle": cycle,
        "form": form,
        "page": page,
        "sums": _standing(account_of(entries.exclude(project=None))),
        "known_on": asked.get("known_on"),
        "unit": Unit.asked(request, cycle.government.currency, usual=1),
        "backs": _backs(request, page.object_list, cycle) if _in_office(request) else set(),
    }
    return render(request, "budget/ledger.html", context)


@in_cycle
def summary(request, cycle, suffix=""):
    """반영 총괄표: what stands in the bill, by department, line and source."""
    address = request.build_absolute_uri(request.path.removesuffix(f".{suffix}") if suffix else request.path)
    return serve_document(request, documents.summary(cycle, address), suffix)


def _backs(request, entries: list[Entry], cycle) -> set[int]:
    """Which of them this officer may take back."""
    for entry in entries:
        entry.government = cycle.government  # asked of each, known already
    since = at_council_since(cycle.government, cycle.fiscal_year)
    return {one.pk for one in entries if why_not_take_back_after(request.user, one, since) is None}


def _standing(account) -> list[tuple[str, int]]:
    """The columns in which something stands, in the order of the year."""
    sums = [(column.label, getattr(account, column)) for column in Column]
    return [(label, amount) for label, amount in sums if amount]


def _in_office(request) -> bool:
    return why_not_keep_books(request.user, request.government) is None
