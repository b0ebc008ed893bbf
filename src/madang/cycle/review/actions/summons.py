"""보완요청: a proposer is asked to mend what can be mended, and the office's clock stands still meanwhile."""

from django.db import transaction
from django.utils import timezone

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang.cycle.propose.actions import write_anew
from madang.cycle.propose.life import move
from madang.cycle.propose.models import Proposal, State

from ..clocks import after_working_days, due, working_days_between
from ..models import Review, Stand, Summons, Terms
from ..permissions import why_not_answer, why_not_screen, why_not_summon
from .facts import note_about, tell, without_personal_data


@transaction.atomic
def summon(proposal: Proposal, asked: str, *, by: Person, seen: str = "") -> Summons:
    require(why_not_summon(by, proposal))
    back = State(seen or proposal.state)
    due_on = due(proposal.cycle, Terms.for_proposal(proposal).summons_days)
    move(proposal, State.NEEDS_INFO, by=by, sentence=asked, seen=seen, due=due_on.isoformat())
    Proposal.objects.filter(pk=proposal.pk).update(mend_page="review:answer")
    Summons.objects.filter(proposal=proposal, closed_at=None).update(
        closed_at=clock.now()
    )  # left when it went elsewhere
    made = Summons.objects.create(
        proposal=proposal, asked=asked, asked_at=clock.now(), asked_by=by, due_on=due_on, goes_back_to=back
    )
    note_about(proposal, "review.summoned", by=by, actor="officer", due=due_on.isoformat())
    tell(proposal, "review.summoned", asked=asked, due=due_on.isoformat())
    return made


@transaction.atomic
def answer_summons(summons: Summons, answer: str, *, by: Person, mended: Proposal | None = None) -> None:
    """By whoever proposed, or whoever wrote it down for them; the proposal goes on from where it stood.

    `mended` is the proposal with its texts written anew: words, texts, and the office's days are one act.
    """
    require(why_not_answer(by, summons))
    _close(summons, answer=without_personal_data(answer), answered_at=clock.now(), answered_by=by)
    if mended:
        write_anew(mended, State(summons.goes_back_to), by=by)
        summons.proposal = mended
    else:
        move(summons.proposal, State(summons.goes_back_to), by=by, actor="resident")
    note_about(summons.proposal, "review.answered", by=by, actor="resident")


@transaction.atomic
def go_on_without(summons: Summons, *, by: Person) -> None:
    """Nobody answered in time: an officer lets it go on as it is. What becomes of it is still to be judged."""
    require(why_not_screen(by, summons.proposal.cycle))
    if not summons.is_late:
        raise Refused("review.still_time_to_answer")
    _close(summons)
    move(summons.proposal, State(summons.goes_back_to), by=by)
    note_about(summons.proposal, "review.went_on", by=by, actor="officer")


def _close(summons: Summons, **fields) -> None:
    if not Summons.objects.filter(pk=summons.pk, closed_at=None).update(closed_at=clock.now(), **fields):
        raise Refused("review.answered_already")
    summons.refresh_from_db(fields=["closed_at", *fields])
    _give_back_the_days(summons)


def _give_back_the_days(summons: Summons) -> None:
    """The office gets the working days that it waited for the proposer."""
    country = summons.proposal.cycle.government.country
    waited = working_days_between(timezone.localtime(summons.asked_at).date(), clock.today(), country)
    for review in Review.objects.filter(proposal=summons.proposal, stand__in=[Stand.ASSIGNED, Stand.REVIEWING]):
        Review.objects.filter(pk=review.pk).update(due_on=after_working_days(review.due_on, waited, country))
