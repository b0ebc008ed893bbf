"""Make the ballot paper, write the roll, and cast."""

from collections.abc import Iterable

from django.db import transaction

from madang.base import clock
from madang.base.people.models import Part, Person, Role
from madang.base.people.refusals import Refused, require
from madang.base.record.actions import note
from madang.cycle.plan.models import Cycle, Track
from madang.cycle.propose.models import Proposal

from .models import Ballot, Option, Poll, RollEntry, Status
from .permissions import why_not_make_paper, why_not_vote


@transaction.atomic
def make_paper(track: Track, proposals: Iterable[Proposal], *, by: Person) -> Poll:
    """Copy money, rules and projects as they stand. From here on the plan and the proposals may change, this not."""
    cycle = track.cycle
    Cycle.objects.select_for_update().get(pk=cycle.pk)  # of two officers at the same moment, the second is told
    require(why_not_make_paper(by, cycle))
    require("vote.paper_exists" if Poll.objects.filter(track=track).exists() else None)
    proposals = list(proposals)
    unpriced = [proposal.code for proposal in proposals if not proposal.cost]
    if unpriced:
        raise Refused("vote.no_price", codes=", ".join(unpriced))
    poll = Poll.objects.create(
        cycle=cycle,
        track=track,
        budget=track.total_ceiling,
        ballot_rule=track.ballot_rule,
        decision_rule=track.decision_rule,
        made_at=clock.now(),
    )
    Option.objects.bulk_create(_option(poll, proposal) for proposal in proposals)
    for proposal in proposals:
        facts = {"title": proposal.title, "code": proposal.code, "cost": proposal.cost, "of": len(proposals)}
        note(cycle.government, proposal.subject, "vote.on_paper", by=by, actor="officer", **facts)
    enter_roll(poll, by=by)
    return poll


def enter_roll(poll: Poll, *, by: Person) -> int:
    """Put everyone who plays a resident here today on the roll. Those already on it stay once."""
    parts = Part.objects.of(poll.cycle.government).current().filter(role=Role.RESIDENT)
    fresh = parts.exclude(person__in=RollEntry.objects.of(poll).values("person"))
    entries = [RollEntry(poll=poll, person_id=part.person_id, ground="resident") for part in fresh]
    RollEntry.objects.bulk_create(entries, ignore_conflicts=True)
    note(poll.cycle.government, poll.subject, "vote.roll_written", by=by, actor="officer", people=len(entries))
    return len(entries)


@transaction.atomic
def cast_ballot(poll: Poll, codes: list[str], *, by: Person) -> Ballot:
    """One ballot, once. The turnout row is refused by the database if there is one; the ballot knows nobody."""
    # Asked under the lock that the count takes too, of rows read afresh: no ballot comes after the count.
    poll = Poll.objects.select_for_update(no_key=True).get(pk=poll.pk)
    require(why_not_vote(by, poll))
    RollEntry.objects.of(poll).filter(person=by).update(status=Status.VOTED_ONLINE, cast_count=1)
    return Ballot.objects.create(poll=poll, choices=sorted(codes))


def _option(poll: Poll, proposal: Proposal) -> Option:
    return Option(
        poll=poll, proposal=proposal, code=proposal.code, title=proposal.title, cost=proposal.cost, area=proposal.area
    )
