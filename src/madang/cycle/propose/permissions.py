"""Why somebody may not propose, see, publish, decline or withdraw: one code, or None."""

from madang.base.people.models import Person, Role
from madang.cycle.plan.models import Cycle, Stage

from .models import MOVES, Proposal, State


def why_not_propose(person: Person, cycle: Cycle) -> str | None:
    if not cycle.is_open(Stage.PROPOSE):
        return "propose.closed"
    if not person.is_authenticated:
        return "propose.sign_in"
    if not person.plays(cycle.government, Role.RESIDENT):
        return "propose.residents_only"
    return None


def why_not_read(person: Person, proposal: Proposal) -> str | None:
    """Before publication only its proposer and the officers see it."""
    if proposal.is_public or is_proposer(person, proposal):
        return None
    return why_not_handle(person, proposal.cycle)


def why_not_handle(person: Person, cycle: Cycle) -> str | None:
    """Publish, decline and the list of what waits: the officers' work, in and out of season."""
    if not person.is_authenticated:
        return "propose.officers_only"
    reason = person.why_not_play(cycle.government, Role.OFFICER)
    return "propose.officers_only" if reason == "people.not_your_part" else reason


def why_not_withdraw(person: Person, proposal: Proposal) -> str | None:
    if not person.is_authenticated or proposal.proposer_id != person.pk:
        return "propose.proposer_only"
    return None if State.WITHDRAWN in MOVES[State(proposal.state)] else "propose.already_public"


def is_proposer(person: Person, proposal: Proposal) -> bool:
    if not person.is_authenticated:
        return False
    return proposal.proposer_id == person.pk or proposal.proposers.filter(person=person).exists()
