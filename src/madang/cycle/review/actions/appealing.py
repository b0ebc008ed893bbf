"""재심의: a proposer objects, people who had no part in the "no" look again, and each says why."""

from collections import Counter
from collections.abc import Iterable

from django.db import transaction

from madang.base import clock
from madang.base.notices.actions import announce
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang.cycle.propose.life import facts_of, move
from madang.cycle.propose.models import Proposal, State

from ..clocks import due
from ..models import Appeal, AppealOutcome, Review, Seat, Stand, Terms
from ..permissions import why_not_appeal, why_not_close_appeal, why_not_screen, why_not_sit, why_not_speak
from .facts import note_about, tell, without_personal_data
from .screening import open_review


@transaction.atomic
def file_appeal(proposal: Proposal, words: str, *, by: Person) -> Appeal:
    require(why_not_appeal(by, proposal))
    step = proposal.steps.last()
    due_on = due(proposal.cycle, Terms.for_proposal(proposal).panel_days)
    move(proposal, State.APPEALED, by=by, actor="resident", due=due_on.isoformat())
    Review.objects.filter(proposal=proposal, stand=Stand.ASKING).update(stand=Stand.SET_ASIDE)
    return Appeal.objects.create(
        proposal=proposal,
        step=step,
        words=without_personal_data(words),
        filed_at=clock.now(),
        filed_by=by,
        due_on=due_on,
    )


@transaction.atomic
def seat_panel(appeal: Appeal, people: Iterable[Person], *, by: Person) -> None:
    """An odd number of people, none of whom reviewed, approved or proposed it. Seats stand until the first has spoken."""
    require(why_not_screen(by, appeal.proposal.cycle))
    people = list(people)
    Appeal.objects.select_for_update().get(pk=appeal.pk)
    if appeal.seats.exclude(voice="").exists() or appeal.outcome:
        raise Refused("review.the_panel_has_begun")
    if len(people) != Terms.for_proposal(appeal.proposal).panel_size:
        raise Refused("review.not_so_many_seats", size=Terms.for_proposal(appeal.proposal).panel_size)
    for person in people:
        require(why_not_sit(person, appeal))
    appeal.seats.all().delete()
    Seat.objects.bulk_create(Seat(appeal=appeal, person=person) for person in people)
    note_about(appeal.proposal, "review.panel_seated", by=by, actor="officer", seats=len(people))
    facts = facts_of(appeal.proposal) | {"due": appeal.due_on.isoformat()}
    government = appeal.proposal.cycle.government
    announce(government, appeal.proposal.subject, "review.panel_seated", facts, also=people, followers=False)


@transaction.atomic
def speak(seat: Seat, voice: str, words: str, *, by: Person) -> None:
    """What one member of the panel thinks, and why; once."""
    require(why_not_speak(by, seat))
    Appeal.objects.select_for_update().get(pk=seat.appeal_id)
    if not Seat.objects.filter(pk=seat.pk, voice="").update(
        voice=voice, words=without_personal_data(words), at=clock.now()
    ):
        raise Refused("review.is_over")
    note_about(seat.appeal.proposal, "review.panel_spoke", by=by, actor="panel", public=False)


@transaction.atomic
def close_appeal(appeal: Appeal, sentence: str, *, by: Person) -> None:
    """An officer writes down what the panel concluded, in a sentence to the proposer. The voices decide, not the clock."""
    require(why_not_close_appeal(by, appeal))
    voices = Counter(appeal.seats.values_list("voice", flat=True))
    outcome = max(AppealOutcome, key=lambda one: voices[one])
    done = {"outcome": outcome, "sentence": sentence, "decided_at": clock.now(), "decided_by": by}
    if not Appeal.objects.filter(pk=appeal.pk, outcome="").update(**done):
        raise Refused("review.is_over")
    appeal.refresh_from_db(fields=list(done))
    voted = {"won": voices[AppealOutcome.WON], "lost": voices[AppealOutcome.LOST]}
    (_lift if outcome == AppealOutcome.WON else _uphold)(appeal, by)
    note_about(appeal.proposal, "review.appeal_decided", by=by, actor="panel", outcome=outcome, words=sentence, **voted)
    tell(appeal.proposal, "review.appeal_decided", followers=True, outcome=outcome, words=sentence)


def _lift(appeal: Appeal, by: Person) -> None:
    """The "no" is gone. What was screened out is screened anew; what an office had judged goes back to be reckoned."""
    proposal = appeal.proposal
    last = Review.objects.filter(proposal=proposal).select_related("office").last()
    if appeal.against in (State.DECLINED, State.COMPLAINT) or last is None:
        move(proposal, State.SUBMITTED, by=by, actor="panel")
        return
    days = Terms.for_proposal(proposal).consent_days
    review = open_review(proposal, last.office, due(proposal.cycle, days), by=by, round=last.round + 1)
    move(proposal, State.REVIEWING, by=by, actor="panel", office=review.office.name)


def _uphold(appeal: Appeal, by: Person) -> None:
    step = appeal.step
    move(appeal.proposal, appeal.against, by=by, actor="panel", reason=step.reason, sentence=appeal.sentence)
