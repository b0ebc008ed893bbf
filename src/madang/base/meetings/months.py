"""The calendar: a month of meetings for people, and the whole for calendar programs."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_skeleton
from django.db.models import Count, Q, Sum
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from madang.base import clock
from madang.base.pages.links import Link
from madang.base.pages.words import name_of
from madang.base.people.doors import for_government

from .actions.grip import EVERY
from .feed import feed as written
from .models import Host, Meeting, State
from .permissions import why_not_see_desk

FEED_GOES_BACK = timedelta(days=365)


@for_government
def calendar(request):
    """One month of meetings, of everyone or of one host; an empty month leads to the next one that is not."""
    month, host = _month(request.GET.get("month", "")), request.GET.get("host", "")
    there = _listed(request)
    begin, end = _edges(month, request.government), _edges(_next(month), request.government)
    meetings = list(there.filter(starts_at__gte=begin, starts_at__lt=end))
    coming = None if meetings else there.to_come().filter(starts_at__gte=end).first() or there.to_come().first()
    hosts = Host.objects.of(request.government).filter(closed_at=None)
    context = {
        "month": month,
        "month_name": _named(month),
        "meetings": meetings,
        "coming": coming,
        "hosts": hosts,
        "host": next((one for one in hosts if one.host == host), None),
        "asked": host,
        "before": _query(_next(month, back=True), host),
        "after": _query(_next(month), host),
        "coming_query": _query(timezone.localtime(coming.starts_at).date(), host) if coming else "",
        "feed": reverse("meetings:feed") + (f"?{urlencode({'host': host})}" if host else ""),
        "every": EVERY,
        "runs": request.user.is_authenticated and why_not_see_desk(request.user, request.government) is None,
        "numbers": _numbers(there),
    }
    return render(request, "meetings/calendar.html", context)


@for_government
def feed(request):
    """What a calendar program keeps asking for: a year back and everything to come."""
    meetings = _listed(request).filter(starts_at__gte=clock.now() - FEED_GOES_BACK)
    name = _("%(name)s 주민참여예산 회의") % {"name": name_of(request.government)}
    return _calendar_file(request, name, meetings, "meetings.ics")


@for_government
def one_as_calendar(request, pk):
    meeting = get_object_or_404(Meeting.objects.of(request.government).select_related("holder"), pk=pk)
    return _calendar_file(request, meeting.title, [meeting], f"meeting-{pk}.ics")


def _listed(request):
    meetings = Meeting.objects.of(request.government).select_related("holder", "area").order_by("starts_at", "pk")
    host = request.GET.get("host", "")
    return meetings.held_by(host) if host else meetings


def _numbers(meetings) -> dict:
    """How often people met, and how many small meetings reached."""
    met = Q(state__in=State.met())
    reached = met & Q(reached__gt=0)
    return meetings.order_by().aggregate(
        met=Count("pk", met), small=Count("pk", reached), reached=Sum("reached", filter=reached, default=0)
    )


def _month(asked: str) -> date:
    """The first day of "2026-05"; of this month for anything else."""
    try:
        month = date.fromisoformat(f"{asked}-01")
    except ValueError:
        return clock.today().replace(day=1)
    return month if 2000 <= month.year <= 2100 else clock.today().replace(day=1)


def _next(month: date, back: bool = False) -> date:
    first = month.replace(day=1)
    shifted = first - timedelta(days=1) if back else first + timedelta(days=31)
    return shifted.replace(day=1)


def _edges(month: date, government) -> datetime:
    return datetime(month.year, month.month, 1, tzinfo=ZoneInfo(government.time_zone))


def _query(month: date, host: str) -> Link:
    query = {"month": f"{month:%Y-%m}"} | ({"host": host} if host else {})
    return Link(_named(month), f"?{urlencode(query)}")


def _named(month: date) -> str:
    """2026년 5월, May 2026."""
    return format_skeleton("yMMMM", month, locale=(get_language() or "ko").replace("-", "_"))


def _calendar_file(request, name: str, meetings, called: str) -> HttpResponse:
    text = written(name, meetings, request.build_absolute_uri)
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'inline; filename="{called}"'
    answer["Cache-Control"] = "no-cache"
    return answer
