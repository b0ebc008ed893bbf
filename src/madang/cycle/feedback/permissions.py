"""Why somebody may not answer, rate, write a lesson, or freeze what is published: a code, or None."""

from datetime import date, timedelta

from madang.base import clock
from madang.base.people.models import Person, Role
from madang.base.places.models import Government
from madang.cycle.budget.models import Project
from madang.cycle.execute.models import Work

from .ends import Way
from .marks import mark_of
from .models import Disclosure, Lesson, Outcome, Rating, Reply, WhitePaper
from .results import told_ratings

RATED_FOR = timedelta(days=365)  # from the day a project was finished


def why_not_answer(person: Person, government: Government) -> str | None:
    """All of the officers' work of this stage: answers, lessons, surveys, disclosures, the white paper."""
    if not person.is_authenticated:
        return "feedback.officers_only"
    reason = person.why_not_play(government, Role.OFFICER)
    return "feedback.officers_only" if reason == "people.not_your_part" else reason


def why_not_send(person: Person, way: Way, end: str) -> str | None:
    if reason := why_not_answer(person, way.proposal.cycle.government):
        return reason
    reached = way.at(end)
    if reached is None or not reached.end.is_replied:
        return "feedback.not_at_that_end"
    sent = Reply.objects.filter(proposal=way.proposal, end=end).exists()
    return "feedback.replied_already" if sent else None


def rated_until(project: Project) -> date | None:
    """The last day on which a finished project may be rated; None while it is not finished."""
    work = Work.objects.finished().on(project)
    return work.ended_on + RATED_FOR if work else None


def why_not_rate(person: Person, project: Project) -> str | None:
    """Residents of the project's neighbourhood, or of the whole government where it belongs to none."""
    last = rated_until(project)
    if last is None:
        return "feedback.not_finished"
    if clock.today() > last:
        return "feedback.rating_is_over"
    if not person.is_authenticated:
        return "feedback.sign_in"
    if not lives_near(person, project):
        return "feedback.neighbours_only"
    return "feedback.rated_already" if own_rating(person, project) else None


def why_not_take_back(person: Person, project: Project) -> str | None:
    """Only while what it says is in no published figure: what changes between two looks would be one person."""
    own = own_rating(person, project) if person.is_authenticated else None
    if own is None:
        return "feedback.nothing_to_take_back"
    return "feedback.counted_already" if told_ratings(project).filter(pk=own.pk).exists() else None


def lives_near(person: Person, project: Project) -> bool:
    parts = person.parts.of(project.cycle.government).current().filter(role=Role.RESIDENT)
    return parts.exists() if project.area_id is None else parts.filter(area=project.area_id).exists()


def own_rating(person: Person, project: Project) -> Rating | None:
    return Rating.objects.filter(project=project, mark=mark_of(person, project)).first()


def why_not_settle(person: Person, lesson: Lesson) -> str | None:
    """Say what became of a lesson, once."""
    if reason := why_not_answer(person, lesson.cycle.government):
        return reason
    return None if lesson.outcome == Outcome.OPEN else "feedback.lesson_answered"


def why_not_change(person: Person, paper: Disclosure | WhitePaper) -> str | None:
    if reason := why_not_answer(person, paper.cycle.government):
        return reason
    return "feedback.frozen" if paper.is_frozen else None


def why_not_report(person: Person, paper: Disclosure) -> str | None:
    if reason := why_not_answer(person, paper.cycle.government):
        return reason
    if not paper.is_frozen:
        return "feedback.not_published"
    return "feedback.reported_already" if paper.reported_on else None
