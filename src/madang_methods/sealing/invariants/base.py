"""An invariant: a sentence that must be true, and a function that looks for what contradicts it.

>>> always = Invariant("I-99", "Nothing is missing.", lambda kit: iter(()))
>>> [verdict.holds for verdict in judge_by([always], Kit({}))]
[True]
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..errors import SealError
from .evidence import Kit


@dataclass(frozen=True, slots=True)
class Finding:
    """What contradicts an invariant: a code, and the numbers and names that belong to it."""

    code: str
    facts: Mapping[str, int | str] = field(default_factory=dict)


class NothingToCheck(Exception):
    """The kit holds nothing this invariant is about."""


@dataclass(frozen=True, slots=True)
class Invariant:
    id: str
    statement: str
    look: Callable[[Kit], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """`checked` is false where the kit holds nothing to check."""

    invariant: Invariant
    findings: tuple[Finding, ...]
    checked: bool = True

    @property
    def holds(self) -> bool:
        return not self.findings

    def as_dict(self) -> dict[str, Any]:
        state = "broken" if self.findings else "holds" if self.checked else "not checked"
        findings = [{"code": one.code, "facts": dict(one.facts)} for one in self.findings]
        return {"id": self.invariant.id, "statement": self.invariant.statement, "state": state, "findings": findings}


def judge_by(invariants: Iterable[Invariant], kit: Kit) -> tuple[Verdict, ...]:
    """A file that cannot be read is a finding of every invariant that needs it."""
    return tuple(_judge(invariant, kit) for invariant in invariants)


def _judge(invariant: Invariant, kit: Kit) -> Verdict:
    found: list[Finding] = []
    try:
        found.extend(invariant.look(kit))
    except NothingToCheck:
        return Verdict(invariant, tuple(found), checked=False)
    except SealError as error:
        found.append(Finding(error.code, error.facts))
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        found.append(Finding("not_readable", {"error": type(error).__name__}))
    return Verdict(invariant, tuple(found))
