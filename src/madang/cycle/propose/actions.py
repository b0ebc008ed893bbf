"""What people do with a proposal: send it, publish it, decline it with an answer, take it back."""

from django.db import transaction
from django.db.models import Max

from madang.base import clock
from madang.base.files.actions import show_to_all, store_picture
from madang.base.notices.actions import announce, follow
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang.base.record.actions import note
from madang.cycle.plan.models import Cycle

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
    note(proposal.cycle.government, proposal.subject, "propose.submitted", by=by, actor="resident", public=False)
    follow(proposal.cycle.government, proposal.subject, by=by)
    _tell_proposer(proposal, "propose.submitted")
    return proposal


@transaction.atomic
def publish_proposal(proposal: Proposal, *, by: Person) -> None:
    require(why_not_handle(by, proposal.cycle))
    _move(proposal, State.PUBLISHED, published_at=clock.now())
    show_to_all(proposal.cycle.government, proposal.subject)
    note(proposal.cycle.government, proposal.subject, "propose.published", by=by, actor="officer", **_facts(proposal))
    announce(proposal.cycle.government, proposal.subject, "propose.published", _facts(proposal))


@transaction.atomic
def decline_proposal(proposal: Proposal, answer: str, *, by: Person) -> None:
    """A "no" before publication. The answer is for the proposer and never empty: the table refuses it."""
    require(why_not_handle(by, proposal.cycle))
    _move(proposal, State.DECLINED, answer=answer)
    note(proposal.cycle.government, proposal.subject, "propose.declined", by=by, actor="officer", public=False)
    _tell_proposer(proposal, "propose.declined", answer=answer)


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
    _move(proposal, State.WITHDRAWN)
    note(proposal.cycle.government, proposal.subject, "propose.withdrawn", by=by, actor="resident", public=False)


def _move(proposal: Proposal, state: State, **fields) -> None:
    """Only from SUBMITTED, and only once: of two officers at the same moment, the second is told."""
    moved = Proposal.objects.filter(pk=proposal.pk, state=State.SUBMITTED).update(state=state, **fields)
    if not moved:
        raise Refused("propose.no_longer_waiting", proposal=proposal.code)
    proposal.refresh_from_db(fields=["state", *fields])


def _tell_proposer(proposal: Proposal, event: str, **more) -> None:
    """What is not public yet is for the proposer alone, even if others follow."""
    facts = _facts(proposal) | more
    announce(proposal.cycle.government, proposal.subject, event, facts, also=[proposal.proposer], followers=False)


def _next_number(cycle: Cycle) -> int:
    # The cycle's row is locked, so two residents never draw the same number.
    Cycle.objects.select_for_update().get(pk=cycle.pk)
    return (Proposal.objects.of(cycle).aggregate(last=Max("number"))["last"] or 0) + 1


def _facts(proposal: Proposal) -> dict:
    cycle = proposal.cycle
    return {"title": proposal.title, "code": proposal.code, "year": cycle.fiscal_year, "number": proposal.number}
