"""A rule is data: printed in the plan before anyone votes, and known by its digest."""

import json
from dataclasses import asdict, dataclass, fields
from hashlib import sha256
from typing import Any, Literal, get_args

from .completion import Completion
from .rule_checks import RuleError, from_zero, is_digest, object_of, one_of

Name = Literal[
    "greedy", "equal_shares", "phragmen", "max_welfare", "exact_equal_shares", "bounded_overspending"
]  # fmt: skip
Cutoff = Literal["skip", "stop"]
Score = Literal["ballot", "votes", "points", "borda"]
Per = Literal["project", "cost"]
Utility = Literal["cost", "cardinality", "points", "points_cost", "borda"]
Endowment = Literal["equal", "district"]
TopUp = Literal["none", "votes", "votes_per_cost"]
Comparison = Literal["none", "satisfaction", "exclusion"]
Tie = Literal["min_cost", "max_votes", "lot"]

COMMON = ("rule", "min_score", "ties", "reserve", "seed_commitment")
# What belongs to a rule's text whatever it says, and what only if it is not the usual. Anything else is refused.
ALWAYS: dict[str, tuple[str, ...]] = {
    "greedy": (*COMMON, "cutoff", "score"),
    "equal_shares": (*COMMON, "utility", "endowment", "count_empty", "completion", "topup", "comparison"),
    "phragmen": (*COMMON, "cutoff", "count_empty"),
    "max_welfare": (*COMMON, "utility"),
    "exact_equal_shares": (*COMMON, "utility", "endowment", "count_empty", "completion", "topup"),
    "bounded_overspending": (*COMMON, "utility", "endowment", "count_empty"),
}
SOMETIMES: dict[str, tuple[str, ...]] = {"greedy": ("per", "fair_share")}


@dataclass(frozen=True, slots=True)
class RuleSpec:
    """One rule with everything that could change its outcome, and nothing else.

    Every rule has these:
    min_score        projects below this score never compete; 0 asks for nothing
    fair_share       k: a project competes only if votes/ballots >= cost/(k * budget) (Świecie 2023: 3); 0 asks for nothing
    ties             what decides between equals, first to last; the last is always `lot`
    reserve          how many of the best projects left over are named as reserve
    seed_commitment  sha256 (hex) of the seed of the lot, published before the vote; empty if there is none

    The greedy family (counting.md 1.4), projects in order of score, funded while money lasts:
    cutoff           `skip`: pass over what does not fit and go on; `stop`: end at the first that does not fit
    score            `votes`, `points`, `borda`, or `ballot`: the one that belongs to the kind of ballot
    per              `project`: the score itself; `cost`: score divided by cost

    The proportional rules and the exact optimum (1.2, 1.5):
    utility          what a funded project is worth to a supporter: its `cost`, 1 (`cardinality`), the `points` given,
                     points times cost (`points_cost`), or `borda` points
    endowment        `equal`: everybody holds budget/ballots; `district`: a district's budget over its ballots
    count_empty      whether empty ballots are counted among the ballots that share the budget
    completion       what is done when money is left, or none (`Completion`)
    topup            after that: `votes` or `votes_per_cost` spend what is left greedily, skipping what does not fit
    comparison       keep the greedy outcome if more voters prefer it: by money in approved projects (`satisfaction`),
                     or by having any (`exclusion`)

    Not a choice but part of every rule here: a project without a single vote is never funded, one that costs more
    than the whole budget never competes (and so never stops the count). A project that costs nothing competes like any
    other where there is an order of scores, and is funded first where people pay shares.
    A later version adds fields only in such a way that the digest of these rules stays the same.

    >>> RuleSpec().canonical()
    '{"cutoff":"skip","min_score":0,"reserve":0,"rule":"greedy","score":"ballot","seed_commitment":"","ties":["min_cost","max_votes","lot"]}'
    >>> RuleSpec.from_json(RuleSpec(cutoff="stop").canonical()) == RuleSpec(cutoff="stop")
    True
    """

    rule: Name = "greedy"
    min_score: int = 0
    fair_share: int = 0
    ties: tuple[Tie, ...] = ("min_cost", "max_votes", "lot")
    reserve: int = 0
    seed_commitment: str = ""
    cutoff: Cutoff = "skip"
    score: Score = "ballot"
    per: Per = "project"
    utility: Utility = "cost"
    endowment: Endowment = "equal"
    count_empty: bool = True
    completion: Completion | None = None
    topup: TopUp = "none"
    comparison: Comparison = "none"

    def __post_init__(self) -> None:
        one_of("rule", self.rule, get_args(Name))
        for field, allowed in _CHOICES.items():
            one_of(field, getattr(self, field), get_args(allowed))
        for field in ("min_score", "reserve", "fair_share"):
            from_zero(field, getattr(self, field))
        if not isinstance(self.count_empty, bool):
            raise RuleError(f"count_empty must be true or false, not {self.count_empty!r}.")
        if self.completion is not None and not isinstance(self.completion, Completion):
            raise RuleError(f"completion must be an object or null, not {self.completion!r}.")
        for tie in self.ties:
            one_of("ties", tie, get_args(Tie))
        if len(set(self.ties)) != len(self.ties) or not self.ties or self.ties[-1] != "lot":
            raise RuleError(f"ties must name each step once and end with 'lot', not {list(self.ties)!r}.")
        if self.seed_commitment and not is_digest(self.seed_commitment):
            raise RuleError("seed_commitment must be 64 lower-case hexadecimal digits (sha256), or empty.")
        for name in sorted(_DEFAULTS.keys() - set(_may_say(self.rule))):
            if getattr(self, name) != _DEFAULTS[name]:
                raise RuleError(f"The rule {self.rule} has no {name}.")

    def canonical(self) -> str:
        """The rule as JSON with sorted keys and no spaces: the text whose digest is published."""
        return json.dumps(self.as_dict(), sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    def as_dict(self) -> dict[str, Any]:
        whole = asdict(self) | {"ties": list(self.ties)}
        unusual = {name for name in _may_say(self.rule) if getattr(self, name) != _DEFAULTS.get(name)}
        return {name: whole[name] for name in whole if name in ALWAYS[self.rule] or name in unusual}

    @property
    def digest(self) -> str:
        """sha256 (hex) of the canonical JSON in UTF-8."""
        return sha256(self.canonical().encode()).hexdigest()

    @classmethod
    def from_json(cls, text: str) -> "RuleSpec":
        """Read a rule; left out fields take their default, unknown ones are refused (RuleError)."""
        return cls.from_dict(object_of(text))

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "RuleSpec":
        unknown = sorted(data.keys() - {field.name for field in fields(cls)})
        if unknown:
            raise RuleError(f"This version knows no field {', '.join(unknown)} in a rule.")
        given = dict(data)
        if "ties" in given:
            if not isinstance(given["ties"], list):
                raise RuleError('ties must be a list, such as ["min_cost","lot"].')
            given["ties"] = tuple(given["ties"])
        if isinstance(given.get("completion"), dict):
            given["completion"] = Completion.from_dict(given["completion"])
        return cls(**given)


_CHOICES = {
    "cutoff": Cutoff, "score": Score, "per": Per, "utility": Utility, "endowment": Endowment, "topup": TopUp,
    "comparison": Comparison,
}  # fmt: skip
_DEFAULTS = {field.name: field.default for field in fields(RuleSpec)}


def _may_say(rule: str) -> tuple[str, ...]:
    return (*ALWAYS[rule], *SOMETIMES.get(rule, ("fair_share",)))
