"""What a preset of a government's rule is: the row as printed, the rule as data, and every place the source leaves open."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..any_rule import AnyRule
from .ballot_rule import BallotRule, Choices
from .component import Component, Source
from .spec import CompositeSpec

# What no source of these rules prints, so that every composite preset had to choose it.
NEVER_PRINTED = ("normalisation", "denominator", "empty")


@dataclass(frozen=True, slots=True)
class MunicipalRule:
    """A rule a government used.

    government, year  as printed; year is empty where the source gives none
    ballot, combined  the two cells of the table of voting rules (korea.md 2.8), as printed
    source            where it was read; empty where the table keeps no address
    ballots           by component (`ballots` for a plain rule): what a ballot may name
    rule              how it is counted
    assumed           places of `ballots` and `rule` that the source does NOT say: choices of this preset, not of the
                      government. `components.residents.normalisation`, `ballots.residents.choices`, `cutoff`, …
    note              what else to know
    """

    government: str
    year: str
    ballot: str
    combined: str
    source: str
    ballots: Mapping[str, BallotRule]
    rule: AnyRule
    assumed: tuple[str, ...]
    note: str = ""

    def as_dict(self) -> dict[str, Any]:
        told = {name: getattr(self, name) for name in ("government", "year", "ballot", "combined", "source", "note")}
        ballots = {code: ballot.as_dict() for code, ballot in self.ballots.items()}
        return told | {"ballots": ballots, "rule": self.rule.as_dict(), "assumed": list(self.assumed)}


def by_share(*components: Component, ties: tuple[str, ...] = ()) -> CompositeSpec:
    """The composite rule of the presets: skip what does not fit; ties by `ties`, then the lower cost, then lot."""
    return CompositeSpec(components, cutoff="skip", ties=(*ties, "min_cost", "lot"))


def voice(code: str, weight: int, *sources: Source) -> Component:
    """A component whose ballots are approvals, made comparable by their share of all choices."""
    return Component(code, sources, "approval", weight, "share", "choices", "refuse")


def approvals(*choices: Choices, void: bool = False) -> BallotRule:
    return BallotRule("approval", choices, "void" if void else "refuse")


def assumed_of(rule: CompositeSpec, *more: str) -> tuple[str, ...]:
    """What is assumed in every composite preset, and `more`."""
    never = [f"components.{component.code}.{field}" for component in rule.components for field in NEVER_PRINTED]
    kinds = [f"components.{component.code}.ballot" for component in rule.components]
    return (*more, *kinds, *never, "cutoff", "ties")
