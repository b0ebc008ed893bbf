"""All that a review card, a work page or a document needs about proposals, asked of the database once for all of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from madang.cycle.propose.models import Proposal, State, Step

from .models import Appeal, Modification, Review, Stand, Summons


@dataclass
class Story:
    """One proposal's way through the review, oldest first. `public` is what anyone may see of it."""

    proposal: Proposal
    steps: list[Step] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    summons: list[Summons] = field(default_factory=list)
    appeals: list[Appeal] = field(default_factory=list)

    @property
    def review(self) -> Review | None:
        """The one that is going on, or the last that was done."""
        shown = [one for one in self.reviews if one.stand not in (Stand.PASSED_ON, Stand.SET_ASIDE)]
        return shown[-1] if shown else None

    @property
    def told(self) -> list[Review]:
        """Reviews that two people signed: the only ones whose sheets are public."""
        return [one for one in self.reviews if one.approved_at and one.stand in (Stand.DONE, Stand.ASKING)]

    @property
    def verdict(self) -> Review | None:
        return self.told[-1] if self.told else None

    @property
    def asking(self) -> Modification | None:
        """The changed text that the proposer is asked about now."""
        review = self.review
        return review.modification if review and review.stand == Stand.ASKING else None

    @property
    def open_summons(self) -> Summons | None:
        if self.proposal.state != State.NEEDS_INFO:
            return None  # it was moved on elsewhere, such as to another government
        return next((one for one in self.summons if one.closed_at is None), None)

    @property
    def appeal(self) -> Appeal | None:
        return self.appeals[-1] if self.appeals else None


_PARTS = ("findings__criterion", "findings__paper__government", "lines", "modifications", "opinions__office")


def stories_of(proposals: Iterable[Proposal]) -> list[Story]:
    """As many queries for one proposal as for five thousand."""
    stories = {proposal.pk: Story(proposal) for proposal in proposals}
    _hand_out(stories, "steps", Step.objects.filter(proposal__in=stories).order_by("pk"))
    reviews = Review.objects.filter(proposal__in=stories).select_related("office", "reviewer", "approved_by")
    _hand_out(stories, "reviews", reviews.prefetch_related(*_PARTS).order_by("pk"))
    _hand_out(stories, "summons", Summons.objects.filter(proposal__in=stories).order_by("pk"))
    appeals = Appeal.objects.filter(proposal__in=stories).select_related("step").prefetch_related("seats")
    _hand_out(stories, "appeals", appeals.order_by("pk"))
    return list(stories.values())


def story_of(proposal: Proposal) -> Story:
    return stories_of([proposal])[0]


def _hand_out(stories: dict[int, Story], name: str, rows: Iterable) -> None:
    for row in rows:
        story = stories[row.proposal_id]
        row.proposal = story.proposal
        getattr(story, name).append(row)
