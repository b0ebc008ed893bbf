"""What holds in every count by shares, whichever engine makes it."""

from collections import Counter
from dataclasses import replace
from importlib.util import find_spec

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from madang_methods.counting import Ballot, BallotBox, Completion, Election, Project, RuleSpec, count
from madang_methods.counting.result import Result

from .shares import sharing_rules, sharing_towns

MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ENGINES = ("rational", "numpy", "numba" if find_spec("numba") else "numpy")


@MANY
@given(sharing_towns(), st.data())
def test_all_engines_say_the_same_to_the_last_number(election: Election, data: st.DataObject):
    spec = data.draw(sharing_rules(election))
    exact, arrays, compiled = (count(election, spec, seed="7", engine=engine) for engine in ENGINES)
    assert exact == arrays == compiled
    assert {**exact.as_dict(), "work": 0} == {**compiled.as_dict(), "work": 0}


@MANY
@given(sharing_towns(), st.data())
def test_budget_ceilings_and_conflicts_hold_and_every_project_has_one_step(election: Election, data: st.DataObject):
    result = count(election, data.draw(sharing_rules(election)))
    assert result.spent <= election.budget
    assert Counter(result.order) == Counter(project.id for project in election.projects)
    for group, cap in election.caps.items():
        members = [p for p in election.projects if group in p.groups and p.id in result.funded]
        assert sum(p.cost for p in members) <= cap
    assert all(len(conflict & set(result.funded)) <= 1 for conflict in election.conflicts)
    assert set(result.reserve) <= set(result.unfunded)
    votes = election.ballots.votes()
    assert all(votes[id] for id in result.funded)


@MANY
@given(sharing_towns(), st.data(), st.randoms())
def test_the_order_of_ballots_and_projects_is_irrelevant(election: Election, data: st.DataObject, chance):
    spec = data.draw(sharing_rules(election))
    projects, ballots = list(election.projects), list(election.ballots.ballots)
    chance.shuffle(projects)
    chance.shuffle(ballots)
    box = BallotBox.of(election.ballots.kind, ballots, election.ballots.max_length)
    assert count(replace(election, projects=tuple(projects), ballots=box), spec) == count(election, spec)


def apart(election: Election) -> Election:
    """Every person names one more project of their own, which is too dear for all: no two ballots are alike."""
    people = [
        replace(ballot, choices=(*ballot.choices, f"own {n} {i}"), weight=1)
        for n, ballot in enumerate(election.ballots.ballots)
        for i in range(ballot.weight)
    ]
    own = tuple(Project(person.choices[-1], election.budget + 1) for person in people)
    return replace(election, projects=election.projects + own, ballots=BallotBox.of("approval", people))


@MANY
@given(sharing_towns(kinds=("approval",), plain=True), st.sampled_from(("cost", "cardinality")), st.booleans())
def test_a_weight_pays_as_so_many_people(election: Election, utility, completed: bool):
    completion = Completion(increment=max(election.budget // 5, 1)) if completed else None
    spec = RuleSpec(rule="equal_shares", utility=utility, completion=completion)
    together, single = count(election, spec), count(apart(election), spec)
    assert together.funded == single.funded
    assert together.rounds == single.rounds


def paid(result: Result) -> dict[str, tuple[int, int]]:
    """What each project was paid by all, lower and upper end, in coins."""
    ledger = result.ledger
    assert ledger is not None
    return {p.project: (p.low, p.high) for p in ledger.payments()}


@MANY
@given(sharing_towns(), st.data())
def test_the_ledger_adds_up(election: Election, data: st.DataObject):
    result = count(election, data.draw(sharing_rules(election)))
    ledger, columns = result.ledger, election.ballots.columns
    if ledger is None:
        return
    costs = {project.id: project.cost for project in election.projects}
    spent = [[0, 0] for _ in columns.weights]
    for payment in ledger.payments():
        people = columns.weights[payment.ballots].tolist()
        low = sum(n * int(each) for n, each in zip(people, payment.low, strict=True))
        high = sum(n * int(each) for n, each in zip(people, payment.high, strict=True))
        assert low <= costs[payment.project] * ledger.unit <= high
        for ballot, least, most in zip(payment.ballots, payment.low, payment.high, strict=True):
            assert payment.project in election.ballots.ballots[ballot].choices
            spent[ballot][0] += int(least)
            spent[ballot][1] += int(most)
    left = ledger.left()
    for ballot, (least, most) in enumerate(spent):
        first_low, first_high = map(int, ledger.first[ballot])
        assert 0 <= int(left[ballot, 0]) <= int(left[ballot, 1])
        assert first_low - most <= int(left[ballot, 1])
        assert first_high - least >= int(left[ballot, 0])


@MANY
@given(sharing_towns(plain=True), st.data())
def test_nobody_left_over_could_have_paid(election: Election, data: st.DataObject):
    """Priceability: the supporters of a project that shares did not fund hold less than its cost."""
    spec = replace(data.draw(sharing_rules(election)), topup="none", comparison="none")
    result = count(election, spec)
    if result.ledger is None or spec.utility == "borda":  # where a low rank may be worth nothing
        return
    left, columns = result.ledger.left(), election.ballots.columns
    for id, step in result.unfunded.items():
        if step.reason in ("never_affordable", "outcompeted", "completion_stopped"):
            who = [n for n, ballot in enumerate(election.ballots.ballots) if supports(ballot, id)]
            held = sum(int(left[n, 0]) * int(columns.weights[n]) for n in who)
            assert held < step.facts["cost"] * result.ledger.unit
            assert step.facts["held_at_end"] < step.facts["cost"]


def supports(ballot: Ballot, id: str) -> bool:
    return id in ballot.choices and (not ballot.points or ballot.points[ballot.choices.index(id)] > 0)


@settings(max_examples=100, deadline=None)
@given(sharing_towns(kinds=("approval",), plain=True), st.sampled_from(("cost", "cardinality")))
def test_a_topup_only_adds_and_leaves_nothing_that_fits(election: Election, utility):
    bare = RuleSpec(rule="equal_shares", utility=utility)
    full = count(election, replace(bare, topup="votes"))
    assert set(count(election, bare).funded) <= set(full.funded)
    votes = election.ballots.votes()
    assert not [p for p in election.projects if votes[p.id] and p.id not in full.funded and p.cost <= full.left]
