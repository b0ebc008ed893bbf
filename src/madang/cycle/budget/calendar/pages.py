"""The dates of the law for everyone, as a page and as a calendar file; officers set a day or write down what was done."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from madang.base import clock
from madang.base.meetings import ics
from madang.base.pages.words import name_of
from madang.cycle.plan.shortcuts import in_cycle, officer_page

from ..permissions import why_not_keep_books
from .actions import mark_done, set_day
from .forms import LegalDayForm
from .standing import Day, day_of, days_of

_OPENS, _CLOSES = time(9), time(18)  # a date of the law is kept while offices are open


@in_cycle
def calendar(request, cycle):
    days = days_of(cycle)
    following = next((day for day in days if not day.done and day.left >= 0), None)
    may_set = why_not_keep_books(request.user, cycle.government) is None
    context = {"cycle": cycle, "days": days, "following": following, "may_set": may_set}
    return render(request, "budget/calendar/calendar.html", context)


@in_cycle
def calendar_file(request, cycle):
    name = _("%(government)s %(year)s년 예산 일정") % {
        "government": name_of(cycle.government),
        "year": cycle.fiscal_year,
    }
    page = request.build_absolute_uri(reverse("budget:calendar", args=[cycle.fiscal_year]))
    text = ics.calendar(name, (_event(day, page) for day in days_of(cycle)))
    headers = {"Content-Disposition": f'attachment; filename="budget-{cycle.fiscal_year}.ics"'}
    return HttpResponse(text, content_type="text/calendar; charset=utf-8", headers=headers)


@officer_page
@in_cycle
def legal_day(request, cycle, step):
    day = day_of(cycle, step)
    if day is None:
        raise Http404
    form = LegalDayForm(day, request.POST or None)
    if request.method != "POST" or not form.is_valid():
        context = {"cycle": cycle, "day": day, "form": form}
        return render(request, "budget/calendar/day.html", context, status=422 if form.errors else 200)
    _keep(day, form.cleaned_data, request.user)
    messages.success(request, _("날짜를 적었습니다."))
    return redirect("budget:calendar", cycle.fiscal_year)


@transaction.atomic
def _keep(day: Day, said: dict, by) -> None:
    own = day.on if day.on != day.legal else None
    if (said["on"], said["why"]) != (own, day.why):
        set_day(day.cycle, day.step, said["on"], said["why"], by=by)
    if said["done_on"] != day.done:
        mark_done(day.cycle, day.step, said["done_on"], by=by)


def _event(day: Day, page: str) -> ics.Event:
    zone = ZoneInfo(day.cycle.government.time_zone)
    about = [day.rule.law, day.why, _("마친 날: %(day)s") % {"day": day.done} if day.done else ""]
    return ics.Event(
        uid=f"{day.cycle.government_id}-{day.cycle.fiscal_year}-{day.step}@madang",
        starts_at=datetime.combine(day.on, _OPENS, zone),
        ends_at=datetime.combine(day.on, _CLOSES, zone),
        changed_at=clock.now(),
        title=str(day.step.label),
        status="CONFIRMED",
        sequence=0,
        about="\n".join(line for line in about if line),
        url=page,
    )
