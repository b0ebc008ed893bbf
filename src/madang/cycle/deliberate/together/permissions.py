"""Why somebody may not lay a text on the table, change it, answer a change, or settle: one code, or None."""

from madang.base.people.models import Person, Role
from madang.cycle.plan.models import Stage
from madang.cycle.propose.models import Proposal, State
from madang.cycle.propose.permissions import is_proposer

from ..hearing.permissions import SPEAKERS
from ..models import Change, Listing, Together, Whose
from ..scoring.permissions import why_not_run

# Not while an office judges it: what it judges must stand still.
FITTING = (State.PUBLISHED, State.ELIGIBLE, State.MODIFIED)


def why_not_lay_open(person: Person, proposal: Proposal) -> str | None:
    """Its proposer, or an officer."""
    if not is_proposer(person, proposal) and (reason := why_not_run(person, proposal.cycle)):
        return "deliberate.proposer_or_officer" if reason == "deliberate.officers_only" else reason
    if Together.objects.filter(proposal=proposal).exists():
        return "deliberate.on_the_table_already"
    return why_not_reword(proposal)


def why_not_reword(proposal: Proposal) -> str | None:
    """Between the publication and the vote, while no office judges it and no shortlist has frozen it."""
    if proposal.state not in FITTING:
        return "deliberate.text_stands_still"
    if proposal.cycle.has_begun(Stage.VOTE):
        return "deliberate.text_stands_still"
    frozen = Listing.objects.filter(candidate__proposal=proposal, shortlist__signed_at__isnull=False)
    return "deliberate.text_stands_still" if frozen.exists() else None


def whose_of(person: Person, together: Together) -> Whose:
    """On which side of the table somebody sits."""
    if is_proposer(person, together.proposal):
        return Whose.PROPOSER
    return Whose.OFFICE if _speaks(person, together) else Whose.RESIDENT


def why_not_change(person: Person, together: Together) -> str | None:
    if together.settled_at:
        return "deliberate.settled_already"
    if not person.is_authenticated:
        return "deliberate.sign_in"
    government = together.proposal.cycle.government
    if whose_of(person, together) == Whose.RESIDENT and not person.plays(government, Role.RESIDENT):
        return "deliberate.residents_only"
    return why_not_reword(together.proposal)


def why_not_answer(person: Person, change: Change) -> str | None:
    """The proposer answers what others would change; what the proposer would change an office answers."""
    together = change.together
    if together.settled_at:
        return "deliberate.settled_already"
    if change.answer:
        return "deliberate.change_answered_already"
    if not person.is_authenticated:
        return "deliberate.sign_in"
    if change.by_id == person.pk:
        return "deliberate.not_your_own_change"
    if change.whose == Whose.PROPOSER:
        return None if _speaks(person, together) else "deliberate.an_office_answers"
    return None if is_proposer(person, together.proposal) else "deliberate.the_proposer_answers"


def why_not_agree(person: Person, together: Together) -> str | None:
    """The government's yes to the version as it stands."""
    if together.settled_at:
        return "deliberate.settled_already"
    if not person.is_authenticated or not _speaks(person, together):
        return "deliberate.an_office_answers"
    if is_proposer(person, together.proposal):
        return "deliberate.not_your_own_change"
    return why_not_reword(together.proposal)


def why_not_settle(person: Person, together: Together) -> str | None:
    """The proposer's yes, to the version that the government agreed to and no other."""
    if together.settled_at:
        return "deliberate.settled_already"
    if not is_proposer(person, together.proposal):
        return "deliberate.proposer_only"
    latest = together.versions.order_by("-number").values_list("number", flat=True).first()
    if together.agreed_version is None or together.agreed_version != latest or latest == 1:
        return "deliberate.not_agreed_yet"
    return why_not_reword(together.proposal)


def _speaks(person: Person, together: Together) -> bool:
    government = together.proposal.cycle.government
    return person.why_not_play(government, *SPEAKERS) is None and bool(person.office_in(government))
