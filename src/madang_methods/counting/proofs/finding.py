"""What a proof looks at, and what it finds wrong: codes and numbers, no sentences."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..election import Election, Project
from ..result import Result, Step
from ..rule import RuleSpec
from ..standing import Standing
from ..supporters import as_ruled, people_of


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong. The codes and their facts are listed with each proof; `by` is another project or a group."""

    code: str
    project: str = ""
    by: str = ""
    facts: Mapping[str, int] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        names = {name: text for name, text in (("project", self.project), ("by", self.by)) if text}
        return {"code": self.code, **names, "facts": dict(self.facts)}


@dataclass(frozen=True, slots=True)
class Case:
    """An election and a result that claims to be its count; `stand` and `projects` are counted afresh from the ballots."""

    election: Election
    result: Result
    spec: RuleSpec
    projects: Mapping[str, Project]
    stand: Mapping[str, Standing]
    people: int

    @classmethod
    def of(cls, election: Election, result: Result, spec: RuleSpec) -> "Case":
        # Where ties matter the proofs do not ask, so no lot is needed.
        lot = Counter(project.id for project in election.projects)
        told = as_ruled(election, spec, lot)
        projects = {project.id: project for project in election.projects}
        # Of the proportional rules only Phragmén leaves empty ballots out of the fair share.
        people = people_of(election, spec.count_empty or spec.rule != "phragmen")
        return cls(election, result, spec, projects, {one.id: one for one in told}, people)

    @property
    def known_steps(self) -> tuple[Step, ...]:
        """The steps of projects that stand for election."""
        return tuple(step for step in self.result.steps if step.project in self.projects)

    @property
    def funded(self) -> tuple[Step, ...]:
        return tuple(step for step in self.known_steps if step.funded)
