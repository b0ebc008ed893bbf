"""Equal shares with bounded overspending: by hand, by plain fractions, and what always holds."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from madang_methods.counting import Ballot, BallotBox, Election, Project, Reason, RuleError, RuleSpec, count
from madang_methods.counting.bounded.rule import count_with_lot
from madang_methods.counting.verify import verify

from .limited import limited_elections, within_limits
from .towns import TIES, vote

MANY = settings(max_examples=100, deadline=None)
SPEC = RuleSpec(rule="bounded_overspending")
KINDS = {
    "approval": ("cost", "cardinality"),
    "points": ("cost", "cardinality", "points", "points_cost"),
    "ranking": ("cost", "borda"),
}


@st.composite
def cases(draw: st.DrawFn) -> tuple[Election, RuleSpec]:
    election = draw(limited_elections(("approval", "points", "ranking")))
    utility = draw(st.sampled_from(KINDS[election.ballots.kind]))
    return election, replace(SPEC, utility=utility, ties=draw(st.sampled_from(TIES)), count_empty=draw(st.booleans()))


def worths(election: Election, utility: str) -> list[dict[str, int]]:
    """What each project is worth to each voter."""
    cost = {project.id: project.cost for project in election.projects}
    found = []
    for ballot in election.ballots.ballots:
        mine = {}
        for rank, id in enumerate(ballot.choices):
            points = ballot.points[rank] if ballot.points else 1
            by = {"cost": cost[id], "cardinality": 1, "points": points, "points_cost": points * cost[id]}
            mine[id] = max(0, election.ranking_places - rank) if utility == "borda" else by[utility] if points else 0
        found += [mine] * ballot.weight
    return found


def by_fractions(election: Election, spec: RuleSpec, lot: dict[str, int]) -> list[tuple[str, int]]:
    """The definition with one purse a voter: whom, and how many thousandths its supporters cover."""
    worth, votes = worths(election, spec.utility), election.ballots.votes()
    people = sum(ballot.weight for ballot in election.ballots.ballots if spec.count_empty or ballot.choices)
    money = [Fraction(election.budget, max(people, 1))] * len(worth)
    scores = election.ballots.borda(election.ranking_places) if election.ballots.kind == "ranking" else votes
    if election.ballots.kind == "points":
        scores = election.ballots.points()
    key = {"min_cost": lambda p: p.cost, "max_votes": lambda p: -votes[p.id], "lot": lambda p: lot[p.id]}
    alive = sorted(
        (p for p in election.projects if scores[p.id] and p.cost <= election.budget),
        key=lambda p: [key[t](p) for t in spec.ties],
    )
    funded, left, made = [], election.budget, []

    def shut(p: Project) -> bool:
        if any(p.id in c and c & set(funded) for c in election.conflicts) or p.cost > left:
            return True
        used = {g: sum(q.cost for q in election.projects if q.id in funded and g in q.groups) for g in election.caps}
        return any(g in p.groups and used[g] + p.cost > cap for g, cap in election.caps.items())

    for p in [p for p in alive if not p.cost]:
        if not shut(p):
            funded.append(p.id)
    alive = [p for p in alive if p.cost]
    while True:
        best = None
        for p in alive:
            mine = [(m, w[p.id]) for m, w in zip(money, worth, strict=True) if w.get(p.id)]
            if shut(p) or not any(m for m, _ in mine):
                continue
            caps = {m / u for m, u in mine if m}
            total = lambda x: sum(min(m, x * u) for m, u in mine)  # noqa: B023
            below = [x for x in sorted(caps) if total(x) < p.cost]
            if total(max(caps)) >= p.cost:
                poor = sum(m for m, u in mine if m and m / u in below)
                below.append((p.cost - poor) / Fraction(sum(u for m, u in mine if m and m / u not in below)))
            for x in reversed(below):
                covered = min(total(x) / p.cost, Fraction(1))
                if best is None or x / covered**2 < best[0]:
                    best = x / covered**2, p, x / covered, covered
        if best is None:
            return made
        _, p, cap, covered = best
        money = [m - min(m, cap * w.get(p.id, 0)) for m, w in zip(money, worth, strict=True)]
        alive.remove(p)
        funded.append(p.id)
        left -= p.cost
        made.append((p.id, int(covered * 1000)))


def test_a_project_its_supporters_cannot_quite_pay_is_funded():
    # Each holds 30; two hold 60 of the 70 that the park costs: six sevenths.
    election = vote({"park": 70, "road": 90}, {"park": 2, "road": 1}, 90)
    result = count(election, SPEC)
    assert (result.funded, result.step("park").facts["covered"]) == (("park",), 857)
    assert (result.unfunded["road"].reason, result.unfunded["road"].facts["short"]) == (Reason.TOO_EXPENSIVE, 70)


def test_who_can_pay_pays_as_in_equal_shares():
    votes = [Ballot(("lake", "park"), weight=6), Ballot(("road",), weight=4)]
    town = (Project("lake", 30), Project("park", 20), Project("road", 40), Project("pier", 80))
    election = Election(town, 100, BallotBox.of("approval", votes))
    result = count(election, SPEC)
    assert result.funded == count(election, RuleSpec(rule="equal_shares")).funded
    assert {result.step(id).facts["covered"] for id in result.funded} == {1000}


def test_a_project_whose_supporters_have_nothing_left_is_not_funded():
    votes = [Ballot(("lake", "park"), weight=5), Ballot(("road",), weight=5)]
    town = (Project("lake", 50), Project("park", 10), Project("road", 30))
    result = count(Election(town, 100, BallotBox.of("approval", votes)), replace(SPEC, utility="cardinality"))
    assert "park" in result.funded  # the cheap one comes first
    assert sum(result.step(id).facts["cost"] for id in result.funded) <= 100


def test_a_project_that_costs_all_there_is_can_be_had():
    result = count(vote({"park": 150_000}, {"park": 61}, 150_000), SPEC)
    assert (result.funded, result.step("park").facts["covered"]) == (("park",), 1000)


def test_a_utility_the_ballots_do_not_give_is_refused():
    with pytest.raises(RuleError, match="needs ballots of kind points"):
        count(vote({"park": 1}, {"park": 1}, 1), replace(SPEC, utility="points"))


@settings(max_examples=250, deadline=None)
@given(cases(), st.permutations(range(7)))
def test_whole_numbers_decide_as_fractions_do(case: tuple[Election, RuleSpec], places: list[int]):
    election, spec = case
    lot = {project.id: place for project, place in zip(election.projects, places, strict=False)}
    result = count_with_lot(election, spec, lot)
    paid = [(s.project, s.facts["covered"]) for s in result.steps if s.reason is Reason.PAID]
    assert paid == by_fractions(election, spec, lot)


@MANY
@given(cases(), st.randoms())
def test_laws(case: tuple[Election, RuleSpec], chance):
    """Limits hold, order is irrelevant, and it can be verified."""
    election, spec = case
    result = count(election, spec)
    assert within_limits(election, result.funded)
    assert sorted(result.order) == sorted(project.id for project in election.projects)
    projects = list(election.projects)
    chance.shuffle(projects)
    assert count(replace(election, projects=tuple(projects)), spec) == result
    assert verify(election, result).findings == ()
