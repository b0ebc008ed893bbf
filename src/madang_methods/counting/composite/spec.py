"""A composite rule is data: which voices, made comparable how, in which order, under which limits, and known by its digest."""

import json
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from typing import Any, Literal, get_args

from ..rule_checks import RuleError, from_zero, is_digest, object_of, one_of
from .component import Component
from .limits import Ceiling, Guarantee
from .reading import check_number, fields_of, list_of, number, text, told

Order = Literal["total", "track"]
Cutoff = Literal["skip", "stop"]
# Ties that are not a component's code.
PLAIN_TIES = ("min_cost", "max_votes", "received", "lot")


@dataclass(frozen=True, slots=True)
class CompositeSpec:
    """One composite rule with everything that could change its outcome.

    components       the voices; a project's total is the sum of its parts times their weights, out of 100
    cutoff           what happens to a project the money left does not suffice for: `skip` it and go on, or `stop` there.
                     A project turned away by a ceiling or a conflict is always passed over and never stops the count
    ties             what decides between equal totals, first to last: a component's code (the higher part), `min_cost`,
                     `max_votes` (of all ballot boxes together), `received` (earlier first); the last is always `lot`
    order            `total`: the highest total first; `track`: all projects of the first track, then of the second, …
    tracks           the groups that are tracks, in order; only with `track`. Each project has exactly one
    reduce           whether a project that does not fit is funded with what is left, if its proposer consented to as little
                     (election.consents)
    min_total        a project with a lower total does not compete; out of 100
    project_ceiling  a project that costs more does not compete, in the smallest unit of money; 0: no ceiling
    ceilings         the same for groups, and the most that each group may have together (money, number of projects)
    guarantees       at least so many projects of each group, kept before the general order
    reserve          how many of the best projects left over are named as reserve
    seed_commitment  sha256 (hex) of the seed of the lot, published before the vote; empty if there is none

    Part of every composite rule, not a choice: a project with total 0 is never funded; one that costs more than the whole
    budget (or, with `reduce`, whose least amount does) never competes and never stops the count.

    >>> residents = Component("residents", ("online",), "approval", 1, "share", "choices", "refuse")
    >>> rule = CompositeSpec((residents,), cutoff="skip", ties=("min_cost", "lot"))
    >>> CompositeSpec.from_json(rule.canonical()) == rule
    True
    """

    components: tuple[Component, ...]
    cutoff: Cutoff
    ties: tuple[str, ...]
    order: Order = "total"
    tracks: tuple[str, ...] = ()
    reduce: bool = False
    min_total: int | Fraction = 0
    project_ceiling: int = 0
    ceilings: tuple[Ceiling, ...] = ()
    guarantees: tuple[Guarantee, ...] = ()
    reserve: int = 0
    seed_commitment: str = ""
    rule: Literal["composite"] = "composite"

    def __post_init__(self) -> None:
        one_of("rule", self.rule, ("composite",))
        one_of("cutoff", self.cutoff, get_args(Cutoff))
        one_of("order", self.order, get_args(Order))
        if not isinstance(self.reduce, bool):
            raise RuleError(f"reduce must be true or false, not {self.reduce!r}.")
        for field in ("project_ceiling", "reserve"):
            from_zero(field, getattr(self, field))
        check_number("min_total", self.min_total, 100)
        if self.seed_commitment and not is_digest(self.seed_commitment):
            raise RuleError("seed_commitment must be 64 lower-case hexadecimal digits (sha256), or empty.")
        self._check_components()
        self._check_ties()
        if bool(self.tracks) != (self.order == "track"):
            raise RuleError("tracks must be named if the order is by track, and only then.")
        _each_once("tracks", self.tracks)
        _each_once("guarantees", [guarantee.groups for guarantee in self.guarantees])

    def component(self, code: str) -> Component:
        """The component with this code; KeyError if there is none."""
        return {component.code: component for component in self.components}[code]

    def canonical(self) -> str:
        """The rule as JSON with sorted keys and no spaces: the text whose digest is published."""
        return json.dumps(self.as_dict(), sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    def as_dict(self) -> dict[str, Any]:
        return {
            "rule": self.rule,
            "components": [component.as_dict() for component in self.components],
            "cutoff": self.cutoff,
            "ties": list(self.ties),
            "order": self.order,
            "tracks": list(self.tracks),
            "reduce": self.reduce,
            "min_total": told(self.min_total),
            "project_ceiling": self.project_ceiling,
            "ceilings": [ceiling.as_dict() for ceiling in self.ceilings],
            "guarantees": [guarantee.as_dict() for guarantee in self.guarantees],
            "reserve": self.reserve,
            "seed_commitment": self.seed_commitment,
        }

    @property
    def digest(self) -> str:
        """sha256 (hex) of the canonical JSON in UTF-8."""
        return sha256(self.canonical().encode()).hexdigest()

    @classmethod
    def from_json(cls, text: str) -> "CompositeSpec":
        """Read a rule strictly; RuleError names the field that is missing, unknown or wrong."""
        return cls.from_dict(object_of(text))

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "CompositeSpec":
        given = fields_of("The rule", data, cls, also=("rule",))
        given["components"] = list_of("components", given["components"], Component.read)
        given["ties"] = list_of("ties", given["ties"], text)
        given["tracks"] = list_of("tracks", given.get("tracks", []), text)
        given["ceilings"] = list_of("ceilings", given.get("ceilings", []), Ceiling.read)
        given["guarantees"] = list_of("guarantees", given.get("guarantees", []), Guarantee.read)
        given["min_total"] = number("min_total", given.get("min_total", 0))
        return cls(**given)

    def _check_components(self) -> None:
        _each_once("components", [component.code for component in self.components])
        if not sum(component.weight for component in self.components):
            raise RuleError("components: the sum of their weights must be more than 0.")

    def _check_ties(self) -> None:
        allowed = (*(component.code for component in self.components), *PLAIN_TIES)
        for tie in self.ties:
            one_of("ties", tie, allowed)
        if len(set(self.ties)) != len(self.ties) or not self.ties or self.ties[-1] != "lot":
            raise RuleError(f"ties must name each step once and end with 'lot', not {list(self.ties)!r}.")


def _each_once(place: str, words: list[str] | tuple[str, ...]) -> None:
    twice = sorted(word for word, times in Counter(words).items() if times > 1)
    if twice:
        raise RuleError(f"{place} name {', '.join(twice)} twice.")
