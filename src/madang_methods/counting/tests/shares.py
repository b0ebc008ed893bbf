"""Towns that share, by chance: few projects, small and huge numbers, so that ties and exact fits come often."""

from typing import Any

from hypothesis import strategies as st

from madang_methods.counting import Ballot, BallotBox, Completion, Election, Project, RuleSpec

from .towns import IDS, TIES

GROUPS = ("east", "west")
DISTRICTS = ("north", "south")
UTILITIES = {
    "approval": ("cost", "cardinality"),
    "choose-1": ("cost", "cardinality"),
    "points": ("cost", "cardinality", "points", "points_cost"),
    "ranking": ("cost", "cardinality", "borda"),
}


@st.composite
def sharing_towns(draw: st.DrawFn, kinds: tuple[Any, ...] = tuple(UTILITIES), plain: bool = False) -> Election:
    """A town; with `plain` it has no ceilings, conflicts or districts."""
    ids = draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=7, unique=True))
    # Costs that differ by one in a billion are told apart, and budgets are hit exactly.
    unit = draw(st.sampled_from((1, 1, 1, 10**9, 10**15, 10**19)))
    costs = [draw(st.integers(0, 8)) * unit + draw(st.sampled_from((0, 0, 0, 1))) for _ in ids]
    budget = draw(st.one_of(st.integers(0, 14).map(lambda each: each * unit), st.just(sum(costs[:2]))))
    groups = [frozenset() if plain else draw(st.frozensets(st.sampled_from(GROUPS), max_size=2)) for _ in ids]
    projects = tuple(map(lambda id, cost, some: Project(id, cost, "", some), ids, costs, groups))
    kind = draw(st.sampled_from(kinds))
    ballots = draw(st.lists(_ballots(ids, kind), max_size=10))
    box = BallotBox.of(kind, ballots, draw(st.integers(0, 4)) if kind == "ranking" else 0)
    if plain:
        return Election(projects, budget, box)
    caps = {name: draw(st.integers(0, 14)) * unit for name in GROUPS if draw(st.booleans())}
    conflicts = (
        draw(st.lists(st.frozensets(st.sampled_from(ids), min_size=2, max_size=3), max_size=1)) if ids[1:] else []
    )
    first = draw(st.integers(0, budget))
    districts = {"north": first, "south": budget - first}
    exponent = draw(st.sampled_from((0, 0, 0, 2)))
    return Election(projects, budget, box, "KRW", exponent, districts, caps, tuple(conflicts))


@st.composite
def _ballots(draw: st.DrawFn, ids: list[str], kind: str) -> Ballot:
    most = 1 if kind == "choose-1" else len(ids)
    choices = tuple(draw(st.lists(st.sampled_from(ids), max_size=most, unique=True)))
    points = tuple(draw(st.sampled_from((0, 1, 2, 3, 1000))) for _ in choices) if kind == "points" else ()
    return Ballot(choices, points, draw(st.integers(1, 3)), draw(st.sampled_from(DISTRICTS)))


@st.composite
def sharing_rules(draw: st.DrawFn, election: Election) -> RuleSpec:
    """Any rule of equal shares for these ballots; the step of a completion is so large that it ends soon."""
    completion = draw(st.none() | _completions(max(election.budget // 10**election.exponent // 7, 1)))
    district = bool(election.districts) and draw(st.booleans())
    return RuleSpec(
        rule="equal_shares",
        utility=draw(st.sampled_from(UTILITIES[election.ballots.kind])),
        ties=draw(st.sampled_from(TIES)),
        min_score=draw(st.sampled_from((0, 0, 2))),
        fair_share=draw(st.sampled_from((0, 0, 3))),
        reserve=draw(st.integers(0, 2)),
        endowment="district" if district else "equal",
        count_empty=draw(st.booleans()),
        completion=completion,
        topup=draw(st.sampled_from(("none", "votes", "votes_per_cost"))),
        comparison=draw(st.sampled_from(("none", "satisfaction", "exclusion"))),
    )


@st.composite
def _completions(draw: st.DrawFn, step: int) -> Completion:
    return Completion(
        start=draw(st.sampled_from(("exact", "floor"))),
        increment=step,
        stop=draw(st.sampled_from(("overspend", "exhaustive"))),
        universe=draw(st.sampled_from(("eligible", "supported", "all"))),
    )
