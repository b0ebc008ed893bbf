"""Object, and decide about an objection. What somebody wrote is for them and the officers; the record says what kind it was."""

from django.db import transaction

from madang.base import clock
from madang.base.notices.actions import announce
from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang.base.record.actions import note

from ..models import Objection, Poll
from .permissions import open_kinds, why_not_answer, why_not_object, why_not_see_objections


@transaction.atomic
def object_to(poll: Poll, about: str, text: str, *, by: Person) -> Objection:
    require(why_not_object(by, poll))
    return _keep(poll, about, text, by=by)


@transaction.atomic
def take_down(poll: Poll, about: str, text: str, *, received_by: Person) -> Objection:
    """At a desk or on the telephone, for somebody without an account. No name is asked for."""
    require(why_not_see_objections(received_by, poll) or why_not_object(received_by, poll))
    return _keep(poll, about, text, received_by=received_by)


@transaction.atomic
def answer_objection(objection: Objection, outcome: str, answer: str, *, by: Person) -> Objection:
    """Once, with a reason that the objector is told. What follows from it (a change of the roll …) is an act of its own."""
    poll = objection.poll
    objection = Objection.objects.select_for_update().get(pk=objection.pk)
    objection.poll = poll
    require(why_not_answer(by, objection))
    objection.outcome, objection.answer, objection.decided_by, objection.decided_at = outcome, answer, by, clock.now()
    objection.save(update_fields=["outcome", "answer", "decided_by", "decided_at"])
    _note(objection, "vote.objection_answered", by, "officer", outcome=outcome)
    if objection.by:
        facts = {"year": poll.cycle.fiscal_year, "track": poll.track.code, "name": poll.track.name}
        announce(
            poll.cycle.government, poll.subject, "vote.objection_answered", facts, also=[objection.by], followers=False,
            act=f"objection/{objection.pk}",
        )  # fmt: skip
    return objection


def _keep(poll: Poll, about: str, text: str, **who: Person) -> Objection:
    require(None if about in open_kinds(poll) else "vote.objections_over")
    objection = Objection.objects.create(poll=poll, about=about, text=text, made_at=clock.now(), **who)
    _note(objection, "vote.objection_made", None, "resident")
    return objection


def _note(objection: Objection, event: str, by: Person | None, actor: str, **facts) -> None:
    poll = objection.poll
    facts |= {"about": objection.about, "number": objection.pk}
    note(poll.cycle.government, poll.subject, event, by=by, actor=actor, **facts)
