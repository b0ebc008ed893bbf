"""A rule is data: printed in the plan before anyone votes, and known by its digest."""

import json
from dataclasses import asdict, dataclass, fields
from hashlib import sha256
from typing import Any, Literal, get_args

Cutoff = Literal["skip", "stop"]
Score = Literal["ballot", "votes", "points", "borda"]
Tie = Literal["min_cost", "max_votes", "lot"]


class RuleError(ValueError):
    """A rule that cannot be read or that this version cannot run; the text says what is possible."""


@dataclass(frozen=True, slots=True)
class RuleSpec:
    """The greedy family: projects in order of score, funded while money lasts.

    cutoff           `skip`: pass over what does not fit and go on; `stop`: end at the first that does not fit
    score            `votes`, `points`, `borda`, or `ballot`: the one that belongs to the kind of ballot
    min_score        projects below this score never compete; 0 asks for nothing
    ties             what decides between equal scores, first to last; the last is always `lot`
    reserve          how many of the best projects left over are named as reserve
    seed_commitment  sha256 (hex) of the seed of the lot, published before the vote; empty if there is none

    Not a choice but part of every rule here: a project without a single vote is never funded, one that costs more
    than the whole budget never competes (and so never stops the count), one that costs nothing competes like any other.
    A later version adds fields only in such a way that the digest of these rules stays the same.

    >>> RuleSpec().canonical()
    '{"cutoff":"skip","min_score":0,"reserve":0,"rule":"greedy","score":"ballot","seed_commitment":"","ties":["min_cost","max_votes","lot"]}'
    >>> RuleSpec.from_json(RuleSpec(cutoff="stop").canonical()) == RuleSpec(cutoff="stop")
    True
    """

    rule: Literal["greedy"] = "greedy"
    cutoff: Cutoff = "skip"
    score: Score = "ballot"
    min_score: int = 0
    ties: tuple[Tie, ...] = ("min_cost", "max_votes", "lot")
    reserve: int = 0
    seed_commitment: str = ""

    def __post_init__(self) -> None:
        _one_of("rule", self.rule, ("greedy",))
        _one_of("cutoff", self.cutoff, get_args(Cutoff))
        _one_of("score", self.score, get_args(Score))
        _from_zero("min_score", self.min_score)
        _from_zero("reserve", self.reserve)
        for tie in self.ties:
            _one_of("ties", tie, get_args(Tie))
        if len(set(self.ties)) != len(self.ties) or not self.ties or self.ties[-1] != "lot":
            raise RuleError(f"ties must name each step once and end with 'lot', not {list(self.ties)!r}.")
        if self.seed_commitment and not _is_digest(self.seed_commitment):
            raise RuleError("seed_commitment must be 64 lower-case hexadecimal digits (sha256), or empty.")

    def canonical(self) -> str:
        """The rule as JSON with sorted keys and no spaces: the text whose digest is published."""
        return json.dumps(self.as_dict(), sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    def as_dict(self) -> dict[str, Any]:
        return asdict(self) | {"ties": list(self.ties)}

    @property
    def digest(self) -> str:
        """sha256 (hex) of the canonical JSON in UTF-8."""
        return sha256(self.canonical().encode()).hexdigest()

    @classmethod
    def from_json(cls, text: str) -> "RuleSpec":
        """Read a rule; left out fields take their default, unknown ones are refused (RuleError)."""
        try:
            data = json.loads(text, object_pairs_hook=_once)
        except (ValueError, RecursionError) as error:
            raise RuleError(f"The rule is not JSON: {error}") from error
        if not isinstance(data, dict):
            raise RuleError('The rule must be a JSON object, such as {"cutoff":"stop"}.')
        unknown = sorted(data.keys() - {field.name for field in fields(cls)})
        if unknown:
            raise RuleError(f"This version knows no field {', '.join(unknown)} in a rule.")
        if not isinstance(data.get("ties", []), list):
            raise RuleError('ties must be a list, such as ["min_cost","lot"].')
        given: dict[str, Any] = data | ({"ties": tuple(data["ties"])} if "ties" in data else {})
        return cls(**given)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) != len(pairs):
        raise RuleError("The rule names a field twice.")
    return dict(pairs)


def _one_of(field: str, value: object, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise RuleError(f"{field} must be one of {', '.join(allowed)}, not {value!r}.")


def _from_zero(field: str, value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise RuleError(f"{field} must be a whole number from 0, not {value!r}.")


def _is_digest(text: object) -> bool:
    return isinstance(text, str) and len(text) == 64 and set(text) <= set("0123456789abcdef")
