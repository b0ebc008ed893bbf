"""The desk: what waits to be started and reported, the table of a quarter, the table of contracts and payments."""

import re

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from madang.base.pages.words import count_of
from madang.base.people.doors import for_parts
from madang.base.people.refusals import Refused
from madang.cycle.plan.shortcuts import in_cycle
from madang.cycle.propose.table_file import Fault

from .actions import keeping, opening, reporting
from .books_file import read_books
from .books_form import BooksForm
from .forms import StartForm
from .lists import FilterForm, shown
from .models import Work
from .money import means_by_project
from .permissions import DESK, offices_seen
from .quarters import asked_quarter, unreported
from .report_form import rows_for

desk_page = for_parts(*DESK)
ROWS_AT_ONCE = 50


@desk_page
@in_cycle
def desk(request, cycle):
    form = FilterForm(cycle, request.GET)
    found = form.narrow(_mine(request, cycle)).order_by("project__number")
    page = Paginator(found, ROWS_AT_ONCE).get_page(request.GET.get("page"))
    missing = unreported([cycle]).get(cycle.pk, {})
    offices = offices_seen(request.user, cycle.government)
    context = {
        "cycle": cycle,
        "form": form,
        "page": page,
        "rows": shown(page.object_list, means_by_project(cycle)),
        "waiting": _startable(request, cycle),
        "missing": [(quarter, len(_of_offices(works, offices))) for quarter, works in sorted(missing.items())],
    }
    return render(request, "execute/desk.html", context)


@desk_page
@in_cycle
def start(request, cycle):
    """Tick what the council decided; all of it starts, or none."""
    waiting = _startable(request, cycle)
    form = StartForm(request.POST or None)
    ticked = [project for project in waiting if project.number in _ticked(request)]
    if form.is_bound and not ticked:
        form.add_error(None, _("시작할 사업을 골라 주세요."))
    elif form.is_valid() and kindly(request, form, lambda told: _start(request, ticked, told)):
        messages.success(request, _("시작한 사업: %(number)s") % {"number": count_of(len(ticked), "project")})
        return redirect("execute:desk", cycle.fiscal_year)
    context = {"cycle": cycle, "form": form, "waiting": waiting, "ticked": ticked}
    return render(request, "execute/start.html", context, status=422 if form.errors else 200)


@desk_page
@in_cycle
def report(request, cycle, quarter):
    """Every work of the office in one table."""
    asked = asked_quarter(quarter, None)
    if asked is None:
        raise Http404
    works = _mine(request, cycle).filter(starts__lte=asked.ends).order_by("project__number")
    page = Paginator(works, ROWS_AT_ONCE).get_page(request.GET.get("page"))
    rows = rows_for(page.object_list, asked, request.POST or None)
    if request.method == "POST" and all(row.is_valid() for row in rows):
        told = [row.said for row in rows if row.says_something]
        made = reporting.report(asked, told, by=request.user) if told else []
        messages.success(request, _("적은 사업: %(number)s") % {"number": count_of(len(made), "project")})
        return redirect("execute:desk", cycle.fiscal_year)
    wrong = any(row.errors for row in rows) if request.method == "POST" else False
    context = {"cycle": cycle, "quarter": asked, "rows": rows, "page": page, "wrong": wrong}
    return render(request, "execute/report.html", context, status=422 if wrong else 200)


@desk_page
@in_cycle
def books(request, cycle):
    """Contracts and payments of many works from one table."""
    works = {work.number: work for work in _mine(request, cycle)}
    form, faults = BooksForm(request.POST or None, request.FILES or None), []
    if form.is_valid():
        read = read_books(form.data_of, set(works))
        faults = read.faults
        if not faults and (said := _keep(request, works, read.rows, faults)) is not None:
            messages.success(request, _("적은 줄: %(number)s") % {"number": count_of(said, "item")})
            return redirect("execute:desk", cycle.fiscal_year)
    context = {"cycle": cycle, "form": form, "faults": faults}
    return render(request, "execute/books.html", context, status=422 if form.errors or faults else 200)


def kindly(request, form, act) -> bool:
    """Do it with what was typed; a refusal is said above the form, and nothing typed is lost."""
    try:
        act(form.cleaned_data)
    except Refused as refused:
        form.add_error(None, sentence_of(request, refused))
        return False
    return True


def sentence_of(request, refused: Refused) -> str:
    return render_to_string([refused.template, "pages/refusal/unknown.html"], refused.facts, request).strip()


def _keep(request, works, rows, faults) -> int | None:
    try:
        return keeping.keep_books(works, rows, by=request.user)
    except Refused as refused:
        faults.append(Fault(refused.facts.get("row", 1), "", sentence_of(request, refused)))
        return None


def _start(request, projects, told) -> None:
    days = {name: told[name] for name in ("starts", "until", "steps")}
    opening.open_works(projects, **days, by=request.user)


def _startable(request, cycle) -> list:
    return _of_offices(opening.waiting(cycle), offices_seen(request.user, cycle.government), lambda project: project)


def _mine(request, cycle):
    """An officer sees every work, a reviewer those of their offices."""
    works = Work.objects.of(cycle).for_lists()
    offices = offices_seen(request.user, cycle.government)
    return works if offices is None else works.filter(project__office__name__in=offices)


def _of_offices(things, offices, project_of=lambda work: work.project) -> list:
    if offices is None:
        return list(things)
    return [one for one in things if project_of(one).office and project_of(one).office.name in offices]


def _ticked(request) -> set[int]:
    return {int(one) for one in request.POST.getlist("number") if re.fullmatch(r"[0-9]{1,9}", one)}
