"""The officer's desk: what waits, nearest deadline first, each two clicks from its legal basis."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count as Number
from django.db.models import Exists, F, Min, OuterRef, Subquery, Value
from django.shortcuts import render
from django.urls import reverse

from madang.base import clock
from madang.base.pages.words import name_of
from madang.base.people.doors import for_parts
from madang.base.people.models import STAFF
from madang.base.places.models import Government
from madang.base.talk.models import Hiding, Report
from madang.cycle.budget.deadlines import Step
from madang.cycle.budget.models import Project, Request, RequestState
from madang.cycle.decide.models import Check, CheckState, Count, Resolution, Sheet
from madang.cycle.decide.sheets import wanted
from madang.cycle.feedback.owing import owed_in
from madang.cycle.plan.models import Cycle, Stage
from madang.cycle.propose.models import Proposal
from madang.cycle.vote.models import Poll

from .executing import waiting_in_execution
from .legal_days import waiting_days
from .numbers import number_of, numbers
from .reviewing import waiting_in_review
from .watching import waiting_in_watch

ANSWER_WITHIN = timedelta(days=7)


@dataclass(frozen=True)
class Task:
    """`what` names the sentence front/task/<what>.html; `number` is how many wait."""

    what: str
    cycle: Cycle
    url: str
    due: datetime | None
    number: int = 1
    about: str = ""

    @property
    def template(self) -> str:
        return f"front/task/{self.what}.html"

    @property
    def late(self) -> bool:
        return self.due is not None and self.due < clock.now()


@for_parts(*STAFF)
def desk(request):
    cycles = list(request.government.cycles.prefetch_related("windows", "plans", "tracks"))
    request.latest_cycle = next(iter(cycles), None)  # already known: spares the menu its question
    tasks = sorted(waiting_at(request.government, cycles), key=_by_deadline)
    asked = request.GET.get("show", "")
    shown = [task for task in tasks if task.late] if asked == "late" else tasks
    late = sum(task.late for task in tasks)
    return render(request, "front/desk.html", {"tasks": shown, "all": len(tasks), "late": late, "asked": asked})


def waiting_at(government: Government, cycles: list[Cycle]) -> Iterator[Task]:
    """What waits in all years of a government, asked of the database once for all of them."""
    proposals = Proposal.objects.filter(cycle__in=cycles).waiting().order_by().values("cycle")
    unread = {row["cycle"]: row for row in proposals.annotate(number=Number("pk"), first=Min("submitted_at"))}
    polls = list(_polls(cycles))
    yield from _reviews(cycles)
    yield from _works(cycles)
    yield from _watch(government, cycles)
    yield from _legal_days(government, cycles)
    for cycle in cycles:
        yield from _plans(cycle)
        yield from _proposals(cycle, unread.get(cycle.pk))
        yield from _votes(cycle, [poll for poll in polls if poll.cycle_id == cycle.pk])
        yield from _openings(cycle)
    yield from _money(government, cycles)
    yield from _feedback(government, cycles)
    if cycles:
        yield from _talk(government, cycles[0])


def _plans(cycle: Cycle) -> Iterator[Task]:
    if any(not plan.is_published for plan in cycle.plans.all()):
        due = min((window.opens_at for window in cycle.windows.all() if window.opens_at > clock.now()), default=None)
        yield Task("publish_plan", cycle, reverse("plan:office", args=[cycle.fiscal_year]), due)


def _proposals(cycle: Cycle, unread: dict | None) -> Iterator[Task]:
    if unread:
        url = reverse("propose:waiting", args=[cycle.fiscal_year])
        yield Task("read_proposals", cycle, url, unread["first"] + ANSWER_WITHIN, unread["number"])


def _reviews(cycles: list[Cycle]) -> Iterator[Task]:
    for one in waiting_in_review(cycles):
        url = f"{reverse('review:desk', args=[one.cycle.fiscal_year])}?where={one.where}"
        yield Task(one.what, one.cycle, url, one.due, one.number)


def _works(cycles: list[Cycle]) -> Iterator[Task]:
    for one in waiting_in_execution(cycles):
        year = [one.cycle.fiscal_year]
        url = (
            reverse("execute:report", args=[*year, one.quarter.key])
            if one.quarter
            else reverse("execute:start", args=year)
        )
        yield Task(one.what, one.cycle, url, one.due, one.number, about=str(one.quarter or ""))


def _watch(government: Government, cycles: list[Cycle]) -> Iterator[Task]:
    for one in waiting_in_watch(government, cycles):
        page = "execute:extracts" if one.what == "settle_rows" else "execute:watch_desk"
        yield Task(one.what, one.cycle, reverse(page, args=[one.cycle.fiscal_year]), one.due, one.number)


def _polls(cycles: list[Cycle]):
    """Each with how far its count has come; what came from a published file was decided long ago."""
    count = Count.objects.filter(poll=OuterRef("pk"))
    checks = Check.objects.filter(count__poll=OuterRef("pk")).order_by("-pk")
    return (
        Poll.objects.filter(cycle__in=cycles)
        .select_related("track")
        .annotate(
            counted=Exists(count),
            published=Exists(count.published()),
            checked=Subquery(checks.values("state")[:1]),
            sheets=Subquery(_number_of_sheets()),
            resolved=Exists(Resolution.objects.filter(count__poll=OuterRef("pk"))) | Exists(count.imported()),
        )
    )


def _number_of_sheets():
    sheets = Sheet.objects.filter(poll=OuterRef("pk")).order_by().values("poll")
    return sheets.annotate(number=Number("pk")).values("number")


def _votes(cycle: Cycle, polls: list[Poll]) -> Iterator[Task]:
    window = cycle.window(Stage.VOTE)
    if window is None:
        return
    without = len(cycle.tracks.all()) - len(polls)
    if without and not cycle.has_begun(Stage.VOTE) and cycle.has_ended(Stage.PROPOSE):
        yield Task("make_papers", cycle, reverse("vote:papers", args=[cycle.fiscal_year]), window.opens_at, without)
    if cycle.has_begun(Stage.VOTE):
        for poll in polls:
            yield from _count(cycle, poll, window.closes_at + timedelta(days=1))


def _count(cycle: Cycle, poll: Poll, due: datetime) -> Iterator[Task]:
    """The next step: hand in what the rule adds, count, see that it was counted twice, publish, write the resolution.

    The first waits from the day the vote opens, so that nobody is surprised by it.
    """
    about, track = name_of(poll.track), poll.track.code
    office = reverse("decide:count", args=[cycle.fiscal_year, track])
    if not poll.counted and (lacking := len(wanted(poll)) - (poll.sheets or 0)) > 0:
        url = reverse("decide:sheets", args=[cycle.fiscal_year, track])
        yield Task("sheets", cycle, url, due, lacking, about=about)
    elif not poll.counted:
        papers = reverse("vote:papers", args=[cycle.fiscal_year])
        box = office if poll.is_opened else reverse("vote:box", args=[cycle.fiscal_year, track])
        yield Task("count", cycle, box if cycle.has_ended(Stage.VOTE) else papers, due, about=about)
    elif not poll.published:
        yield Task("publish" if poll.checked == CheckState.SAME else "check", cycle, office, due, about=about)
    elif not poll.resolved:
        window = cycle.window(Stage.DECIDE)
        url = reverse("decide:resolution", args=[cycle.fiscal_year, track])
        yield Task("resolve", cycle, url, window and window.closes_at, about=about)


def _legal_days(government: Government, cycles: list[Cycle]) -> Iterator[Task]:
    """The dates of the law for the budget: the statement has a desk of its own, the rest is on the calendar."""
    for day in waiting_days(cycles):
        name = "budget:statement_desk" if day.step == Step.STATEMENT else "budget:calendar"
        due = datetime.combine(day.on, time.max, tzinfo=ZoneInfo(government.time_zone))
        yield Task("legal_day", day.cycle, reverse(name, args=[day.cycle.fiscal_year]), due, about=str(day.step.label))


def _money(government: Government, cycles: list[Cycle]) -> Iterator[Task]:
    """What was resolved and is not in the budget yet; what departments were asked, and what they have sent."""
    by_key, zone = {cycle.pk: cycle for cycle in cycles}, ZoneInfo(government.time_zone)
    made = Project.objects.filter(decision__resolution=OuterRef("pk"))
    resolved = Resolution.objects.filter(count__poll__cycle__in=cycles, count__published_by__isnull=False)
    requests = Request.objects.filter(project__cycle__in=cycles)
    waiting = numbers(
        number_of(F("state"), requests.filter(state=RequestState.ASKED), "project__cycle", "due_on"),
        number_of(F("state"), requests.filter(state=RequestState.SENT), "project__cycle"),
        number_of(Value("resolved"), resolved.exclude(Exists(made)), "count__poll__cycle"),
    )
    for kind, year, number, day in waiting:
        name, what = _MONEY[kind]
        due = datetime.combine(day, time.max, tzinfo=zone) if day else None
        yield Task(what, by_key[year], reverse(name, args=[by_key[year].fiscal_year]), due, number)


_MONEY = {
    "resolved": ("budget:desk", "make_projects"),
    RequestState.ASKED: ("budget:requests", "send_requests"),
    RequestState.SENT: ("budget:desk", "put_in_bill"),
}


def _feedback(government: Government, cycles: list[Cycle]) -> Iterator[Task]:
    """Who has not been answered, and the two disclosures of a year."""
    for owed in owed_in(cycles):
        args = [owed.cycle.fiscal_year, *([owed.occasion] if owed.occasion else [])]
        name = "feedback:write_disclosure" if owed.occasion else "feedback:desk"
        due = datetime.combine(owed.due, time.max, tzinfo=ZoneInfo(government.time_zone))
        yield Task(owed.what, owed.cycle, reverse(name, args=args), due, owed.number)


def _talk(government: Government, latest: Cycle) -> Iterator[Task]:
    """Objections have their clock; reports are answered within a week. They belong to no year."""
    contests = Hiding.objects.of(government).contested().aggregate(number=Number("pk"), first=Min("due_on"))
    if contests["number"]:
        due = datetime.combine(contests["first"], time.max, tzinfo=ZoneInfo(government.time_zone))
        yield Task("answer_objections", latest, reverse("talk:desk"), due, contests["number"])
    waiting = Report.objects.filter(text__government=government, closed_at=None)
    reports = waiting.aggregate(number=Number("text", distinct=True), first=Min("at"))
    if reports["number"]:
        yield Task("read_reports", latest, reverse("talk:desk"), reports["first"] + ANSWER_WITHIN, reports["number"])


def _openings(cycle: Cycle) -> Iterator[Task]:
    """Stages that open by themselves within a fortnight."""
    url = reverse("plan:office", args=[cycle.fiscal_year])
    for window in cycle.windows.all():
        if clock.now() < window.opens_at < clock.now() + timedelta(days=14):
            yield Task("stage_opens", cycle, url, window.opens_at, about=str(window.get_stage_display()))


def _by_deadline(task: Task) -> tuple:
    return (task.due is None, task.due or clock.now(), task.what)
