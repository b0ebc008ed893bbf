"""Sequential Phragmén: the old example, the same by plain fractions, and what always holds."""

import json
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from madang_methods.counting import Ballot, BallotBox, Election, Project, Reason, RuleSpec, count
from madang_methods.counting.greedy import count_with_lot as greedy_with_lot
from madang_methods.counting.pabulib import election_of, read
from madang_methods.counting.phragmen import count_with_lot
from madang_methods.counting.phragmen_loop import CERTAIN, search
from madang_methods.counting.phragmen_search import Search

from .limited import limited_elections, within_limits
from .samples import real_elections
from .towns import TIES, vote

MANY = settings(max_examples=100, deadline=None)
SPEC = RuleSpec(rule="phragmen")


@st.composite
def phragmens(draw: st.DrawFn) -> RuleSpec:
    return RuleSpec(
        rule="phragmen",
        cutoff=draw(st.sampled_from(("skip", "stop"))),
        min_score=draw(st.sampled_from((0, 0, 2))),
        fair_share=draw(st.sampled_from((0, 0, 2))),
        count_empty=draw(st.booleans()),
        ties=draw(st.sampled_from(TIES)),
        reserve=2,
    )


def by_fractions(election: Election, spec: RuleSpec, lot: dict[str, int]) -> list[str]:
    """The definition, word for word, with one load a voter; the reference the engine is held against."""
    votes = election.ballots.votes()
    people = [
        set(b.choices) - {c for c, p in zip(b.choices, b.points, strict=False) if not p}
        for b in election.ballots.ballots
        for _ in range(b.weight)
    ]
    n = len(people) if spec.count_empty else sum(b.weight for b in election.ballots.ballots if b.choices)
    loads = [Fraction(0)] * len(people)
    left, funded = election.budget, []

    def fair(p):
        return not spec.fair_share or votes[p.id] * spec.fair_share * election.budget >= p.cost * n

    alive = [p for p in election.projects if votes[p.id] >= max(1, spec.min_score) and p.cost <= left and fair(p)]
    key = {"min_cost": lambda p: p.cost, "max_votes": lambda p: -votes[p.id], "lot": lambda p: lot[p.id]}
    while alive:
        time = {
            p.id: (p.cost + sum(load for load, ballot in zip(loads, people, strict=True) if p.id in ballot))
            / Fraction(votes[p.id])
            for p in alive
        }
        first = [p for p in alive if time[p.id] == min(time.values())]
        for p in list(first):
            rivals = any(p.id in c and c & set(funded) for c in election.conflicts)
            used = {
                g: sum(q.cost for q in election.projects if q.id in funded and g in q.groups) for g in election.caps
            }
            if rivals or any(g in p.groups and used[g] + p.cost > cap for g, cap in election.caps.items()):
                alive.remove(p), first.remove(p)
        if spec.cutoff == "stop" and any(p.cost > left for p in first):
            break
        for p in [p for p in first if p.cost > left]:
            alive.remove(p), first.remove(p)
        if first:
            chosen = min(first, key=lambda p: [key[tie](p) for tie in spec.ties])
            alive.remove(chosen)
            funded.append(chosen.id)
            left -= chosen.cost
            loads = [
                time[chosen.id] if chosen.id in ballot else load for load, ballot in zip(loads, people, strict=True)
            ]
    return funded


def test_phragmens_example_of_1894():
    # As told by Janson, "Phragmén's and Thiele's election methods", 2016: three seats go to A, Q and B.
    people = {"ABC": 1034, "PQR": 519, "ABQ": 90, "APQ": 47}
    box = BallotBox.of("approval", [Ballot(tuple(names), weight=times) for names, times in people.items()])
    result = count(Election(tuple(Project(name, 1) for name in "ABCPQR"), 3, box), SPEC)
    assert result.funded == ("A", "Q", "B")
    load = result.step("A").facts
    assert (load["load_numerator"], load["load_denominator"]) == (1, 1171)


