"""How residents took part in a year, by the methods of 지방재정법 시행령 §46①: every hearing, survey, call and further method.

Only what is over and counted: nothing here tells how a vote or a survey stands. Fewer than five people are not told.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models
from django.db.models import Count as Number
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from madang.base import clock
from madang.base.meetings.models import Kind, Meeting
from madang.base.surveys.models import Survey
from madang.base.talk.models import Comment, Hiding
from madang.cycle.decide.models import Count
from madang.cycle.deliberate.models import Conversation, Hearing, Round
from madang.cycle.learn.models import Course, Visit
from madang.cycle.plan.models import Cycle, Stage
from madang.cycle.propose.models import Channel, Proposal
from madang.cycle.vote.models import RollEntry

LEAST = 5


class Method(models.TextChoices):
    """시행령 §46①: a closed list; the fourth is what the ordinance adds."""

    HEARING = "hearing", gettext_lazy("공청회·간담회")
    SURVEY = "survey", gettext_lazy("설문조사")
    CALL = "call", gettext_lazy("사업공모")
    ORDINANCE = "ordinance", gettext_lazy("조례로 정한 방법")


class What(models.TextChoices):
    HEARING = "hearing", gettext_lazy("공청회·간담회")
    SURVEY = "survey", gettext_lazy("설문조사")
    CALL = "call", gettext_lazy("제안 공모")
    SCHOOL = "school", gettext_lazy("예산학교")
    VISIT = "visit", gettext_lazy("찾아가는 예산학교")
    MEETING = "meeting", gettext_lazy("위원회·지역회의")
    OPINIONS = "opinions", gettext_lazy("의견 지도")
    COMMENTS = "comments", gettext_lazy("온라인 의견")
    SCORING = "scoring", gettext_lazy("제안 심사")
    VOTE = "vote", pgettext_lazy("taking part", "주민투표")


class Unit(models.TextChoices):
    """What `pieces` counts."""

    OPINION = "opinion", gettext_lazy("의견")
    ANSWER = "answer", pgettext_lazy("taking part", "답")
    PROPOSAL = "proposal", gettext_lazy("제안")
    MEETING = "meeting", pgettext_lazy("taking part", "모임")
    ITEM = "item", gettext_lazy("안건")
    CLAIM = "claim", gettext_lazy("한마디")
    VOTE = "vote", pgettext_lazy("taking part", "표")


@dataclass(frozen=True)
class Activity:
    """`people` took part, None where it is not known or too few to tell; `pieces` counts what they brought in (`unit`)."""

    method: Method
    what: What
    title: str
    begun: date | None
    ended: date | None
    place: str
    people: int | None
    pieces: int | None
    unit: str


def activities_of(cycle: Cycle) -> list[Activity]:
    """In the order of the methods and then of the days."""
    begun, ended = _span(cycle)
    found = [
        *_hearings(cycle),
        *_meetings(cycle, begun, ended),
        *_surveys(cycle, begun, ended),
        *_call(cycle),
        *_school(cycle),
        *_deliberation(cycle, begun, ended),
        *_votes(cycle),
    ]
    order = {method: place for place, method in enumerate(Method)}
    return sorted(found, key=lambda one: (order[one.method], one.begun or date.max, one.what, one.title))


def _span(cycle: Cycle) -> tuple[datetime, datetime]:
    """From the first window to the end of the assembly: what later windows hold belongs to the year's execution."""
    windows = {window.stage: window for window in cycle.windows.all()}
    begun = min((window.opens_at for window in windows.values()), default=clock.now())
    last = windows.get(Stage.BUDGET) or windows.get(Stage.DECIDE)
    return begun, min(last.closes_at, clock.now()) if last else clock.now()


def _hearings(cycle: Cycle) -> Iterator[Activity]:
    hearings = Hearing.objects.of(cycle).filter(opens_at__lte=clock.now()).annotate(said=Number("statements"))
    for one in hearings:
        held = one.held_at or one.opens_at
        yield Activity(
            Method.HEARING, What.HEARING, one.title, _day(held), _day(one.closes_at), one.place, None, one.said, Unit.OPINION
        )  # fmt: skip


def _meetings(cycle: Cycle, begun: datetime, ended: datetime) -> Iterator[Activity]:
    """Hearings, talks and the meetings of bodies that were held; where minutes belong to a hearing above, that one stands."""
    written = set(Hearing.objects.of(cycle).exclude(meeting="").values_list("meeting", flat=True))
    came = Number("attendances", Q(attendances__present=True), distinct=True)
    meetings = Meeting.objects.of(cycle.government).met().filter(starts_at__gte=begun, starts_at__lt=ended)
    items = Number("items", distinct=True)
    for one in meetings.annotate(came=came, put=items).order_by("starts_at", "pk"):
        if one.subject in written or one.kind == Kind.SCHOOL:
            continue
        is_hearing = one.kind in (Kind.HEARING, Kind.WORKSHOP)
        method, what = (Method.HEARING, What.HEARING) if is_hearing else (Method.ORDINANCE, What.MEETING)
        day = _day(one.starts_at)
        yield Activity(
            method, what, one.title, day, day, one.place, one.reached or _enough(one.came), one.put, Unit.ITEM
        )


