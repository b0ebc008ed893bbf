"""Equal shares with bounded overspending: who has run dry may still have a project, if its supporters cover much of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np

from ..columns import Ints
from ..election import Election
from ..equal_shares.market import purses_of
from ..equal_shares.spare import spend
from ..limits import Room
from ..lot import draw_lot
from ..result import Certificate, Reason, Result, Step, Tie
from ..rule import RuleSpec
from ..rule import Tie as TieStep
from ..standing import Standing, standings
from ..turns import barred, its_numbers
from ..worth import check_utility
from .purses import Purses
from .run import Candidate, Purchase, Run, run

# How many counts with other ties are made to see whether ties mattered, before it is said that they may have.
PATIENCE = 24


def bounded_overspending(election: Election, spec: RuleSpec, seed: str = "") -> Result:
    """Count by BOS equal shares (Papasotiropoulos, Pishbin, Skibski, Skowron, Wąs, "Method of Equal Shares with Bounded
    Overspending", 2024, arXiv 2409.15005; the paper was not at hand: steps after counting.md 1.5, which has them from the
    pabutools implementation [r]; which caps need be tried is derived [d]).

    1. Set aside what never competes (as in `greedy`). Fund what costs nothing. Everybody holds budget/ballots, or what the
       district has for each of its ballots.
    2. Look only at projects that cost no more than what is really left of the budget.
    3. For a cap x on what is paid for a unit of worth, the supporters come to T = sum of min(held, x * worth) and cover
       a = min(T/cost, 1). Choose the project and the cap with the least x/a^2, equal ones by `spec.ties`.
    4. Fund it. Each supporter pays min(held, (x/a) * worth): together less than its cost if a < 1, and that is the
       overspending. Go on with 2.

    Money is kept between two whole numbers of 2^-256 coins; where these do not decide, by exact fractions, which may grow
    too long: then RuleError.

    Facts of each reason, besides `score`, `votes`, `cost`:
    `paid`           round, covered (a, in thousandths rounded down), supporters_left (people with anything left to pay),
                     left_before, left_after
    `fits`           left_before, left_after: it cost nothing
    `too_expensive`  left_before (when it was to be looked at), short
    `outcompeted`    its supporters have nothing left; left
    `cap`, `conflict`, and those of projects that never competed, as in `greedy`.

    Two of three want the park, but it takes all their money and a little more. Equal shares fund nothing here:

    >>> from madang_methods.counting import Ballot, BallotBox, Project
    >>> box = BallotBox.of("approval", [Ballot(("park",), weight=2), Ballot(("road",))])
    >>> vote = Election((Project("park", 70), Project("road", 90)), 90, box)
    >>> result = bounded_overspending(vote, RuleSpec(rule="bounded_overspending"))
    >>> result.funded, result.step("park").facts["covered"]
    (('park',), 857)
    """
    return count_with_lot(election, spec, draw_lot(seed, (project.id for project in election.projects)), seed)


def count_with_lot(election: Election, spec: RuleSpec, lot: Mapping[str, int], seed: str = "") -> Result:
    """The same with a lot that was drawn elsewhere: project id -> place."""
    stand, people = standings(election, spec, lot), len(election.ballots)
    competing = [one for one in stand if barred(one, spec, election.budget, people) is None]
    competing.sort(key=lambda one: tuple(one.tie(tie) for tie in spec.ties))
    free, room = spend((one for one in competing if not one.cost), Room.at_first(election))
    candidates = _candidates(election, spec, [one for one in competing if one.cost])
    start = purses_of(election, spec)
    district = election.ballots.columns.district
    where = district if start.kind is not None else district * 0

    def again(order: Sequence[Candidate]) -> Run:
        return run(order, Purses.full(start.money, where), room)

    done = again(candidates)
    steps = _steps(election, spec, stand, free, done)
    ties = tuple(
        Tie(number, made.standing.id, made.equal[0].id, made.standing.score, _decider(made, spec.ties))
        for number, made in enumerate(done.bought, 1)
        if made.equal
    )
    certificate = Certificate(
        ballots=people,
        measure=spec.utility,
        seed=seed,
        ties=ties,
        ties_mattered=_mattered(candidates, done, again, ()),
        lot_used=any(tie.decided_by == "lot" for tie in ties),
        lot_mattered=_mattered(candidates, done, again, spec.ties[:-1]),
        closest=None,
    )
    waiting = [step.project for step in steps if step.reason in (Reason.TOO_EXPENSIVE, Reason.OUTCOMPETED)]
    reserve = tuple(waiting[: spec.reserve])
    return Result(spec, election.budget, election.currency, election.exponent, steps, certificate, reserve)


def _candidates(election: Election, spec: RuleSpec, paying: Sequence[Standing]) -> tuple[Candidate, ...]:
    check_utility(election, spec.utility)
    columns = election.ballots.columns
    each = _worth_of_choices(election, spec)
    place = {id: number for number, id in enumerate(columns.ids)}
    found = []
    for one in paying:
        chosen = np.flatnonzero((columns.choices == place[one.id]) & (each > 0))
        ballots = columns.rows[chosen]
        by = one.cost if spec.utility in ("cost", "points_cost") else 1
        worths = [worth * by for worth in each[chosen].tolist()]
        found.append(Candidate(one, ballots, columns.weights[ballots].tolist(), worths))
    return tuple(found)


def _worth_of_choices(election: Election, spec: RuleSpec) -> Ints:
    """int64[choices], before it is multiplied by cost: 0 is no support."""
    columns = election.ballots.columns
    if spec.utility == "borda":
        rank = np.arange(len(columns.choices)) - np.repeat(columns.starts[:-1], np.diff(columns.starts))
        return np.maximum(election.ranking_places - rank, 0)
    if columns.points is not None:
        return columns.points if spec.utility in ("points", "points_cost") else np.minimum(columns.points, 1)
    return np.ones(len(columns.choices), np.int64)


def _steps(
    election: Election, spec: RuleSpec, stand: Sequence[Standing], free: Sequence[str], done: Run
) -> tuple[Step, ...]:
    """First the funded in the order funded, then those in the order in which they were shut out or left, then the others."""
    by_id, people, room = {one.id: one for one in stand}, len(election.ballots), Room.at_first(election)
    told: list[tuple[Standing, Reason, dict[str, int], str]] = []
    for id in free:
        told.append((by_id[id], Reason.FITS, {"left_before": room.left, "left_after": room.left}, ""))
        room = room.after(id, by_id[id].cost)
    for number, made in enumerate(done.bought, 1):
        after = made.room.after(made.standing.id, made.standing.cost)
        facts = {"round": number, "covered": _covered(made, done.purses)}
        facts |= {"left_before": made.room.left, "left_after": after.left}
        told.append((made.standing, Reason.PAID, facts, ""))
    for id, (reason, by, at) in done.shut_out.items():
        one = by_id[id]
        facts = at.cap_facts(by, one.cost) if reason is Reason.CAP else {}
        if reason is Reason.TOO_EXPENSIVE:
            facts = {"left_before": at.left, "short": one.cost - at.left}
        told.append((one, reason, facts, by))
    known = {one.id for one, *_ in told}
    for one in (one for one in stand if one.id not in known):
        out = barred(one, spec, election.budget, people)
        shut = done.room.bar(one.id, one.cost)
        if out:
            told.append((one, out, its_numbers(one, out, spec, election.budget, people), ""))
        elif shut:
            told.append(
                (one, shut[0], done.room.cap_facts(shut[1], one.cost) if shut[0] is Reason.CAP else {}, shut[1])
            )
        else:
            told.append((one, Reason.OUTCOMPETED, {"left": done.room.left}, ""))
    basics = ({"score": one.score, "votes": one.votes, "cost": one.cost} for one, *_ in told)
    return tuple(
        Step(place, one.id, reason, basic | facts, by)
        for place, (basic, (one, reason, facts, by)) in enumerate(zip(basics, told, strict=True), 1)
    )


def _covered(made: Purchase, purses: Purses) -> int:
    low, high = made.offer.covered
    return low if low == high else int(purses.exact(made.offer).covered * 1000)


def _decider(made: Purchase, ties: Sequence[TieStep]) -> TieStep:
    return next(tie for tie in ties if made.standing.tie(tie) != made.equal[0].tie(tie))


def _mattered(
    candidates: tuple[Candidate, ...],
    usual: Run,
    again: Callable[[Sequence[Candidate]], Run],
    known: Sequence[TieStep],
) -> bool:
    """Whether another order among equals in the `known` ties was found to fund another set, or could not be ruled out."""
    funded = {made.standing.id for made in usual.bought}
    seen, waiting = {tuple(one.standing.id for one in candidates)}, [(candidates, usual)]
    while waiting:
        order, done = waiting.pop()
        for other in _exchanged(order, done, known):
            names = tuple(one.standing.id for one in other)
            if names in seen:
                continue
            if len(seen) > PATIENCE:
                return True
            seen.add(names)
            outcome = again(other)
            if {made.standing.id for made in outcome.bought} != funded:
                return True
            waiting.append((other, outcome))
    return False


def _exchanged(order: tuple[Candidate, ...], done: Run, known: Sequence[TieStep]) -> Iterator[tuple[Candidate, ...]]:
    for made in done.bought:
        for equal in made.equal:
            if all(made.standing.tie(tie) == equal.tie(tie) for tie in known):
                behind = next(one for one in order if one.standing is equal)
                rest = [one for one in order if one is not behind]
                place = next(number for number, one in enumerate(rest) if one.standing is made.standing)
                yield (*rest[:place], behind, *rest[place:])
