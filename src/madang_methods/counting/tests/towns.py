"""Small towns that vote, by hand and by chance."""

from typing import Any

from hypothesis import strategies as st

from madang_methods.counting import Ballot, BallotBox, Election, Project, RuleSpec

IDS = ("bench", "bus", "lamp", "park", "road", "school", "tree")
TIES: tuple[Any, ...] = (
    ("min_cost", "max_votes", "lot"),
    ("max_votes", "min_cost", "lot"),
    ("min_cost", "lot"),
    ("max_votes", "lot"),
    ("lot",),
)


def vote(costs: dict[str, int], votes: dict[str, int], budget: int) -> Election:
    """An approval vote in which each person names one project: the numbers are the votes."""
    ballots = [Ballot((id,), weight=times) for id, times in votes.items() if times]
    return Election(tuple(Project(id, cost) for id, cost in costs.items()), budget, BallotBox.of("approval", ballots))


@st.composite
def elections(draw: st.DrawFn, kinds: tuple[Any, ...] = ("approval", "choose-1", "points", "ranking")) -> Election:
    """Few projects, small numbers: ties and exact fits come often."""
    ids = draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=6, unique=True))
    projects = tuple(Project(id, draw(st.integers(0, 8))) for id in ids)
    kind = draw(st.sampled_from(kinds))
    ballots = draw(st.lists(_ballots(ids, kind), max_size=10))
    places = draw(st.integers(0, 4)) if kind == "ranking" else 0
    return Election(projects, draw(st.integers(0, 14)), BallotBox.of(kind, ballots, places))


@st.composite
def _ballots(draw: st.DrawFn, ids: list[str], kind: str) -> Ballot:
    most = 1 if kind == "choose-1" else len(ids)
    choices = tuple(draw(st.lists(st.sampled_from(ids), max_size=most, unique=True)))
    points = tuple(draw(st.integers(0, 3)) for _ in choices) if kind == "points" else ()
    return Ballot(choices, points, draw(st.integers(1, 3)))


@st.composite
def specs(draw: st.DrawFn, cutoffs: tuple[Any, ...] = ("skip", "stop")) -> RuleSpec:
    return RuleSpec(
        cutoff=draw(st.sampled_from(cutoffs)),
        min_score=draw(st.sampled_from((0, 0, 1, 2, 4))),
        ties=draw(st.sampled_from(TIES)),
        reserve=draw(st.integers(0, 2)),
    )