def _surveys(cycle: Cycle, begun: datetime, ended: datetime) -> Iterator[Activity]:
    surveys = Survey.objects.of(cycle.government).counted().filter(opens_at__gte=begun, opens_at__lt=ended)
    for one in surveys.annotate(answered=Number("responses")).order_by("opens_at", "pk"):
        people = one.answered if one.answered >= one.threshold else None
        yield Activity(
            Method.SURVEY, What.SURVEY, one.title, _day(one.opens_at), _day(one.closes_at), "", people, people, Unit.ANSWER
        )  # fmt: skip


def _call(cycle: Cycle) -> Iterator[Activity]:
    """One line for each way proposals came in, so that anyone sees whether paper and desk were there too."""
    sent = list(Proposal.objects.of(cycle).values_list("channel", "submitted_at"))
    for channel in Channel:
        days = sorted(_day(moment) for way, moment in sent if way == channel)
        if days:
            title = _("제안 받기: %(way)s") % {"way": channel.label}
            yield Activity(Method.CALL, What.CALL, title, days[0], days[-1], "", None, len(days), Unit.PROPOSAL)


def _school(cycle: Cycle) -> Iterator[Activity]:
    valid = Q(completions__withdrawn_at=None)
    courses = Course.objects.of(cycle).exclude(published_at=None)
    came = Number("held__attendances", distinct=True)
    held = Number("held", Q(held__cancelled_at=None), distinct=True)
    for one in courses.annotate(finished=Number("completions", valid, distinct=True), came=came, meetings=held):
        people = _enough(max(one.finished, one.came))
        day = _day(one.published_at)
        yield Activity(Method.ORDINANCE, What.SCHOOL, one.title, day, None, "", people, one.meetings, Unit.MEETING)
    for one in Visit.objects.of(cycle).order_by("day", "pk"):
        yield Activity(
            Method.ORDINANCE, What.VISIT, one.get_group_display(), one.day, one.day, one.place, _enough(one.people), None, ""
        )  # fmt: skip


def _deliberation(cycle: Cycle, begun: datetime, ended: datetime) -> Iterator[Activity]:
    closed = Conversation.objects.of(cycle).filter(closed_at__isnull=False)
    for one in closed.annotate(
        people=Number("claims__reactions__person", distinct=True), put=Number("claims", distinct=True)
    ):
        people = _enough(one.people)
        yield Activity(
            Method.ORDINANCE, What.OPINIONS, one.title, _day(one.opens_at), _day(one.closes_at), "", people, one.put, Unit.CLAIM
        )  # fmt: skip
    for one in (
        Round.objects.of(cycle)
        .filter(closed_at__isnull=False)
        .annotate(sat=Number("judges", distinct=True), judged=Number("candidates", distinct=True))
    ):
        day = _day(one.closed_at)
        yield Activity(
            Method.ORDINANCE, What.SCORING, one.title, day, day, "", _enough(one.sat), one.judged, Unit.PROPOSAL
        )
    hidden = Hiding.objects.of(cycle.government).standing().values("text")
    written = Comment.objects.filter(text__government=cycle.government, taken_back_at=None, is_official=False)
    written = written.filter(text__written_at__gte=begun, text__written_at__lt=ended).exclude(text__in=hidden)
    if number := written.count():
        yield Activity(
            Method.ORDINANCE, What.COMMENTS, _("제안과 쪽에 남긴 의견"), _day(begun), _day(ended), "", None, number, Unit.OPINION
        )  # fmt: skip


def _votes(cycle: Cycle) -> Iterator[Activity]:
    """Published counts only. People are those who voted, pieces the ballots that were counted."""
    counts = Count.objects.of_cycle(cycle).published().select_related("poll__track")
    voted = Counter(RollEntry.objects.filter(poll__cycle=cycle).voted().values_list("poll", flat=True))
    for one in counts.defer("outcome", "file_words").order_by("poll__track__order", "pk"):
        window = cycle.window(Stage.VOTE)
        opens = one.poll.opens_at or (window and window.opens_at)
        closes = one.poll.closes_at or (window and window.closes_at)
        people = voted[one.poll_id] or one.ballots
        title = one.poll.track.name
        yield Activity(
            Method.ORDINANCE, What.VOTE, title, _day(opens), _day(closes), "", _enough(people), one.ballots, Unit.VOTE
        )  # fmt: skip


def _enough(people: int) -> int | None:
    return people if people >= LEAST else None


def _day(moment: datetime | None) -> date | None:
    return timezone.localtime(moment).date() if moment else None
