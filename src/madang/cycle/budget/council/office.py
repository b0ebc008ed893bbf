"""What the budget office writes down of the council: one table fills all projects of a bill at once, or a spreadsheet does."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madang.base.people.refusals import require
from madang.cycle.plan.shortcuts import in_cycle, officer_page

from ..calendar.standing import day_of
from ..deadlines import Step
from ..models import Bill, BillKind, CouncilAct, CouncilDecision, CouncilOutcome, Entry, Line, Place, Project
from ..permissions import why_not_keep_books
from . import actions, correcting, supplementary
from .forms import ActsForm, AmendForm, CorrectForm, DecideForm, ReserveForm, SubmitForm, SupplementForm
from .lines_form import LinesForm
from .permissions import statement_of, why_not_correct, why_not_deal, why_not_draft_supplement, why_not_submit
from .reckoning import first_day, standings, wholes
from .supplementary import with_money
from .table_file import blank


@officer_page
@in_cycle
def submit(request, cycle, sequence):
    bill = bill_of(cycle, sequence)
    require(why_not_submit(request.user, bill), year=cycle.fiscal_year)
    form = SubmitForm(request.POST or None, since=first_day(bill))
    if form.is_valid():
        actions.submit_bill(bill, **form.cleaned_data, by=request.user)
        messages.success(request, _("예산안을 의회에 낸 것으로 적었습니다."))
        return redirect("budget:bill", cycle.fiscal_year, sequence)
    rows = standings(bill)
    more = {"rows": rows, "sum": sum(row.proposed for row in rows), "statement": statement_of(bill).first()}
    more["day"] = day_of(cycle, Step.BILL) if bill.kind == BillKind.MAIN else None
    return _page(request, "budget/council/submit.html", cycle, bill, form, **more)


@officer_page
@in_cycle
def amend(request, cycle, sequence):
    bill = bill_of(cycle, sequence)
    require(why_not_deal(request.user, bill))
    form = AmendForm(standings(bill), request.POST or None, request.FILES or None, since=bill.submitted_on)
    if form.is_valid():
        acts = actions.amend_bill(bill, form.lefts(), on=form.cleaned_data["on"], by=request.user)
        messages.success(request, _("수정예산안을 적었습니다. 달라진 사업 수: %(number)s") % {"number": len(acts)})
        return redirect("budget:bill", cycle.fiscal_year, sequence)
    return _page(request, "budget/council/amend.html", cycle, bill, form)


@officer_page
@in_cycle
def acts(request, cycle, sequence):
    bill = bill_of(cycle, sequence)
    require(why_not_deal(request.user, bill))
    form = ActsForm(standings(bill), request.POST or None, request.FILES or None, since=bill.submitted_on)
    if form.is_valid():
        said = form.cleaned_data
        place = Place(said["place"])
        actions.record_acts(bill, place, form.lefts(), body=said["body"], on=said["on"], by=request.user)
        messages.success(request, _("심의를 적었습니다."))
        return redirect("budget:bill", cycle.fiscal_year, sequence)
    return _page(request, "budget/council/acts.html", cycle, bill, form)


@officer_page
@in_cycle
def decide(request, cycle, sequence):
    """Once to fill in, once to look at, then for good."""
    bill = bill_of(cycle, sequence)
    require(why_not_deal(request.user, bill))
    rows = standings(bill)
    form = DecideForm(rows, request.POST or None, request.FILES or None, since=bill.submitted_on)
    lines = LinesForm(wholes(bill, rows), request.POST or None)
    if not _is_whole(form, lines, cycle) or "back" in request.POST:
        return _page(request, "budget/council/decide.html", cycle, bill, form, lines=lines)
    if "decide" not in request.POST:
        shown = [
            (one, given, actions.outcome_of(given.amount, one.proposed), CouncilOutcome.AS_IS)
            for one, given in form.given
        ]
        more = {
            "rows": shown,
            "lines": lines,
            "kept": form.kept(),
            "sum": sum(given.amount for _one, given in form.given),
        }
        return _page(request, "budget/council/decide_check.html", cycle, bill, form, **more)
    said = form.cleaned_data
    more = {"minutes": said["minutes"], "lines": lines.given}
    actions.decide_bill(bill, form.decided(), on=said["on"], by=request.user, **more)
    messages.success(request, _("의회의 의결을 적었습니다. 이제 예산입니다."))
    return redirect("budget:bill", cycle.fiscal_year, sequence)


def _is_whole(form: DecideForm, lines: LinesForm, cycle) -> bool:
    if not all([form.is_valid(), lines.is_valid()]):
        return False
    decided = {one.project.pk: given.amount for one, given in form.given}
    return lines.fits(decided, form.standings, cycle.government.currency)


@officer_page
@in_cycle
def table(request, cycle, sequence):
    """The table with what is on the table now, for a spreadsheet."""
    bill = bill_of(cycle, sequence)
    rows = standings(bill) or (with_money(bill) if bill.kind == BillKind.SUPPLEMENTARY else [])
    name = f"council-{cycle.fiscal_year}-{sequence}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(blank(rows), content_type="text/csv; charset=utf-8", headers=headers)


@officer_page
@require_POST
@in_cycle
def open_supplement(request, cycle):
    bill = supplementary.open_supplementary(cycle.government, cycle.fiscal_year, by=request.user)
    return redirect("budget:supplement", cycle.fiscal_year, bill.sequence)


@officer_page
@in_cycle
def supplement(request, cycle, sequence):
    """What the supplementary budget puts to projects or takes from them."""
    bill = bill_of(cycle, sequence)
    require(why_not_draft_supplement(request.user, bill))
    rows = {row.project.pk: row for row in [*with_money(bill), *standings(bill)]}
    form = SupplementForm(list(rows.values()), request.POST or None, request.FILES or None)
    if form.is_valid():
        number = supplementary.put_in_supplement(bill, form.lefts(), by=request.user)
        messages.success(request, _("추가경정예산안에 담았습니다. 달라지는 사업 수: %(number)s") % {"number": number})
        return redirect("budget:bill", cycle.fiscal_year, sequence)
    return _page(request, "budget/council/supplement.html", cycle, bill, form)


@officer_page
@in_cycle
def correct_act(request, cycle, pk):
    rows = CouncilAct.objects.filter(bill__government=cycle.government, bill__fiscal_year=cycle.fiscal_year)
    act = get_object_or_404(
        rows.select_related("bill__government", "project__cycle__government", "project__proposal"), pk=pk
    )
    require(why_not_keep_books(request.user, cycle.government))
    require("budget.corrected_already" if CouncilAct.objects.filter(corrects=act).exists() else None)
    form = CorrectForm(
        request.POST or None, initial={"amount": act.after, "reason": act.reason, "minutes": act.minutes}
    )
    if form.is_valid():
        said = form.cleaned_data
        said["after"] = said.pop("amount")
        correcting.correct_act(act, **said, by=request.user)
        messages.success(request, _("바로잡았습니다. 먼저 적은 것도 그대로 남았습니다."))
        return redirect("budget:bill", cycle.fiscal_year, act.bill.sequence)
    more = {"project": act.project, "act": act, "was": act.after, "before": act.before}
    return _page(request, "budget/council/correct.html", cycle, act.bill, form, **more)


@officer_page
@in_cycle
def correct_decision(request, cycle, pk):
    rows = CouncilDecision.objects.filter(bill__government=cycle.government, bill__fiscal_year=cycle.fiscal_year)
    rows = rows.select_related("bill__government", "project__cycle__government", "project__proposal")
    decision = get_object_or_404(rows, pk=pk)
    require(why_not_correct(request.user, decision.bill))
    require("budget.corrected_already" if CouncilDecision.objects.filter(corrects=decision).exists() else None)
    began = {name: getattr(decision, name) for name in ("amount", "reason", "minutes", "consent")}
    form = CorrectForm(request.POST or None, raises=True, initial=began)
    if form.is_valid():
        correcting.correct_decision(decision, **form.cleaned_data, by=request.user)
        messages.success(request, _("바로잡았습니다. 먼저 적은 것도 그대로 남았습니다."))
        return redirect("budget:bill", cycle.fiscal_year, decision.bill.sequence)
    more = {"project": decision.project, "was": decision.amount, "before": decision.proposed}
    return _page(request, "budget/council/correct.html", cycle, decision.bill, form, **more)


@officer_page
@in_cycle
def reserve(request, cycle, number):
    """예비비 for one project."""
    project = get_object_or_404(Project.objects.of(cycle).for_lists(), number=number)
    lines = Line.objects.filter(pk__in=Entry.objects.filter(project=project, line__isnull=False).values("line"))
    form = ReserveForm(project, lines, request.POST or None)
    if form.is_valid():
        supplementary.give_from_reserve(project, **form.cleaned_data, by=request.user)
        messages.success(request, _("예비비를 더했습니다."))
        return redirect("budget:project", cycle.fiscal_year, number)
    context = {"cycle": cycle, "project": project, "form": form}
    return render(request, "budget/council/reserve.html", context, status=422 if form.errors else 200)


def bill_of(cycle, sequence: int) -> Bill:
    rows = Bill.objects.of(cycle.government).select_related("government")
    return get_object_or_404(rows, fiscal_year=cycle.fiscal_year, sequence=sequence)


def _page(request, template: str, cycle, bill: Bill, form, **more):
    context = {"cycle": cycle, "bill": bill, "form": form} | more
    return render(request, template, context, status=422 if form.errors else 200)
