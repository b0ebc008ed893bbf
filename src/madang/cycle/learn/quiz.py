"""The quiz: every answer is explained, whether right or wrong, and one may try again at once."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from madang.base.people.doors import signed_in
from madang.base.people.refusals import require
from madang.cycle.plan.shortcuts import in_cycle

from . import actions, permissions
from .forms import QuizForm
from .models import Completion, Question
from .views import course_of


@in_cycle
@never_cache
@signed_in
def quiz(request, cycle, pk):
    course = course_of(request, cycle, pk)
    require(permissions.why_not_try(request.user, course))
    questions = list(Question.objects.filter(lesson__course=course).select_related("lesson"))
    if not questions:
        raise Http404
    form = QuizForm(questions, request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "learn/quiz.html", {"course": course, "form": form}, status=422 if form.errors else 200)
    tried = actions.answer_quiz(course, form.chosen, by=request.user)
    told = [_told(question, form.chosen[question.pk]) for question in questions]
    completion = Completion.objects.valid().filter(course=course, person=request.user).first()
    context = {"course": course, "tried": tried, "told": told, "completion": completion}
    return render(request, "learn/tried.html", context)


def _told(question: Question, chosen: int) -> dict:
    words = dict(question.choices)
    return {
        "question": question,
        "chosen": words.get(chosen, ""),
        "right": words.get(question.right, ""),
        "is_right": chosen == question.right,
    }
