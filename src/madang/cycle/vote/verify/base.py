"""A check of the tables: its number, its sentence, and what it found. The public ones are `sealing.invariants`."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from madang.cycle.vote.models import Poll, State
from madang_methods.sealing.invariants import Finding

__all__ = ["Check", "Finding", "NotYet", "Verdict", "as_json", "count", "needs"]


class NotYet(Exception):
    """There is nothing to check in this state of the vote; the words say why."""


@dataclass(frozen=True)
class Check:
    id: str
    statement: str
    look: Callable[[Poll], Iterator[Finding]]


@dataclass(frozen=True)
class Verdict:
    """`why` says why nothing was checked."""

    id: str
    statement: str
    findings: tuple[Finding, ...] = ()
    why: str = ""

    @property
    def state(self) -> str:
        return "broken" if self.findings else "not checked" if self.why else "holds"

    def as_dict(self) -> dict:
        findings = [{"code": one.code, "facts": dict(one.facts)} for one in self.findings]
        return {
            "id": self.id, "statement": self.statement, "state": self.state, "why": self.why, "findings": findings,
        }  # fmt: skip


def judged(check: Check, poll: Poll) -> Verdict:
    found: list[Finding] = []
    try:
        found.extend(check.look(poll))
    except NotYet as reason:
        return Verdict(check.id, check.statement, tuple(found), str(reason))
    return Verdict(check.id, check.statement, tuple(found))


def as_json(poll: Poll, verdicts: Iterable[Verdict]) -> dict:
    verdicts = list(verdicts)
    told = {"election": poll.election, "state": str(poll.state)}
    return told | {
        "holds": not any(one.findings for one in verdicts),
        "invariants": [one.as_dict() for one in verdicts],
    }


def needs(poll: Poll, state: State, why: str) -> None:
    """Nothing to check before this state."""
    if poll.stage.place < state.place:
        raise NotYet(why)


def count(found, code: str, **facts) -> Iterator[Finding]:
    """A finding if there are any."""
    if found:
        yield Finding(code, {"number": found, **facts})
