"""What residents see and do: the list of surveys, one survey with its questions or what it found, taking back."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from madang.base.datasets.serve import serve
from madang.base.people.doors import for_government, in_government
from madang.base.people.refusals import require
from madang.base.places.models import Government

from . import actions, permissions, results
from .address import address_of
from .answer_form import AnswerForm
from .data import SURVEYS
from .models import Survey, Who
from .weighting import margins

A_PAGE = 30


@for_government
def surveys(request):
    """Open ones first come by themselves: the newest."""
    listed = Survey.objects.of(request.government).public()
    page = Paginator(listed, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "surveys/surveys.html", {"page": page})


@for_government
def results_as(request, suffix=""):
    return serve(request, SURVEYS, request.government, suffix)


@for_government
@never_cache
def survey(request, pk):
    """The same address before, while and after."""
    survey = survey_of(request.government, pk)
    reason = permissions.why_not_answer(request.user, survey)
    if request.method == "POST":
        require(reason)
        form = AnswerForm(survey, request.POST)
        if form.is_valid():
            actions.answer(survey, form.given, by=request.user, address=address_of(request))
            messages.success(request, _("답을 받았습니다. 고맙습니다."))
            return redirect(survey)
        return _page(request, survey, reason, form)
    return _page(request, survey, reason, None if reason else AnswerForm(survey))


@in_government
@require_POST
def take_back(request, pk):
    survey = survey_of(request.government, pk)
    actions.take_back(survey, by=request.user)
    messages.success(request, _("답을 지웠습니다. 닫기 전이면 다시 답할 수 있습니다."))
    return redirect(survey)


def survey_of(government: Government, pk: int, drafts: bool = False) -> Survey:
    """One of this government's, which it already knows; a draft is nobody's business."""
    survey = get_object_or_404(Survey.objects.of(government), pk=pk)
    if not (drafts or survey.published_at):
        raise Http404
    survey.government = government
    return survey


def _page(request, survey: Survey, reason: str | None, form: AnswerForm | None):
    found = results.of(survey) if survey.is_counted else None
    context = {
        "survey": survey,
        "form": form,
        "reason": reason,
        "is_free": survey.who == Who.ANYONE,
        "may_take_back": permissions.why_not_take_back(request.user, survey) is None,
        "found": found,
        "should_weigh": found and bool(margins([one.question for one in found.results])),
    }
    return render(request, "surveys/survey.html", context, status=422 if form and form.errors else 200)
