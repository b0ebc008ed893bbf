"""Sequential Phragmén for budgets: every project is a burden its supporters share, and the lightest comes first."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from .branches import mattered
from .election import Election
from .lot import draw_lot
from .phragmen_walk import Fate, Walk
from .result import FUNDED, Certificate, Reason, Result, Step
from .rule import RuleSpec
from .standing import Standing
from .supporters import Supporters, by_heads, people_of
from .turns import barred, its_numbers

# A fraction longer than this many bits is not written out.
LONGEST = 8192


def phragmen(election: Election, spec: RuleSpec, seed: str = "") -> Result:
    """Count by sequential Phragmén (counting.md 1.5 [r]; Los, Christoff, Grossi, IJCAI 2022, after Phragmén 1894; the
    papers were not at hand, so the steps are worded after counting.md).

    1. Nobody carries any load. Set aside what never competes (as in `greedy`; the score is the number of supporters).
    2. A project's time is (cost + loads of its supporters) / number of supporters: what each would then carry.
    3. Take the projects with the least time. Drop those that a conflict or a ceiling shuts out. If any of the others
       costs more than the money left: with `skip` drop it too, with `stop` end the count.
    4. Fund one of them, chosen by `spec.ties`; each of its supporters now carries its time. Go on with 2.

    A time never falls, so a project is looked at again only when its last known time is the least: the same, sooner.

    Facts of each step: `score`, `votes`, `cost`; if it competed also `left_before`, and its time as `load` (rounded down
    to whole units of money) and exactly as `load_numerator`/`load_denominator` (left out beyond 8192 bits). Further facts as
    in `greedy` (`left_after`, `short`, `cap` …), but not what a loser lacked: that takes recounts. The `score` of a tie is
    the time, rounded down.

    The road has more votes, but the park burdens its supporters less: 100/3 < 160/4.

    >>> from madang_methods.counting import Ballot, BallotBox, Project
    >>> votes = [Ballot(("park", "road")), Ballot(("road",), weight=3), Ballot(("park",), weight=2)]
    >>> vote = Election((Project("park", 100), Project("road", 160)), 260, BallotBox.of("approval", votes))
    >>> result = phragmen(vote, RuleSpec(rule="phragmen"))
    >>> [(s.project, s.facts["load_numerator"], s.facts["load_denominator"]) for s in result.steps]
    [('park', 100, 3), ('road', 145, 3)]
    """
    return count_with_lot(election, spec, draw_lot(seed, (project.id for project in election.projects)), seed)


def count_with_lot(election: Election, spec: RuleSpec, lot: Mapping[str, int], seed: str = "") -> Result:
    """The same with a lot that was drawn elsewhere: project id -> place."""
    ballots = people_of(election, spec.count_empty)
    stand = by_heads(election, lot)
    out = {one.id: barred(one, spec, election.budget, ballots) for one in stand}
    competing = [None if out[one.id] else one for one in stand]
    supporters = Supporters.of(election)
    twins = supporters.twins(competing)

    def walk(script: Sequence[int] = (), known: int = len(spec.ties)) -> Walk:
        return Walk.through(election, spec, competing, supporters, twins, script, known)

    def differs(known: int) -> bool:
        def run(script: Sequence[int]) -> tuple[frozenset[str], Sequence[int]]:
            again = walk(script, known)
            return frozenset(again.room.funded), again.widths

        # Without a choice, or if nobody goes without, there is nothing to try.
        return bool(usual.ties) and any(fate.reason not in FUNDED for fate in usual.fates) and mattered(run)

    usual = walk()
    steps = [_step(place, fate, stand[fate.project], usual) for place, fate in enumerate(usual.fates, 1)]
    rest = sorted((one for one in stand if out[one.id]), key=lambda one: one.key(spec.ties))
    for one in rest:
        reason = out[one.id]
        assert reason is not None  # for these it was asked
        numbers = its_numbers(one, reason, spec, election.budget, ballots)
        steps.append(Step(len(steps) + 1, one.id, reason, _basics(one) | numbers))
    certificate = Certificate(
        ballots=len(election.ballots),
        measure="votes",
        seed=seed,
        ties=tuple(usual.ties),
        ties_mattered=differs(0),
        lot_used=any(tie.decided_by == "lot" for tie in usual.ties),
        lot_mattered=differs(len(spec.ties) - 1),
        closest=None,
    )
    waiting = [step.project for step in steps if step.reason in (Reason.TOO_EXPENSIVE, Reason.STOPPED)]
    reserve = tuple(waiting[: spec.reserve])
    return Result(spec, election.budget, election.currency, election.exponent, tuple(steps), certificate, reserve)


def _step(place: int, fate: Fate, one: Standing, walk: Walk) -> Step:
    facts = (
        _basics(one) | {"left_before": fate.room.left} | _load(walk.loads.exact_time(one.cost, one.votes, fate.carried))
    )
    match fate.reason:
        case Reason.FITS:
            facts |= {"left_after": fate.room.left - one.cost}
        case Reason.TOO_EXPENSIVE:
            facts |= {"short": one.cost - fate.room.left}
        case Reason.CAP:
            facts |= fate.room.cap_facts(fate.by, one.cost)
    return Step(place, one.id, fate.reason, facts, by=fate.by)


def _basics(one: Standing) -> dict[str, int]:
    return {"score": one.score, "votes": one.votes, "cost": one.cost}


def _load(time: Fraction) -> dict[str, int]:
    load = {"load": int(time)}
    if time.numerator.bit_length() > LONGEST:
        return load
    return load | {"load_numerator": time.numerator, "load_denominator": time.denominator}
