"""What people do with a proposal: send it, publish it, decline it with an answer, take it back."""

from django.db import transaction
from django.db.models import Max

from madang.base import clock
from madang.base.files.actions import store_picture
from madang.base.notices.actions import announce, follow
from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang.base.record.actions import note
from madang.cycle.plan.models import Cycle

from .life import facts_of, move, people_of
from .models import Proposal, State
from .permissions import why_not_handle, why_not_propose, why_not_withdraw


@transaction.atomic
def submit_proposal(proposal: Proposal, *, by: Person, picture=None, alt: str = "") -> Proposal:
    require(why_not_propose(by, proposal.cycle))
    proposal.proposer = by
    proposal.submitted_at = clock.now()
    proposal.number = _next_number(proposal.cycle)
    proposal.save(force_insert=True)
    if picture:
        # Unread, so not yet for everyone: it becomes public with the proposal, or never.
        place = {"by": by, "subject": proposal.subject, "public": False}
        proposal.picture = store_picture(proposal.cycle.government, picture, alt, **place)
        proposal.save(update_fields=["picture"])
    government = proposal.cycle.government
    note(government, proposal.subject, "propose.submitted", by=by, actor="resident", public=False)
    follow(government, proposal.subject, by=by)
    also = people_of(proposal)
    announce(government, proposal.subject, "propose.submitted", facts_of(proposal), also=also, followers=False)
    return proposal


@transaction.atomic
def publish_proposal(proposal: Proposal, *, by: Person) -> None:
    require(why_not_handle(by, proposal.cycle))
    move(proposal, State.PUBLISHED, by=by)


@transaction.atomic
def decline_proposal(proposal: Proposal, answer: str, *, reason: str, by: Person, seen: str = "") -> None:
    """A "no" before review, with its coded reason (사전심사 제외)."""
    require(why_not_handle(by, proposal.cycle))
    move(proposal, State.DECLINED, by=by, reason=reason, sentence=answer, seen=seen)


@transaction.atomic
def find_fit(proposal: Proposal, *, by: Person) -> None:
    """The whole review in one act, for a government that reviews on paper and writes down the outcome."""
    require(why_not_handle(by, proposal.cycle))
    for state in (State.ASSIGNED, State.REVIEWING, State.ELIGIBLE):
        move(proposal, state, by=by)


@transaction.atomic
def price_proposal(proposal: Proposal, cost: int, *, by: Person) -> None:
    """Write what it costs; the ballot paper needs a price, and once it stands there it is a copy of its own."""
    require(why_not_handle(by, proposal.cycle))
    before = Proposal.objects.values_list("cost", flat=True).get(pk=proposal.pk)
    Proposal.objects.filter(pk=proposal.pk).update(cost=cost)
    facts = {"cost": cost, "before": before, "title": proposal.title}
    note(proposal.cycle.government, proposal.subject, "propose.priced", by=by, actor="officer", **facts)


@transaction.atomic
def withdraw_proposal(proposal: Proposal, *, by: Person) -> None:
    require(why_not_withdraw(by, proposal))
    move(proposal, State.WITHDRAWN, by=by, actor="resident")


def _next_number(cycle: Cycle) -> int:
    # The cycle's row is locked, so two residents never draw the same number.
    Cycle.objects.select_for_update().get(pk=cycle.pk)
    return (Proposal.objects.of(cycle).aggregate(last=Max("number"))["last"] or 0) + 1
