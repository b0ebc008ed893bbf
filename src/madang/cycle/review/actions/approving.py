"""결재: a second person decides, and only then the verdict is the government's; a changed wish needs its proposer."""

from django.db import transaction

from madang.base import clock
from madang.base.files.actions import show_to_all
from madang.base.notices.actions import announce
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang.cycle.propose.life import facts_of, move
from madang.cycle.propose.models import Proposal, State

from ..clocks import due
from ..models import Answer, Modification, Review, Silence, Stand, Terms, Verdict
from ..permissions import waits_for_consent, why_not_approve, why_not_consent, why_not_screen
from .facts import locked, note_about, tell, without_personal_data


@transaction.atomic
def approve(review: Review, *, by: Person, seen: int) -> Review:
    """The verdict is given. The cost sheet's sum becomes the proposal's cost: there is no other source."""
    stands = locked(review, seen)
    require(why_not_approve(by, stands))
    verdict = Verdict(stands.verdict)
    stands.approved_at, stands.approved_by, stands.revision = clock.now(), by, stands.revision + 1
    stands.stand = Stand.ASKING if verdict == Verdict.MODIFIED else Stand.DONE
    stands.done_at = stands.approved_at if stands.stand == Stand.DONE else None
    stands.save(update_fields=["stand", "approved_at", "approved_by", "done_at", "revision"])
    _give(stands, verdict, by)
    if stands.proposal.is_public:
        show_to_all(stands.proposal.cycle.government, stands.papers)
    if verdict == Verdict.MODIFIED:
        _ask_consent(stands)
    return stands


@transaction.atomic
def send_back(review: Review, why: str, *, by: Person, seen: int) -> Review:
    """반려: the reviewer reads why; nothing of it is public."""
    stands = locked(review, seen)
    require(why_not_approve(by, stands))
    stands.stand, stands.returned, stands.revision = Stand.REVIEWING, why, stands.revision + 1
    stands.save(update_fields=["stand", "returned", "revision"])
    note_about(stands.proposal, "review.sent_back", by=by, actor=stands.office.name, public=False)
    if stands.reviewer:
        facts = facts_of(stands.proposal) | {"why": why}
        government = stands.proposal.cycle.government
        announce(government, stands.subject, "review.sent_back", facts, also=[stands.reviewer], followers=False)
    return stands


@transaction.atomic
def answer_modification(modification: Modification, *, given: bool, words: str = "", by: Person) -> None:
    """The proposer's own word on the changed text."""
    review = locked(modification.review)
    modification.review = review
    require(why_not_consent(by, modification))
    answer = Answer.GIVEN if given else Answer.REFUSED
    _settle(modification, answer, words=without_personal_data(words), answered_at=clock.now(), answered_by=by)
    if given:
        _consented(review, modification, by, "resident")
    else:
        _refused(review, modification, by, "resident")


@transaction.atomic
def settle_silence(modification: Modification, *, by: Person) -> None:
    """Nobody answered in time: an officer writes down what was said this would mean."""
    review = locked(modification.review)
    modification.review = review
    require(why_not_screen(by, review.proposal.cycle))
    if not waits_for_consent(modification):
        raise Refused("review.answered_already")
    if not modification.is_overdue:
        raise Refused("review.still_time_to_answer")
    _settle(modification, Answer.SILENT)
    if modification.silence == Silence.GIVEN:
        _consented(review, modification, by, "officer")
    else:
        _refused(review, modification, by, "officer")


def _give(review: Review, verdict: Verdict, by: Person) -> None:
    """The move is told by the proposal's own road; the review adds where its card is."""
    proposal, office = review.proposal, review.office.name
    if verdict in Verdict.yes():
        Proposal.objects.filter(pk=proposal.pk).update(cost=review.total)
        proposal.cost = review.total
    more = {"office": office, "cost": proposal.cost}
    move(proposal, verdict.road, by=by, reason=review.reason, sentence=review.sentence, actor=office, **more)
    note_about(proposal, "review.decided", by=by, actor=office, verdict=verdict.value, office=office)


def _ask_consent(review: Review) -> None:
    modification, terms = review.modifications.get(answer=Answer.WAITING), Terms.for_proposal(review.proposal)
    modification.asked_at, modification.silence = clock.now(), terms.silence
    modification.due_on = due(review.proposal.cycle, terms.consent_days)
    modification.save(update_fields=["asked_at", "silence", "due_on"])
    said = {"due": modification.due_on.isoformat(), "silence": terms.silence}
    note_about(review.proposal, "review.asked_to_agree", by=review.approved_by, actor=review.office.name, **said)
    tell(review.proposal, "review.asked_to_agree", **said)


def _settle(modification: Modification, answer: Answer, **fields) -> None:
    """Only what waits is answered, and only once."""
    waiting = Modification.objects.filter(pk=modification.pk, answer=Answer.WAITING)
    if not waiting.update(answer=answer, **fields):
        raise Refused("review.answered_already")
    modification.refresh_from_db(fields=["answer", *fields])


def _consented(review: Review, modification: Modification, by: Person, actor: str) -> None:
    """From here on the changed text is the proposal's; the first one stays on the card."""
    proposal = review.proposal
    proposal.title, proposal.idea, proposal.consented_at = modification.title, modification.idea, clock.now()
    proposal.save(update_fields=["title", "idea", "consented_at", "search", "title_search"])
    review.stand, review.done_at, review.revision = Stand.DONE, clock.now(), review.revision + 1
    review.save(update_fields=["stand", "done_at", "revision"])
    note_about(proposal, "review.consented", by=by, actor=actor, answer=modification.answer)
    tell(proposal, "review.consented", followers=True, answer=modification.answer)


def _refused(review: Review, modification: Modification, by: Person, actor: str) -> None:
    """Back to the office: it judges the wish as it was written."""
    review.stand, review.revision = Stand.REVIEWING, review.revision + 1
    review.approved_at = review.approved_by = review.handed_in_at = review.handed_in_by = None
    fields = ["approved_at", "approved_by", "handed_in_at", "handed_in_by"]
    review.due_on = due(review.proposal.cycle, Terms.for_proposal(review.proposal).consent_days)
    review.save(update_fields=["stand", "revision", "due_on", *fields])
    move(review.proposal, State.REVIEWING, by=by, actor=actor)
    note_about(review.proposal, "review.not_consented", by=by, actor=actor, answer=modification.answer)
