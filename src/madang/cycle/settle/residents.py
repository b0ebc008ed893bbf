"""Residents in the settlement itself: the review meeting, the survey and the questions that are owed an answer."""

from dataclasses import dataclass

from madang.base.meetings.models import Meeting, Motion
from madang.base.places.models import Government
from madang.base.surveys import results
from madang.base.surveys.models import Survey
from madang.base.talk.models import Comment, Hiding

from .models import Settlement


@dataclass(frozen=True)
class Asked:
    """A survey, with its counts once they are out."""

    survey: Survey
    results: results.Results | None


def meetings_of(settlement: Settlement) -> list[Meeting]:
    """Review meetings, those to come too; each with what it decided."""
    government = settlement.cycle.government
    meetings = list(
        Meeting.objects.of(government).held_by(settlement.subject).exclude(state__in=("planned", "cancelled"))
    )
    motions = Motion.objects.filter(item__meeting__in=meetings, outcome="carried").select_related("item").order_by("pk")
    carried: dict[int, list[Motion]] = {}
    for motion in motions if meetings else ():
        carried.setdefault(motion.item.meeting_id, []).append(motion)
    for meeting in meetings:
        meeting.carried = carried.get(meeting.pk, [])
    return meetings


def surveys_of(settlement: Settlement) -> list[Asked]:
    surveys = Survey.objects.of(settlement.cycle.government).about(settlement.subject).public()
    return [Asked(one, results.of(one) if one.is_counted else None) for one in surveys[:3]]


def unanswered(settlement: Settlement) -> int:
    """How many of what residents asked on the page still wait for an answer of an office. Hidden and withdrawn texts do not."""
    return waiting(settlement.cycle.government, settlement.subject).count()


def waiting(government: Government, subject: str):
    asked = Comment.objects.filter(
        text__government=government, text__about=subject, parent=None, is_official=False, taken_back_at=None
    )
    answered = Comment.objects.filter(text__government=government, text__about=subject, is_official=True)
    hidden = Hiding.objects.of(government).standing().filter(text__about=subject)
    return asked.exclude(pk__in=answered.exclude(parent=None).values("parent")).exclude(pk__in=hidden.values("text"))
