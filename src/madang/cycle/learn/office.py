"""The officers' side of the school: courses, lessons, questions, figures of the budget, visits."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madang.base.files.actions import store_picture
from madang.base.files.models import Upload
from madang.base.people.doors import for_parts
from madang.cycle.plan.shortcuts import in_cycle

from . import actions, permissions
from .forms import CourseForm, FigureForm, LessonForm, LessonPictureForm, QuestionForm, ReasonForm, VisitForm
from .models import Completion, Course, Figure, Session, Visit
from .permissions import ENTERERS, KEEPERS
from .views import course_of

SOME = 100


@for_parts(*{*KEEPERS, *ENTERERS})
@in_cycle
def desk(request, cycle):
    finished = Count("completions", filter=Q(completions__withdrawn_at=None))
    sessions = Session.objects.of(cycle).select_related("course").annotate(came=Count("attendances"))
    context = {
        "courses": Course.objects.of(cycle).annotate(finished=finished),
        "sessions": sessions.order_by("-starts_at")[:SOME],
        "may_run": permissions.why_not_run(request.user, request.government) is None,
    }
    return render(request, "learn/desk/desk.html", context)


@for_parts(*KEEPERS)
@in_cycle
@require_POST
def standard(request, cycle):
    taken = actions.take_standard(cycle, by=request.user)
    messages.success(
        request, _("과정을 가져왔습니다. 읽어 보고 고친 뒤에 공개하세요.") if taken else _("모두 이미 있습니다.")
    )
    return redirect("learn:desk", year=cycle.fiscal_year)


@for_parts(*KEEPERS)
@in_cycle
def new_course(request, cycle):
    form = CourseForm(cycle, request.POST or None)
    if request.method == "POST" and form.is_valid():
        course = actions.make_course(cycle, form.cleaned_data, by=request.user)
        return redirect("learn:office_course", year=cycle.fiscal_year, pk=course.pk)
    return _form(request, form, _("새 과정"))


@for_parts(*KEEPERS)
@in_cycle
def course(request, cycle, pk):
    course = course_of(request, cycle, pk)
    context = {
        "course": course,
        "lessons": course.lessons.prefetch_related("questions"),
        "sessions": course.held.annotate(came=Count("attendances")),
        "completions": Completion.objects.filter(course=course).order_by("-pk")[:SOME],
        "why_not_publish": permissions.why_not_publish(request.user, course),
        "withdraw_form": ReasonForm(),
    }
    return render(request, "learn/desk/course.html", context)


@for_parts(*KEEPERS)
@in_cycle
def change_course(request, cycle, pk):
    course = course_of(request, cycle, pk)
    form = CourseForm(cycle, request.POST or None, instance=course)
    if request.method == "POST" and form.is_valid():
        actions.change_course(course, form.cleaned_data, by=request.user)
        return redirect("learn:office_course", year=cycle.fiscal_year, pk=pk)
    return _form(request, form, _("과정 고치기"), course)


@for_parts(*KEEPERS)
@in_cycle
@require_POST
def publish(request, cycle, pk):
    actions.publish_course(course_of(request, cycle, pk), by=request.user)
    messages.success(request, _("과정을 공개했습니다."))
    return redirect("learn:office_course", year=cycle.fiscal_year, pk=pk)


@for_parts(*KEEPERS)
@in_cycle
def lesson(request, cycle, pk, order=None):
    course = course_of(request, cycle, pk)
    stands = get_object_or_404(course.lessons, order=order) if order else None
    form = LessonForm(request.POST or None, instance=stands)
    if request.method == "POST" and form.is_valid():
        written = actions.write_lesson(course, form.cleaned_data, by=request.user, instead_of=stands)
        messages.success(request, _("글을 적어 두었습니다."))
        return redirect("learn:office_lesson", year=cycle.fiscal_year, pk=pk, order=written.order)
    return _lesson(request, course, stands, form)


@for_parts(*KEEPERS)
@in_cycle
@require_POST
def remove_lesson(request, cycle, pk, order):
    course = course_of(request, cycle, pk)
    lesson = get_object_or_404(course.lessons, order=order)
    lesson.course = course
    actions.remove_lesson(lesson, by=request.user)
    messages.success(request, _("글을 지웠습니다."))
    return redirect("learn:office_course", year=cycle.fiscal_year, pk=pk)


@for_parts(*KEEPERS)
@in_cycle
@require_POST
def picture(request, cycle, pk, order):
    course = course_of(request, cycle, pk)
    lesson = get_object_or_404(course.lessons, order=order)
    form = LessonPictureForm(request.POST, request.FILES, prefix="picture")
    if form.is_valid():
        try:
            store_picture(request.government, form.cleaned_data["picture"], form.cleaned_data["alt"], by=request.user, subject=lesson.subject)  # fmt: skip
        except ValidationError as error:
            form.add_error("picture", error)
        else:
            return redirect("learn:office_lesson", year=cycle.fiscal_year, pk=pk, order=order)
    return _lesson(request, course, lesson, LessonForm(instance=lesson), form)


@for_parts(*KEEPERS)
@in_cycle
def question(request, cycle, pk, order, number=None):
    course = course_of(request, cycle, pk)
    lesson = get_object_or_404(course.lessons, order=order)
    lesson.course = course
    stands = get_object_or_404(lesson.questions, order=number) if number else None
    form = QuestionForm(request.POST or None, instance=stands)
    if request.method == "POST" and "remove" in request.POST and stands:
        stands.lesson = lesson
        actions.remove_question(stands, by=request.user)
        return redirect("learn:office_lesson", year=cycle.fiscal_year, pk=pk, order=order)
    if request.method == "POST" and form.is_valid():
        actions.write_question(lesson, form.cleaned_data, by=request.user, instead_of=stands)
        return redirect("learn:office_lesson", year=cycle.fiscal_year, pk=pk, order=order)
    context = {"course": course, "lesson": lesson, "form": form, "question": stands}
    return render(request, "learn/desk/question.html", context, status=422 if form.errors else 200)


@for_parts(*KEEPERS)
@in_cycle
def figures(request, cycle):
    form = FigureForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.write_figure(cycle, form.cleaned_data, by=request.user)
        messages.success(request, _("숫자를 적어 두었습니다."))
        return redirect("learn:figures", year=cycle.fiscal_year)
    context = {"form": form, "figures": Figure.objects.of(cycle)}
    return render(request, "learn/desk/figures.html", context, status=422 if form.errors else 200)


@for_parts(*KEEPERS)
@in_cycle
@require_POST
def remove_figure(request, cycle, pk):
    figure = get_object_or_404(Figure.objects.of(cycle), pk=pk)
    figure.cycle = cycle
    actions.remove_figure(figure, by=request.user)
    return redirect("learn:figures", year=cycle.fiscal_year)


@for_parts(*ENTERERS)
@in_cycle
def visits(request, cycle, pk=None):
    stands = get_object_or_404(Visit.objects.of(cycle), pk=pk) if pk else None
    form = VisitForm(cycle, request.POST or None, instance=stands)
    if request.method == "POST" and form.is_valid():
        actions.record_visit(cycle, form.cleaned_data, by=request.user, instead_of=stands)
        messages.success(request, _("다녀온 것을 적었습니다."))
        return redirect("learn:office_visits", year=cycle.fiscal_year)
    context = {"form": form, "visit": stands, "visits": Visit.objects.of(cycle).select_related("area")[:SOME]}
    return render(request, "learn/desk/visits.html", context, status=422 if form.errors else 200)


def _form(request, form, title: str, course: Course | None = None):
    context = {"form": form, "title": title, "course": course}
    return render(request, "learn/desk/form.html", context, status=422 if form.errors else 200)


def _lesson(request, course: Course, lesson, form, picture_form=None):
    context = {
        "course": course,
        "lesson": lesson,
        "form": form,
        "questions": lesson.questions.all() if lesson else [],
        "pictures": Upload.objects.of(request.government).about(lesson.subject).pictures() if lesson else [],
        "picture_form": (picture_form or LessonPictureForm(prefix="picture")) if lesson else None,
    }
    bad = form.errors or (picture_form and picture_form.errors)
    return render(request, "learn/desk/lesson.html", context, status=422 if bad else 200)
