"""Who may make a survey, answer it, enter papers and check them: a reason, or None."""

from madang.base import clock
from madang.base.people.models import Person, Role
from madang.base.places.models import Government

from .marks import mark_of
from .models import Response, Survey, Who

ENTERERS = (Role.OFFICER, Role.HELPER)
KEEPERS = (Role.OFFICER, Role.APPROVER)


def why_not_run(person: Person, government: Government) -> str | None:
    return person.why_not_play(government, *KEEPERS)


def why_not_change(person: Person, survey: Survey) -> str | None:
    """Questions stand from the first answer on, and the papers that were printed say them too."""
    if reason := why_not_run(person, survey.government):
        return reason
    if survey.responses.exists():
        return "surveys.answers_are_in"
    return "surveys.it_has_opened" if survey.published_at and clock.now() >= survey.opens_at else None


def why_not_publish(person: Person, survey: Survey) -> str | None:
    if reason := why_not_run(person, survey.government):
        return reason
    if survey.published_at:
        return "surveys.published_already"
    if survey.closes_at <= clock.now():
        return "surveys.would_close_before_it_opens"
    return None if survey.questions.exists() else "surveys.no_question"


def why_not_prolong(person: Person, survey: Survey) -> str | None:
    if reason := why_not_run(person, survey.government):
        return reason
    return None if survey.published_at and not survey.has_closed else "surveys.not_open"


def why_not_answer(person: Person, survey: Survey) -> str | None:
    if not survey.is_open:
        return "surveys.not_open"
    if survey.who == Who.ACCOUNT and not person.is_authenticated:
        return "surveys.sign_in_first"
    return "surveys.answered_already" if own_response(person, survey) else None


def why_not_take_back(person: Person, survey: Survey) -> str | None:
    if survey.is_counted:
        return "surveys.counted_already"
    return None if own_response(person, survey) else "surveys.not_answered"


def why_not_enter(person: Person, survey: Survey) -> str | None:
    """Papers come in from the opening until an officer ends the survey."""
    if reason := person.why_not_play(survey.government, *ENTERERS):
        return reason
    if not survey.takes_paper:
        return "surveys.no_paper"
    if not survey.published_at or clock.now() < survey.opens_at:
        return "surveys.not_open"
    return "surveys.counted_already" if survey.ended_at else None


def why_not_check(person: Person, response: Response) -> str | None:
    if reason := why_not_enter(person, response.survey):
        return reason
    if response.checked_by_id:
        return "surveys.checked_already"
    return "surveys.another_person_checks" if response.entered_by_id == person.pk else None


def why_not_end(person: Person, survey: Survey) -> str | None:
    if reason := why_not_run(person, survey.government):
        return reason
    if survey.ended_at or not survey.takes_paper:
        return "surveys.counted_already"
    if not survey.has_closed:
        return "surveys.not_closed"
    return "surveys.papers_are_unchecked" if survey.responses.waiting().exists() else None


def why_not_moderate(person: Person, survey: Survey) -> str | None:
    if reason := why_not_run(person, survey.government):
        return reason
    return None if survey.is_counted else "surveys.not_counted"


def own_response(person: Person, survey: Survey) -> Response | None:
    """None for who is not signed in: an answer without an account belongs to nobody we could know."""
    if not person.is_authenticated:
        return None
    return survey.responses.filter(mark=mark_of(person, survey)).first()
