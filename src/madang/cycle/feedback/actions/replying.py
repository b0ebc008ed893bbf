"""Answer whoever proposed: once at every end, to all who stand behind the proposal and to who follows it."""

from django.db import IntegrityError, transaction

from madang.base import clock
from madang.base.notices.actions import announce
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang.base.record.actions import note
from madang.cycle.propose.life import facts_of, people_of

from ..ends import Way
from ..models import Reply
from ..permissions import why_not_send


@transaction.atomic
def send_reply(way: Way, end: str, words: str, *, by: Person) -> Reply:
    """`words` as the officer leaves them. The reason that was recorded is kept beside them."""
    require(why_not_send(by, way, end))
    words, reached, proposal = words.strip(), way.at(end), way.proposal
    require("feedback.say_something" if not words else None)
    government = proposal.cycle.government
    reply = Reply(
        proposal=proposal, end=end, reached_on=reached.on, reason=reached.reason, words=words, sent_at=clock.now(),
        actor=by.office_in(government), by=by,
    )  # fmt: skip
    try:
        with transaction.atomic():
            reply.save(force_insert=True)
    except IntegrityError as twice:
        raise Refused("feedback.replied_already") from twice
    _tell(way, reply, by)
    return reply


@transaction.atomic
def send_replies(answers: list[tuple[Way, str, str]], *, by: Person) -> int:
    """All of them or none; how many."""
    for way, end, words in answers:
        send_reply(way, end, words, by=by)
    return len(answers)


def _tell(way: Way, reply: Reply, by: Person) -> None:
    proposal, government = way.proposal, way.proposal.cycle.government
    facts = facts_of(proposal) | {"end": str(reply.end), "words": reply.words}
    public = proposal.is_public
    note(government, proposal.subject, "feedback.replied", by=by, actor=reply.actor, public=public, **facts)
    if way.project:
        note(government, way.project.subject, "feedback.replied", by=by, actor=reply.actor, public=public, **facts)
    announce(government, proposal.subject, "feedback.replied", facts, also=people_of(proposal), followers=public)
