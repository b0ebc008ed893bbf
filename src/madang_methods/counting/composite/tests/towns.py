"""Small towns with several voices, by hand and by chance."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from madang_methods.counting import (
    Ballot,
    BallotBox,
    Ceiling,
    Component,
    CompositeElection,
    CompositeSpec,
    Guarantee,
    Project,
    ScoreSheet,
    Threshold,
)

IDS = ("bench", "bus", "lamp", "park", "road", "tree")
AREAS = ("area:east", "area:west", "area:north")
TIES: tuple[tuple[str, ...], ...] = (
    ("committee", "min_cost", "received", "lot"),
    ("min_cost", "max_votes", "lot"),
    ("received", "lot"),
    ("residents", "lot"),
    ("lot",),
)


def approvals(votes: Mapping[str, int], empty: int = 0) -> BallotBox:
    """Each person names one project: the numbers are the votes."""
    ballots = [Ballot((id,), weight=times) for id, times in votes.items() if times]
    return BallotBox.of("approval", [*ballots, *([Ballot((), weight=empty)] if empty else [])])


def residents(normalisation: Any = "share", weight: int = 50, **more: Any) -> Component:
    denominator = {"share": "choices", "rate": "ballots", "max100": "highest", "rank": "projects"}[normalisation]
    known = {"sources": ("online",), "ballot": "approval", "denominator": denominator, "empty": "refuse"}
    return Component("residents", weight=weight, normalisation=normalisation, **{**known, **more})


def committee(weight: int = 50, **more: Any) -> Component:
    known = {
        "sources": ("committee",), "ballot": "scores", "normalisation": "score", "denominator": "scores", "empty": "refuse",
    }  # fmt: skip
    return Component("committee", weight=weight, **{**known, **more})


def sheet(scores: Mapping[str, int], maximum: int = 100) -> ScoreSheet:
    """One member's scores."""
    return ScoreSheet(maximum, {1: dict(scores)})


def rule(*components: Component, **more: Any) -> CompositeSpec:
    return CompositeSpec(components, **{"cutoff": "skip", "ties": ("min_cost", "lot"), **more})


def town(costs: Mapping[str, int], budget: int, boxes: Mapping[str, Any], **more: Any) -> CompositeElection:
    groups: Mapping[str, str] = more.pop("groups", {})
    projects = tuple(Project(id, cost, groups=frozenset(groups.get(id, "").split())) for id, cost in costs.items())
    return CompositeElection(projects, budget, boxes, **more)


@st.composite
def elections(draw: st.DrawFn) -> CompositeElection:
    """Few projects, small numbers: ties and exact fits come often."""
    ids = draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=6, unique=True))
    groups = st.frozensets(st.sampled_from((*AREAS, "kind:event")), max_size=2)
    projects = tuple(Project(id, draw(st.integers(0, 8)), groups=draw(groups)) for id in ids)
    boxes = {"residents": draw(ballot_boxes(ids)), "committee": draw(sheets(ids)), "school": draw(ballot_boxes(ids))}
    caps = draw(st.dictionaries(st.sampled_from(AREAS), st.integers(0, 10), max_size=2))
    conflicts = (
        draw(st.lists(st.frozensets(st.sampled_from(ids), min_size=2, max_size=2), max_size=1)) if len(ids) > 1 else []
    )
    floors = {p.id: draw(st.integers(1, p.cost)) for p in projects if p.cost and draw(st.booleans())}
    received = {id: draw(st.integers(1, 3)) for id in ids}
    return CompositeElection(
        projects, draw(st.integers(0, 14)), boxes, caps=caps, conflicts=tuple(conflicts), consents=floors, received=received,
        sizes={"residents": 50, "school": 50},
    )  # fmt: skip


@st.composite
def ballot_boxes(draw: st.DrawFn, ids: list[str]) -> BallotBox:
    ballots = st.builds(
        lambda choices, weight: Ballot(tuple(choices), weight=weight),
        st.lists(st.sampled_from(ids), max_size=len(ids), unique=True),
        st.integers(1, 3),
    )
    return BallotBox.of("approval", draw(st.lists(ballots, max_size=6)))


@st.composite
def sheets(draw: st.DrawFn, ids: list[str]) -> ScoreSheet:
    scores = {member: {id: draw(st.integers(0, 3)) for id in ids} for member in range(draw(st.integers(1, 3)))}
    return ScoreSheet(3, scores)


NORMALISATIONS = (
    ("share", "choices"),
    ("rate", "ballots"),
    ("rate", "panel"),
    ("max100", "highest"),
    ("rank", "projects"),
)


@st.composite
def specs(draw: st.DrawFn, cutoffs: tuple[Any, ...] = ("skip", "stop"), limited: bool = True) -> CompositeSpec:
    """Rules of all kinds for these towns; not `limited`: without ceilings, guarantees, thresholds and reductions."""
    norm, by = draw(st.sampled_from(NORMALISATIONS))
    school, school_by = draw(st.sampled_from(NORMALISATIONS))
    asked = (
        draw(st.sampled_from(((), (), (Threshold("score", 1),), (Threshold("part", Fraction(100, 3)),))))
        if limited
        else ()
    )
    weights = draw(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(1, 2)))
    components = (
        residents("share", weights[0], empty="redistribute") if norm == "share"
        else residents(norm, weights[0], denominator=by, empty="redistribute"),
        committee(weights[1], thresholds=asked, unscored="zero", empty="redistribute"),
        Component("school", ("school",), "approval", weights[2], school, school_by, "redistribute"),
    )  # fmt: skip
    ceilings = (Ceiling("area:*", money=6), Ceiling("area:*", projects=1), Ceiling("kind:event", each=4))
    guarantees = (Guarantee("area:*", 1), Guarantee("area:*", 2))
    return CompositeSpec(
        components,
        cutoff=draw(st.sampled_from(cutoffs)),
        ties=draw(st.sampled_from(TIES)),
        reduce=limited and draw(st.booleans()),
        min_total=draw(st.sampled_from((0, 0, 20))) if limited else 0,
        project_ceiling=draw(st.sampled_from((0, 0, 6))) if limited else 0,
        ceilings=draw(st.sampled_from(((), (), ceilings[:1], ceilings[1:2], ceilings))) if limited else (),
        guarantees=draw(st.sampled_from(((), (), guarantees[:1], guarantees[1:]))) if limited else (),
        reserve=draw(st.integers(0, 2)),
    )
