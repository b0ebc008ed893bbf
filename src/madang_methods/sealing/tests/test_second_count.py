"""The single file's own count by the greedy rule agrees with the package's, on elections nobody thought of."""

from itertools import permutations
from types import SimpleNamespace
from typing import Any, get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from madang_methods.counting import Ballot, BallotBox, Election, Project, RuleSpec, count
from madang_methods.counting.ballot import Kind
from madang_methods.counting.rule import Cutoff, Per, Tie
from madang_methods.sealing.verifier import Counter, greedy

IDS = ("가로등", "b", "C", "d;1", "e", "f")
SPECS = st.builds(
    RuleSpec,
    cutoff=st.sampled_from(get_args(Cutoff)),
    per=st.sampled_from(get_args(Per)),
    min_score=st.integers(0, 6),
    fair_share=st.integers(0, 3),
    ties=st.sampled_from([(*order, "lot") for order in permutations(get_args(Tie)[:2])] + [("lot",)]),
)
PROJECTS = st.lists(
    st.tuples(st.integers(0, 12), st.frozensets(st.sampled_from(["east", "road"]))),
    min_size=len(IDS),
    max_size=len(IDS),
)
CHOICES = st.lists(st.lists(st.sampled_from(IDS), unique=True, max_size=4), max_size=9)
PAIRS = st.lists(st.sets(st.sampled_from(IDS), min_size=2, max_size=3).map(sorted), max_size=2)


@settings(max_examples=300, deadline=None)
@given(
    SPECS,
    PROJECTS,
    CHOICES,
    PAIRS,
    st.integers(0, 30),
    st.integers(0, 20),
    st.sampled_from(["approval", "points", "ranking"]),
    st.data(),
)
def test_two_counts_written_apart_fund_the_same_projects_for_the_same_reasons(
    spec: RuleSpec,
    costs: list[tuple[int, frozenset[str]]],
    choices: list[list[str]],
    conflicts: list[list[str]],
    budget: int,
    cap: int,
    kind: Kind,
    data: st.DataObject,
) -> None:
    ballots: list[dict[str, Any]] = [{"choices": sorted(one) if kind == "approval" else one} for one in choices]
    if kind == "points":
        for one in ballots:
            one["points"] = [data.draw(st.integers(1, 5)) for _ in one["choices"]]
    box = BallotBox.of(
        kind,
        [Ballot(tuple(one["choices"]), tuple(one.get("points", ()))) for one in ballots],
        4 if kind == "ranking" else 0,
    )
    projects = tuple(Project(id, cost, groups=groups) for id, (cost, groups) in zip(IDS, costs, strict=True))
    vote = Election(projects, budget, box, caps={"east": cap}, conflicts=tuple(map(frozenset, conflicts)))
    ours = count(vote, spec, seed="2027")
    kit: Any = SimpleNamespace(
        manifest={
            "ballot": {"kind": kind, "most": 4},
            "money": {"budget": budget, "caps": {"east": cap}, "conflicts": conflicts},
            "projects": [{"id": one.id, "cost": one.cost, "groups": sorted(one.groups)} for one in projects],
        },
        tally={"seed": "2027"},
        ballots=ballots,
        said=ballots,
        withdrawn=[],
        supports=Counter(choice for one in ballots for choice in one["choices"]),
    )
    theirs = [(project["id"], reason) for project, reason in greedy(kit, spec.as_dict())]
    assert theirs == [(step.project, str(step.reason)) for step in ours.steps]
