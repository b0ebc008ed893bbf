"""How the year began: its plan, its school, its committees and meetings."""

from django.utils.translation import gettext as _

from madang.base.documents.document import Facts, Paragraph
from madang.base.meetings.data import MEETINGS
from madang.base.pages.words import count_of, day, money
from madang.cycle.convene.data import BODIES
from madang.cycle.learn.data import COURSES, VISITS
from madang.cycle.plan.data import TRACKS

from ..figures import bars
from .year import Year, table_or


def plan(year: Year):
    cycle = year.cycle
    facts = [
        (_("회계연도"), str(cycle.fiscal_year)),
        (_("총한도"), money(cycle.total_ceiling, year.currency)),
        (_("바탕이 되는 조례"), cycle.ordinance.title if cycle.ordinance else "–"),
    ]
    yield Facts([*facts, *((window.get_stage_display(), _period(window)) for window in cycle.windows.all())])
    tracks = year.read(TRACKS)
    yield table_or(tracks.listed(["name", "total_ceiling"]), _("정한 유형이 없습니다."))
    yield tracks.source


def school(year: Year):
    courses, visits = year.read(COURSES), year.read(VISITS)
    finished = [(title, number or 0, count_of(number or 0, "person")) for title, number in _finished(courses)]
    yield Paragraph(_("예산학교를 %(number)s 열었습니다.") % {"number": count_of(len(courses.rows), "item")})
    if chart := bars(_("과정마다 마친 사람"), finished):
        yield chart
    yield table_or(visits.listed(["day", "place", "group", "people"]), _("찾아간 예산학교가 없습니다."))
    yield from (courses.source, visits.source)


def committees(year: Year):
    bodies, meetings = year.read(BODIES), year.read(MEETINGS)
    yield table_or(bodies.listed(["name", "kind"]), _("둔 기구가 없습니다."))
    begins = [one for one in meetings.of("starts_at") if one and one.year == year.cycle.cycle_year]
    yield Paragraph(_("그해에 공개한 회의는 %(number)s입니다.") % {"number": count_of(len(begins), "meeting")})
    yield from (bodies.source, meetings.source)


def _finished(courses):
    names = courses.places
    people = next((name for name in ("finished", "completions", "people") if name in names), None)
    return zip(courses.of("title"), courses.of(people), strict=True) if people else []


def _period(window) -> str:
    return f"{day(window.opens_at, 'dots')} – {day(window.closes_at, 'dots')}"
