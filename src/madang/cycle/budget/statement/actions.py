"""Write the committee's words, put the statement to a meeting, adopt it, take the adoption back, freeze it."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from madang.base import clock
from madang.base.meetings.actions import put_item
from madang.base.meetings.models import Item, Meeting, Motion
from madang.base.notices.actions import announce
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang.base.record.actions import note
from madang.cycle.plan.models import Cycle

from ..calendar.standing import day_of
from ..deadlines import Step
from ..models import OpinionStatement, StatementState
from .content import content_of, digest_of
from .permissions import (
    why_not_adopt,
    why_not_adopt_by,
    why_not_freeze,
    why_not_reopen,
    why_not_see_draft,
    why_not_write,
)


def statement_of(cycle: Cycle) -> OpinionStatement | None:
    statement = OpinionStatement.objects.of(cycle).first()
    if statement:
        statement.cycle = cycle
    return statement


@transaction.atomic
def begin_statement(cycle: Cycle, *, by: Person) -> OpinionStatement:
    """The one of the year; made when somebody first works on it."""
    require(why_not_see_draft(by, cycle))
    statement, made = OpinionStatement.objects.get_or_create(cycle=cycle)
    statement.cycle = cycle
    if made:
        _note(statement, "statement_begun", by)
    return statement


@transaction.atomic
def write_words(statement: OpinionStatement, words: str, *, by: Person, seen: int) -> OpinionStatement:
    """`seen` is the revision that was on the screen: whoever saved meanwhile is not written over."""
    statement = _locked(statement)
    require(why_not_write(by, statement))
    mine = OpinionStatement.objects.filter(pk=statement.pk, revision=seen, state=StatementState.DRAFT)
    if not mine.update(words=words, revision=seen + 1):
        raise Refused("budget.changed_meanwhile")
    statement.words, statement.revision = words, seen + 1
    _note(statement, "statement_words", by, public=False, revision=seen + 1)
    return statement


@transaction.atomic
def put_on_agenda(statement: OpinionStatement, meeting: Meeting, title: str, *, by: Person) -> Item:
    require(why_not_adopt(by, _locked(statement)))
    require("budget.another_motion" if meeting.government_id != statement.cycle.government_id else None)
    page = {"name": "budget:statement", "args": [statement.cycle.fiscal_year]}
    return put_item(meeting, title, by=by, subject=statement.subject, page=page)


@transaction.atomic
def adopt(statement: OpinionStatement, motion: Motion, *, by: Person) -> OpinionStatement:
    """By the motion that a meeting carried. What it says now is kept: this is what the committee adopted."""
    statement = _locked(statement)
    require(why_not_adopt_by(by, statement, motion))
    meeting = motion.item.meeting
    told = {
        "meeting": meeting.title, "body": meeting.holder.title, "on": timezone.localtime(meeting.starts_at).date().isoformat(),
        "sitting": motion.sitting, "present": motion.present, "yes": motion.yes, "no": motion.no,
    }  # fmt: skip
    return _adopt(statement, f"motion/{motion.pk}", motion.closed_at, told, by)


@transaction.atomic
def adopt_by_hand(statement: OpinionStatement, meeting: str, body: str, on: date, *, by: Person) -> OpinionStatement:
    """Where the body met elsewhere: the meeting as it is called in its minutes, and its day."""
    statement = _locked(statement)
    require(why_not_adopt(by, statement))
    require("budget.not_yet_met" if on > clock.today() else None)
    require("budget.which_meeting" if not meeting.strip() or not body.strip() else None)
    moment = datetime.combine(on, time(12), ZoneInfo(statement.cycle.government.time_zone))
    told = {"meeting": meeting, "body": body, "on": on.isoformat()}
    return _adopt(statement, meeting[:60], min(moment, clock.now()), told, by)


@transaction.atomic
def reopen(statement: OpinionStatement, why: str, *, by: Person) -> OpinionStatement:
    """Back to a draft before it is frozen, when what the year recorded has changed; the committee adopts it anew."""
    statement = _locked(statement)
    require(why_not_reopen(by, statement))
    require("budget.why_reopened" if not why.strip() else None)
    statement.state, statement.frozen, statement.digest = StatementState.DRAFT, {}, ""
    statement.adopted_at, statement.adopted_by, statement.adopted_as = None, None, ""
    statement.save()
    _note(statement, "statement_reopened", by, why=why)
    return statement


@transaction.atomic
def freeze(statement: OpinionStatement, number: str, *, by: Person, late: str = "") -> OpinionStatement:
    """Numbered and kept for good with its digest. After the legal day only with a reason that everyone reads."""
    statement = _locked(statement)
    require(why_not_freeze(by, statement))
    require("budget.no_document_number" if not number.strip() else None)
    due = day_of(statement.cycle, Step.STATEMENT).on
    is_late = clock.today() > due
    require("budget.why_late" if is_late and not late.strip() else None, due=due)
    statement.frozen |= {"number": number, "due": due.isoformat(), "late": late.strip() if is_late else ""}
    statement.digest = digest_of(statement.frozen)
    statement.state, statement.number = StatementState.FROZEN, number
    statement.frozen_at, statement.frozen_by = clock.now(), by
    statement.save()
    facts = {"number": number, "digest": statement.digest, "late": statement.frozen["late"]}
    _note(statement, "statement_frozen", by, **facts)
    told = {"year": statement.cycle.fiscal_year, "number": number, "projects": len(statement.frozen["projects"])}
    for subject in (statement.subject, statement.cycle.subject):
        announce(statement.cycle.government, subject, "budget.statement_frozen", told)
    return statement


def changed_since_adopted(statement: OpinionStatement) -> bool:
    """Whether the year recorded something since that would make it say something else."""
    now = content_of(statement.cycle, statement.words)
    return any(statement.frozen.get(name) != value for name, value in now.items())


def _adopt(statement: OpinionStatement, named: str, at: datetime, told: dict, by: Person) -> OpinionStatement:
    statement.frozen = content_of(statement.cycle, statement.words) | {"adoption": told}
    statement.digest = digest_of(statement.frozen)
    statement.state, statement.adopted_at, statement.adopted_by = StatementState.ADOPTED, at, by
    statement.adopted_as = named
    statement.save()
    _note(statement, "statement_adopted", by, meeting=told["meeting"], on=told["on"], digest=statement.digest)
    return statement


def _locked(statement: OpinionStatement) -> OpinionStatement:
    locked = OpinionStatement.objects.select_for_update().get(pk=statement.pk)
    locked.cycle = statement.cycle
    return locked


def _note(statement: OpinionStatement, event: str, by: Person, public: bool = True, **facts) -> None:
    """On its own story and on the year's."""
    government = statement.cycle.government
    facts |= {"year": statement.cycle.fiscal_year}
    for subject in (statement.subject, statement.cycle.subject):
        note(
            government, subject, f"budget.{event}", by=by, actor=by.office_in(government), public=public, **facts
        )  # fmt: skip
