"""Papers: entered one by one or as a list, checked by a second person."""

import csv

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from madang.base.people.doors import for_parts
from madang.base.people.refusals import require

from . import actions, permissions
from .answer_form import PaperForm
from .forms import ListForm
from .models import Survey
from .paper_list import BIGGEST, Fault, header, read
from .permissions import ENTERERS
from .views import survey_of

MOST = 100


@for_parts(*ENTERERS)
def papers(request, pk):
    survey = survey_of(request.government, pk)
    require(permissions.why_not_enter(request.user, survey))
    form = PaperForm(survey, request.POST or None)
    if request.method == "POST" and form.is_valid():
        response = actions.enter(survey, form.cleaned_data["paper"], form.given, by=request.user)
        messages.success(request, _("종이 %(paper)s번을 적었습니다.") % {"paper": response.paper})
        return redirect("surveys:papers", pk=pk)
    return _page(request, survey, form)


@for_parts(*ENTERERS)
def paper(request, pk, response):
    """What was entered, beside the paper in the hand of a second person."""
    survey = survey_of(request.government, pk)
    entered = survey.responses.exclude(paper="").prefetch_related("answers__question", "answers__option")
    response = get_object_or_404(entered, pk=response)
    response.survey = survey
    if request.method == "POST":
        act, said = (actions.discard, _("지웠습니다. 종이를 다시 적어 주세요.")) if "discard" in request.POST else (
            actions.check, _("종이와 같다고 확인했습니다."))  # fmt: skip
        act(response, by=request.user)
        messages.success(request, said)
        return redirect("surveys:papers", pk=pk)
    context = {"survey": survey, "response": response, "why_not": permissions.why_not_check(request.user, response)}
    context["may_enter"] = permissions.why_not_enter(request.user, survey) is None
    return render(request, "surveys/paper.html", context)


@for_parts(*ENTERERS)
def paper_list(request, pk):
    survey = survey_of(request.government, pk)
    require(permissions.why_not_enter(request.user, survey))
    form, faults = ListForm(request.POST or None, request.FILES or None), []
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        big = file.size > BIGGEST
        rows, faults = ([], [Fault(1, "", _("파일이 너무 큽니다."))]) if big else read(survey, file.read())
        if rows and not faults:
            entered = actions.enter_list(survey, rows, by=request.user)
            said = ngettext("종이 %(count)s장을 적었습니다.", "종이 %(count)s장을 적었습니다.", entered)
            messages.success(request, said % {"count": entered})
            return redirect("surveys:papers", pk=pk)
        faults = faults or [Fault(2, "", _("적을 줄이 없습니다."))]
    questions = survey.questions.prefetch_related("options")
    context = {
        "survey": survey,
        "form": form,
        "faults": faults[:50],
        "more": max(len(faults) - 50, 0),
        "questions": questions,
    }
    return render(request, "surveys/list.html", context, status=422 if faults or form.errors else 200)


@for_parts(*ENTERERS)
def empty_list(request, pk):
    survey = survey_of(request.government, pk)
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="survey-{survey.pk}.csv"'
    csv.writer(answer).writerow(header(list(survey.questions.all())))
    return answer


def _page(request, survey: Survey, form: PaperForm):
    entered = survey.responses.exclude(paper="").select_related("entered_by", "checked_by").order_by("-pk")
    context = {"survey": survey, "form": form, "entered": entered[:MOST]}
    return render(request, "surveys/papers.html", context, status=422 if form.errors else 200)
