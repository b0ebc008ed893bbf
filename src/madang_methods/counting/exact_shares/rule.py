"""Exact Equal Shares: whoever pays for a project pays exactly the same, and nobody pays a rest."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from ..election import Election
from ..equal_shares.market import purses_of
from ..equal_shares.spare import spend, topup_order
from ..limits import Room
from ..lot import draw_lot
from ..result import Certificate, Result, Tie
from ..rule import RuleSpec
from ..rule import Tie as TieStep
from ..rule_checks import RuleError
from ..standing import Standing, standings
from ..turns import barred
from .books import ledger_of
from .complete import complete
from .decision import Decision, candidates_of, ended_by
from .purses import Purses
from .run import Run, run
from .steps import RESERVE, steps_of

# How many counts with other ties are made to see whether ties mattered, before it is said that they may have.
PATIENCE = 24


def exact_equal_shares(election: Election, spec: RuleSpec, seed: str = "") -> Result:
    """Count by Exact Equal Shares (Kraiczy, Robinson, Elkind, "Streamlining Equal Shares", 2025, arXiv 2502.11797; the paper
    was not at hand: steps after counting.md 1.5 [r], the search for the next change derived here [d]).

    1. Set aside what never competes (as in `greedy`). Fund what costs nothing.
    2. Everybody holds budget/ballots, or what the district has for each of its ballots.
    3. For each project take the largest group V of supporters of whom each holds cost/|V|: begin with all and drop those
       who hold less than an equal part.
    4. Fund the project with the most worth to its payers for its cost, |V| * u / cost (`cost`: u = cost, so most payers;
       `cardinality`: u = 1), equal ones by `spec.ties`; each of V pays cost/|V|, nobody else pays. Go on with 3.
    5. As `spec.completion` says, begin again with more for everybody; then `spec.topup` spends what is left. Where there
       is a completion and everything fits the budget, everything is funded at once.

    RuleError for utilities that differ between supporters (`points`, `borda`), which the rule does not define.

    Facts of each reason, besides `score`, `votes`, `cost`:
    `paid`                round, paid_by (people), price_numerator/price_denominator (what each paid, in coins), left_before,
                          left_after
    `topped_up`, `fits`   left_before, left_after
    Of those that competed: held_at_start, held_at_end (by all supporters, in coins, rounded down), left (of the budget)
    and `taken` (what the supporters paid for each funded project)
    `never_affordable`    short_at_start: with every purse full, still not enough
    `outcompeted`         `by` is the project that took most. Its supporters may even hold its cost together, but no group
                          of them in equal parts
    `completion_stopped`  over_cost, over: the first run that cost too much held this project
    The certificate tells besides: endowment (what one person holds at last, by district), raised (how much of that the
    completion added, numerator and denominator), runs.

    Three of the park's six supporters have paid for the lake. They hold 1, too little for an equal part of 27, so the other
    three pay 9 each (in `equal_shares` those three would pay 1 and the others 8).

    >>> from madang_methods.counting import Ballot, BallotBox, Project
    >>> votes = [Ballot(("lake", "park"), weight=3), Ballot(("lake",), weight=4), Ballot(("park",), weight=3)]
    >>> vote = Election((Project("lake", 63), Project("park", 27)), 100, BallotBox.of("approval", votes))
    >>> result = exact_equal_shares(vote, RuleSpec(rule="exact_equal_shares"))
    >>> [(s.project, s.facts["paid_by"], s.facts["price_numerator"]) for s in result.steps]
    [('lake', 7, 9), ('park', 3, 9)]
    """
    return count_with_lot(election, spec, draw_lot(seed, (project.id for project in election.projects)), seed)


def count_with_lot(election: Election, spec: RuleSpec, lot: Mapping[str, int], seed: str = "") -> Result:
    """The same with a lot that was drawn elsewhere: project id -> place."""
    if spec.utility not in ("cost", "cardinality"):
        raise RuleError(f"Exact equal shares need a utility that is alike for all supporters, not {spec.utility}.")
    stand = standings(election, spec, lot)
    decision = decide(election, spec, stand)
    steps = steps_of(election, spec, stand, decision)
    ties = tuple(_ties(decision, spec))
    names = election.ballots.columns.district_names if spec.endowment == "district" else ("",)
    money = decision.completed.run.purses.money
    raised = decision.completed.raised
    certificate = Certificate(
        ballots=len(election.ballots),
        measure=spec.utility,
        seed=seed,
        ties=ties,
        ties_mattered=_mattered(election, spec, stand, decision, 0),
        lot_used=any(tie.decided_by == "lot" for tie in ties),
        lot_mattered=_mattered(election, spec, stand, decision, len(spec.ties) - 1),
        closest=None,
        more={
            "endowment": {n: [each.numerator, each.denominator] for n, each in zip(names, money, strict=True)},
            "raised": [raised.numerator, raised.denominator],
            "runs": decision.completed.runs,
        },
    )
    waiting = tuple(step.project for step in steps if step.reason in RESERVE)
    return Result(
        spec, election.budget, election.currency, election.exponent, steps, certificate, waiting[: spec.reserve],
        ledger=None if decision.all_fit else ledger_of(election, spec, decision),
    )  # fmt: skip


def decide(
    election: Election, spec: RuleSpec, stand: Sequence[Standing], order: Mapping[str, int] | None = None
) -> Decision:
    """The decision; `order` replaces the order that the rule's ties give."""
    people = len(election.ballots)
    competing = [one for one in stand if barred(one, spec, election.budget, people) is None]
    competing.sort(key=lambda one: (order[one.id],) if order else tuple(one.tie(tie) for tie in spec.ties))
    free, room = spend((one for one in competing if not one.cost), Room.at_first(election))
    paying = [one for one in competing if one.cost]
    candidates = candidates_of(election, paying)
    first = purses_of(election, spec)
    district = election.ballots.columns.district
    where = district if first.kind is not None else district * 0

    def again(money: Sequence[Fraction]) -> Run:
        return run(candidates, Purses.full(money, where, people), room, spec.utility)

    everything, _ = spend(paying, room)
    all_fit = spec.completion is not None and len(everything) == len(paying)
    completed = complete(
        again, candidates, first.money, None if all_fit else spec.completion, utility=spec.utility,
        budget=election.budget, coins=10**election.exponent, ended=ended_by(election, spec, stand, candidates),
    )  # fmt: skip
    if all_fit:
        return Decision(completed, candidates, free, everything, (), True)
    paid = completed.run.funded
    for made in completed.run.bought:
        if made.candidate:
            room = room.after(made.candidate.standing.id, made.candidate.standing.cost)
    left_over = topup_order([one for one in paying if one.id not in paid], spec) if spec.topup != "none" else []
    return Decision(completed, candidates, free, paid, spend(left_over, room)[0], False)


