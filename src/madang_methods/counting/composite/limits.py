"""What money obeys besides the budget: ceilings for groups of projects, and guarantees for them.

A group is any word in `Project.groups`, such as `area:Haeoreum`, `track:dong` or `kind:event`. A rule names one group, or
with a star at the end every group that begins so: `area:*` is each area, on its own.
"""

from dataclasses import asdict, dataclass
from typing import Any

from ..rule_checks import RuleError, from_zero
from .reading import fields_of, text


def names(pattern: str, group: str) -> bool:
    """Whether the rule's pattern means this group.

    >>> names("area:*", "area:north"), names("area:*", "kind:event"), names("kind:event", "kind:event")
    (True, False, True)
    """
    return group.startswith(pattern[:-1]) if pattern.endswith("*") else group == pattern


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The most that each of the groups may have. Money is in the election's smallest unit.

    money     all its funded projects together     projects  how many of them     each  the most any one may cost

    A project dearer than `each` does not compete; the other two turn projects away once the group is full.
    """

    groups: str
    money: int | None = None
    projects: int | None = None
    each: int | None = None

    def __post_init__(self) -> None:
        place = f"ceilings.{text('ceilings: groups', self.groups)}"
        given = {name: value for name, value in asdict(self).items() if name != "groups" and value is not None}
        for name, value in given.items():
            from_zero(f"{place}.{name}", value)
        if not given:
            raise RuleError(f"{place} must say its money, projects or each.")

    @classmethod
    def read(cls, place: str, data: object) -> "Ceiling":
        return cls(**fields_of(place, data, cls))

    def as_dict(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if value is not None}


@dataclass(frozen=True, slots=True)
class Guarantee:
    """At least so many projects of each of the groups, as far as they have projects that compete and money suffices.

    Kept before the general order is followed (guarantees.py).
    """

    groups: str
    projects: int

    def __post_init__(self) -> None:
        place = f"guarantees.{text('guarantees: groups', self.groups)}.projects"
        from_zero(place, self.projects)
        if not self.projects:
            raise RuleError(f"{place} must be at least 1.")

    @classmethod
    def read(cls, place: str, data: object) -> "Guarantee":
        return cls(**fields_of(place, data, cls))

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)
