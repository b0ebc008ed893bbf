"""What was answered and learned, what residents said, and the year in numbers."""

from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from madang.base.documents.document import Facts, Items, Paragraph, Table
from madang.base.pages.words import count_of, money
from madang.base.surveys import results
from madang.base.surveys.models import Survey
from madang.cycle.budget.models import Project

from ..figures import bars
from ..models import End, Lesson, Rating, Reply
from ..photographs import pictures_of
from ..published import LESSONS, RATINGS, REPLIES
from ..results import results_of
from .year import Year, table_or

MOST_WORDS = 40


def feedback(year: Year):
    replies = Reply.objects.of(year.cycle).count()
    yield Paragraph(_("제안하신 분들께 %(number)s 답했습니다.") % {"number": count_of(replies, "time")})
    ends = Counter(way.last.end for way in year.ways if way.last)
    rows = [(str(end.label), ends[end], count_of(ends[end], "proposal")) for end in End if ends[end]]
    if chart := bars(_("제안이 어떻게 끝났나"), rows):
        yield chart
    lessons = [
        [
            str(one.get_stage_display()),
            str(one.get_voice_display()),
            one.change,
            str(one.get_outcome_display()),
            one.answer or "–",
        ]
        for one in Lesson.objects.of(year.cycle)
    ]
    header = [_("단계"), _("누가"), _("다음에는"), _("어떻게 되었나"), _("답")]
    yield table_or(Table(_("배운 것"), header, lessons) if lessons else None, _("적은 배움이 없습니다."))
    yield from (year.read(REPLIES).source, year.read(LESSONS).source)


def voices(year: Year):
    """Ratings, what users said in surveys, and what projects look like."""
    projects = list(Project.objects.of(year.cycle).select_related("cycle__government"))
    rated = results_of(projects)
    rows = [
        [one.title, f"{rated[one.pk].stars}", rated[one.pk].people]
        for one in projects
        if rated[one.pk].stars is not None
    ]
    header = [pgettext("budget", "사업"), _("별점(5점 만점)"), _("매긴 사람")]
    yield table_or(
        Table(_("주민의 별점"), header, rows, numeric=[1, 2]) if rows else None,
        _("아직 밝힐 만큼 모인 별점이 없습니다."),
    )
    words = Rating.objects.of(year.cycle).shown().exclude(words="").values_list("words", flat=True)[:MOST_WORDS]
    if words:
        yield Items(list(words))
    for survey in _surveys(year, projects):
        yield Paragraph(
            _("설문 “%(title)s”: %(people)s이 답했습니다.") % {"title": survey.title, "people": _answered(survey)}
        )
    yield from pictures_of(projects)
    yield year.read(RATINGS).source


def statistics(year: Year):
    _rows, whole = year.money
    people = year.government.population
    facts = [
        (_("들어온 제안"), count_of(len(year.ways), "proposal")),
        (_("주민이 고른 사업"), count_of(len(_rows), "project")),
        (_("의회가 정한 예산"), money(whole.budget, year.currency)),
        (_("쓴 돈"), money(whole.spent, year.currency)),
        *([(_("주민 한 사람에"), money(round(whole.spent / people), year.currency))] if people else []),
    ]
    yield Facts(facts)
    areas = Counter(way.proposal.area.name for way in year.ways if way.proposal.area)
    rows = [(name, number, count_of(number, "proposal")) for name, number in areas.most_common()]
    if chart := bars(_("동네마다의 제안"), rows):
        yield chart


def _surveys(year: Year, projects):
    subjects = [one.subject for one in projects]
    return Survey.objects.of(year.government).counted().filter(subject__in=subjects)


def _answered(survey: Survey) -> str:
    return count_of(results.of(survey).answers, "person")
