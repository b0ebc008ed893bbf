"""What residents see and do: visits, what was seen, reports of waste and what came of them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, F, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from madang.base.documents.serve import serve_document
from madang.base.files.models import Upload
from madang.base.files.views import serve
from madang.base.people.doors import in_government
from madang.base.people.refusals import require
from madang.base.talk.address import address_of
from madang.base.talk.limits import count_attempt
from madang.cycle.budget.veil import veil
from madang.cycle.plan.shortcuts import in_cycle

from ..models import Visit, WasteReport
from ..views import find_work
from . import documents
from .forms import Pictures, SightingForm, VisitForm, WasteForm, WordForm
from .permissions import groups_of, why_not_handle_waste, why_not_see_picture, why_not_visit
from .visiting import tell_sighting, write_visit
from .wasting import find_by_word, report_waste

SHOWN_AT_ONCE = 30
_PROJECT = ("work__project__cycle__government", "work__project__proposal")  # what veil reads


@in_cycle
def visits(request, cycle):
    found = Visit.objects.of(cycle).select_related(*_PROJECT, "body").order_by("-day", "-pk")
    found = found.annotate(
        good=Count("marks", filter=Q(marks__found="good")), bad=Count("marks", filter=Q(marks__found="bad"))
    )
    page = Paginator(found, SHOWN_AT_ONCE).get_page(request.GET.get("page"))
    veil([one.work.project for one in page.object_list])
    return render(request, "execute/watch/visits.html", {"cycle": cycle, "page": page})


@in_cycle
def visit(request, cycle, number, visit):
    one = _visit(cycle, number, visit)
    pictures = Upload.objects.of(cycle.government).about(one.subject).public().pictures()
    context = {"cycle": cycle, "visit": one, "marks": one.marks.select_related("item"), "pictures": pictures}
    return render(request, "execute/watch/visit.html", context)


@in_cycle
def visit_report(request, cycle, number, visit, suffix=""):
    """모니터링 결과보고."""
    one = _visit(cycle, number, visit)
    address = request.build_absolute_uri(reverse("execute:visit_report", args=[cycle.fiscal_year, number, visit]))
    return serve_document(request, documents.of_visit(one, address), suffix)


@in_cycle
def completion(request, cycle, number, suffix=""):
    """완료보고, with the pictures before and after."""
    work = find_work(cycle, number)
    address = request.build_absolute_uri(reverse("execute:completion", args=[cycle.fiscal_year, number]))
    return serve_document(request, documents.of_completion(work, address), suffix)


@in_government
@in_cycle
def new_visit(request, cycle, number):
    work = find_work(cycle, number)
    require(why_not_visit(request.user, work))
    form = VisitForm(work, groups_of(request.user, cycle.government), request.POST or None)
    pictures = Pictures(request.POST or None, request.FILES or None, prefix="pictures")
    if request.method == "POST" and all([form.is_valid(), pictures.is_valid()]):
        one = write_visit(form.save(commit=False), form.marks(), pictures.pictures(), by=request.user)
        messages.success(request, _("다녀온 것을 적었습니다."))
        return redirect("execute:visit", cycle.fiscal_year, number, one.number)
    return _asked(
        request, "execute/watch/new_visit.html", {"cycle": cycle, "work": work, "form": form, "pictures": pictures}
    )


@in_government
@in_cycle
def tell(request, cycle, number):
    work = find_work(cycle, number)
    form = SightingForm(work, request.POST or None)
    pictures = Pictures(request.POST or None, request.FILES or None, prefix="pictures")
    if request.method == "POST" and all([form.is_valid(), pictures.is_valid()]):
        count_attempt(cycle.government, "report", request.user, address_of(request))
        tell_sighting(form.save(commit=False), pictures.pictures(), by=request.user)
        messages.success(request, _("알려 주셔서 고맙습니다. 맡은 부서가 2주 안에 답합니다."))
        return redirect(work)
    return _asked(
        request, "execute/watch/tell.html", {"cycle": cycle, "work": work, "form": form, "pictures": pictures}
    )


@in_cycle
def waste(request, cycle):
    """How many came, how many were answered in time, and what came of each. Nobody's name."""
    reports = WasteReport.objects.of(cycle.government).filter(fiscal_year=cycle.fiscal_year)
    answered = reports.exclude(answered_at=None).select_related("office", *_PROJECT).order_by("-answered_at")
    page = Paginator(answered, SHOWN_AT_ONCE).get_page(request.GET.get("page"))
    veil([one.work.project for one in page.object_list if one.work])
    waiting = reports.waiting().aggregate(all=Count("pk"), late=Count("pk", filter=Q(pk__in=reports.overdue())))
    late = answered.filter(answered_at__date__gt=F("due_on")).count()
    context = {"cycle": cycle, "page": page, "waiting": waiting, "answered": page.paginator.count, "late": late}
    context["handles"] = request.user.is_authenticated and why_not_handle_waste(request.user, cycle.government) is None
    return render(request, "execute/watch/waste.html", context)


@never_cache
@in_cycle
def new_waste(request, cycle):
    """With an account or without. The word is shown once, on the page that answers."""
    form = WasteForm(cycle, request.user, request.POST or None, initial={"work": request.GET.get("work")})
    pictures = Pictures(request.POST or None, request.FILES or None, prefix="pictures")
    if request.method == "POST" and all([form.is_valid(), pictures.is_valid()]):
        # Counted by the address alone: an attempt must not say which person it was.
        count_attempt(cycle.government, "draft", None, address_of(request))
        said = form.cleaned_data
        person = request.user if said.get("contact_me") else None
        report, word = report_waste(
            cycle.government, cycle.fiscal_year, said["words"], work=said["work"], place=said["place"], person=person,
            pictures=pictures.pictures(), **form.reporter,
        )  # fmt: skip
        return render(request, "execute/watch/waste_word.html", {"cycle": cycle, "report": report, "word": word})
    return _asked(request, "execute/watch/new_waste.html", {"cycle": cycle, "form": form, "pictures": pictures})


@never_cache
@in_cycle
def my_waste(request, cycle):
    """The reporter comes back with the word, without an account: how far it is, the answer, and who looked."""
    form = WordForm(request.POST or None)
    context = {"cycle": cycle, "form": form}
    if form.is_valid():
        count_attempt(cycle.government, "draft", None, address_of(request))
        found = find_by_word(cycle.government, form.cleaned_data["word"])
        if found is None:
            form.add_error("word", _("이 번호로 받은 신고가 없습니다."))
        else:
            context |= {"report": found, "looks": found.looks.all()}
    return _asked(request, "execute/watch/my_waste.html", context)


@in_cycle
def picture(request, cycle, prefix, name):
    """What a resident photographed, before it is answered: for the office and who took it; of waste, for who just looked."""
    return serve(request, prefix, name, why_not_see_picture)


def _visit(cycle, number: int, visit: int) -> Visit:
    work = find_work(cycle, number)
    one = get_object_or_404(Visit.objects.select_related("body"), work=work, number=visit)
    one.work = work
    return one


def _asked(request, template: str, context: dict):
    wrong = request.method == "POST" and (context["form"].errors or getattr(context.get("pictures"), "errors", None))
    return render(request, template, context, status=422 if wrong and any(wrong) else 200)
