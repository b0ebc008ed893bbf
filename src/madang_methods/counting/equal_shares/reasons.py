"""A step for every project: by which part of the rule it was funded, or what it lacked, in codes and numbers."""

from collections.abc import Iterator, Sequence

from ..election import Election
from ..limits import Room
from ..result import Reason, Step
from ..rule import RuleSpec
from ..standing import Standing
from ..turns import barred, fair_votes
from .account import Books
from .decide import Decision

Told = tuple[Reason, dict[str, int], str, tuple[tuple[str, int], ...]]


def steps_of(
    election: Election, spec: RuleSpec, stand: Sequence[Standing], decision: Decision, books: Books
) -> tuple[Step, ...]:
    """First the funded in the order funded, then who competed, those with most of their cost in hand first."""
    by_id = {one.id: one for one in stand}
    people = len(election.ballots)
    found: list[tuple[Standing, Told]] = []
    room = Room.at_first(election)
    for id in decision.funded:
        found.append((by_id[id], _funded(by_id[id], decision, books, room)))
        room = room.after(id, by_id[id].cost)
    funded = set(decision.funded)
    waiting = [one for one in stand if one.id not in funded]
    competing = [one for one in waiting if barred(one, spec, election.budget, people) is None]
    found += _Losers(election, spec, decision, books, room).told(competing)
    in_race = {one.id for one in competing}
    found += [(one, _barred(one, spec, election.budget, people)) for one in waiting if one.id not in in_race]
    return tuple(_step(place, one, *told) for place, (one, told) in enumerate(found, 1))


def _step(
    place: int, one: Standing, reason: Reason, facts: dict[str, int], by: str, taken: tuple[tuple[str, int], ...]
) -> Step:
    return Step(
        place, one.id, reason, {"score": one.score, "votes": one.votes, "cost": one.cost} | facts, by, taken=taken
    )


def _funded(one: Standing, decision: Decision, books: Books, room: Room) -> Told:
    facts = {"left_before": room.left, "left_after": room.left - one.cost}
    if decision.greedy_kept or decision.all_fit or one.id in decision.free:
        return Reason.FITS, facts, "", ()
    if one.id in decision.topped_up:
        return Reason.TOPPED_UP, facts, "", ()
    made = books.rounds[decision.shares.index(one.id)]
    votes, of = (made.votes, 1000) if made.votes % 1000 else (made.votes // 1000, 1)
    facts |= {"round": made.number, "paid_by": made.paid_by, "price": made.price, "held": made.held}
    facts |= {"effective_votes_numerator": votes, "effective_votes_denominator": of}
    return Reason.PAID, facts, "", ()


class _Losers:
    """Why projects that competed were not funded."""

    def __init__(self, election: Election, spec: RuleSpec, decision: Decision, books: Books, room: Room) -> None:
        self.election, self.spec, self.decision, self.books, self.room = election, spec, decision, books, room
        self.place = {id: c for c, id in enumerate(decision.market.ids)}
        over = decision.completed.over
        self.over = {decision.market.ids[c] for c in over.order} if over else set()
        self.over_cost = sum(decision.market.cost[c] for c in over.order) if over else 0

    def told(self, competing: Sequence[Standing]) -> Iterator[tuple[Standing, Told]]:
        if self.decision.greedy_kept or self.decision.all_fit:
            yield from ((one, self._without_shares(one)) for one in competing)
            return
        told = {one.id: self._with_shares(one) for one in competing}

        def in_hand(one: Standing) -> tuple[object, ...]:
            there = told[one.id][1].get("held_at_end", 0)
            # How much of its cost is there, compared without fractions by what it would be of a huge cost.
            return (-(there << 64) // max(one.cost, 1), *(one.tie(tie) for tie in self.spec.ties))

        yield from ((one, told[one.id]) for one in sorted(competing, key=in_hand))

    def _without_shares(self, one: Standing) -> Told:
        shut = self._shut(one)
        if shut:
            return shut
        return Reason.TOO_EXPENSIVE, {"left": self.room.left, "short": one.cost - self.room.left}, "", ()

    def _with_shares(self, one: Standing) -> Told:
        shut = self._shut(one)
        if one.id not in self.place:
            return shut or (Reason.TOO_EXPENSIVE, {}, "", ())
        held = self.books.held(self.place[one.id])
        facts = {"held_at_start": held.first, "held_at_end": held.end, "left": self.room.left}
        if shut:
            return shut[0], shut[1] | facts, shut[2], held.taken
        # It was proven that they cannot pay, whatever rounding shows.
        end = min(held.end, one.cost - 1)
        facts |= {"held_at_end": end, "short": one.cost - end}
        if held.lost:
            facts |= {"lost_round": held.lost[0], "held_when_lost": held.lost[1]}
        if one.id in self.over:
            facts |= {"over_cost": self.over_cost, "over": self.over_cost - self.election.budget}
            return Reason.COMPLETION_STOPPED, facts, "", held.taken
        if held.first < one.cost:
            return Reason.NEVER_AFFORDABLE, facts | {"short_at_start": one.cost - held.first}, "", held.taken
        return Reason.OUTCOMPETED, facts, held.taken[0][0] if held.taken else "", held.taken

    def _shut(self, one: Standing) -> Told | None:
        bar = self.room.bar(one.id, one.cost)
        if bar is None:
            return None
        reason, by = bar
        return reason, self.room.cap_facts(by, one.cost) if reason is Reason.CAP else {}, by, ()


def _barred(one: Standing, spec: RuleSpec, budget: int, people: int) -> Told:
    reason = barred(one, spec, budget, people) or Reason.NO_VOTES
    facts: dict[str, int] = {}
    if reason is Reason.BELOW_THRESHOLD:
        facts = {"threshold": spec.min_score, "missing": spec.min_score - one.score}
    if reason is Reason.OVER_BUDGET:
        facts = {"budget": budget, "over": one.cost - budget}
    if reason is Reason.UNFAIR_SHARE:
        asked = fair_votes(one.cost, spec, budget, people)
        facts = {"ballots": people, "fair_votes": asked, "missing": asked - one.votes}
    return reason, facts, "", ()
