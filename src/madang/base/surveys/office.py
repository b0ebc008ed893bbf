"""The officers' side: drawing up, publishing, prolonging and ending a survey; which texts everyone reads."""

from django.contrib import messages
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madang.base.people.doors import for_parts
from madang.base.people.refusals import require

from . import actions, permissions, results
from .forms import HideForm, ProlongForm, QuestionForm, SurveyForm
from .models import Survey
from .permissions import ENTERERS, KEEPERS
from .views import survey_of

FIELDS = ["title", "intro", "who", "opens_at", "closes_at", "takes_paper", "two_persons", "threshold"]


@for_parts(*{*KEEPERS, *ENTERERS})
def desk(request):
    surveys = Survey.objects.of(request.government).annotate(answers=Count("responses"))
    may_run = permissions.why_not_run(request.user, request.government) is None
    return render(request, "surveys/desk.html", {"surveys": surveys[:200], "may_run": may_run})


@for_parts(*KEEPERS)
def new(request):
    form = SurveyForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _form(request, form, None)
    survey = actions.draw_up(request.government, "", by=request.user, **form.cleaned_data)
    messages.success(request, _("초안을 만들었습니다. 이제 질문을 적어 주세요."))
    return redirect("surveys:office", pk=survey.pk)


@for_parts(*{*KEEPERS, *ENTERERS})
def survey(request, pk):
    return _office(request, survey_of(request.government, pk, drafts=True))


@for_parts(*KEEPERS)
def change(request, pk):
    survey = survey_of(request.government, pk, drafts=True)
    require(permissions.why_not_change(request.user, survey))
    initial = {name: getattr(survey, name) for name in FIELDS}
    form = SurveyForm(request.POST or None, initial=initial)
    if request.method != "POST" or not form.is_valid():
        return _form(request, form, survey)
    actions.change(survey, form.cleaned_data, by=request.user)
    messages.success(request, _("고쳤습니다."))
    return redirect("surveys:office", pk=pk)


@for_parts(*KEEPERS)
def question(request, pk, order=None):
    survey = survey_of(request.government, pk, drafts=True)
    require(permissions.why_not_change(request.user, survey))
    stands = get_object_or_404(survey.questions.prefetch_related("options"), order=order) if order else None
    form = QuestionForm(request.POST or None, instance=stands)
    if request.method != "POST" or not form.is_valid():
        status = 422 if form.errors else 200
        return render(
            request, "surveys/question.html", {"survey": survey, "form": form, "question": stands}, status=status
        )
    actions.ask(survey, form.asked, by=request.user, instead_of=stands)
    messages.success(request, _("질문을 적었습니다."))
    return redirect("surveys:office", pk=pk)


@for_parts(*KEEPERS)
@require_POST
def remove(request, pk, order):
    survey = survey_of(request.government, pk, drafts=True)
    question = get_object_or_404(survey.questions, order=order)
    question.survey = survey
    actions.remove(question, by=request.user)
    messages.success(request, _("질문을 지웠습니다."))
    return redirect("surveys:office", pk=pk)


@for_parts(*KEEPERS)
@require_POST
def publish(request, pk):
    actions.publish(survey_of(request.government, pk, drafts=True), by=request.user)
    messages.success(request, _("설문을 알렸습니다. 여는 때가 되면 저절로 열립니다."))
    return redirect("surveys:office", pk=pk)


@for_parts(*KEEPERS)
@require_POST
def prolong(request, pk):
    survey, form = survey_of(request.government, pk), ProlongForm(request.POST)
    if not form.is_valid():
        return _office(request, survey, prolong=form)
    actions.prolong(survey, **form.cleaned_data, by=request.user)
    messages.success(request, _("닫는 때를 미루고 까닭을 알렸습니다."))
    return redirect("surveys:office", pk=pk)


@for_parts(*KEEPERS)
@require_POST
def end(request, pk):
    actions.end(survey_of(request.government, pk), by=request.user)
    messages.success(request, _("더 들어올 종이가 없다고 적었습니다. 결과가 공개되었습니다."))
    return redirect("surveys:survey", pk=pk)


@for_parts(*KEEPERS)
def texts(request, pk):
    return _texts(request, survey_of(request.government, pk))


@for_parts(*KEEPERS)
@require_POST
def text(request, pk, answer):
    """Shown, or kept back with a reason."""
    survey = survey_of(request.government, pk)
    answer = get_object_or_404(results.words_of(survey).select_related("question"), pk=answer)
    answer.question.survey = survey
    if "show" in request.POST:
        actions.show(answer, by=request.user)
        return redirect("surveys:texts", pk=pk)
    form = HideForm(request.POST, prefix=f"text{answer.pk}")
    if not form.is_valid():
        return _texts(request, survey, {answer.pk: form})
    actions.hide(answer, form.cleaned_data["why"], by=request.user)
    return redirect("surveys:texts", pk=pk)


def _form(request, form, survey):
    context = {"form": form, "survey": survey}
    return render(request, "surveys/draft.html", context, status=422 if form.errors else 200)


def _office(request, survey: Survey, prolong: ProlongForm | None = None):
    person = request.user
    allowed = {
        name: getattr(permissions, f"why_not_{name}")(person, survey) is None
        for name in ("change", "publish", "prolong", "enter", "end", "moderate")
    }
    context = {
        "survey": survey,
        "questions": survey.questions.prefetch_related("options"),
        "answers": survey.responses.count(),
        "waiting": survey.responses.waiting().count(),
        "prolong_form": (prolong or ProlongForm(initial={"closes_at": survey.closes_at}))
        if allowed["prolong"]
        else None,
        "may": allowed,
    }
    return render(request, "surveys/office.html", context, status=422 if prolong else 200)


def _texts(request, survey: Survey, bound: dict | None = None):
    bound = bound or {}
    answers = results.words_of(survey).select_related("question") if survey.is_counted else []
    listed = [(one, bound.get(one.pk) or HideForm(prefix=f"text{one.pk}")) for one in answers[:300]]
    return render(request, "surveys/texts.html", {"survey": survey, "texts": listed}, status=422 if bound else 200)
