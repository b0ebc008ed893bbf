"""Score sheets without names: members, known by a number, score projects; who has a conflict of interest does not."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from ..ballots import ElectionError


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """What the members of one body gave: `scores[member][project]` is a whole number from 0 to `maximum`.

    `recused[member]` are projects the member stood aside from (제척·기피·회피): the member is left out of that project's
    denominator. A member who neither scored a project nor was recused from it was absent; the rule's denominator says what
    that means (`scores`: left out as well; `members`: counts as 0).

    >>> sheet = ScoreSheet(100, {1: {"park": 80, "road": 60}, 2: {"road": 75}}, {2: frozenset({"park"})})
    >>> sheet.given("park"), sheet.given("road"), sheet.absent("road")
    ((80,), (60, 75), 0)
    """

    maximum: int
    scores: Mapping[int, Mapping[str, int]]
    recused: Mapping[int, frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not _whole(self.maximum) or self.maximum < 1:
            raise ElectionError(f"The highest score must be a whole number from 1, not {self.maximum!r}.")
        for member in (*self.scores, *self.recused):
            if not _whole(member):
                raise ElectionError(
                    f"A member of a score sheet must be known by a whole number from 0, not {member!r}."
                )
        for member, scores in self.scores.items():
            for project, score in scores.items():
                if not _whole(score) or score > self.maximum:
                    raise ElectionError(
                        f"Member {member}, project {project}: the score must be a whole number "
                        f"from 0 to {self.maximum}, not {score!r}."
                    )
            both = sorted(self.recused.get(member, frozenset()) & scores.keys())
            if both:
                raise ElectionError(f"Member {member} was recused from project {', '.join(both)} but scored it.")

    def __len__(self) -> int:
        """How many members scored any project."""
        return sum(1 for scores in self.scores.values() if scores)

    @property
    def members(self) -> frozenset[int]:
        return frozenset(self.scores) | frozenset(self.recused)

    @property
    def projects(self) -> frozenset[str]:
        """Every project that is scored, or that somebody stood aside from."""
        return frozenset().union(*self.scores.values(), *self.recused.values())

    def given(self, project: str) -> tuple[int, ...]:
        """The scores of one project, lowest first."""
        return tuple(sorted(scores[project] for scores in self.scores.values() if project in scores))

    def absent(self, project: str) -> int:
        """How many members neither scored the project nor stood aside."""
        aside = sum(1 for projects in self.recused.values() if project in projects)
        return len(self.members) - aside - len(self.given(project))

    def as_dict(self) -> dict[str, Any]:
        """Ready for JSON, where keys are text."""
        scores = {str(member): dict(sorted(self.scores[member].items())) for member in sorted(self.scores)}
        recused = {str(member): sorted(self.recused[member]) for member in sorted(self.recused)}
        return {"kind": "scores", "maximum": self.maximum, "scores": scores, "recused": recused}

    @property
    def digest(self) -> str:
        """sha256 (hex) of the sheet as canonical JSON."""
        return sha256(json.dumps(self.as_dict(), sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _whole(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and number >= 0
