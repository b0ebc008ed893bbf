"""The one bridge from tables to the method: a vote as plain data, and its digests."""

import hashlib
import json

from babel.numbers import get_currency_precision

from madang.cycle.plan.rules import read_decision
from madang.cycle.vote.models import Ballot as Cast
from madang.cycle.vote.models import Option, Poll
from madang_methods.counting import Ballot, BallotBox, Election, Project

# The plan names ballots as Pabulib does; the method counts three kinds.
KINDS = {"approval": "approval", "cumulative": "points", "scoring": "points", "ordinal": "ranking"}


def election_of(poll: Poll) -> Election:
    """The vote as plain data: projects by code, ballots without names and in an order that says nothing."""
    currency = poll.cycle.government.currency
    return Election(
        projects=tuple(Project(option.code, option.cost, option.title) for option in Option.objects.of(poll)),
        budget=poll.budget,
        ballots=_box(poll),
        currency=currency,
        exponent=get_currency_precision(currency),
    )


def rule_of(poll: Poll):
    return read_decision(poll.decision_rule)


def ballots_digest(election: Election) -> str:
    """sha256 of all ballots in a fixed order, so that anyone can say whether they counted the same box."""
    said = [[ballot.choices, ballot.points, ballot.weight] for ballot in election.ballots.ballots]
    return digest_of(said)


def digest_of(value) -> str:
    """sha256 (hex) of the canonical text of a value."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def canonical(value) -> str:
    """A value as JSON with sorted keys and no spaces."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _box(poll: Poll) -> BallotBox:
    # In the order of what they say: not of their numbers, which voters hold, nor of when they came.
    said = sorted((choices, points or []) for choices, points in Cast.objects.of(poll).values_list("choices", "points"))
    ballots = (Ballot(tuple(choices), tuple(points)) for choices, points in said)
    return BallotBox.of(KINDS[poll.kind], ballots, max_length=poll.most if poll.kind == "ordinal" else 0)
