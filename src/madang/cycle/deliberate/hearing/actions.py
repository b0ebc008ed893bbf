"""A hearing is opened, people state, an office answers."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from madang.base import clock
from madang.base.notices.actions import announce
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang.base.record.actions import note
from madang.base.talk.limits import count_attempt
from madang.base.talk.masking import Page, receive
from madang.cycle.review.clocks import after_working_days

from ..masked import without_personal_data
from ..models import Channel, Hearing, Statement
from .permissions import why_not_answer, why_not_open_hearing, why_not_state, why_not_take_down


@transaction.atomic
def open_hearing(hearing: Hearing, *, by: Person) -> Hearing:
    require(why_not_open_hearing(by, hearing.cycle))
    hearing.made_by = by
    hearing.save(force_insert=True)
    facts = _facts(hearing)
    subject = hearing.about or hearing.cycle.subject
    note(hearing.cycle.government, subject, "deliberate.hearing_opened", by=by, actor="officer", **facts)
    announce(hearing.cycle.government, subject, "deliberate.hearing_opened", facts)
    return hearing


@transaction.atomic
def state(hearing: Hearing, words: str, name: str = "", *, by: Person, address: str = "") -> Statement:
    require(why_not_state(by, hearing))
    count_attempt(hearing.cycle.government, "comment", by, address)
    return _keep(hearing, words, name, Channel.WEB, person=by, taken_by=None)


@transaction.atomic
def take_down(hearing: Hearing, words: str, name: str, channel: str, *, by: Person) -> Statement:
    """For somebody who spoke or wrote on paper: the same number row, the same clock."""
    require(why_not_take_down(by, hearing))
    return _keep(hearing, words, name, Channel(channel), person=None, taken_by=by)


@transaction.atomic
def answer(statement: Statement, words: str, *, by: Person) -> None:
    require(why_not_answer(by, statement))
    hearing = statement.hearing
    government = hearing.cycle.government
    given = {
        "answer": without_personal_data(words), "office": by.office_in(government), "answered_at": clock.now(),
        "answered_by": by,
    }  # fmt: skip
    if not Statement.objects.filter(pk=statement.pk, answered_at=None).update(**given):
        raise Refused("deliberate.answered_already")
    facts = _facts(hearing) | {"number": statement.number, "office": given["office"]}
    note(government, hearing.subject, "deliberate.statement_answered", by=by, actor=given["office"], **facts)
    also = [statement.person] if statement.person else []
    announce(government, hearing.subject, "deliberate.statement_answered", facts, also=also, followers=False)


def _keep(hearing: Hearing, words: str, name: str, channel: Channel, *, person, taken_by) -> Statement:
    cycle = hearing.cycle
    Hearing.objects.select_for_update().get(pk=hearing.pk)
    last = Statement.objects.filter(hearing=hearing).aggregate(last=Max("number"))["last"] or 0
    made = Statement(hearing=hearing, number=last + 1, channel=channel, person=person, taken_by=taken_by)
    made.said_at = clock.now()
    today = timezone.localtime(made.said_at).date()
    made.due_on = after_working_days(today, hearing.answer_days, cycle.government.country)
    here = Page(hearing.subject, hearing.title, "deliberate:hearing", (cycle.fiscal_year, hearing.pk))
    received = receive(cycle.government, {"words": words, "name": name}, here, by=person, subject=made.subject)
    made.words, made.name = received.words["words"], received.words["name"]
    made.save(force_insert=True)
    facts = _facts(hearing) | {"number": made.number, "due": made.due_on.isoformat()}
    note(cycle.government, hearing.subject, "deliberate.stated", by=person or taken_by, actor="resident", **facts)
    return made


def _facts(hearing: Hearing) -> dict:
    return {"title": hearing.title, "year": hearing.cycle.fiscal_year, "hearing": hearing.pk}
