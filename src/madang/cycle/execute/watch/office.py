"""The office's side: what waits for an answer, pictures before and after, the checklist, and reports of waste behind a look."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madang.base.files.models import Upload
from madang.base.people.doors import for_parts
from madang.base.people.models import Role
from madang.base.people.refusals import require
from madang.cycle.plan.shortcuts import in_cycle, officer_page

from ..models import CheckItem, LookedAt, Sighting, Visit, WasteReport, WasteReporter
from ..permissions import DESK, offices_seen, why_not_carry_out
from ..views import find_work
from .forms import AnswerForm, AroundForm, ChecklistForm, HandForm, LookForm, WasteAnswerForm
from .permissions import why_not_answer, why_not_answer_waste, why_not_handle_waste, why_not_see_handed
from .visiting import USUAL, add_picture, answer_sighting, answer_visit, set_checklist
from .wasting import answer_waste, hand_to, look_at

desk_page = for_parts(*DESK)
waste_page = for_parts(Role.OFFICER, Role.REVIEWER)


@desk_page
@in_cycle
def desk(request, cycle):
    """What the groups and residents wait for, nearest deadline first."""
    offices = offices_seen(request.user, cycle.government)
    mine = {} if offices is None else {"work__project__office__name__in": offices}
    visits = Visit.objects.of(cycle).waiting().exclude(wants="").filter(**mine).select_related("work__project", "body")
    sightings = Sighting.objects.of(cycle).waiting().filter(**mine).select_related("work__project")
    reports = WasteReport.objects.of(cycle.government).filter(fiscal_year=cycle.fiscal_year).waiting()
    if offices is not None:
        reports = reports.filter(office__name__in=offices)
    context = {
        "cycle": cycle,
        "visits": visits.order_by("due_on"),
        "sightings": sightings.order_by("due_on"),
        "reports": reports.select_related("office").order_by("due_on"),
        "is_centre": why_not_handle_waste(request.user, cycle.government) is None,
    }
    return render(request, "execute/watch/desk.html", context)


@desk_page
@in_cycle
def answer_to_visit(request, cycle, number, visit):
    work = find_work(cycle, number)
    return _answer(request, cycle, get_object_or_404(Visit, work=work, number=visit), work, answer_visit)


@desk_page
@in_cycle
def answer_to_sighting(request, cycle, number, sighting):
    work = find_work(cycle, number)
    return _answer(request, cycle, get_object_or_404(Sighting, work=work, number=sighting), work, answer_sighting)


@desk_page
@in_cycle
def around(request, cycle, number):
    """Pictures before and after."""
    work = find_work(cycle, number)
    require(why_not_carry_out(request.user, work.project))
    form = AroundForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        said = form.cleaned_data
        add_picture(work, said["when"], said["picture"], said["alt"], by=request.user)
        messages.success(request, _("사진을 올렸습니다."))
        return redirect("execute:around", cycle.fiscal_year, number)
    return render(
        request,
        "execute/watch/around.html",
        {"cycle": cycle, "work": work, "form": form},
        status=422 if form.errors else 200,
    )


@officer_page
@in_cycle
def checklist(request, cycle):
    items = list(CheckItem.objects.filter(cycle=cycle, dropped_at=None).values_list("words", flat=True))
    form = ChecklistForm(request.POST or None, initial={"questions": "\n".join(items or USUAL)})
    if form.is_valid():
        set_checklist(cycle, form.lines(), by=request.user)
        messages.success(request, _("살펴볼 것을 적었습니다."))
        return redirect("execute:watch_desk", cycle.fiscal_year)
    return render(
        request, "execute/watch/checklist.html", {"cycle": cycle, "form": form}, status=422 if form.errors else 200
    )


@waste_page
@in_cycle
def handle(request, cycle, number):
    """One report without its words and its reporter: what was handed on, the looks, the answer."""
    report = _report(cycle, number)
    require(why_not_see_handed(request.user, report))
    return render(request, "execute/watch/handle.html", _context(request, cycle, report))


@officer_page
@require_POST
@in_cycle
def look(request, cycle, number, what):
    """Shows the words, or the reporter, on this answer alone; the look is written down first."""
    report = _report(cycle, number)
    form = LookForm(request.POST)
    if what not in LookedAt or not form.is_valid():
        return redirect("execute:handle_waste", cycle.fiscal_year, number)
    look_at(report, what, form.cleaned_data["why"], by=request.user)
    context = _context(request, cycle, report) | {"shown": what}
    if what == LookedAt.WORDS:
        context["pictures"] = list(Upload.objects.of(cycle.government).about(report.subject).pictures())
    else:
        context["reporter"] = WasteReporter.objects.filter(report=report).select_related("person").first()
    answer = render(request, "execute/watch/handle.html", context)
    answer["Cache-Control"] = "private, no-store"
    return answer


@officer_page
@require_POST
@in_cycle
def hand(request, cycle, number):
    report = _report(cycle, number)
    form = HandForm(cycle.government, request.POST, prefix="hand")
    if form.is_valid():
        hand_to(report, form.cleaned_data["office"], form.cleaned_data["handed"], by=request.user)
        messages.success(request, _("부서에 넘겼습니다."))
        return redirect("execute:handle_waste", cycle.fiscal_year, number)
    return render(
        request,
        "execute/watch/handle.html",
        _context(request, cycle, report) | {"hand": form, "form": form},
        status=422,
    )


@waste_page
@require_POST
@in_cycle
def answer(request, cycle, number):
    report = _report(cycle, number)
    require(why_not_answer_waste(request.user, report))
    form = WasteAnswerForm(request.POST, prefix="answer")
    if form.is_valid():
        said = form.cleaned_data
        answer_waste(report, said["outcome"], said["outcome_words"], said["reply"], by=request.user)
        messages.success(request, _("답했습니다. 결과는 신고한 분 없이 공개됩니다."))
        return redirect("execute:waste", cycle.fiscal_year)
    return render(
        request,
        "execute/watch/handle.html",
        _context(request, cycle, report) | {"answer": form, "form": form},
        status=422,
    )


def _context(request, cycle, report: WasteReport) -> dict:
    centre = why_not_handle_waste(request.user, cycle.government) is None
    open_ = report.answered_at is None
    return {
        "cycle": cycle,
        "report": report,
        "is_centre": centre,
        "looks": report.looks.select_related("by") if centre else [],
        "look": LookForm(),
        "hand": HandForm(cycle.government, prefix="hand", initial={"office": report.office, "handed": report.handed}) if centre and open_ else None,
        "answer": WasteAnswerForm(prefix="answer") if open_ and why_not_answer_waste(request.user, report) is None else None,
    }  # fmt: skip


def _answer(request, cycle, asked, work, act):
    asked.work = work
    require(why_not_answer(request.user, asked))
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        act(asked, form.cleaned_data["words"], by=request.user)
        messages.success(request, _("답했습니다."))
        return redirect("execute:watch_desk", cycle.fiscal_year)
    pictures = Upload.objects.of(cycle.government).about(asked.subject).pictures()
    context = {"cycle": cycle, "asked": asked, "work": work, "form": form, "pictures": pictures}
    return render(request, "execute/watch/answer.html", context, status=422 if form.errors else 200)


def _report(cycle, number: int) -> WasteReport:
    found = (
        WasteReport.objects.of(cycle.government)
        .filter(fiscal_year=cycle.fiscal_year)
        .select_related("office", "work__project__cycle")
    )
    report = get_object_or_404(found, number=number)
    report.government = cycle.government
    return report
