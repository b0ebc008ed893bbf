"""What everyone reads: the school, a course, its lessons, how the budget works, visits, and checking a certificate."""

from django.core.paginator import Paginator
from django.db.models import Count, Sum
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from madang.base import clock
from madang.base.files.models import Upload
from madang.base.pages.charts import Bar, Bars
from madang.base.places.names import name_of
from madang.base.surveys.models import Survey
from madang.cycle.plan.shortcuts import in_cycle

from . import permissions
from .forms import NumberForm
from .models import Attendance, Completion, Course, Figure, QuizTry, Session, Side, Visit
from .models.visit import LEAST
from .text import pieces

READINGS = ("plain", "easy", "both")


@in_cycle
@never_cache
def school(request, cycle):
    courses = Course.objects.of(cycle).exclude(published_at=None).annotate(texts=Count("lessons"))
    sessions = Session.objects.of(cycle).filter(ends_at__gt=clock.now(), cancelled_at=None)
    done = set()
    if request.user.is_authenticated:
        done = set(Completion.objects.of(cycle).valid().filter(person=request.user).values_list("course", flat=True))
    context = {
        "courses": courses,
        "done": done,
        "sessions": sessions.exclude(course__published_at=None).select_related("course")[:20],
        "surveys": Survey.objects.of(request.government).public()[:5],
    }
    return render(request, "learn/school.html", context)


@in_cycle
@never_cache
def course(request, cycle, pk):
    course = course_of(request, cycle, pk)
    person = request.user
    known = person.is_authenticated
    tries = list(QuizTry.objects.filter(course=course, person=person)) if known and course.pass_mark else []
    context = {
        "course": course,
        "lessons": course.lessons.all(),
        "sessions": course.held.filter(cancelled_at=None),
        "completion": Completion.objects.valid().filter(course=course, person=person).first() if known else None,
        "best": max((one.right for one in tries), default=None),
        "asked": tries[-1].asked if tries else 0,
        "passed": any(one.passed for one in tries),
        "came": _times(course, person) if known and course.sessions else 0,
    }
    return render(request, "learn/course.html", context)


@in_cycle
def lesson(request, cycle, pk, order):
    """?as=easy or both: 쉬운 글 alone or side by side."""
    course = course_of(request, cycle, pk)
    lessons = list(course.lessons.all())
    lesson = next((one for one in lessons if one.order == order), None)
    if lesson is None:
        raise Http404
    reading = request.GET.get("as") if lesson.easy and request.GET.get("as") in READINGS else "plain"
    place = lessons.index(lesson)
    context = {
        "course": course,
        "lesson": lesson,
        "reading": reading,
        "body": pieces(lesson.told("body")),
        "easy": pieces(lesson.told("easy")),
        "transcript": pieces(lesson.told("transcript")),
        "pictures": Upload.objects.of(request.government).about(lesson.subject).pictures().public(),
        "before": lessons[place - 1] if place else None,
        "after": lessons[place + 1] if place + 1 < len(lessons) else None,
    }
    return render(request, "learn/lesson.html", context)


@in_cycle
def budget(request, cycle):
    """The plan's own ceilings, and the figures an officer entered with their source."""
    figures = list(Figure.objects.of(cycle))
    sides = [_side(side, [one for one in figures if one.side == side], cycle) for side in Side]
    tracks = list(cycle.tracks.all())
    shares = Bars(tuple(Bar(name_of(one), one.total_ceiling) for one in tracks), unit="money")
    context = {"sides": [one for one in sides if one["figures"]], "tracks": tracks, "shares": shares}
    return render(request, "learn/budget.html", context)


@in_cycle
def visits(request, cycle):
    visits = Visit.objects.of(cycle).select_related("area")
    page = Paginator(visits, 30).get_page(request.GET.get("page"))
    # A visit with few people adds nothing to the sum, or the sum would tell how few.
    people = Visit.objects.of(cycle).filter(people__gte=LEAST).aggregate(people=Sum("people"))["people"] or 0
    return render(request, "learn/visits.html", {"page": page, "people": people, "least": LEAST})


@in_cycle
@never_cache
def certificates(request, cycle):
    """Anyone who holds a number learns whether it is good, and of whom two letters."""
    form = NumberForm(request.GET) if "number" in request.GET else NumberForm()
    found, asked = None, form.is_bound and form.is_valid()
    if asked:
        rows = Completion.objects.filter(course__cycle__government=request.government)
        found = rows.select_related("course__cycle").filter(number=form.cleaned_data["number"]).first()
    context = {"form": form, "asked": asked, "completion": found}
    return render(request, "learn/certificates.html", context, status=404 if asked and not found else 200)


def course_of(request, cycle, pk: int) -> Course:
    """A published one; who runs the school sees drafts too."""
    course = get_object_or_404(Course.objects.of(cycle), pk=pk)
    if not course.published_at and permissions.why_not_run(request.user, request.government):
        raise Http404
    course.cycle = cycle
    return course


def _times(course: Course, person) -> int:
    """How often this person came."""
    return Attendance.objects.filter(session__course=course, person=person).count()


def _side(side: Side, figures: list[Figure], cycle) -> dict:
    bars = Bars(tuple(Bar(one.told("title"), one.amount) for one in figures), unit="money")
    sources = sorted({(one.source, one.url, one.as_of) for one in figures}, key=str)
    return {
        "label": side.label,
        "figures": figures,
        "bars": bars,
        "total": sum(one.amount for one in figures),
        "sources": sources,
    }
