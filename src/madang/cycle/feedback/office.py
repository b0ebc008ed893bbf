"""The officers' side: who has not been answered yet, words to read, lessons, surveys of users."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madang.base.pages.words import count_of
from madang.base.people.refusals import require
from madang.cycle.budget.models import Project
from madang.cycle.execute.models import Work
from madang.cycle.plan.shortcuts import in_cycle, officer_page
from madang.cycle.propose.models import Proposal

from . import actions
from .answers import waiting, with_words, words_for
from .ends import way_of
from .forms import LessonAnswerForm, LessonForm, ReplyForm, SurveyForm, WhyForm
from .models import Lesson, Outcome, Rating
from .permissions import why_not_send

A_PAGE = 40


@officer_page
@in_cycle
def desk(request, cycle):
    """Who is owed an answer, nearest deadline first."""
    owed = waiting(cycle)
    page = Paginator(owed, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "cycle": cycle,
        "page": page,
        "owed": with_words(cycle, list(page.object_list)),
        "number": len(owed),
        "unread": Rating.objects.of(cycle).unread().count(),
        "open_lessons": Lesson.objects.of(cycle).filter(outcome=Outcome.OPEN),
        "finished": Work.objects.of(cycle).finished().select_related("project").order_by("project__number")[:A_PAGE],
    }
    return render(request, "feedback/desk/desk.html", context)


@officer_page
@require_POST
@in_cycle
def send(request, cycle):
    """Once to look at what the ticked ones would get, once to send it as it was generated."""
    asked = set(request.POST.getlist("reply"))
    chosen = with_words(cycle, [one for one in waiting(cycle) if one.key in asked])
    if not chosen:
        messages.error(request, _("답할 제안을 골라 주세요."))
        return redirect("feedback:desk", cycle.fiscal_year)
    if "send" not in request.POST:
        return render(request, "feedback/desk/send.html", {"cycle": cycle, "chosen": chosen})
    answers = [(one.way, str(one.ended.end), one.words) for one in chosen]
    number = actions.send_replies(answers, by=request.user)
    messages.success(request, _("%(number)s에 답을 보냈습니다.") % {"number": count_of(number, "proposal")})
    return redirect("feedback:desk", cycle.fiscal_year)


@officer_page
@in_cycle
def reply(request, cycle, number, end):
    """One answer: generated, completed, sent."""
    proposal = get_object_or_404(Proposal.objects.of(cycle), number=number)
    proposal.cycle = cycle
    way = way_of(proposal)
    require(why_not_send(request.user, way, end))
    ended = way.at(end)
    form = ReplyForm(request.POST or None, initial={"words": words_for(way, ended)})
    if form.is_valid():
        actions.send_reply(way, end, form.cleaned_data["words"], by=request.user)
        messages.success(request, _("답을 보냈습니다."))
        return redirect("feedback:desk", cycle.fiscal_year)
    context = {"cycle": cycle, "way": way, "ended": ended, "form": form}
    return render(request, "feedback/desk/reply.html", context, status=422 if form.errors else 200)


@officer_page
@in_cycle
def new_lesson(request, cycle):
    form = LessonForm(cycle, request.POST or None)
    if form.is_valid():
        actions.write_lesson(cycle, form.instance, by=request.user)
        messages.success(request, _("배운 것을 적었습니다."))
        return redirect("feedback:desk", cycle.fiscal_year)
    return _form(request, cycle, form, _("배운 것 적기"), _("적어 두기"))


@officer_page
@in_cycle
def lesson(request, cycle, number):
    """What became of it: once."""
    found = get_object_or_404(Lesson.objects.of(cycle), number=number)
    found.cycle = cycle
    form = LessonAnswerForm(cycle, request.POST or None)
    if form.is_valid():
        told = form.cleaned_data
        actions.answer_lesson(found, told["outcome"], told["answer"], by=request.user, into=told["into"])
        messages.success(request, _("어떻게 되었는지 적었습니다. 모두에게 보입니다."))
        return redirect("feedback:desk", cycle.fiscal_year)
    return _form(request, cycle, form, found.change[:80], _("적어 두기"), lesson=found)


@officer_page
@in_cycle
def words(request, cycle):
    """What residents wrote beside their stars, to be read before everyone reads it."""
    unread = Rating.objects.of(cycle).unread().select_related("project").order_by("pk")
    page = Paginator(unread, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "feedback/desk/words.html", {"cycle": cycle, "page": page, "form": WhyForm()})


@officer_page
@require_POST
@in_cycle
def word(request, cycle, pk):
    found = get_object_or_404(Rating.objects.of(cycle).select_related("project"), pk=pk)
    found.project.cycle = cycle
    if "show" in request.POST:
        actions.show_words(found, by=request.user)
        messages.success(request, _("글을 실었습니다."))
    else:
        form = WhyForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("가리는 까닭을 적어 주세요."))
            return redirect("feedback:words", cycle.fiscal_year)
        actions.hide_words(found, form.cleaned_data["why"], by=request.user)
        messages.success(request, _("글을 가렸습니다. 까닭은 모두에게 보입니다."))
    return redirect("feedback:words", cycle.fiscal_year)


@officer_page
@in_cycle
def survey(request, cycle, number):
    """Ask the users near the place."""
    project = get_object_or_404(Project.objects.of(cycle), number=number)
    project.cycle = cycle
    form = SurveyForm(request.POST or None)
    if form.is_valid():
        back = reverse("feedback:rating", args=[cycle.fiscal_year, number])
        times = form.cleaned_data
        made = actions.open_satisfaction(project, times["opens_at"], times["closes_at"], by=request.user, back=back)
        messages.success(request, _("만족도 설문을 열었습니다. 종이 답도 여기에서 올립니다."))
        return redirect("surveys:office", made.pk)
    return _form(request, cycle, form, _("만족도 묻기"), _("설문 열기"), about=project.title)


def _form(request, cycle, form, title: str, button: str, **more):
    context = {"cycle": cycle, "form": form, "title": title, "button": button}
    return render(request, "feedback/desk/form.html", context | more, status=422 if form.errors else 200)
