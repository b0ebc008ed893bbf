"""What people do with surveys: make and open them, answer and take back, enter papers and check them, end."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang.base.places.models import Government
from madang.base.record.actions import note

from . import permissions
from .asked import Asked, Given, rows_of
from .marks import knock, mark_of
from .masking import masked
from .models import Answer, Channel, Option, Question, Response, Survey
from .models.question import WORDS


@transaction.atomic
def open_survey(
    government: Government,
    subject: str,
    title: str,
    questions: Sequence[Asked],
    opens_at: datetime,
    closes_at: datetime,
    by: Person,
    **more,
) -> Survey:
    """open_survey(town, "proposal/17", "등은 어디에?", [Asked("single", …)], opens, closes, by=kim, who="anyone")

    `more`: intro, back, who, takes_paper, two_persons, threshold of Survey.
    """
    survey = draw_up(government, subject, title, opens_at, closes_at, by, **more)
    for asked in questions:
        ask(survey, asked, by=by)
    publish(survey, by=by)
    return survey


@transaction.atomic
def draw_up(
    government, subject: str, title: str, opens_at: datetime, closes_at: datetime, by: Person, **more
) -> Survey:
    """A draft that only the desk sees."""
    require(permissions.why_not_run(by, government))
    times = {"opens_at": opens_at, "closes_at": closes_at}
    survey = Survey.objects.create(government=government, subject=subject, title=title, made_by=by, **times, **more)
    note(government, survey.own_subject, "surveys.drawn_up", by=by, actor=by.office_in(government), public=False)
    return survey


@transaction.atomic
def change(survey: Survey, fields: dict, *, by: Person) -> None:
    _lock(survey)
    require(permissions.why_not_change(by, survey))
    for name, value in fields.items():
        setattr(survey, name, value)
    survey.save(update_fields=list(fields))
    note(survey.government, survey.own_subject, "surveys.changed", by=by, public=False)


@transaction.atomic
def ask(survey: Survey, asked: Asked, *, by: Person, instead_of: Question | None = None) -> Question:
    """One more question, or another wording of one that stands."""
    _lock(survey)
    require(permissions.why_not_change(by, survey))
    if instead_of:
        question = instead_of
        question.options.all().delete()
        Question.objects.filter(pk=question.pk).update(**asked.fields)
    else:
        last = survey.questions.order_by("order").last()
        question = Question.objects.create(survey=survey, order=last.order + 1 if last else 1, **asked.fields)
    people = asked.people or [None] * len(asked.options)
    Option.objects.bulk_create(
        Option(question=question, order=order, text=text, people=how_many)
        for order, (text, how_many) in enumerate(zip(asked.options, people, strict=True), start=1)
    )
    return question


@transaction.atomic
def remove(question: Question, *, by: Person) -> None:
    survey = question.survey
    _lock(survey)
    require(permissions.why_not_change(by, survey))
    question.delete()
    for order, later in enumerate(survey.questions.order_by("order"), start=1):
        Question.objects.filter(pk=later.pk).update(order=order)


@transaction.atomic
def publish(survey: Survey, *, by: Person) -> None:
    require(permissions.why_not_publish(by, survey))
    survey.published_at = clock.now()
    survey.save(update_fields=["published_at"])
    _tell(survey, "surveys.opened", by, closes=survey.closes_at.isoformat())


@transaction.atomic
def prolong(survey: Survey, closes_at: datetime, why: str, *, by: Person) -> None:
    """Later only, and with a public reason."""
    _lock(survey)
    require(permissions.why_not_prolong(by, survey))
    if closes_at <= survey.closes_at:
        raise Refused("surveys.only_later")
    survey.closes_at = closes_at
    survey.save(update_fields=["closes_at"])
    _tell(survey, "surveys.prolonged", by, closes=closes_at.isoformat(), why=why)


@transaction.atomic
def answer(survey: Survey, given: Given, *, by: Person, address: str = "") -> Response:
    """On the web. Nothing is noted: that somebody answered is nobody's business."""
    _lock(survey)
    require(permissions.why_not_answer(by, survey))
    known = by.is_authenticated
    if not known:
        knock(survey, address)
    try:
        with transaction.atomic():
            response = Response.objects.create(survey=survey, mark=mark_of(by, survey) if known else "")
    except IntegrityError as twice:
        raise Refused("surveys.answered_already") from twice
    _fill(response, given)
    return response


