"""The result of a count: every step and reason in codes and numbers that any language can phrase."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from .any_rule import AnyRule
from .composite.part import ComponentCount, Part
from .ledger import Ledger, Round


class Reason(StrEnum):
    """Why a project was funded or not. The facts that come with each are listed with the rules."""

    FITS = "fits"
    PAID = "paid"  # by its supporters' shares
    TOPPED_UP = "topped_up"  # from what the shares left over
    BEST_TOTAL = "best_total"  # part of the set with the most welfare
    TOO_EXPENSIVE = "too_expensive"
    NO_VOTES = "no_votes"
    BELOW_THRESHOLD = "below_threshold"
    OVER_BUDGET = "over_budget"
    STOPPED = "stopped"
    UNFAIR_SHARE = "unfair_share"  # too few votes for its price
    NEVER_AFFORDABLE = "never_affordable"  # all its supporters' shares together are less than its cost
    OUTCOMPETED = "outcompeted"  # its supporters' money went to other projects
    COMPLETION_STOPPED = "completion_stopped"  # with its supporters' money the outcome would cost more than the budget
    NOT_BEST_TOTAL = "not_best_total"
    CAP = "cap"  # the most its group may cost was reached; `by` is the group
    CONFLICT = "conflict"  # `by` was funded, and only one of the two can be
    REDUCED = "reduced"  # funded with less than it costs, with consent
    GUARANTEED = "guaranteed"  # funded before the general order for its group `by`
    GROUP_FULL = "group_full"  # as many projects of the group `by` as may be were funded
    OVER_CEILING = "over_ceiling"  # it costs more than any one project (of the group `by`) may


FUNDED = frozenset({Reason.FITS, Reason.PAID, Reason.TOPPED_UP, Reason.BEST_TOTAL, Reason.REDUCED, Reason.GUARANTEED})


@dataclass(frozen=True, slots=True)
class Step:
    """One project's turn. `place` counts from 1; `by` is another project's id where the reason names one.

    `parts` is what each component of a composite rule gave it. `taken` says what the supporters of a project that shares
    did not fund paid for each funded project, most first.
    """

    place: int
    project: str
    reason: Reason
    facts: Mapping[str, int]
    by: str = ""
    parts: tuple[Part, ...] = ()
    taken: tuple[tuple[str, int], ...] = ()

    @property
    def funded(self) -> bool:
        return self.reason in FUNDED

    @property
    def granted(self) -> int:
        """What the project gets if it is funded: its cost, or less if it was reduced."""
        return self.facts.get("granted", self.facts["cost"])

    def as_dict(self) -> dict[str, Any]:
        told = {"place": self.place, "project": self.project, "funded": self.funded, "reason": str(self.reason)}
        parts = {"parts": [part.as_dict() for part in self.parts]} if self.parts else {}
        taken = {"taken": dict(self.taken)} if self.taken else {}
        return told | {"facts": dict(self.facts)} | ({"by": self.by} if self.by else {}) | taken | parts


@dataclass(frozen=True, slots=True)
class Tie:
    """Two neighbours in the order with the same score (`score`/`of`), and which step of the rule set the one ahead."""

    place: int
    ahead: str
    behind: str
    score: int
    decided_by: str
    of: int = 1

    def as_dict(self) -> dict[str, Any]:
        return _whole(asdict(self))


@dataclass(frozen=True, slots=True)
class Margin:
    """The funded and the not funded project whose scores are closest: `score`/`of` apart."""

    score: int
    funded: str
    unfunded: str
    of: int = 1

    def as_dict(self) -> dict[str, Any]:
        return _whole(asdict(self))


@dataclass(frozen=True, slots=True)
class Certificate:
    """What the result rests on: nothing rounded, and how far ties and the lot decided it.

    `ties_mattered`: another order among equal scores could have funded a different set. `lot_mattered`: another
    draw could have. False is always proven. True is exact for greedy and max_welfare; the other rules recount a limited
    number of orders (their docstrings say how many) and say True where that did not rule it out. `ballots` counts people, `measure` is what was summed.
    `more` is what the rule tells besides; its names are listed with the rule.
    """

    ballots: int
    measure: str
    seed: str
    ties: tuple[Tie, ...]
    ties_mattered: bool
    lot_used: bool
    lot_mattered: bool
    closest: Margin | None
    more: Mapping[str, object] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        closest = self.closest.as_dict() if self.closest else None
        told = {name: value for name, value in asdict(self).items() if name != "more"}
        return told | {"ties": [tie.as_dict() for tie in self.ties], "closest": closest} | dict(self.more)


@dataclass(frozen=True, slots=True)
class Result:
    """What the count decided. `steps` has one entry a project in the order considered; the rest is read from it.

    `ballots_digest` is the digest of the ballots that were counted. `components` tells what a composite rule summed.
    Where people pay shares, `rounds` are the purchases and `ledger` has all payments. `work` is what was done to reach
    the result, which says nothing about it: results are equal whatever it is.
    """

    spec: AnyRule
    budget: int
    currency: str
    exponent: int
    steps: tuple[Step, ...]
    certificate: Certificate
    reserve: tuple[str, ...] = ()
    ballots_digest: str = ""
    components: tuple[ComponentCount, ...] = ()
    rounds: tuple[Round, ...] = ()
    ledger: Ledger | None = field(default=None, compare=False, repr=False)
    work: Mapping[str, object] = field(default_factory=dict, compare=False, repr=False)

    @property
    def rule(self) -> str:
        """The digest of the rule."""
        return self.spec.digest

    @property
    def order(self) -> tuple[str, ...]:
        return tuple(step.project for step in self.steps)

    @property
    def funded(self) -> tuple[str, ...]:
        return tuple(step.project for step in self.steps if step.funded)

    @property
    def spent(self) -> int:
        return sum(step.granted for step in self.steps if step.funded)

    @property
    def left(self) -> int:
        return self.budget - self.spent

    @property
    def unfunded(self) -> dict[str, Step]:
        """Every project that was not funded, with its reason."""
        return {step.project: step for step in self.steps if not step.funded}

    def step(self, project: str) -> Step:
        """Why this project was funded or not; KeyError if it did not stand."""
        for step in self.steps:
            if step.project == project:
                return step
        raise KeyError(project)

    def as_dict(self) -> dict[str, Any]:
        """Ready for JSON; amounts in units of 10^-exponent of the currency."""
        unfunded = {
            id: {k: v for k, v in step.as_dict().items() if k in ("reason", "facts", "by", "taken")}
            for id, step in self.unfunded.items()
        }
        told = {
            "funded": list(self.funded),
            "order": list(self.order),
            "spent": self.spent,
            "left": self.left,
            "budget": self.budget,
            "currency": self.currency,
            "exponent": self.exponent,
            "unfunded": unfunded,
            "reserve": list(self.reserve),
            "rule": self.rule,
            "rule_spec": self.spec.as_dict(),
            "ballots_digest": self.ballots_digest,
            "certificate": self.certificate.as_dict(),
            "steps": [step.as_dict() for step in self.steps],
        }
        told |= {"components": [component.as_dict() for component in self.components]} if self.components else {}
        told |= {"rounds": [one.as_dict() for one in self.rounds]} if self.rounds else {}
        return told | ({"work": dict(self.work)} if self.work else {})


def _whole(told: dict[str, Any]) -> dict[str, Any]:
    """Without the denominator where there is none to tell."""
    return {name: value for name, value in told.items() if (name, value) != ("of", 1)}
