"""사전심사: an officer publishes, excludes with a coded reason, or hands a proposal to the office that answers for it."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from madang.base import clock
from madang.base.notices.actions import announce
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang.cycle.propose.life import facts_of, move
from madang.cycle.propose.models import Proposal, State

from ..clocks import due
from ..models import Office, Review, Stand, Terms
from ..permissions import why_not_be_named, why_not_delegate, why_not_screen
from .facts import locked, note_about, tell


@transaction.atomic
def assign(proposal: Proposal, office: Office, *, by: Person, due_on: date | None = None, seen: str = "") -> Review:
    """Hand it to an office with a deadline. What was not public becomes so: it has passed the screening."""
    require(why_not_screen(by, proposal.cycle))
    if office.government_id != proposal.cycle.government_id or office.closed_on:
        raise Refused("review.no_such_office")
    if (seen or proposal.state) == State.SUBMITTED:
        move(proposal, State.PUBLISHED, by=by, seen=seen)
        seen = ""
    due_on = due_on or due(proposal.cycle, Terms.for_proposal(proposal).review_days)
    move(proposal, State.ASSIGNED, by=by, seen=seen, office=office.name, due=due_on.isoformat())
    return open_review(proposal, office, due_on, by=by)


def assign_all(proposals: Iterable[Proposal], office: Office, *, by: Person) -> tuple[list[Proposal], list[Proposal]]:
    """Forty in one sitting: those that were assigned, and those that somebody had taken elsewhere meanwhile."""
    done, missed = [], []
    for proposal in proposals:
        try:
            assign(proposal, office, by=by)
            done.append(proposal)
        except Refused as refused:
            if refused.reason != "propose.no_longer_waiting":
                raise
            missed.append(proposal)
    return done, missed


@transaction.atomic
def exclude(proposal: Proposal, *, reason: str, sentence: str, by: Person, seen: str = "") -> None:
    """접수 제외: the code says what kind, the sentence says it to the person."""
    require(why_not_screen(by, proposal.cycle))
    move(proposal, State.DECLINED, by=by, reason=reason, sentence=sentence, seen=seen)


def open_review(proposal: Proposal, office: Office, due_on: date, *, by: Person, round: int = 1) -> Review:
    """The office's sheet. One that was left open when the proposal went elsewhere is set aside first."""
    left = Review.objects.filter(proposal=proposal, stand__in=Stand.open())
    left.update(stand=Stand.SET_ASIDE)
    return Review.objects.create(
        proposal=proposal, office=office, round=round, assigned_at=clock.now(), assigned_by=by, due_on=due_on
    )


@transaction.atomic
def name_reviewer(review: Review, person: Person, *, by: Person) -> Review:
    """An officer says who of the office does it; until they begin, nobody else takes it up. Can be said anew."""
    require(why_not_screen(by, review.proposal.cycle))
    stands = locked(review)
    if stands.stand not in (Stand.ASSIGNED, Stand.REVIEWING):
        raise Refused("review.is_over")
    require(why_not_be_named(person, stands))
    stands.reviewer = person
    stands.save(update_fields=["reviewer"])
    note_about(
        stands.proposal, "review.reviewer_named", by=by, actor="officer", public=False, office=stands.office.name
    )
    facts = facts_of(stands.proposal) | {"office": stands.office.name, "due": stands.due_on.isoformat()}
    government = stands.proposal.cycle.government
    announce(government, stands.subject, "review.reviewer_named", facts, also=[person], followers=False)
    return stands


@transaction.atomic
def delegate(review: Review, office: Office, why: str, *, by: Person) -> Review:
    """이관: another office answers for it. The deadline stays: passing on wins no time."""
    require(why_not_delegate(by, review))
    from_office = review.office.name
    if office == review.office or office.closed_on or office.government_id != review.office.government_id:
        raise Refused("review.no_such_office")
    moved = Review.objects.filter(pk=review.pk, stand__in=[Stand.ASSIGNED, Stand.REVIEWING]).update(
        stand=Stand.PASSED_ON
    )
    if not moved:
        raise Refused("review.is_over")
    proposal = review.proposal
    if proposal.state == State.REVIEWING:
        move(proposal, State.ASSIGNED, by=by, office=office.name, due=review.due_on.isoformat())
    new = open_review(proposal, office, review.due_on, by=by, round=review.round)
    note_about(proposal, "review.delegated", by=by, actor=from_office, before=from_office, office=office.name, why=why)
    tell(proposal, "review.delegated", office=office.name, why=why)
    return new
