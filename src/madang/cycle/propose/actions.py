"""What people do with a proposal: send it, publish it, decline it with an answer, take it back."""

from django.db import transaction

from madang.base import clock
from madang.base.files.actions import store_picture
from madang.base.notices.actions import announce, follow
from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang.base.record.actions import note

from .call import receiving
from .drafts import drop_draft, pictures_of
from .life import facts_of, move, people_of
from .masking import mask_texts
from .models import Draft, Proposal, State
from .numbering import next_number
from .permissions import (
    why_not_ask,
    why_not_complete,
    why_not_handle,
    why_not_price,
    why_not_propose,
    why_not_reword,
    why_not_withdraw,
)

# What a proposer may write anew when asked for more.
TEXTS = ("title", "problem", "idea", "effect", "place")


@transaction.atomic
def submit_proposal(
    proposal: Proposal, *, by: Person, picture=None, alt: str = "", draft: Draft | None = None
) -> Proposal:
    """From the form. When the year's call is over it goes to the next year's, and says so (`late_for`)."""
    asked = proposal.cycle
    require(why_not_propose(by, asked))
    to = receiving(asked)
    if to.pk != asked.pk:
        proposal.cycle, proposal.late_for = to, asked
    proposal.proposer, proposal.submitted_at = by, clock.now()
    proposal.number = next_number(to)
    proposal.save(force_insert=True)
    if draft:
        _take_over(draft, proposal, instead=bool(picture))
    if picture:
        # Unread, so not yet for everyone: it becomes public with the proposal, or never.
        place = {"by": by, "subject": proposal.subject, "public": False}
        proposal.picture = store_picture(proposal.cycle.government, picture, alt, **place)
        proposal.save(update_fields=["picture"])
    government = proposal.cycle.government
    note(government, proposal.subject, "propose.submitted", by=by, actor="resident", public=False)
    follow(government, proposal.subject, by=by)
    also = people_of(proposal)
    announce(government, proposal.subject, "propose.submitted", facts_of(proposal), also=also, followers=False)
    return proposal


def _take_over(draft: Draft, proposal: Proposal, *, instead: bool) -> None:
    """The draft goes away; the picture kept with it is the proposal's, unless another was sent."""
    kept = list(pictures_of(draft))
    if kept and not instead:
        pictures_of(draft).update(subject=proposal.subject, uploaded_by=proposal.proposer)
        proposal.picture = kept[0]
        proposal.save(update_fields=["picture"])
    drop_draft(draft, keep_pictures=not instead)


@transaction.atomic
def publish_proposal(proposal: Proposal, *, by: Person, sentence: str = "", seen: str = "") -> None:
    require(why_not_handle(by, proposal.cycle))
    move(proposal, State.PUBLISHED, by=by, sentence=sentence, seen=seen)


@transaction.atomic
def decline_proposal(proposal: Proposal, answer: str, *, reason: str, by: Person, seen: str = "") -> None:
    """A "no" before review, with its coded reason (사전심사 제외)."""
    require(why_not_handle(by, proposal.cycle))
    move(proposal, State.DECLINED, by=by, reason=reason, sentence=answer, seen=seen)


@transaction.atomic
def ask_for_more(proposal: Proposal, sentence: str, *, by: Person, seen: str = "") -> None:
    """보완 요청: what is missing, in words the proposer can act on."""
    require(why_not_ask(by, proposal))
    move(proposal, State.NEEDS_INFO, by=by, sentence=sentence, seen=seen)


@transaction.atomic
def complete_proposal(proposal: Proposal, *, by: Person) -> None:
    """The proposer's new words; it goes back to where it was when the question came."""
    require(why_not_complete(by, proposal))
    # What a later stage asked is answered there, where its clock is: never past it.
    elsewhere = Proposal.objects.filter(pk=proposal.pk, mend_page__isnull=False).exists()
    require("propose.answered_there" if elsewhere else None)
    asked = proposal.steps.filter(after=State.NEEDS_INFO).last()
    write_anew(proposal, State(asked.before) if asked else State.SUBMITTED, by=by)


@transaction.atomic
def write_anew(proposal: Proposal, back: State, *, by: Person) -> None:
    """Its texts as they stand on `proposal` now, and back it goes. Ask the permission first: this asks none."""
    before = Proposal.objects.get(pk=proposal.pk)
    changed = [name for name in TEXTS if getattr(before, name) != getattr(proposal, name)]
    proposal.save(update_fields=[*TEXTS, "search", "title_search"])
    move(before, back, by=by, actor="resident", changed=changed)
    if before.is_public:
        mask_texts(Proposal.objects.select_related("cycle__government", "proposer").get(pk=proposal.pk))
    proposal.refresh_from_db()


@transaction.atomic
def turn_into_complaint(proposal: Proposal, sentence: str, *, by: Person, seen: str = "") -> None:
    """일반민원 전환: which office takes care of it, and how to reach it, is in the sentence."""
    require(why_not_handle(by, proposal.cycle))
    move(proposal, State.COMPLAINT, by=by, sentence=sentence, seen=seen)


@transaction.atomic
def price_proposal(proposal: Proposal, cost: int, *, by: Person) -> None:
    """Write what it may cost, until an office has reckoned it line by line: from then on its sheet alone says so."""
    require(why_not_price(by, proposal))
    before = Proposal.objects.values_list("cost", flat=True).get(pk=proposal.pk)
    Proposal.objects.filter(pk=proposal.pk).update(cost=cost)
    facts = {"cost": cost, "before": before, "title": proposal.title}
    note(proposal.cycle.government, proposal.subject, "propose.priced", by=by, actor="officer", **facts)


@transaction.atomic
def reword_proposal(proposal: Proposal, idea: str, *, by: Person, version: int) -> None:
    """What to do, in the words its proposer and the departments found together; agreed to by whoever proposed.

    All versions stay where they were worked on (deliberate); the state, the cost and the verdict stay as they are.
    """
    require(why_not_reword(by, proposal))
    proposal.idea = idea
    proposal.save(update_fields=["idea", "search"])
    mask_texts(proposal)
    note(proposal.cycle.government, proposal.subject, "propose.reworded", by=by, actor="resident", version=version)


@transaction.atomic
def withdraw_proposal(proposal: Proposal, *, by: Person) -> None:
    require(why_not_withdraw(by, proposal))
    move(proposal, State.WITHDRAWN, by=by, actor="resident")
