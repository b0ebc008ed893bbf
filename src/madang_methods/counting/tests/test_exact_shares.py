"""Exact Equal Shares: by hand, by plain fractions, and what always holds."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from madang_methods.counting import Ballot, BallotBox, Completion, Election, Project, Reason, RuleError, RuleSpec, count
from madang_methods.counting.exact_shares.change import next_change
from madang_methods.counting.exact_shares.decision import candidates_of
from madang_methods.counting.exact_shares.purses import Purses
from madang_methods.counting.exact_shares.rule import count_with_lot
from madang_methods.counting.exact_shares.run import run
from madang_methods.counting.limits import Room
from madang_methods.counting.supporters import by_heads
from madang_methods.counting.verify import verify

from .limited import limited_elections, within_limits
from .towns import TIES, elections, vote

MANY = settings(max_examples=100, deadline=None)
SPEC = RuleSpec(rule="exact_equal_shares")


@st.composite
def exacts(draw: st.DrawFn, completed: bool = True) -> RuleSpec:
    by, stop = draw(st.sampled_from(("add1", "add_opt"))), draw(st.sampled_from(("overspend", "exhaustive")))
    return replace(
        SPEC,
        utility=draw(st.sampled_from(("cost", "cardinality"))),
        ties=draw(st.sampled_from(TIES)),
        count_empty=draw(st.booleans()),
        completion=draw(st.sampled_from((None, Completion(by=by, stop=stop)))) if completed else None,
        topup=draw(st.sampled_from(("none", "votes", "votes_per_cost"))) if completed else "none",
        reserve=1,
    )


def by_fractions(election: Election, spec: RuleSpec, lot: dict[str, int], share: Fraction) -> list[tuple[str, int]]:
    """The definition, word for word: whom and by how many, with one purse a voter."""
    people = [set(b.choices) for b in election.ballots.ballots for _ in range(b.weight)]
    votes = election.ballots.votes()
    money = [share] * len(people)
    key = {"min_cost": lambda p: p.cost, "max_votes": lambda p: -votes[p.id], "lot": lambda p: lot[p.id]}
    alive = [p for p in election.projects if votes[p.id] and 0 < p.cost <= election.budget]
    free = [p for p in election.projects if votes[p.id] and not p.cost]
    funded, made = [], []
    for p in sorted(free, key=lambda p: [key[tie](p) for tie in spec.ties]):
        if not any(p.id in c and c & set(funded) for c in election.conflicts):
            funded.append(p.id)
    while True:
        best = None
        for p in alive:
            used = {
                g: sum(q.cost for q in election.projects if q.id in funded and g in q.groups) for g in election.caps
            }
            if any(p.id in c and c & set(funded) for c in election.conflicts):
                continue
            if any(g in p.groups and used[g] + p.cost > cap for g, cap in election.caps.items()):
                continue
            sizes = [
                k
                for k in range(1, len(people) + 1)
                if sum(p.id in b and m * k >= p.cost for b, m in zip(people, money, strict=True)) >= k
            ]
            if sizes:
                rate = Fraction(max(sizes)) / (1 if spec.utility == "cost" else p.cost)
                option = (-rate, [key[tie](p) for tie in spec.ties], p, max(sizes))
                best = option if best is None or option[:2] < best[:2] else best
        if best is None:
            return made
        *_, p, size = best
        price = Fraction(p.cost, size)
        money = [m - price if p.id in b and m >= price else m for b, m in zip(people, money, strict=True)]
        alive.remove(p)
        funded.append(p.id)
        made.append((p.id, size))


def lot_of(election: Election) -> dict[str, int]:
    return {project.id: place for place, project in enumerate(election.projects)}


def test_who_holds_too_little_for_an_equal_part_pays_nothing():
    votes = [Ballot(("lake", "park"), weight=3), Ballot(("lake",), weight=4), Ballot(("park",), weight=3)]
    election = Election((Project("lake", 63), Project("park", 27)), 100, BallotBox.of("approval", votes))
    result = count(election, SPEC)
    assert [(s.project, s.facts["paid_by"], s.facts["price_numerator"]) for s in result.steps] == [
        ("lake", 7, 9),
        ("park", 3, 9),
    ]


def test_a_project_can_fail_although_its_supporters_hold_its_cost():
    # Nine hold 1 and one holds 10: together 19, but in equal parts they pay at most 10.
    votes = [Ballot(("lake", "park"), weight=9), Ballot(("park",))]
    election = Election((Project("lake", 81), Project("park", 19)), 100, BallotBox.of("approval", votes))
    lake_first = count(election, replace(SPEC, ties=("lot",)))
    assert lake_first.funded[0] == "park"  # ten payers come before nine
    dearer = replace(election, projects=(Project("lake", 81), Project("park", 11)))
    assert count(dearer, SPEC).step("park").facts["paid_by"] == 10
    apart = BallotBox.of(
        "approval", [Ballot(("lake", "park"), weight=5), Ballot(("lake",), weight=4), Ballot(("park",))]
    )
    park = count(replace(election, ballots=apart, projects=(Project("lake", 81), Project("park", 14))), SPEC).step(
        "park"
    )
    assert (park.reason, park.by, park.facts["held_at_end"]) == (Reason.OUTCOMPETED, "lake", 15)
    assert park.taken == (("lake", 45),)


def test_add_opt_gives_just_what_the_next_project_lacks():
    # Each holds 10. Park lacks 1 a head at 11, road 2 at 12; at 12 both would cost 120+... more than the budget.
    election = vote({"park": 55, "road": 60}, {"park": 5, "road": 5}, 100)
    result = count(election, replace(SPEC, completion=Completion(by="add_opt")))
    assert result.funded == ("park",)
    assert result.certificate.more["raised"] == [1, 1]
    road = result.unfunded["road"]
    assert (road.reason, road.facts["over"]) == (Reason.COMPLETION_STOPPED, 15)


def test_utilities_that_differ_between_people_are_refused():
    box = BallotBox.of("points", [Ballot(("park",), (3,))])
    with pytest.raises(RuleError, match="alike for all supporters"):
        count(Election((Project("park", 1),), 1, box), replace(SPEC, utility="points"))


@MANY
@given(limited_elections(("approval",)), exacts(completed=False), st.permutations(range(7)))
def test_whole_numbers_decide_as_fractions_do(election: Election, spec: RuleSpec, places: list[int]):
    lot = {project.id: place for project, place in zip(election.projects, places, strict=False)}
    people = [b for b in election.ballots.ballots if spec.count_empty or b.choices]
    share = Fraction(election.budget, max(1, sum(b.weight for b in people)))
    result = count_with_lot(election, spec, lot)
    paid = [(s.project, s.facts["paid_by"]) for s in result.steps if s.reason is Reason.PAID]
    assert paid == by_fractions(election, spec, lot, share)


@settings(max_examples=60, deadline=None)
@given(elections(("approval",)), st.sampled_from(("cost", "cardinality")), st.fractions(0, 6, max_denominator=12))
def test_the_next_change_is_the_next_change(election: Election, utility, share: Fraction):
    """Just below it the run is the same; at it, it is another."""
    stand = [one for one in by_heads(election, lot_of(election)) if one.votes and one.cost]
    stand.sort(key=lambda one: (one.cost, one.lot))
    candidates = candidates_of(election, stand)
    district = election.ballots.columns.district

    def again(share: Fraction):
        done = run(
            candidates,
            Purses.full([share], district, len(election.ballots)),
            Room.at_first(replace(election, budget=10**6)),
            utility,
        )
        return done, [(made.candidate.standing.id, made.payers) for made in done.bought if made.candidate]

    done, course = again(share)
    more = next_change(candidates, done, utility)
    if more is None:
        assert again(share + 100)[1] == course
        return
    assert more > 0
    assert again(share + more)[1] != course
    for part in (Fraction(1, 1000), Fraction(1, 3), Fraction(1, 2), Fraction(999, 1000)):
        assert again(share + more * part)[1] == course


@settings(max_examples=60, deadline=None)
@given(elections(("approval",)), exacts(), st.integers(1, 2))
def test_steps_that_are_passed_over_change_nothing(election: Election, spec: RuleSpec, increment: int):
    """Add1 with leaps is add1 step by step."""
    spec = replace(spec, completion=Completion(increment=increment), topup="none")
    lot = lot_of(election)
    result = count_with_lot(election, spec, lot)
    if all(step.reason is not Reason.PAID for step in result.steps):
        return
    people = sum(b.weight for b in election.ballots.ballots if spec.count_empty or b.choices)
    cost = {project.id: project.cost for project in election.projects}
    able = [p for p in election.projects if election.ballots.votes()[p.id] and 0 < p.cost <= election.budget]
    last = None
    for step in range(200):
        made = by_fractions(election, spec, lot, Fraction(election.budget, people) + step * increment)
        if sum(cost[id] for id, _ in made) > election.budget:
            break
        last = made
        if len(made) == len(able):
            break
    assert [(s.project, s.facts["paid_by"]) for s in result.steps if s.reason is Reason.PAID] == last


@MANY
@given(limited_elections(("approval",)), exacts(), st.randoms())
def test_laws(election: Election, spec: RuleSpec, chance):
    """Limits hold, order is irrelevant, payers pay equally and only for what they want, and it can be verified."""
    result = count(election, spec)
    assert within_limits(election, result.funded)
    assert sorted(result.order) == sorted(project.id for project in election.projects)
    projects = list(election.projects)
    chance.shuffle(projects)
    assert count(replace(election, projects=tuple(projects)), spec) == result
    assert verify(election, result).findings == ()
    for step in result.steps:
        if step.reason is Reason.PAID:
            price = Fraction(step.facts["price_numerator"], step.facts["price_denominator"])
            assert price * step.facts["paid_by"] == step.facts["cost"]
    if result.ledger is not None:
        for payment in result.ledger.payments():
            assert len(set(payment.high.tolist())) == 1
            assert int((payment.high - payment.low).max(initial=0)) <= 2 + len(result.steps)


@MANY
@given(limited_elections(("approval",)), exacts(completed=False))
def test_payers_never_grow_from_round_to_round(election: Election, spec: RuleSpec):
    spec = replace(spec, utility="cost")
    paid = [step.facts["paid_by"] for step in count(election, spec).steps if step.reason is Reason.PAID]
    assert all(first >= second for first, second in pairwise(paid))
