"""The greedy rule: the best supported first, as long as money lasts."""

from collections.abc import Mapping, Sequence

from .certificate import certify
from .election import Election
from .lot import draw_lot
from .margins import Opening, openings, what_it_lacked
from .result import Reason, Result, Step
from .rule import RuleSpec
from .standing import Measure, measure_of, standings
from .turns import Turn, take_turns


def greedy(election: Election, spec: RuleSpec, seed: str = "") -> Result:
    """Count by the greedy rule (counting.md 1.4; Pabulib `greedy`, `greedy-no-skip`, `greedy-threshold`).

    1. Order the projects by score, equal scores by `spec.ties`.
    2. Set aside those without support, below the threshold, or dearer than the whole budget.
    3. Take the others in order: fund what fits into the money left. With `skip` pass over what does not,
       with `stop` end there.

    Facts of each reason, besides `score`, `votes`, `cost` and `left_before` (money left at its turn):
    `fits`             left_after
    `too_expensive`    short (money lacking at its turn), votes_needed or points_needed, price_needed
    `no_votes`         votes_needed or points_needed
    `below_threshold`  threshold, missing (score lacking to it), votes_needed or points_needed
    `over_budget`      budget, over (how much it costs beyond the whole budget), price_needed
    `stopped`          votes_needed or points_needed, price_needed; `by` is the project that ended the count
    `votes_needed` (`points_needed`) is the least number of further votes that would have funded it, `price_needed`
    the highest price at which it would have been, each with everything else as it was. Where no number of votes or
    no price would have done it, the fact is missing.

    >>> from madang_methods.counting import Ballot, BallotBox, Project
    >>> box = BallotBox.of("approval", [Ballot(("park",), weight=5), Ballot(("road",), weight=3), Ballot(("bench",))])
    >>> vote = Election((Project("park", 6), Project("road", 7), Project("bench", 3)), 10, box)
    >>> result = greedy(vote, RuleSpec())
    >>> result.funded, result.spent
    (('park', 'bench'), 9)
    >>> result.unfunded["road"].reason.value, result.unfunded["road"].facts["votes_needed"]
    ('too_expensive', 3)
    """
    return count_with_lot(election, spec, draw_lot(seed, (project.id for project in election.projects)), seed)


def count_with_lot(election: Election, spec: RuleSpec, lot: Mapping[str, int], seed: str = "") -> Result:
    """The same with a lot that was drawn elsewhere: project id -> place."""
    measure = measure_of(election, spec)
    turns = take_turns(standings(election, spec, lot), spec, election.budget)
    places = openings(turns, spec)
    steps = tuple(_step(place, turn, places, spec, election.budget, measure) for place, turn in enumerate(turns, 1))
    certificate = certify(turns, spec, measure, ballots=len(election.ballots), seed=seed)
    waiting = [step.project for step in steps if step.reason in (Reason.TOO_EXPENSIVE, Reason.STOPPED)]
    reserve = tuple(waiting[: spec.reserve])
    return Result(spec, election.budget, election.currency, election.exponent, steps, certificate, reserve)


def _step(place: int, turn: Turn, places: Sequence[Opening], spec: RuleSpec, budget: int, measure: Measure) -> Step:
    one = turn.standing
    facts = {"score": one.score, "votes": one.votes, "cost": one.cost, "left_before": turn.left}
    if turn.reason is Reason.FITS:
        return Step(place, one.id, turn.reason, facts | {"left_after": turn.left - one.cost})
    if turn.reason is Reason.TOO_EXPENSIVE:
        facts |= {"short": one.cost - turn.left}
    if turn.reason is Reason.BELOW_THRESHOLD:
        facts |= {"threshold": spec.min_score, "missing": spec.min_score - one.score}
    if turn.reason is Reason.OVER_BUDGET:
        facts |= {"budget": budget, "over": one.cost - budget}
    return Step(place, one.id, turn.reason, facts | what_it_lacked(turn, places, spec, measure), by=turn.by)
