"""Maximum welfare: of all sets the budget allows, one that is worth most to all people together."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from .election import Election
from .knapsack import Best, Item, best_set
from .limits import Limits, Room
from .lot import draw_lot
from .result import Certificate, Reason, Result, Step
from .rule import RuleSpec, Tie
from .standing import Standing, measure_of, standings
from .turns import barred, its_numbers
from .worth import total_worth

# The worth of a place in a list; a second number decides between sets of equal worth.
Worth = Callable[[int], int]


def max_welfare(election: Election, spec: RuleSpec, seed: str = "") -> Result:
    """Count by the exact optimum (counting.md 1.5): a 0/1 knapsack with ceilings and conflicts.

    1. Set aside what never competes (as in `greedy`), and what alone would break the ceiling of its group.
    2. A project's worth is the sum over its supporters of the rule's `utility`: votes (`cardinality`), votes * cost
       (`cost`), points, points * cost, or Borda points.
    3. Fund the feasible set with the most worth. Among equals: the one that has the first project, in the order of
       `spec.ties`, in which they differ.

    RuleError if that set cannot be proven within some seconds (`knapsack`).

    Facts: `score`, `votes`, `cost`, `worth`. The steps are in order of worth, funded ones first; `best_total` has
    left_before and left_after, `not_best_total` short_of_room: what it costs beyond the money left, 0 if it would have fit
    (then a ceiling or a conflict keeps it out). In the certificate a tie is a set of the same worth: `ties_mattered` if
    there is another, `lot_used` if projects alike in all other ties compete. `reserve` goes by worth.

    The park has most votes, but road and bench together have more, for the same money.

    >>> from madang_methods.counting import Ballot, BallotBox, Project
    >>> box = BallotBox.of("approval", [Ballot(("park",), weight=5), Ballot(("road",), weight=3), Ballot(("bench",), weight=3)])
    >>> vote = Election((Project("park", 10), Project("road", 7), Project("bench", 3)), 10, box)
    >>> max_welfare(vote, RuleSpec(rule="max_welfare", utility="cardinality")).funded
    ('bench', 'road')
    >>> max_welfare(vote, RuleSpec(rule="max_welfare", utility="cost")).funded
    ('park',)
    """
    return count_with_lot(election, spec, draw_lot(seed, (project.id for project in election.projects)), seed)


def count_with_lot(election: Election, spec: RuleSpec, lot: Mapping[str, int], seed: str = "") -> Result:
    """The same with a lot that was drawn elsewhere: project id -> place."""
    room, ballots = Room.at_first(election), len(election.ballots)
    worth = total_worth(election, spec.utility)
    stand = sorted(standings(election, spec, lot), key=lambda one: _tie_key(one, spec.ties))
    out = {one.id: barred(one, spec, election.budget, ballots) or _shut_out(one, room) for one in stand}
    open_to = [one for one in stand if not out[one.id]]

    best = _best(open_to, room.limits, election.budget, lambda place: worth[open_to[place].id])
    funded = {open_to[place].id for place in best.taken}
    steps: list[Step] = []
    for one in sorted(open_to, key=lambda one: (one.id not in funded, -worth[one.id], _tie_key(one, spec.ties))):
        facts = _basics(one, worth)
        if one.id in funded:
            after = room.after(one.id, one.cost)
            facts |= {"left_before": room.left, "left_after": after.left}
            room = after
        else:
            facts |= {"short_of_room": max(0, one.cost - room.left)}
        reason = Reason.BEST_TOTAL if one.id in funded else Reason.NOT_BEST_TOTAL
        steps.append(Step(len(steps) + 1, one.id, reason, facts))
    for one in stand:
        why = out[one.id]
        if why:
            steps.append(_never(len(steps) + 1, one, why, spec, election, worth))
    certificate = Certificate(
        ballots=ballots,
        measure=measure_of(election, spec),
        seed=seed,
        ties=(),
        ties_mattered=_another(open_to, best, 0, spec.ties, room.limits, election.budget, worth),
        lot_used=len({one.key(spec.ties[:-1])[1:] for one in open_to}) < len(open_to),
        lot_mattered=_another(open_to, best, len(spec.ties) - 1, spec.ties, room.limits, election.budget, worth),
        closest=None,
    )
    waiting = [step.project for step in steps if step.reason is Reason.NOT_BEST_TOTAL]
    reserve = tuple(waiting[: spec.reserve])
    return Result(spec, election.budget, election.currency, election.exponent, tuple(steps), certificate, reserve)


def _best(open_to: Sequence[Standing], limits: Limits, budget: int, worth: Worth) -> Best:
    place = {one.id: number for number, one in enumerate(open_to)}
    items = [
        Item(
            worth(number),
            one.cost,
            limits.groups[one.id],
            frozenset(place[rival] for rival in limits.rivals[one.id] if rival in place),
        )
        for number, one in enumerate(open_to)
    ]
    return best_set(items, budget, limits.caps)


def _another(
    open_to: Sequence[Standing],
    best: Best,
    known: int,
    ties: Sequence[Tie],
    limits: Limits,
    budget: int,
    worth: Mapping[str, int],
) -> bool:
    """Whether another order among projects equal in the first `known` ties would choose another set.

    It would exactly if there is a set of the same worth that, at the first group of such equals in which the two differ,
    has a project the chosen one lacks: put that group's projects of that set first. So look for the set that, after
    worth, group by group has most projects the chosen one lacks, and then most that it has too.
    """
    second: dict[int, int] = {}
    base = (len(open_to) + 1) ** 2
    for _, group in groupby(range(len(open_to)), key=lambda place: _tie_key(open_to[place], ties[:known])):
        places = tuple(group)
        second = {place: number * base for place, number in second.items()}
        second |= {place: 1 if place in best.taken else len(open_to) + 1 for place in places}
    more = base ** len({_tie_key(one, ties[:known]) for one in open_to})
    other = _best(open_to, limits, budget, lambda place: worth[open_to[place].id] * more + second[place])
    return other.taken != best.taken


def _shut_out(one: Standing, room: Room) -> Reason | None:
    alone = room.bar(one.id, one.cost)
    return alone[0] if alone else None


def _never(
    place: int, one: Standing, reason: Reason, spec: RuleSpec, election: Election, worth: Mapping[str, int]
) -> Step:
    room = Room.at_first(election)
    if reason is Reason.CAP:
        group = (room.bar(one.id, one.cost) or (reason, ""))[1]
        return Step(place, one.id, reason, _basics(one, worth) | room.cap_facts(group, one.cost), by=group)
    numbers = its_numbers(one, reason, spec, election.budget, len(election.ballots))
    return Step(place, one.id, reason, _basics(one, worth) | numbers)


def _basics(one: Standing, worth: Mapping[str, int]) -> dict[str, int]:
    return {"score": one.score, "votes": one.votes, "cost": one.cost, "worth": worth[one.id]}


def _tie_key(one: Standing, ties: Sequence[Tie]) -> tuple[int, ...]:
    return tuple(one.tie(tie) for tie in ties)