def test_every_group_gets_its_turn():
    election = vote({f"east{n}": 10 for n in range(6)} | {f"west{n}": 10 for n in range(3)}, {}, 60)
    east = Ballot(tuple(f"east{n}" for n in range(6)), weight=4)
    west = Ballot(tuple(f"west{n}" for n in range(3)), weight=2)
    result = count(replace(election, ballots=BallotBox.of("approval", [east, west])), SPEC)
    assert sum(id.startswith("west") for id in result.funded) == 2


def test_what_does_not_fit_is_passed_over_or_ends_the_count():
    election = vote({"park": 60, "road": 70, "bench": 60}, {"park": 9, "road": 9, "bench": 1}, 120)
    skipping = count(election, SPEC)
    assert (skipping.funded, skipping.unfunded["road"].facts["short"]) == (("park", "bench"), 10)
    stopping = count(election, replace(SPEC, cutoff="stop", reserve=5))
    assert (stopping.funded, stopping.unfunded["bench"].by) == (("park",), "road")
    assert stopping.reserve == ("road", "bench")


def test_with_stop_any_equal_project_that_is_too_dear_ends_the_count():
    # park and road come at the same time, 10; the road does not fit, so neither is funded.
    election = vote({"lamp": 1, "park": 20, "road": 30}, {"lamp": 9, "park": 2, "road": 3}, 30)
    result = count(election, replace(SPEC, cutoff="stop"))
    assert result.funded == ("lamp",)
    assert result.unfunded["park"].reason is Reason.STOPPED
    assert count(election, SPEC).funded == ("lamp", "park")


def test_what_costs_nothing_comes_first():
    assert count(vote({"park": 1, "gift": 0}, {"park": 9, "gift": 1}, 1), SPEC).funded == ("gift", "park")


def test_points_count_as_support_unless_they_are_none():
    box = BallotBox.of("points", [Ballot(("park", "road"), (1, 0), 3)])
    result = count(Election((Project("park", 5), Project("road", 5)), 10, box), SPEC)
    assert (result.funded, result.unfunded["road"].reason) == (("park",), Reason.NO_VOTES)


def test_more_than_a_thousand_winners_are_no_trouble():
    ids = [f"p{number}" for number in range(1100)]
    box = BallotBox.of("approval", [Ballot(tuple(ids), weight=2)])
    result = count(Election(tuple(Project(id, 1) for id in ids), 2000, box), SPEC)
    assert len(result.funded) == 1100
    assert not result.certificate.lot_mattered


def test_an_election_without_projects_or_ballots_funds_nothing():
    assert count(Election((), 100, BallotBox.of("approval", [])), SPEC).steps == ()


def test_the_certificate_says_whether_the_lot_mattered():
    one_of_two = count(vote({"park": 6, "road": 6}, {"park": 2, "road": 2}, 6), SPEC).certificate
    assert (one_of_two.lot_used, one_of_two.lot_mattered, one_of_two.ties_mattered) == (True, True, True)
    both = count(vote({"park": 6, "road": 6, "bus": 9}, {"park": 2, "road": 2, "bus": 1}, 12), SPEC).certificate
    assert (both.lot_used, both.lot_mattered, both.ties_mattered) == (True, False, False)


@MANY
@given(limited_elections(("approval", "points", "ranking")), phragmens(), st.permutations(range(7)))
def test_whole_numbers_decide_as_fractions_do(election: Election, spec: RuleSpec, places: list[int]):
    lot = {project.id: place for project, place in zip(election.projects, places, strict=False)}
    assert list(count_with_lot(election, spec, lot).funded) == by_fractions(election, spec, lot)


@MANY
@given(limited_elections(), phragmens(), st.integers(0, 60))
def test_large_sums_decide_as_fractions_do(election: Election, spec: RuleSpec, power: int):
    """With so much money that 64 bits leave no room for parts of a unit."""
    times = 2**power // 14 or 1
    projects = tuple(replace(p, cost=p.cost * times + n % 2) for n, p in enumerate(election.projects))
    large = replace(election, projects=projects, budget=min(2**60, election.budget * times + 1), caps={})
    lot = {project.id: place for place, project in enumerate(election.projects)}
    assert list(count_with_lot(large, spec, lot).funded) == by_fractions(large, spec, lot)


