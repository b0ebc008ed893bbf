"""Why somebody may not screen, review, approve, answer, appeal or sit on a panel: one code, or None."""

from django.utils import timezone

from madang.base import clock
from madang.base.files.models import Upload
from madang.base.people.models import Person, Role
from madang.base.places.models import Government
from madang.cycle.plan.models import Cycle
from madang.cycle.propose.models import Proposal, State
from madang.cycle.propose.permissions import is_proposer, why_not_assist

from .clocks import after_working_days
from .models import Answer, Appeal, Criterion, Finding, Modification, Opinion, Review, Seat, Stand, Summons, Terms

DESK = (Role.OFFICER, Role.REVIEWER, Role.APPROVER)
# What a panel is made of: people who know the work, and residents of the committee.
ON_A_PANEL = (Role.OFFICER, Role.REVIEWER, Role.APPROVER, Role.MEMBER)
CONTESTABLE = (State.DECLINED, State.COMPLAINT, State.INELIGIBLE, State.ALREADY_DONE, State.DEFERRED, State.MODIFIED)


def why_not_screen(person: Person, cycle: Cycle) -> str | None:
    """Screening, assigning, panels, criteria, clocks: the officer of the budget office."""
    return _why_not_play(person, cycle.government, Role.OFFICER)


def why_not_see_desk(person: Person, cycle: Cycle) -> str | None:
    """The lists, drafts and internal notes: those who work on them, and nobody else."""
    return _why_not_play(person, cycle.government, *DESK)


def offices_of(person: Person, government: Government) -> set[str]:
    """The names of the offices this person reviews for, asked once a request."""
    held = person.__dict__.setdefault("_offices", {})
    if government.pk not in held:
        parts = person.parts.of(government).current().filter(role=Role.REVIEWER)
        held[government.pk] = set(parts.values_list("office", flat=True))
    return held[government.pk]


def why_not_review(person: Person, review: Review) -> str | None:
    """Only the office it was assigned to, and not while it waits for a signature or for the proposer."""
    government = review.proposal.cycle.government
    if reason := _why_not_play(person, government, Role.REVIEWER):
        return reason
    if review.office.name not in offices_of(person, government):
        return "review.another_office"
    if review.proposal.state == State.NEEDS_INFO:
        return "review.waits_for_the_proposer"
    if review.round > 1 and _decided(person, review.proposal):
        return "review.you_decided_it"
    if review.stand == Stand.ASSIGNED and review.reviewer_id not in (None, person.pk):
        return "review.another_is_named"
    if review.stand == Stand.HANDED_IN:
        return "review.handed_in_already"
    return None if review.stand in (Stand.ASSIGNED, Stand.REVIEWING) else "review.is_over"


def why_not_be_named(person: Person, review: Review) -> str | None:
    """Asked of the person who would review: one of that office, who proposed nothing of it and decided nothing of it."""
    parts = person.parts.of(review.proposal.cycle.government).current().filter(role=Role.REVIEWER)
    if not parts.filter(office=review.office.name).exists():
        return "review.another_office"
    if is_proposer(person, review.proposal):
        return "review.proposers_do_not_judge"
    return "review.you_decided_it" if review.round > 1 and _decided(person, review.proposal) else None


def why_not_approve(person: Person, review: Review) -> str | None:
    """결재: never who drew it up."""
    if reason := _why_not_play(person, review.proposal.cycle.government, Role.APPROVER):
        return reason
    if person.pk in (review.handed_in_by_id, review.reviewer_id):
        return "review.not_your_own"
    return None if review.stand == Stand.HANDED_IN else "review.nothing_to_approve"


def why_not_see_paper(person: Person, upload: Upload) -> str | None:
    """Evidence of a sheet that nobody has signed yet: the desk's; of anything else this address shows nothing."""
    if not upload.subject.startswith("review/"):
        return "review.officers_only"
    return _why_not_play(person, upload.government, *DESK)


def why_not_delegate(person: Person, review: Review) -> str | None:
    """An officer, or the office itself when the matter is another's."""
    if why_not_screen(person, review.proposal.cycle) is None:
        return None if review.stand in (Stand.ASSIGNED, Stand.REVIEWING) else "review.is_over"
    return why_not_review(person, review)


def why_not_give_opinion(person: Person, opinion: Opinion) -> str | None:
    government = opinion.review.proposal.cycle.government
    if reason := _why_not_play(person, government, Role.REVIEWER):
        return reason
    if opinion.office.name not in offices_of(person, government):
        return "review.another_office"
    if opinion.given_at or not opinion.review.is_open:
        return "review.is_over"
    return None


