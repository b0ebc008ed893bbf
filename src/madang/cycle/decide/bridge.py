"""The one bridge from tables to the method: a vote as plain data, and its digests."""

import hashlib
import json

from babel.numbers import get_currency_precision

from madang.cycle.plan.rules import read_decision
from madang.cycle.vote.models import Ballot as Cast
from madang.cycle.vote.models import Option, Poll
from madang.cycle.vote.withdrawn import codes_withdrawn
from madang_methods.counting import (
    AnyRule,
    Ballot,
    BallotBox,
    CompositeElection,
    CompositeSpec,
    Election,
    Project,
    Result,
    count,
    count_composite,
)
from madang_methods.sealing.marks import Marks
from madang_methods.sealing.withdrawals import without

from .sheets import boxes_of, sizes_of

# The plan names ballots as Pabulib does; the method counts three kinds.
KINDS = {"approval": "approval", "cumulative": "points", "scoring": "points", "ordinal": "ranking"}


def election_of(poll: Poll) -> Election | CompositeElection:
    """The vote as plain data: projects by code, ballots without names and in an order that says nothing.

    A project that was withdrawn while people voted stands for election no more.
    """
    rule, currency = rule_of(poll), poll.cycle.government.currency
    money = {"budget": poll.budget, "currency": currency, "exponent": get_currency_precision(currency)}
    options = Option.objects.of(poll).filter(withdrawn_at=None).select_related("proposal__area")
    if not isinstance(rule, CompositeSpec):
        projects = tuple(Project(option.code, option.cost, option.title) for option in options)
        return Election(projects=projects, ballots=ballot_box(poll), **money)
    return CompositeElection(
        projects=tuple(Project(one.code, one.cost, one.title, _groups(poll, one)) for one in options),
        boxes=boxes_of(poll, rule, ballot_box(poll)),
        caps=_caps(poll, options),
        received={option.code: option.proposal.number for option in options},
        sizes=sizes_of(poll),
        **money,
    )


def rule_of(poll: Poll) -> AnyRule:
    return read_decision(poll.decision_rule)


def count_by(rule: AnyRule, election: Election | CompositeElection, seed: str) -> Result:
    if isinstance(rule, CompositeSpec):
        return count_composite(election, rule, seed)
    return count(election, rule, seed=seed)


def ballots_digest(election: Election | CompositeElection) -> str:
    """sha256 of all ballots in a fixed order, so that anyone can say whether they counted the same box."""
    return election.ballots_digest if isinstance(election, CompositeElection) else election.ballots.digest


def people_in(election: Election | CompositeElection) -> int:
    """How many people voted. Members who gave scores are not among them."""
    if isinstance(election, Election):
        return len(election.ballots)
    return sum(len(box) for box in election.boxes.values() if isinstance(box, BallotBox))


def digest_of(value) -> str:
    """sha256 (hex) of the canonical text of a value."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def canonical(value) -> str:
    """A value as JSON with sorted keys and no spaces."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def ballot_box(poll: Poll) -> BallotBox:
    """What was cast on the site. Of a withdrawn project a mark counts for nothing; the rest of the ballot stands."""
    gone = codes_withdrawn(poll)
    # In the order of what they say: not of their numbers, which voters hold, nor of when they came.
    said = sorted((choices, points or []) for choices, points in Cast.objects.of(poll).values_list("choices", "points"))
    marks = (without(Marks(tuple(choices), tuple(points)), gone) for choices, points in said)
    ballots = (Ballot(one.choices, one.points) for one in marks)
    return BallotBox.of(KINDS[poll.kind], ballots, max_length=poll.most if poll.kind == "ordinal" else 0)


def _groups(poll: Poll, option: Option) -> frozenset[str]:
    """What a composite rule's ceilings and guarantees may speak of."""
    proposal = option.proposal
    groups = {f"track:{poll.track.code}", f"field:{proposal.field}", f"kind:{'event' if proposal.is_event else 'work'}"}
    return frozenset(groups | ({f"area:{proposal.area.name}"} if proposal.area else set()))


def _caps(poll: Poll, options) -> dict[str, int]:
    """The plan's ceiling for each area."""
    ceiling = poll.track.per_area_ceiling
    areas = {option.proposal.area.name for option in options if option.proposal.area}
    return {f"area:{area}": ceiling for area in sorted(areas)} if ceiling else {}