@MANY
@given(limited_elections(("approval", "points", "ranking")), phragmens(), st.randoms())
def test_limits_hold_and_order_is_irrelevant(election: Election, spec: RuleSpec, chance):
    result = count(election, spec)
    assert within_limits(election, result.funded)
    assert sorted(result.order) == sorted(project.id for project in election.projects)
    projects = list(election.projects)
    chance.shuffle(projects)
    assert count(replace(election, projects=tuple(projects)), spec) == result


@MANY
@given(limited_elections(("approval",)), phragmens())
def test_times_never_fall(election: Election, spec: RuleSpec):
    steps = [s.facts for s in count(election, spec).steps if "load_numerator" in s.facts]
    times = [Fraction(facts["load_numerator"], facts["load_denominator"]) for facts in steps]
    assert times == sorted(times)
    assert all(int(time) == facts["load"] for time, facts in zip(times, steps, strict=True))


def test_the_usual_library_funds_the_same_in_every_sample():
    """expected.json; that library breaks ties by the ids as text, so the lot here is their order."""
    paths = {path.name: path for path in real_elections()}
    expected = next(iter(paths.values())).parent / "expected.json"
    if not expected.exists():
        pytest.skip("No expected.json beside the real elections.")
    rows = json.loads(expected.read_text())["pabutools_1.2.3_exact_lexicographic"]
    rules = {
        "phragmen": RuleSpec(rule="phragmen", cutoff="stop", ties=("lot",)),
        "greedy:card": RuleSpec(per="cost", ties=("lot",)),
        "greedy:cost": RuleSpec(ties=("lot",)),
    }
    compared = 0
    for row in rows:
        if row["rule"] in rules and row["file"] in paths:
            election = election_of(read(paths[row["file"]]))
            lot = {id: place for place, id in enumerate(sorted(project.id for project in election.projects))}
            result = _by(rules[row["rule"]], election, lot)
            assert (row["file"], row["rule"], sorted(result)) == (row["file"], row["rule"], sorted(row["winners"]))
            compared += 1
    assert compared


def _by(spec: RuleSpec, election: Election, lot: dict[str, int]) -> tuple[str, ...]:
    rule = count_with_lot if spec.rule == "phragmen" else greedy_with_lot
    return rule(election, spec, lot).funded


@MANY
@given(limited_elections(("approval", "points", "ranking")), phragmens(), st.permutations(range(7)))
def test_the_search_alone_buys_in_the_same_order(election: Election, spec: RuleSpec, places: list[int]):
    lot = {project.id: place for project, place in zip(election.projects, places, strict=False)}
    ready = Search.of(election, spec, lot)
    assert ready.order() == ready.order(compiled=False) == count_with_lot(election, spec, lot).funded


@MANY
@given(limited_elections(("approval",)), phragmens(), st.permutations(range(7)))
def test_the_loop_as_it_stands_decides_as_the_walk_or_says_that_it_cannot(
    election: Election, spec: RuleSpec, places: list[int]
):
    lot = {project.id: place for project, place in zip(election.projects, places, strict=False)}
    ready = Search.of(replace(election, caps={}, conflicts=()), spec, lot)
    if ready.numbers is None:
        return
    low, high = np.zeros(len(ready.supporters.weights), np.int64), np.zeros(len(ready.supporters.weights), np.int64)
    order = np.zeros(len(election.projects), np.int64)
    certain, bought = search(*ready.numbers, np.int64(election.budget), spec.cutoff == "stop", low, high, order)
    found = tuple(election.projects[place].id for place in order[:bought].tolist())
    walked = ready.order(compiled=False)
    assert found == (walked if certain == CERTAIN else walked[:bought])
