"""Check a ballot by the manifest: what is wrong, in codes and numbers; and what a wrong paper still says.

Idea: the same check refuses a form online, codes a paper as void, and is run again by everybody on the published file.

>>> from .ballot_rule import exactly
>>> from .manifest import Item
>>> paper = Paper((Item("park", 5), Item("road", 7), Item("bench", 1)), exactly(2))
>>> [(fault.code, fault.facts) for fault in paper.check(Marks(("park", "road", "bench")))]
[('too_many', {'named': 3, 'most': 2})]
>>> paper.check(Marks(("park", "road")))
()
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from .ballot_rule import BallotRule
from .marks import Marks


class Stands(Protocol):
    """What a check must know about a project."""

    @property
    def id(self) -> str: ...
    @property
    def cost(self) -> int: ...
    @property
    def groups(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a ballot. `about` is the project or the group, if one is at fault.

    Codes: unknown_project, chosen_twice, blank, too_few, too_many, group_too_few, group_too_many, over_budget,
    points_missing, points_least, points_most, points_over, points_under.
    """

    code: str
    about: str = ""
    facts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Paper:
    """The projects on a ballot paper and its rule."""

    projects: Sequence[Stands]
    rule: BallotRule

    def check(self, marks: Marks) -> tuple[Fault, ...]:
        """Every fault of the ballot; nothing if it is valid."""
        return tuple(self._faults(marks))

    def trim(self, marks: Marks) -> Marks | None:
        """What a wrong paper still says without anybody choosing for the voter; None if it is void.

        1. Marks beside no project, and second marks beside one, fall away.
        2. A ranking loses its last places until it keeps the rule.
        3. A group with too many marks loses all of them: nobody can know which were meant.
        4. If the ballot is still wrong, it is void.
        """
        known = {project.id for project in self.projects}
        if self.rule.kind == "points":
            return marks if not self.check(marks) else None
        kept = Marks(tuple(dict.fromkeys(choice for choice in marks.choices if choice in known)))
        if self.rule.kind == "ranking":
            while len(kept.choices) > self.rule.least and self.check(kept):
                kept = Marks(kept.choices[:-1])
        full = {fault.about for fault in self.check(kept) if fault.code == "group_too_many"}
        in_full = {project.id for project in self.projects if full & set(project.groups)}
        kept = replace(kept, choices=tuple(choice for choice in kept.choices if choice not in in_full))
        return kept if not self.check(kept) else None

    def on_paper(self, marks: Marks) -> Marks | None:
        """What a paper ballot means under `wrong_paper`; None if it is void."""
        return self.trim(marks) if self.rule.wrong_paper == "trim" else (marks if not self.check(marks) else None)

    def _faults(self, marks: Marks) -> Iterator[Fault]:
        projects, rule = {project.id: project for project in self.projects}, self.rule
        once = dict.fromkeys(marks.choices)
        for choice in once:
            if choice not in projects:
                yield Fault("unknown_project", choice)
            if marks.choices.count(choice) > 1:
                yield Fault("chosen_twice", choice, {"times": marks.choices.count(choice)})
        if not marks.choices:
            if not rule.blank:
                yield Fault("blank")
            return
        named = len(once)
        if named < rule.least:
            yield Fault("too_few", "", {"named": named, "least": rule.least})
        if named > rule.most:
            yield Fault("too_many", "", {"named": named, "most": rule.most})
        chosen = [projects[choice] for choice in once if choice in projects]
        yield from _group_faults(chosen, rule)
        spent = sum(project.cost for project in chosen)
        if rule.spend and spent > rule.spend:
            yield Fault("over_budget", "", {"spent": spent, "spend": rule.spend})
        if rule.kind == "points":
            yield from _point_faults(marks, rule)


def _group_faults(chosen: Sequence[Stands], rule: BallotRule) -> Iterator[Fault]:
    for group in rule.groups:
        named = sum(group.group in project.groups for project in chosen)
        if named < group.least:
            yield Fault("group_too_few", group.group, {"named": named, "least": group.least})
        if named > group.most:
            yield Fault("group_too_many", group.group, {"named": named, "most": group.most})


def _point_faults(marks: Marks, rule: BallotRule) -> Iterator[Fault]:
    if len(marks.points) != len(marks.choices):
        yield Fault("points_missing", "", {"named": len(marks.choices), "given": len(marks.points)})
        return
    for choice, points in zip(marks.choices, marks.points, strict=True):
        if points < 1:
            yield Fault("points_least", choice, {"points": points})
        if points > rule.each:
            yield Fault("points_most", choice, {"points": points, "each": rule.each})
    total = sum(marks.points)
    if total > rule.points:
        yield Fault("points_over", "", {"given": total, "points": rule.points})
    if rule.all_points and total < rule.points:
        yield Fault("points_under", "", {"given": total, "points": rule.points})