def _ties(decision: Decision, spec: RuleSpec) -> list[Tie]:
    found = []
    for number, made in enumerate(decision.completed.run.bought, 1):
        if made.candidate and made.equal and not decision.all_fit:
            one = made.candidate.standing
            other = min(made.equal, key=lambda candidate: candidate.key).standing
            decided_by = next(tie for tie in spec.ties if one.tie(tie) != other.tie(tie))
            found.append(Tie(number, one.id, other.id, made.payers, decided_by))
    return found


def _mattered(election: Election, spec: RuleSpec, stand: Sequence[Standing], usual: Decision, known: int) -> bool:
    """Whether another order among projects equal in the first `known` ties was found to fund another set, or could not be
    ruled out with patience: count again with one tied pair exchanged, and so on with the ties that then come up.
    """
    first = tuple(candidate.standing.id for candidate in usual.candidates)
    seen, waiting = {first}, [(first, usual)]
    while waiting and not usual.all_fit:
        order, decision = waiting.pop()
        for ahead, behind in _tied_pairs(decision, spec.ties[:known]):
            rest = [id for id in order if id != behind]
            other = (*rest[: rest.index(ahead)], behind, *rest[rest.index(ahead) :])
            if other in seen:
                continue
            if len(seen) > PATIENCE:
                return True
            seen.add(other)
            again = decide(election, spec, stand, _places(other, stand))
            if frozenset(again.funded) != frozenset(usual.funded):
                return True
            waiting.append((other, again))
    return False


def _tied_pairs(decision: Decision, known: Sequence[TieStep]) -> list[tuple[str, str]]:
    """Who was bought, and who had the same rate at that moment and is equal in these ties."""
    return [
        (made.candidate.standing.id, other.standing.id)
        for made in decision.completed.run.bought
        for other in made.equal
        if made.candidate and all(made.candidate.standing.tie(tie) == other.standing.tie(tie) for tie in known)
    ]


def _places(order: Sequence[str], stand: Sequence[Standing]) -> dict[str, int]:
    rest = [one.id for one in stand if one.id not in set(order)]
    return {id: place for place, id in enumerate([*order, *rest])}
