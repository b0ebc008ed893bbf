"""Small towns with ceilings for groups of projects and projects that exclude each other."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from madang_methods.counting import Ballot, BallotBox, Election

from .towns import elections

GROUPS = ("east", "west", "town")


@st.composite
def limited_elections(draw: st.DrawFn, kinds: tuple[Any, ...] = ("approval", "points"), silent: int = 0) -> Election:
    """`silent` people, at most, hand in an empty ballot besides."""
    election = draw(elections(kinds))
    names = [project.id for project in election.projects]
    groups = st.frozensets(st.sampled_from(GROUPS), max_size=2)
    projects = tuple(replace(project, groups=draw(groups)) for project in election.projects)
    conflicts = draw(st.lists(st.frozensets(st.sampled_from(names), min_size=1, max_size=3), max_size=2))
    caps = draw(st.dictionaries(st.sampled_from(GROUPS), st.integers(0, 10), max_size=2))
    box = election.ballots
    if silent:
        empty = [Ballot((), weight=draw(st.integers(1, silent)))] if draw(st.booleans()) else []
        box = BallotBox.of(box.kind, [*box.ballots, *empty], box.max_length)
    return replace(election, projects=projects, caps=caps, conflicts=tuple(conflicts), ballots=box)


def within_limits(election: Election, funded: tuple[str, ...]) -> bool:
    chosen = [project for project in election.projects if project.id in funded]
    return (
        sum(project.cost for project in chosen) <= election.budget
        and all(sum(p.cost for p in chosen if group in p.groups) <= cap for group, cap in election.caps.items())
        and all(len(conflict & set(funded)) <= 1 for conflict in election.conflicts)
    )
