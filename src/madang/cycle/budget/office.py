"""The budget office's pages: projects from a resolution or a list, departments asked, lines, and what goes in the bill."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madang.base.pages.words import count_of
from madang.base.people.refusals import require
from madang.cycle.decide.models import Resolution
from madang.cycle.plan.models import Cycle
from madang.cycle.plan.shortcuts import in_cycle, officer_page
from madang_methods.money import Column

from .actions import choosing, correcting, drafting, lining, requesting
from .forms import DeskForm, InBillForm, LineForm, LinesFileForm, ProjectsFileForm, ReasonForm, SelectedForm, TotalForm
from .ledger import account_of, accounts
from .lines_file import EnteredLine, KnownLines, read_lines
from .models import Entry, Line, Project, Request
from .permissions import why_not_correct_selected, why_not_leave_out, why_not_settle, why_not_take_back, why_not_take_up
from .projects_file import Known, read_projects
from .units import Unit


@officer_page
@in_cycle
def desk(request, cycle):
    """Every project of the year with how far it has come; the ticked ones are asked for, assigned or put in the bill."""
    projects = list(Project.objects.of(cycle).for_lists().select_related("decision", "request"))
    sums = accounts(Entry.objects.of_cycle(cycle), "project")
    made = {one.decision.resolution_id for one in projects if one.decision_id}
    resolutions = Resolution.objects.of_cycle(cycle).select_related("count__poll__track").order_by("pk")
    context = {
        "cycle": cycle,
        "rows": [(one, _request_of(one), sums.get(one.pk)) for one in projects],
        "resolutions": [one for one in resolutions if one.pk not in made],
        "form": DeskForm(cycle),
        "unit": Unit.asked(request, cycle.government.currency),
    }
    return render(request, "budget/office/desk.html", context)


@officer_page
@require_POST
@in_cycle
def act(request, cycle):
    """What a button of the desk says, for all that are ticked: all of them or none."""
    form = DeskForm(cycle, request.POST)
    numbers = {
        int(text) for text in request.POST.getlist("number") if text.isascii() and text.isdecimal() and len(text) < 6
    }
    ticked = list(Project.objects.of(cycle).filter(number__in=numbers).for_lists())
    done = _ACTS.get(request.POST.get("act", ""))
    if not form.is_valid():
        messages.error(request, " ".join(f"{form[name].label}: {said[0]}" for name, said in form.errors.items()))
    elif not ticked or done is None:
        messages.error(request, _("사업을 고르고 할 일을 눌러 주세요."))
    elif done is _assign and not form.cleaned_data["office"]:
        messages.error(request, _("맡을 부서를 골라 주세요."))
    else:
        messages.success(request, done(cycle, ticked, form.cleaned_data, request.user))
    return redirect("budget:desk", cycle.fiscal_year)


@officer_page
@require_POST
@in_cycle
def make(request, cycle, pk):
    resolution = get_object_or_404(Resolution.objects.of_cycle(cycle), pk=pk)
    resolution.count.poll.cycle = cycle
    made = choosing.make_projects(resolution, by=request.user)
    messages.success(request, _("의결에서 만든 사업: %(projects)s") % {"projects": count_of(len(made), "project")})
    return redirect("budget:desk", cycle.fiscal_year)


@officer_page
@in_cycle
def projects_file(request, cycle):
    form = ProjectsFileForm(request.POST or None, request.FILES or None)
    reading = None
    if form.is_valid():
        said = form.cleaned_data
        reading = read_projects(said["file"], Known.of(cycle))
        if not reading.faults:
            made = choosing.enter_projects(
                cycle, reading.lines, chosen_by=said["chosen_by"], on=said["on"], by=request.user
            )
            messages.success(
                request, _("표에서 받은 사업: %(projects)s") % {"projects": count_of(len(made), "project")}
            )
            return redirect("budget:desk", cycle.fiscal_year)
    return _sheet(request, "budget/office/projects_file.html", cycle, form, reading)


@officer_page
@in_cycle
def lines_file(request, cycle):
    form = LinesFileForm(request.POST or None, request.FILES or None)
    reading = None
    if form.is_valid():
        known = KnownLines.of(cycle.government, cycle.fiscal_year)
        reading = read_lines(form.cleaned_data["file"], known, int(form.cleaned_data["unit"]))
        if not reading.faults:
            made = lining.enter_lines(cycle.government, cycle.fiscal_year, reading.lines, by=request.user)
            messages.success(request, _("표에서 받은 예산 줄: %(rows)s") % {"rows": count_of(len(made), "row")})
            return redirect("budget:lines", cycle.fiscal_year)
    return _sheet(request, "budget/office/lines_file.html", cycle, form, reading)


@officer_page
@in_cycle
def new_line(request, cycle):
    form = LineForm(cycle, request.POST or None)
    if form.is_valid():
        entered = EnteredLine(form.instance, form.cleaned_data["total"])
        lining.enter_lines(cycle.government, cycle.fiscal_year, [entered], by=request.user)
        messages.success(request, _("예산 줄을 적었습니다."))
        return redirect("budget:lines", cycle.fiscal_year)
    context = {"cycle": cycle, "form": form}
    return render(request, "budget/office/line.html", context, status=422 if form.errors else 200)


@officer_page
@in_cycle
def total(request, cycle, pk):
    """What a whole line has in the bill."""
    line = get_object_or_404(Line.objects.of(cycle.government).filter(fiscal_year=cycle.fiscal_year), pk=pk)
    line.government = cycle.government
    standing = account_of(Entry.objects.of(cycle.government).filter(line=line, project=None)).bill
    form = TotalForm(standing, request.POST or None)
    if form.is_valid():
        lining.set_total(line, form.cleaned_data["total"], reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("줄의 금액을 적었습니다."))
        return redirect("budget:line", cycle.fiscal_year, line.pk)
    context = {"cycle": cycle, "line": line, "form": form}
    return render(request, "budget/office/total.html", context, status=422 if form.errors else 200)


@officer_page
@in_cycle
def project(request, cycle, number):
    """One project at the desk: taken up from reserve, put in the bill with another amount, or left out; each with a reason."""
    row = get_object_or_404(Project.objects.of(cycle).for_lists().select_related("decision", "request"), number=number)
    row.cycle = cycle
    asked = _request_of(row)
    done = request.POST.get("act", "")
    forms = _forms(request, row, asked, done)
    if done in forms and forms[done].is_valid():
        _DEEDS[done](cycle, row, asked, forms[done], request.user)
        messages.success(request, _("적었습니다. 까닭은 사업 쪽에 공개됩니다."))
        return redirect("budget:project", cycle.fiscal_year, number)
    if done and done not in forms:
        messages.error(request, _("이미 마친 일입니다. 다른 창에서 먼저 적었는지 살펴 주세요."))
    budgeted = Entry.objects.of(cycle.government).filter(project=row, column=Column.BUDGET).exists()
    context = {
        "cycle": cycle,
        "project": row,
        "asked": asked,
        "forms": forms,
        "form": forms.get(done),
        "budgeted": budgeted,
    }
    errors = done in forms and forms[done].errors
    return render(request, "budget/office/project.html", context, status=422 if errors else 200)


@officer_page
@in_cycle
def take_back(request, cycle, number):
    """An entry of the ledger goes back, with its reason."""
    rows = Entry.objects.of(cycle.government).select_related(
        "project__cycle__government", "project__proposal", "line", "booking"
    )
    entry = get_object_or_404(rows.select_related("government"), number=number, fiscal_year=cycle.fiscal_year)
    require(why_not_take_back(request.user, entry))
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        correcting.take_back(entry, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("같은 금액을 되돌려 적었습니다. 먼저 적은 것도 그대로 남습니다."))
        return redirect("budget:ledger", cycle.fiscal_year)
    context = {"cycle": cycle, "entry": entry, "form": form}
    return render(request, "budget/office/take_back.html", context, status=422 if form.errors else 200)


def _sheet(request, template: str, cycle: Cycle, form, reading):
    context = {"cycle": cycle, "form": form, "reading": reading}
    return render(request, template, context, status=422 if reading or form.errors else 200)


def _request_of(project: Project) -> Request | None:
    return getattr(project, "request", None)


def _assign(cycle: Cycle, projects: list[Project], said: dict, by) -> str:
    number = choosing.assign_office(projects, said["office"], by=by)
    return _("부서를 정한 사업: %(projects)s") % {"projects": count_of(number, "project")}


def _ask(cycle: Cycle, projects: list[Project], said: dict, by) -> str:
    asked = requesting.ask_departments(projects, due_on=said["due_on"], by=by)
    return _("부서에 요청한 사업: %(projects)s") % {"projects": count_of(len(asked), "project")}


@transaction.atomic
def _put_in_bill(cycle: Cycle, projects: list[Project], said: dict, by) -> str:
    bill = lining.bill_in_draft(cycle.government, cycle.fiscal_year)
    requests = list(Request.objects.filter(project__in=projects).order_by("project__number"))
    require("budget.not_sent" if len(requests) < len(projects) else None)
    number = drafting.put_in_bill(bill, requests, by=by)
    return _("예산안에 담은 사업: %(projects)s") % {"projects": count_of(number, "project")}


_ACTS = {"assign": _assign, "ask": _ask, "in_bill": _put_in_bill}


def _forms(request, project: Project, asked: Request | None, done: str) -> dict:
    """The deeds that are open now, each with its form; the one that was sent is filled."""

    def data(name):
        return request.POST if name == done else None

    forms = {}
    if why_not_correct_selected(request.user, project) is None:
        forms["selected"] = SelectedForm(data("selected"), prefix="selected")
    if why_not_take_up(request.user, project) is None:
        forms["take_up"] = ReasonForm(data("take_up"), prefix="take_up")
    if asked and why_not_settle(request.user, asked) is None:
        forms["in_bill"] = InBillForm(asked, data("in_bill"), prefix="in_bill")
    if asked and why_not_leave_out(request.user, asked) is None:
        forms["leave_out"] = ReasonForm(data("leave_out"), prefix="leave_out")
    return forms


@transaction.atomic
def _one_in_bill(cycle: Cycle, project: Project, asked: Request, form: InBillForm, by) -> None:
    bill = lining.bill_in_draft(cycle.government, cycle.fiscal_year)
    drafting.put_in_bill(bill, [asked], amounts=form.amounts(), reason=form.cleaned_data["reason"], by=by)


_DEEDS = {
    "selected": lambda cycle, project, asked, form, by: correcting.correct_selected(project, **form.cleaned_data, by=by),
    "take_up": lambda cycle, project, asked, form, by: choosing.take_up(project, reason=form.cleaned_data["reason"], by=by),
    "in_bill": _one_in_bill,
    "leave_out": lambda cycle, project, asked, form, by: drafting.leave_out(asked, reason=form.cleaned_data["reason"], by=by),
}  # fmt: skip
