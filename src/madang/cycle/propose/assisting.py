"""대리접수: somebody else writes a proposal down, with the person's consent, and it is worth exactly as much."""

from collections.abc import Iterable

from django.db import transaction

from madang.base import clock
from madang.base.files.actions import store_attachment, store_picture
from madang.base.notices.actions import announce
from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang.base.record.actions import note

from .call import receiving
from .life import facts_of, people_of
from .models import Assistance, Proposal, Proposer
from .numbering import next_number
from .permissions import why_not_assist


@transaction.atomic
def write_down(
    proposal: Proposal, help: Assistance, *, by: Person, contact: str = "", scan=None, signed_scan=None
) -> Proposal:
    """At a desk, by phone, from paper, a meeting or a letter. `scan` is a picture or a checked attachment of the paper."""
    require(why_not_assist(by, proposal.cycle))
    _enter(proposal, help.channel, contact)
    if scan:
        help.scan = store_attachment(
            proposal.cycle.government, scan, by=by, subject=f"assistance/{proposal.pk}", public=False
        )
    if signed_scan:
        picture, alt = signed_scan
        place = {"by": by, "subject": f"assistance/{proposal.pk}", "public": False}
        help.scan = store_picture(proposal.cycle.government, picture, alt, **place)
    help.proposal, help.helper = proposal, by
    help.save(force_insert=True)
    _note(proposal, by)
    return proposal


@transaction.atomic
def write_down_all(proposals: Iterable[tuple[Proposal, str]], *, by: Person) -> list[Proposal]:
    """All rows of a spreadsheet, each with a contact or ""; if one cannot be stored, none is."""
    entered = []
    for proposal, contact in proposals:
        require(why_not_assist(by, proposal.cycle))
        _enter(proposal, proposal.channel, contact)
        _note(proposal, by)
        entered.append(proposal)
    return entered


def _enter(proposal: Proposal, channel: str, contact: str) -> None:
    asked = proposal.cycle
    to = receiving(asked) or asked  # officers also write down what came by post while the call was open
    if to.pk != asked.pk:
        proposal.late_for, proposal.cycle = asked, to
    proposal.channel = channel
    proposal.submitted_at = proposal.submitted_at or clock.now()
    proposal.number = next_number(proposal.cycle)
    proposal.save(force_insert=True)
    if contact:
        Proposer.objects.create(proposal=proposal, name=proposal.proposer_name, address=contact)


def _note(proposal: Proposal, by: Person) -> None:
    government, channel = proposal.cycle.government, {"channel": str(proposal.channel)}
    note(government, proposal.subject, "propose.submitted", by=by, actor="officer", public=False, **channel)
    if people := people_of(proposal):
        announce(government, proposal.subject, "propose.submitted", facts_of(proposal), also=people, followers=False)
