"""Count a vote: the one bridge from tables to the method, and the one place a result is written."""

import hashlib
import json

from babel.numbers import get_currency_precision
from django.db import transaction

from madang import __version__
from madang.base import clock
from madang.base.notices.actions import announce
from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang.base.record.actions import note
from madang.cycle.vote.models import Ballot as Cast
from madang.cycle.vote.models import Option, Poll
from madang_methods.counting import Ballot, BallotBox, Election, Project, Result, RuleSpec, Step, count

from .models import Count, Verdict
from .permissions import why_not_count

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


def rule_of(poll: Poll) -> RuleSpec:
    return RuleSpec.from_json(json.dumps(poll.decision_rule))


@transaction.atomic
def count_votes(poll: Poll, *, by: Person, seed: str = "") -> Count:
    """Count once, keep everything the count returned, and tell each project's page and followers."""
    Poll.objects.select_for_update().get(pk=poll.pk)  # waits for the ballots that are being cast, and for another count
    require(why_not_count(by, poll))
    return write_result(poll, by=by, seed=seed)


def write_result(poll: Poll, *, by: Person | None, seed: str = "") -> Count:
    election, rule = election_of(poll), rule_of(poll)
    result = count(election, rule, seed=seed)
    counted = Count.objects.create(
        poll=poll,
        at=clock.now(),
        by=by,
        rule_digest=result.rule,
        ballots_digest=ballots_digest(election),
        software=__version__,
        seed=seed,
        ballots=result.certificate.ballots,
        spent=result.spent,
        left=result.left,
        outcome=result.as_dict(),
    )
    _write_verdicts(counted, result, by)
    return counted


def ballots_digest(election: Election) -> str:
    """sha256 of all ballots in a fixed order, so that anyone can say whether they counted the same box."""
    said = [[ballot.choices, ballot.points, ballot.weight] for ballot in election.ballots.ballots]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def _box(poll: Poll) -> BallotBox:
    # In the order of what they say: not of their numbers, which voters hold, nor of when they came.
    said = sorted((choices, points or []) for choices, points in Cast.objects.of(poll).values_list("choices", "points"))
    ballots = (Ballot(tuple(choices), tuple(points)) for choices, points in said)
    return BallotBox.of(KINDS[poll.kind], ballots, max_length=poll.most if poll.kind == "ordinal" else 0)


def _write_verdicts(counted: Count, result: Result, by: Person | None) -> None:
    options = {option.code: option for option in Option.objects.of(counted.poll).select_related("proposal__cycle")}
    Verdict.objects.bulk_create(_verdict(counted, step, options) for step in result.steps)
    government = counted.poll.cycle.government
    for step in result.steps:
        proposal = options[step.project].proposal
        facts = {"place": step.place, "of": len(options), "funded": step.funded, "score": step.facts.get("score", 0)}
        facts |= {"year": counted.poll.cycle.fiscal_year, "title": proposal.title}
        note(government, proposal.subject, "decide.counted", by=by, actor="officer", **facts)
        announce(government, proposal.subject, "decide.counted", facts)


def _verdict(counted: Count, step: Step, options: dict[str, Option]) -> Verdict:
    return Verdict(
        count=counted,
        option=options[step.project],
        place=step.place,
        score=step.facts.get("score", 0),
        funded=step.funded,
        reason=str(step.reason),
        facts=dict(step.facts),
        by=options.get(step.by),
    )
