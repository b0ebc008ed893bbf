"""The greedy rule: the best supported first, as long as money lasts."""

from collections.abc import Mapping

from .certificate import certify
from .election import Election
from .limits import Room
from .lot import draw_lot
from .margins import Openings, openings, what_it_lacked
from .result import Reason, Result, Step
from .rule import RuleSpec
from .standing import measure_of, standings
from .turns import Turn, its_numbers, take_turns


def greedy(election: Election, spec: RuleSpec, seed: str = "") -> Result:
    """Count by the greedy rule (counting.md 1.4; Pabulib `greedy`, `greedy-no-skip`, `greedy-threshold`,
    `greedy-exclusive`).

    1. Order the projects by score, or with `per="cost"` by score divided by cost, equal ones by `spec.ties`.
    2. Set aside those without support, below the threshold, dearer than the whole budget, or with too small a share
       of the votes for their price (`fair_share`).
    3. Take the others in order. Pass over what a conflict with a funded project or the ceiling of its group shuts out.
       Fund what fits into the money left. With `skip` pass over what does not, with `stop` end there.

    Facts of each reason, besides `score`, `votes`, `cost` and `left_before` (money left at its turn):
    `fits`             left_after
    `too_expensive`    short (money lacking at its turn)
    `no_votes`
    `below_threshold`  threshold, missing (score lacking to it)
    `over_budget`      budget, over (how much it costs beyond the whole budget)
    `unfair_share`     ballots, fair_votes (votes that its price asks for), missing (votes lacking to them)
    `cap`              cap, cap_used, cap_over (money by which it would break the ceiling); `by` is the group
    `conflict`         `by` is the project that excludes it
    `stopped`          `by` is the project that ended the count
    and in each but `fits` votes_needed (or points_needed) and price_needed: the least number of further votes (points)
    that would have funded it, and the highest price at which it would have been, each with everything else as it was,
    the number of ballots too. Where no number of votes or no price would have done it, the fact is missing.

    >>> from madang_methods.counting import Ballot, BallotBox, Project
    >>> box = BallotBox.of("approval", [Ballot(("park",), weight=5), Ballot(("road",), weight=3), Ballot(("bench",))])
    >>> vote = Election((Project("park", 6), Project("road", 7), Project("bench", 3)), 10, box)
    >>> result = greedy(vote, RuleSpec())
    >>> result.funded, result.spent
    (('park', 'bench'), 9)
    >>> result.unfunded["road"].reason.value, result.unfunded["road"].facts["votes_needed"]
    ('too_expensive', 3)
    >>> greedy(vote, RuleSpec(per="cost")).order
    ('park', 'road', 'bench')
    """
    return count_with_lot(election, spec, draw_lot(seed, (project.id for project in election.projects)), seed)


def count_with_lot(election: Election, spec: RuleSpec, lot: Mapping[str, int], seed: str = "") -> Result:
    """The same with a lot that was drawn elsewhere: project id -> place."""
    measure, room, ballots = measure_of(election, spec), Room.at_first(election), len(election.ballots)
    turns = take_turns(standings(election, spec, lot), spec, room, ballots)
    places = openings(turns, spec, measure, room, ballots)
    steps = tuple(_step(place, turn, places) for place, turn in enumerate(turns, 1))
    certificate = certify(turns, spec, measure, ballots=ballots, seed=seed)
    waiting = [step.project for step in steps if step.reason in (Reason.TOO_EXPENSIVE, Reason.STOPPED)]
    reserve = tuple(waiting[: spec.reserve])
    return Result(spec, election.budget, election.currency, election.exponent, steps, certificate, reserve)


def _step(place: int, turn: Turn, openings: Openings) -> Step:
    one = turn.standing
    facts = {"score": one.score, "votes": one.votes, "cost": one.cost, "left_before": turn.left}
    if turn.reason is Reason.FITS:
        return Step(place, one.id, turn.reason, facts | {"left_after": turn.left - one.cost})
    if turn.reason is Reason.TOO_EXPENSIVE:
        facts |= {"short": one.cost - turn.left}
    if turn.reason is Reason.CAP:
        facts |= turn.room.cap_facts(turn.by, one.cost)
    facts |= its_numbers(one, turn.reason, openings.spec, openings.budget, openings.ballots)
    facts |= what_it_lacked(turn, openings)
    return Step(place, one.id, turn.reason, facts, by=turn.by)