def why_not_summon(person: Person, proposal: Proposal) -> str | None:
    """An officer at any desk; a reviewer only while their office has it."""
    if proposal.state not in (State.SUBMITTED, State.PUBLISHED, State.ASSIGNED, State.REVIEWING):
        return "review.nothing_to_mend_now"
    if why_not_screen(person, proposal.cycle) is None:
        return None
    review = Review.objects.filter(proposal=proposal).open().select_related("office").first()
    if review is None:
        return "review.officers_only"
    review.proposal = proposal
    return why_not_review(person, review)


def why_not_answer(person: Person, summons: Summons) -> str | None:
    """Whoever proposed; for who has no account, whoever writes down what they say."""
    if not is_proposer(person, summons.proposal) and why_not_assist(person, summons.proposal.cycle):
        return "review.proposer_only"
    return "review.answered_already" if summons.closed_at else None


def why_not_consent(person: Person, modification: Modification) -> str | None:
    if not is_proposer(person, modification.review.proposal):
        return "review.proposer_only"
    return None if waits_for_consent(modification) else "review.answered_already"


def waits_for_consent(modification: Modification) -> bool:
    return modification.answer == Answer.WAITING and modification.review.stand == Stand.ASKING


def why_not_appeal(person: Person, proposal: Proposal) -> str | None:
    """Once for each "no", by whoever proposed, within the year's days."""
    if not is_proposer(person, proposal):
        return "review.proposer_only"
    if proposal.state not in CONTESTABLE:
        return "review.nothing_to_appeal"
    if proposal.is_held:
        return "propose.on_paper"
    step = proposal.steps.last()
    if step is None or Appeal.objects.filter(step=step).exists():
        return "review.appealed_already"
    # A "no" that a panel has upheld is not contested again.
    if step.before == State.APPEALED:
        return "review.appealed_already"
    return "review.too_late_to_appeal" if clock.today() > last_day_to_appeal(proposal) else None


def last_day_to_appeal(proposal: Proposal):
    days, country = Terms.for_proposal(proposal).appeal_days, proposal.cycle.government.country
    step = proposal.steps.last()
    return after_working_days(timezone.localtime(step.at).date(), days, country)


def why_not_sit(person: Person, appeal: Appeal) -> str | None:
    """Asked of the person who would sit: others than those who decided, and not the proposer."""
    if person.roles_in(appeal.proposal.cycle.government).isdisjoint(ON_A_PANEL):
        return "review.no_part_for_a_panel"
    if is_proposer(person, appeal.proposal):
        return "review.proposers_do_not_judge"
    return "review.you_decided_it" if _decided(person, appeal.proposal) else None


def why_not_speak(person: Person, seat: Seat) -> str | None:
    if person.pk != seat.person_id:
        return "review.another_seat"
    government = seat.appeal.proposal.cycle.government
    if reason := _why_not_play(person, government, *ON_A_PANEL):
        return reason
    return "review.is_over" if seat.appeal.outcome or seat.voice else why_not_sit(person, seat.appeal)


def why_not_close_appeal(person: Person, appeal: Appeal) -> str | None:
    if reason := why_not_screen(person, appeal.proposal.cycle):
        return reason
    if appeal.outcome:
        return "review.is_over"
    seats = list(appeal.seats.all())
    return None if seats and all(seat.voice for seat in seats) else "review.the_panel_has_not_spoken"


def why_not_change_criteria(person: Person, cycle: Cycle) -> str | None:
    return why_not_screen(person, cycle)


def is_used(criterion: Criterion) -> bool:
    return Finding.objects.filter(criterion=criterion).exists()


def _decided(person: Person, proposal: Proposal) -> bool:
    """Whether this person had a part in any verdict on it."""
    for review in Review.objects.filter(proposal=proposal):
        if review.handed_in_by_id and person.pk in (review.reviewer_id, review.handed_in_by_id, review.approved_by_id):
            return True
    return proposal.steps.filter(by=person, after__in=[State.DECLINED, State.COMPLAINT]).exists()


def _why_not_play(person: Person, government: Government, *roles: Role) -> str | None:
    if not person.is_authenticated:
        return "review.officers_only"
    reason = person.why_not_play(government, *roles)
    return "review.officers_only" if reason == "people.not_your_part" else reason
