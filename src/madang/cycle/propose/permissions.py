"""Why somebody may not propose, see, publish, decline or withdraw: one code, or None."""

from madang.base.people.models import Person, Role
from madang.cycle.plan.models import Cycle

from .call import receiving
from .models import MOVES, Proposal, State


def why_not_propose(person: Person, cycle: Cycle) -> str | None:
    """In season, or late into the next year's call."""
    if receiving(cycle) is None:
        return "propose.closed"
    return why_not_send(person, cycle)


def why_not_send(person: Person, cycle: Cycle) -> str | None:
    """What whoever has written a proposal still lacks."""
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


def why_not_assist(person: Person, cycle: Cycle) -> str | None:
    """Write proposals down for others: helpers at the desk, and officers."""
    if not person.is_authenticated:
        return "propose.helpers_only"
    reason = person.why_not_play(cycle.government, Role.HELPER, Role.OFFICER)
    return "propose.helpers_only" if reason == "people.not_your_part" else reason


def why_not_ask(person: Person, proposal: Proposal) -> str | None:
    """Ask for more at this desk. Once an office has it, its own desk asks: there the days of waiting are counted."""
    if reason := why_not_handle(person, proposal.cycle):
        return reason
    return "propose.an_office_asks" if proposal.state in (State.ASSIGNED, State.REVIEWING) else None


def why_not_complete(person: Person, proposal: Proposal) -> str | None:
    """Answer a request for more: the proposers, or whoever wrote it down for them."""
    if not is_proposer(person, proposal) and why_not_assist(person, proposal.cycle):
        return "propose.proposer_only"
    return None if proposal.state == State.NEEDS_INFO else "propose.nothing_asked"


def why_not_join(person: Person, proposal: Proposal) -> str | None:
    """Whoever was invited and lives here, while it is not over."""
    if is_proposer(person, proposal):
        return "propose.already_together"
    if proposal.is_held or not MOVES[State(proposal.state)]:
        return "propose.is_over"
    return why_not_send(person, proposal.cycle)


def why_not_add_files(person: Person, proposal: Proposal) -> str | None:
    """Its proposers until the departments have judged it; helpers and officers for those without an account."""
    if not is_proposer(person, proposal) and why_not_assist(person, proposal.cycle):
        return "propose.proposer_only"
    open_still = (State.SUBMITTED, State.NEEDS_INFO, State.PUBLISHED, State.ASSIGNED, State.REVIEWING, State.APPEALED)
    return None if proposal.state in open_still else "propose.is_over"


def why_not_price(person: Person, proposal: Proposal) -> str | None:
    """Once an office has reckoned it and somebody signed, only its cost sheet says what it costs."""
    if reason := why_not_handle(person, proposal.cycle):
        return reason
    reckoned = proposal.state in (State.ELIGIBLE, State.MODIFIED) and proposal.cost is not None
    return "propose.reckoned_already" if reckoned else None


def why_not_reword(person: Person, proposal: Proposal) -> str | None:
    """Only its proposers, and never while an office judges what it says."""
    if not is_proposer(person, proposal):
        return "propose.proposer_only"
    fitting = (State.PUBLISHED, State.ELIGIBLE, State.MODIFIED)
    return None if proposal.state in fitting else "propose.is_over"


def why_not_withdraw(person: Person, proposal: Proposal) -> str | None:
    if not person.is_authenticated or proposal.proposer_id != person.pk:
        return "propose.proposer_only"
    if proposal.is_held:
        return "propose.on_paper"
    return None if State.WITHDRAWN in MOVES[State(proposal.state)] else "propose.already_public"


def is_proposer(person: Person, proposal: Proposal) -> bool:
    if not person.is_authenticated:
        return False
    return proposal.proposer_id == person.pk or proposal.proposers.filter(person=person).exists()
