"""Ask for what one needs to take part, answer within seven days, look at a request."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from madang.base import clock
from madang.base.notices.actions import announce
from madang.base.people.looks import What, Why, record_look
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang.base.record.actions import note

from ..models import Answer, Meeting, Need, NeedKind
from ..models.need import WITHIN
from ..permissions import why_not_answer, why_not_ask, why_not_run, why_not_take_back
from .grip import facts_of


@transaction.atomic
def ask_for(
    meeting: Meeting, kind: str, *, by: Person, words: str = "", name: str = "", contact: str = "", for_another=False
) -> Need:
    """By the person, who consented on the form; `for_another`: the secretary writes down who telephoned or came.

    The clock is the law's: seven days, and never later than the meeting (장애인차별금지법 시행령 §14③).
    """
    require(why_not_ask(by, meeting))
    if for_another:
        require(why_not_run(by, meeting.holder))
        if not name:
            raise Refused("meetings.say_for_whom")
    due = min(timezone.localtime(clock.now() + WITHIN).date(), timezone.localtime(meeting.starts_at).date())
    who = {"written_by": by, "name": name, "contact": contact} if for_another else {"person": by}
    try:
        with transaction.atomic():
            need = Need.objects.create(
                meeting=meeting, kind=NeedKind(kind), words=words, due_on=due, consent_at=clock.now(), **who
            )
    except IntegrityError as clash:
        raise Refused("meetings.asked_already") from clash
    _note(need, "need_asked", by)
    _tell_secretaries(need)
    return need


@transaction.atomic
def answer_need(need: Need, answer: str, sentence: str, *, by: Person) -> Need:
    """Granted, provided otherwise, or declined with a reason. Whoever asked is told."""
    need = _grip(need)
    require(why_not_answer(by, need))
    if Answer(answer) not in (Answer.GRANTED, Answer.OTHERWISE, Answer.DECLINED):
        raise Refused("meetings.nothing_to_answer")
    if answer != Answer.GRANTED and not sentence:
        raise Refused("meetings.say_why")
    _close(need, answer, by, sentence)
    _note(need, "need_answered", by, in_time=need.was_in_time)
    if told := need.person or (need.contact if "@" in need.contact else ""):
        facts = facts_of(need.meeting, kind=need.kind, answer=need.answer, sentence=sentence)
        announce(need.meeting.government, need.subject, "meetings.need_answered", facts, also=[told], followers=False)
    return need


@transaction.atomic
def take_need_back(need: Need, *, by: Person) -> None:
    need = _grip(need)
    require(why_not_take_back(by, need))
    _close(need, Answer.TAKEN_BACK, by, "")
    _note(need, "need_taken_back", by)


@transaction.atomic
def look_at(need: Need, *, by: Person) -> Need:
    """Before it is shown: who looked is kept, and whoever asked can read it."""
    require(why_not_run(by, need.meeting.holder))
    if need.person:
        record_look(by, need.person, need.meeting.government, What.NEED, Why.NEED)
    elif need.forgotten_at is None:
        _note(need, "need_looked", by)
    return need


def _grip(need: Need) -> Need:
    rows = Need.objects.select_for_update(of=("self",)).select_related(
        "meeting__holder", "meeting__government", "person"
    )
    return rows.get(pk=need.pk)


def _close(need: Need, answer: str, by: Person, sentence: str) -> None:
    need.answer, need.sentence, need.answered_at, need.answered_by = Answer(answer), sentence, clock.now(), by
    need.save(update_fields=["answer", "sentence", "answered_at", "answered_by"])


def _note(need: Need, event: str, by: Person, **facts) -> None:
    """Never public, and without the kind: the record does not forget, and this may tell of a disability."""
    government = need.meeting.government
    note(government, need.subject, f"meetings.{event}", by=by, actor="secretary", public=False, **facts)


def _tell_secretaries(need: Need) -> None:
    facts = facts_of(need.meeting, need=need.pk, due=need.due_on.isoformat())
    people = list(need.meeting.holder.secretaries.all())
    if people:
        announce(need.meeting.government, need.subject, "meetings.need_asked", facts, also=people, followers=False)
