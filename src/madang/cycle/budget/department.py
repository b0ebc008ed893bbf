"""What a department sees: the projects it was asked about, and its requests, one by one or as a table."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from madang.base.pages.words import count_of
from madang.base.people.doors import for_parts
from madang.base.people.models import Role
from madang.base.people.refusals import require
from madang.cycle.plan.models import Cycle
from madang.cycle.plan.shortcuts import in_cycle
from madang.cycle.review.permissions import offices_of

from .actions import requesting
from .actions.choosing import selected_of
from .forms import ReasonForm, RequestForm, RequestsFileForm
from .ledger import accounts
from .models import Entry, Line, Request, RequestState
from .permissions import why_not_fill, why_not_see_requests
from .requests_file import Asked, read_requests
from .units import Unit

department_page = for_parts(Role.REVIEWER, Role.OFFICER)


@department_page
@in_cycle
def requests(request, cycle):
    """GET lists what the department was asked; POST takes its table in and sends it, all of it or nothing."""
    rows = list(_own(request.user, cycle))
    form = RequestsFileForm(request.POST or None, request.FILES or None)
    reading = None
    if form.is_valid():
        waiting = _waiting(rows, request.user)
        reading = read_requests(form.cleaned_data["file"], waiting, _lines(cycle), _selected(cycle))
        if not reading.faults:
            sent = _send_all(reading.lines, request.user)
            messages.success(request, _("보낸 예산요구: %(projects)s") % {"projects": count_of(sent, "project")})
            return redirect("budget:requests", cycle.fiscal_year)
    sums = accounts(Entry.objects.of_cycle(cycle), "project")
    context = {
        "cycle": cycle,
        "rows": [(row, sums.get(row.project_id)) for row in rows],
        "form": form if _waiting(rows, request.user) else None,
        "reading": reading,
        "unit": Unit.asked(request, cycle.government.currency),
    }
    return render(request, "budget/requests.html", context, status=422 if reading or form.errors else 200)


@department_page
@in_cycle
def request_of(request, cycle, number):
    """One project: on which lines, from which sources, or why nothing is asked."""
    row = get_object_or_404(_own(request.user, cycle), project__number=number)
    row.project.cycle = cycle
    require(why_not_fill(request.user, row))
    selected = selected_of(row.project)
    declining = request.POST.get("act") == "decline"
    form = RequestForm(row, selected, request.POST if request.POST and not declining else None)
    no = ReasonForm(request.POST if declining else None, prefix="no")
    if declining and no.is_valid():
        requesting.decline(row, reason=no.cleaned_data["reason"], by=request.user)
        return _done(request, cycle, _("요구하지 않는다고 적었습니다. 까닭은 사업 쪽에 공개됩니다."))
    if not declining and form.is_valid():
        sending = request.POST.get("act") == "send"
        _keep(row, form, request.user, sending)
        return _done(
            request, cycle, _("예산요구를 보냈습니다.") if sending else _("적어 두었습니다. 아직 보내지 않았습니다.")
        )
    context = {
        "cycle": cycle, "asked": row, "project": row.project, "form": form, "no": no, "selected": sum(selected.values()),
    }  # fmt: skip
    return render(request, "budget/request.html", context, status=422 if request.POST else 200)


@transaction.atomic
def _keep(row: Request, form: RequestForm, by, sending: bool) -> None:
    requesting.fill_in(row, form.filled(), reason=form.cleaned_data["reason"], by=by)
    if sending:
        requesting.send(row, by=by)


@transaction.atomic
def _send_all(asked: list[Asked], by) -> int:
    for one in asked:
        requesting.fill_in(one.request, one.parts, reason=one.reason, by=by)
        requesting.send(one.request, by=by)
    return len(asked)


def _selected(cycle: Cycle) -> dict[int, int]:
    return {pk: account.selected for pk, account in accounts(Entry.objects.of_cycle(cycle), "project").items()}


def _done(request, cycle: Cycle, words: str):
    messages.success(request, words)
    return redirect("budget:requests", cycle.fiscal_year)


def _own(person, cycle: Cycle):
    """Of the person's departments; the budget office sees all."""
    require(why_not_see_requests(person, cycle.government))
    rows = Request.objects.filter(project__cycle=cycle).select_related("project__cycle__government", "office")
    rows = rows.order_by("project__number")
    if person.why_not_play(cycle.government, Role.OFFICER) is None:
        return rows
    return rows.filter(office__name__in=offices_of(person, cycle.government))


def _waiting(rows: list[Request], person) -> dict[str, Request]:
    offices = offices_of(person, rows[0].project.cycle.government) if rows else set()
    own = [row for row in rows if row.office.name in offices and row.state == RequestState.ASKED]
    return {str(row.project.number): row for row in own}


def _lines(cycle: Cycle) -> dict[tuple[str, str], Line]:
    rows = Line.objects.of(cycle.government).filter(fiscal_year=cycle.fiscal_year)
    return {(line.code, line.item_code): line for line in rows}
