"""What the record and the letters of a review say, and the locks under which reviews change."""

from madang.base.notices.actions import announce
from madang.base.people.models import Person
from madang.base.people.refusals import Refused
from madang.base.record.actions import note
from madang.base.talk.masking import tidy
from madang.cycle.propose.life import facts_of, people_of
from madang.cycle.propose.models import Proposal
from madang_methods.personal_data import find_personal_data, mask

from ..models import Review


def without_personal_data(words: str) -> str:
    """What a resident writes is public with the review: telephone numbers, addresses and the like are masked first."""
    words = tidy(words)
    return mask(words, find_personal_data(words))


def locked(review: Review, seen: int | None = None) -> Review:
    """The review as it stands, held until the act is over. `seen` is the revision on the page that was looked at."""
    stands = Review.objects.select_for_update(of=("self",)).select_related("proposal__cycle__government", "office")
    stands = stands.get(pk=review.pk)
    if seen is not None and seen != stands.revision:
        raise Refused("review.changed_meanwhile", **what_changed(stands))
    return stands


def what_changed(review: Review) -> dict:
    return {
        "stand": review.get_stand_display(),
        "verdict": review.get_verdict_display() if review.verdict else "",
        "code": review.proposal.code,
        "number": review.proposal.number,
        "year": review.proposal.cycle.fiscal_year,
    }


def note_about(proposal: Proposal, event: str, *, by: Person, actor: str = "", public: bool = True, **facts) -> None:
    """In the record, public only as far as the proposal is."""
    government = proposal.cycle.government
    said = facts_of(proposal) | facts
    note(government, proposal.subject, event, by=by, actor=actor, public=public and proposal.is_public, **said)


def tell(proposal: Proposal, event: str, *, followers: bool = False, **facts) -> None:
    """The proposers; followers too once it is public and meant for them."""
    government, said = proposal.cycle.government, facts_of(proposal) | facts
    public = followers and proposal.is_public
    announce(government, proposal.subject, event, said, also=people_of(proposal), followers=public)
