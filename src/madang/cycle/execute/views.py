"""What residents see: all works of a year with how much of their money is used, and one work with everything about it."""

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from madang.base.documents.serve import serve_document
from madang.base.record.models import Entry
from madang.cycle.budget.veil import veil
from madang.cycle.plan.shortcuts import in_cycle

from . import documents
from .data import DATASETS
from .lists import FilterForm, carried_here, overview, shown
from .models import Change, Sighting, Work
from .money import NOTHING, Means, by_year
from .permissions import why_not_carry_out, why_not_see_desk
from .quarters import Quarter, asked_quarter, last_ended

SHOWN_AT_ONCE = 50
LATEST = 60  # entries of the story; all of them are in the record


@in_cycle
def works(request, cycle):
    form = FilterForm(cycle, request.GET)
    found = form.narrow(Work.objects.of(cycle)).for_lists().order_by("project__number")
    page = Paginator(found, SHOWN_AT_ONCE).get_page(request.GET.get("page"))
    carried, seen = list(carried_here(cycle)), overview(cycle)
    veil([one.project for one in [*page.object_list, *carried]])
    context = {
        "cycle": cycle,
        "form": form,
        "page": page,
        "seen": seen,
        "rows": shown(page.object_list, seen.means),
        "carried": carried,
        "on_desk": request.user.is_authenticated and why_not_see_desk(request.user, cycle.government) is None,
        "tables": [(table.name, table.title) for table in DATASETS],
        "quarter": min(last_ended(), Quarter(cycle.fiscal_year, 4)),
    }
    return render(request, "execute/works.html", context)


@in_cycle
def work(request, cycle, number):
    one = find_work(cycle, number)
    project, years = one.project, by_year(one.project)
    context = {
        "cycle": cycle,
        "work": one,
        "project": project,
        "means": Means(sum(years.values(), NOTHING)),
        "years": years,
        "steps": one.milestones.all(),
        "contracts": one.contracts.with_amount().order_by("number"),
        "payments": one.payments.with_amount()
        .select_related("contract", "booking")
        .order_by("-booking__on", "-number"),
        "changes": one.changes.order_by("-number") if one.has_changed else (),
        "reports": one.reports.standing().select_related("corrects").order_by("-year", "-quarter"),
        "story": Entry.objects.of(cycle.government).about(project.subject).public().order_by("-number")[:LATEST],
        "may_write": request.user.is_authenticated and why_not_carry_out(request.user, project) is None,
    }
    return render(request, "execute/work.html", context)


@in_cycle
def status(request, cycle, quarter, suffix=""):
    """집행현황 of a quarter as a document."""
    asked = asked_quarter(quarter, None)
    if asked is None:
        raise Http404
    address = request.build_absolute_uri(reverse("execute:status", args=[cycle.fiscal_year, quarter]))
    return serve_document(request, documents.status(cycle, asked, address), suffix)


def find_work(cycle, number: int) -> Work:
    # What most works never have is asked for only where it is there.
    seldom = {
        "has_changed": Exists(Change.objects.filter(work=OuterRef("pk"))),
        "was_told_of": Exists(Sighting.objects.filter(work=OuterRef("pk"), answered_at__isnull=False)),
    }
    work = get_object_or_404(Work.objects.of(cycle).for_lists().annotate(**seldom), project__number=number)
    work.project.cycle = cycle  # already known, with its government
    veil([work.project])
    return work
