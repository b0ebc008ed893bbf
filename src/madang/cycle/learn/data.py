"""What the school did, published: courses, who finished by neighbourhood without exposing anyone, visits."""

from collections import Counter, defaultdict

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from madang.base.datasets.column import Column
from madang.base.datasets.dataset import Dataset
from madang.base.surveys.hiding import hidden
from madang.cycle.plan.models import Cycle

from .models import Attendance, Completion, Course, CourseKind, Visit
from .models.visit import LEAST, Group

_SOURCE = _("참여예산 담당 부서")


def _courses(cycle: Cycle):
    held = Count("held", filter=Q(held__cancelled_at=None), distinct=True)
    lessons = Count("lessons", distinct=True)
    courses = Course.objects.of(cycle).exclude(published_at=None).order_by("pk").annotate(meetings=held, texts=lessons)
    came = Counter(Attendance.objects.filter(session__course__cycle=cycle).values_list("session__course", flat=True))
    finished = Counter(Completion.objects.of(cycle).valid().values_list("course", flat=True))
    for one in courses:
        people = [_enough(came[one.pk]), _enough(finished[one.pk])]
        yield one.pk, one.kind, one.title, one.minutes, one.texts, one.pass_mark, one.meetings, *people, one.legal_basis


def _finished(cycle: Cycle):
    """By course and neighbourhood; a course with fewer than five is one line without a number."""
    counted = defaultdict(Counter)
    rows = Completion.objects.of(cycle).valid().exclude(course__published_at=None)
    for course, area in rows.values_list("course", "area"):
        counted[course][area] += 1
    areas = {None: "", **{area.pk: area.name for area in cycle.government.areas.all()}}
    titles = dict(Course.objects.of(cycle).values_list("pk", "title"))
    for course, by_area in sorted(counted.items()):
        keys = sorted(by_area, key=lambda key: areas.get(key, ""))
        shown = hidden([by_area[key] for key in keys], LEAST)
        for place, (key, people) in enumerate(zip(keys, shown, strict=True), start=1):
            yield course, place, titles[course], areas.get(key, ""), people


def _visits(cycle: Cycle):
    for one in Visit.objects.of(cycle).select_related("area").order_by("pk"):
        yield (
            one.pk,
            one.day,
            one.place,
            one.area.name if one.area else "",
            one.group,
            _enough(one.people),
            one.help,
            one.heard,
        )


def _enough(people: int) -> int | None:
    return None if 0 < people < LEAST else people


def _people(name, title, description=""):
    return Column(name, "integer", title, description, unit=_("명"), privacy="aggregate", at_least=LEAST)


COURSES = Dataset(
    name="courses",
    title=_("예산학교 과정"),
    description=_(
        "공개한 과정마다 글과 모임의 수, 나온 사람과 마친 사람의 수입니다. 다섯 명보다 적은 수는 비워 둡니다."
    ),
    source=_SOURCE,
    key=("course",),
    columns=(
        Column("course", "integer", _("과정 번호"), required=True),
        Column("kind", "string", _("누구를 위한 과정"), codes=CourseKind.choices, required=True),
        Column("title", "string", _("과정 이름"), required=True),
        Column("minutes", "integer", _("걸리는 시간"), unit=_("분"), required=True),
        Column("lessons", "integer", _("글의 수"), required=True),
        Column("pass_mark", "integer", _("합격선"), unit="%"),
        Column("sessions", "integer", _("연 모임의 수"), required=True),
        _people("came", _("나온 사람")),
        _people("finished", _("마친 사람")),
        Column("legal_basis", "string", _("조례의 조문")),
    ),
    rows=_courses,
)

FINISHED = Dataset(
    name="course-completions",
    title=_("예산학교를 마친 사람"),
    description=_("과정과 동네마다 마친 사람의 수입니다. 적은 수와 그 수를 셈하게 하는 수는 비워 둡니다."),
    source=_SOURCE,
    key=("course", "place"),
    columns=(
        Column("course", "integer", _("과정 번호"), required=True),
        Column("place", "integer", _("줄"), required=True),
        Column("title", "string", _("과정 이름"), required=True),
        Column("area", "string", _("동네"), _("비어 있으면 동네를 모르는 사람입니다")),
        _people("people", _("마친 사람")),
    ),
    rows=_finished,
)

VISITS = Dataset(
    name="school-visits",
    title=_("찾아가는 예산학교"),
    description=_("다녀온 곳마다 날, 만난 사람, 온 사람의 수입니다. 다섯 명보다 적은 수는 비워 둡니다."),
    source=_SOURCE,
    key=("visit",),
    columns=(
        Column("visit", "integer", _("번호"), required=True),
        Column("day", "date", _("간 날"), required=True),
        Column("place", "string", _("간 곳"), required=True),
        Column("area", "string", _("동네")),
        Column("group", "string", _("만난 사람"), codes=Group.choices, required=True),
        _people("people", _("온 사람 수")),
        Column("help", "string", _("갖춘 도움")),
        Column("heard", "string", _("들은 이야기")),
    ),
    rows=_visits,
)

DATASETS = [COURSES, FINISHED, VISITS]