@transaction.atomic
def take_back(survey: Survey, *, by: Person) -> None:
    """The answer goes for good, and one may answer again while the survey is open."""
    _lock(survey)
    require(permissions.why_not_take_back(by, survey))
    permissions.own_response(by, survey).delete()


@transaction.atomic
def enter(survey: Survey, paper: str, given: Given, *, by: Person, channel: str = Channel.PAPER) -> Response:
    """What stands on one numbered paper."""
    _lock(survey)
    require(permissions.why_not_enter(by, survey))
    try:
        with transaction.atomic():
            response = Response.objects.create(survey=survey, paper=paper, entered_by=by, channel=channel)
    except IntegrityError as twice:
        raise Refused("surveys.paper_entered_already", paper=paper) from twice
    _fill(response, given)
    return response


@transaction.atomic
def enter_list(survey: Survey, papers: Iterable[tuple[str, Given]], *, by: Person) -> int:
    """All of a list or nothing. How many papers went in."""
    entered = [enter(survey, paper, given, by=by, channel=Channel.LIST) for paper, given in papers]
    note(survey.government, survey.own_subject, "surveys.list_entered", by=by, public=False, papers=len(entered))
    return len(entered)


@transaction.atomic
def check(response: Response, *, by: Person) -> None:
    """A second person has held the paper beside what was entered."""
    require(permissions.why_not_check(by, response))
    if not Response.objects.filter(pk=response.pk, checked_by=None).update(checked_by=by):
        raise Refused("surveys.checked_already")


@transaction.atomic
def discard(response: Response, *, by: Person) -> None:
    """What was entered wrongly goes, and the paper is entered anew. By either of the two."""
    survey = response.survey
    require(permissions.why_not_enter(by, survey))
    if response.channel == Channel.WEB:
        raise Refused("surveys.not_a_paper")
    note(survey.government, survey.own_subject, "surveys.discarded", by=by, public=False, paper=response.paper)
    response.delete()


@transaction.atomic
def end(survey: Survey, *, by: Person) -> None:
    """No paper is to come any more: the results are out."""
    _lock(survey)
    require(permissions.why_not_end(by, survey))
    survey.ended_at = clock.now()
    survey.save(update_fields=["ended_at"])
    _tell(survey, "surveys.ended", by, answers=survey.responses.valid().count())


@transaction.atomic
def show(answer: Answer, *, by: Person) -> None:
    """An officer has read the words: everyone may."""
    require(permissions.why_not_moderate(by, answer.question.survey))
    Answer.objects.filter(pk=answer.pk).update(shown_at=clock.now(), hidden_at=None, why_hidden="")


@transaction.atomic
def hide(answer: Answer, why: str, *, by: Person) -> None:
    """With a public sentence; how many were hidden, and why, stands beside those that are shown."""
    survey = answer.question.survey
    require(permissions.why_not_moderate(by, survey))
    Answer.objects.filter(pk=answer.pk).update(shown_at=None, hidden_at=clock.now(), why_hidden=why)
    _tell(survey, "surveys.hidden", by, why=why)


def _fill(response: Response, given: Given) -> None:
    questions = response.survey.questions.all()
    rows = [(question, row) for question in questions for row in rows_of(question, given.get(question.order))]
    Answer.objects.bulk_create(
        Answer(response=response, question=question, **_kept(question, row)) for question, row in rows
    )


def _kept(question: Question, row: dict) -> dict:
    return row | {"words": masked(row["words"])} if question.kind in WORDS else row


def _lock(survey: Survey) -> None:
    """Whoever changes questions and whoever answers them come one after the other."""
    Survey.objects.select_for_update().get(pk=survey.pk)


def _tell(survey: Survey, event: str, by: Person, **facts) -> None:
    actor = by.office_in(survey.government)
    facts = {"survey": survey.pk, "title": survey.title, **facts}
    note(survey.government, survey.subject or survey.own_subject, event, by=by, actor=actor, **facts)
