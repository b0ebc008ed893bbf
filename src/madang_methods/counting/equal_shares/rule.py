"""The Method of Equal Shares: everybody holds the same part of the budget and spends it with those who want the same."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from ..election import Election
from ..lot import draw_lot
from ..result import Certificate, Reason, Result, Tie
from ..rule import RuleSpec
from ..standing import Standing, standings
from ..turns import barred
from .account import Books
from .decide import Decision, decide
from .engine import EngineName
from .reasons import steps_of

# How many counts with other ties are made to see whether ties mattered, before it is said that they may have.
PATIENCE = 12

Order = tuple[Standing, ...]


def equal_shares(election: Election, spec: RuleSpec, seed: str = "", *, engine: EngineName = "auto") -> Result:
    """Count by equal shares (Peters, Pierczyński and Skowron 2021, arXiv 2008.13276; counting.md 1.2, 1.3).

    1. Set aside projects without a vote, below the threshold, dearer than the budget or with too small a share of the
       votes for their price. Fund what costs nothing.
    2. Everybody holds budget/ballots, or what the district has for each of its ballots. Repeat: fund the project whose
       supporters get most for their money, each paying the same for the same worth and no more than they hold.
    3. As `spec.completion` says, begin again with more for everybody; `spec.topup` spends what is left; keep the greedy
       outcome if `spec.comparison` asks for it.

    `effective votes` of a purchase are its cost divided by the most that a supporter paid. Amounts are in coins (the
    election's smallest unit of money), rounded down. Facts of each reason, besides `score`, `votes` and `cost`:
    `paid`                round, paid_by (people who paid), price (the most one paid for a unit of worth), held (what the
                          supporters held before), effective_votes_numerator and _denominator (in thousandths, or whole),
                          left_before and left_after (of the budget)
    `topped_up`, `fits`   left_before, left_after; `fits` if it cost nothing, everything fitted, or greedy was kept
    Of those that competed: held_at_start and held_at_end (by the supporters), short (cost less held_at_end), left (of
    the budget in the end), lost_round and held_when_lost (the round after which the supporters held less than the cost,
    0 if from the start), and `taken` (what the supporters paid for each funded project)
    `never_affordable`    short_at_start
    `outcompeted`         `by` is the project that took most
    `completion_stopped`  over_cost (the first outcome that cost more than the budget held this project), over
    `cap`, `conflict`, and those of projects that never competed, as in `greedy`.

    The certificate tells besides: endowment (what one person holds at last, as a fraction, by district), raised (how much
    of that the completion added, in coins), shares_tried, smallest_margin (how far behind the next project was at least,
    in parts of 10^9, in which round), and for a comparison how many people preferred what.

    >>> from madang_methods.counting import Ballot, BallotBox, Project
    >>> north = [Ballot(("park", "lake"), weight=5), Ballot(("park",))]
    >>> box = BallotBox.of("approval", [*north, Ballot(("road",), weight=4)])
    >>> vote = Election((Project("park", 6), Project("lake", 4), Project("road", 4)), 10, box)
    >>> result = equal_shares(vote, RuleSpec(rule="equal_shares"))
    >>> lake = result.step("lake")
    >>> result.funded, str(lake.reason), lake.by, lake.facts["held_at_start"], lake.facts["held_at_end"]
    (('park', 'road'), 'outcompeted', 'park', 5, 0)
    """
    lot = draw_lot(seed, (project.id for project in election.projects))
    stand = standings(election, spec, lot)
    people = len(election.ballots)
    competing = [one for one in stand if barred(one, spec, election.budget, people) is None]
    order = tuple(sorted(competing, key=lambda one: tuple(one.tie(tie) for tie in spec.ties)))
    decision = decide(election, spec, stand, order, engine)
    books = Books(decision)
    steps = steps_of(election, spec, stand, decision, books)
    certificate = _certificate(
        election, spec, decision, books, order, seed, lambda o: decide(election, spec, stand, o, engine)
    )
    by_shares = not decision.greedy_kept and not decision.all_fit
    waiting = [step.project for step in steps if step.reason in RESERVE]
    return Result(
        spec, election.budget, election.currency, election.exponent, steps, certificate,
        tuple(waiting[: spec.reserve]),
        rounds=books.rounds if by_shares else (),
        ledger=books.ledger if by_shares else None,
        work=decision.engine.work.as_dict(),
    )  # fmt: skip


RESERVE = (Reason.OUTCOMPETED, Reason.COMPLETION_STOPPED, Reason.NEVER_AFFORDABLE, Reason.TOO_EXPENSIVE)


def _certificate(
    election: Election, spec: RuleSpec, decision: Decision, books: Books, order: Order, seed: str,
    again: Callable[[Order], Decision],
) -> Certificate:  # fmt: skip
    ties = tuple(_ties(decision, order, spec))
    drawn = [tie for tie in ties if tie.decided_by == "lot"]
    lot_mattered = _mattered(decision, order, again, spec, any_tie=False)
    return Certificate(
        ballots=len(election.ballots),
        measure=spec.utility,
        seed=seed,
        ties=ties,
        ties_mattered=lot_mattered or _mattered(decision, order, again, spec, any_tie=True),
        lot_used=bool(drawn),
        lot_mattered=lot_mattered,
        closest=None,
        more=_more(election, spec, decision, books),
    )


def _more(election: Election, spec: RuleSpec, decision: Decision, books: Books) -> Mapping[str, object]:
    done = decision.completed
    names = election.ballots.columns.district_names if spec.endowment == "district" else ("",)
    coins = 10**election.exponent * (spec.completion.increment if spec.completion else 0)
    told: dict[str, object] = {
        "endowment": {name: [each.numerator, each.denominator] for name, each in zip(names, done.money, strict=True)},
        "raised": done.raised * coins,
        "shares_tried": done.raised + 1 + (done.over is not None),
    }
    margin = books.margin()
    if margin and not decision.all_fit:
        told |= {"smallest_margin": int(margin[0] * 10**9), "smallest_margin_round": margin[1]}
    if decision.preferred:
        shares, by_votes = decision.preferred
        told |= {
            "prefer_shares": shares,
            "prefer_greedy": by_votes,
            "kept": "greedy" if decision.greedy_kept else "shares",
        }
    return told


def _ties(decision: Decision, order: Order, spec: RuleSpec) -> Iterator[Tie]:
    by_id = {one.id: one for one in order}
    for equal in decision.completed.equals:
        ahead, behind = (by_id[decision.market.ids[c]] for c in (equal.ahead, equal.behind))
        yield Tie(equal.round, ahead.id, behind.id, ahead.score, _decider(ahead, behind, spec))


def _decider(ahead: Standing, behind: Standing, spec: RuleSpec) -> str:
    return next(tie for tie in spec.ties if ahead.tie(tie) != behind.tie(tie))


def _mattered(
    first: Decision, order: Order, again: Callable[[Order], Decision], spec: RuleSpec, *, any_tie: bool
) -> bool:
    """Whether another order among equals was found to fund another set, or could not be ruled out with patience.

    Counts again with one tied pair exchanged, and so on with the ties that then come up.
    """
    funded = frozenset(first.funded)
    seen, waiting = {_names(order)}, [(order, first)]
    while waiting:
        tried, decision = waiting.pop()
        for ahead, behind in _pairs(tried, decision, spec, any_tie=any_tie):
            market = decision.market
            if market.twin[market.ids.index(ahead.id)] == market.twin[market.ids.index(behind.id)]:
                # Exchanging twins exchanges their names in the outcome, and nothing else.
                if (ahead.id in decision.funded) != (behind.id in decision.funded):
                    return True
                continue
            other = _exchanged(tried, ahead, behind)
            if _names(other) in seen:
                continue
            if len(seen) > PATIENCE:
                return True
            seen.add(_names(other))
            outcome = again(other)
            if frozenset(outcome.funded) != funded:
                return True
            waiting.append((other, outcome))
    return False


def _pairs(order: Order, decision: Decision, spec: RuleSpec, *, any_tie: bool) -> Iterator[tuple[Standing, Standing]]:
    by_id = {one.id: one for one in order}
    for equal in decision.completed.equals:
        ahead, behind = (by_id[decision.market.ids[c]] for c in (equal.ahead, equal.behind))
        if any_tie or _decider(ahead, behind, spec) == "lot":
            yield ahead, behind


def _exchanged(order: Order, ahead: Standing, behind: Standing) -> Order:
    rest = [one for one in order if one is not behind]
    place = rest.index(ahead)
    return (*rest[:place], behind, *rest[place:])


def _names(order: Sequence[Standing]) -> tuple[str, ...]:
    return tuple(one.id for one in order)
