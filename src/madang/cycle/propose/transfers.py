"""이송: send a proposal to whoever is in charge, and write down what they answered."""

from django.db import transaction

from madang.base import clock
from madang.base.notices.actions import announce
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang.base.record.actions import note

from .life import facts_of, move, people_of
from .models import Outcome, State, Transfer
from .permissions import why_not_handle


@transaction.atomic
def send_on(transfer: Transfer, sentence: str, *, by: Person, seen: str = "") -> Transfer:
    """To another government, a ministry or an agency: the proposer reads where it is, and the answer when it comes."""
    proposal = transfer.proposal
    require(why_not_handle(by, proposal.cycle))
    where = {"where": transfer.name, "authority": transfer.authority}
    move(proposal, State.TRANSFERRED, by=by, sentence=sentence, seen=seen, reason="not_ours", **where)
    transfer.by = by
    transfer.save(force_insert=True)
    return transfer


@transaction.atomic
def write_answer(transfer: Transfer, outcome: str, answer: str, *, by: Person) -> None:
    """What they said. If it came back it stands where it stood before it left: public, or to be read first."""
    proposal = transfer.proposal
    require(why_not_handle(by, proposal.cycle))
    said = {"outcome": outcome, "answer": answer, "answered_at": clock.now()}
    if not Transfer.objects.waiting().filter(pk=transfer.pk).update(**said):
        raise Refused("propose.answered_already", proposal=proposal.code)
    government, facts = proposal.cycle.government, facts_of(proposal) | {"where": transfer.name, "outcome": outcome}
    facts["sentence"] = answer
    event = "propose.transfer_answered"
    note(government, proposal.subject, event, by=by, actor="officer", public=proposal.is_public, **facts)
    announce(government, proposal.subject, event, facts, also=people_of(proposal), followers=proposal.is_public)
    if outcome == Outcome.RETURNED:
        move(proposal, State.PUBLISHED if proposal.is_public else State.SUBMITTED, by=by, sentence=answer)
