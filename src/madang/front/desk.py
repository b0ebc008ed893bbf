"""The officer's desk: what waits, nearest deadline first, each two clicks from its legal basis."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count as Number
from django.db.models import Exists, Min, OuterRef
from django.shortcuts import render
from django.urls import reverse

from madang.base import clock
from madang.base.pages.words import name_of
from madang.base.people.doors import for_parts
from madang.base.people.models import STAFF
from madang.base.places.models import Government
from madang.cycle.decide.models import Count
from madang.cycle.plan.models import Cycle, Stage
from madang.cycle.propose.models import Proposal
from madang.cycle.vote.models import Poll

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
    tasks = sorted(waiting_at(request.government), key=_by_deadline)
    asked = request.GET.get("show", "")
    shown = [task for task in tasks if task.late] if asked == "late" else tasks
    late = sum(task.late for task in tasks)
    return render(request, "front/desk.html", {"tasks": shown, "all": len(tasks), "late": late, "asked": asked})


def waiting_at(government: Government) -> Iterator[Task]:
    """What waits in all years of a government, asked of the database once for all of them."""
    cycles = list(Cycle.objects.of(government).prefetch_related("windows", "plans", "tracks"))
    proposals = Proposal.objects.filter(cycle__in=cycles).waiting().order_by().values("cycle")
    unread = {row["cycle"]: row for row in proposals.annotate(number=Number("pk"), first=Min("submitted_at"))}
    counted = Exists(Count.objects.filter(poll=OuterRef("pk")))
    polls = list(Poll.objects.filter(cycle__in=cycles).select_related("track").annotate(counted=counted))
    for cycle in cycles:
        yield from _plans(cycle)
        yield from _proposals(cycle, unread.get(cycle.pk))
        yield from _votes(cycle, [poll for poll in polls if poll.cycle_id == cycle.pk])
        yield from _openings(cycle)


def _plans(cycle: Cycle) -> Iterator[Task]:
    if any(not plan.is_published for plan in cycle.plans.all()):
        due = min((window.opens_at for window in cycle.windows.all() if window.opens_at > clock.now()), default=None)
        yield Task("publish_plan", cycle, reverse("plan:office", args=[cycle.fiscal_year]), due)


def _proposals(cycle: Cycle, unread: dict | None) -> Iterator[Task]:
    if unread:
        url = reverse("propose:waiting", args=[cycle.fiscal_year])
        yield Task("read_proposals", cycle, url, unread["first"] + ANSWER_WITHIN, unread["number"])


def _votes(cycle: Cycle, polls: list[Poll]) -> Iterator[Task]:
    window = cycle.window(Stage.VOTE)
    if window is None:
        return
    without = len(cycle.tracks.all()) - len(polls)
    if without and not cycle.has_begun(Stage.VOTE) and cycle.has_ended(Stage.PROPOSE):
        yield Task("make_papers", cycle, reverse("vote:papers", args=[cycle.fiscal_year]), window.opens_at, without)
    if cycle.has_begun(Stage.VOTE):
        yield from (_count(cycle, poll, window.closes_at) for poll in polls if not poll.counted)


def _count(cycle: Cycle, poll: Poll, closes: datetime) -> Task:
    """Waits from the day the vote opens, so that nobody is surprised by it; it can be done once the vote is over."""
    over = cycle.has_ended(Stage.VOTE)
    url = reverse("decide:count", args=[cycle.fiscal_year, poll.track.code])
    waits = reverse("vote:papers", args=[cycle.fiscal_year])
    return Task("count", cycle, url if over else waits, closes + timedelta(days=1), about=name_of(poll.track))


def _openings(cycle: Cycle) -> Iterator[Task]:
    """Stages that open by themselves within a fortnight."""
    url = reverse("plan:office", args=[cycle.fiscal_year])
    for window in cycle.windows.all():
        if clock.now() < window.opens_at < clock.now() + timedelta(days=14):
            yield Task("stage_opens", cycle, url, window.opens_at, about=str(window.get_stage_display()))


def _by_deadline(task: Task) -> tuple:
    return (task.due is None, task.due or clock.now(), task.what)
