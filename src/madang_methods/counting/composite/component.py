"""One component of a composite decision: whose voice, on which ballots, made comparable how, and with which weight."""

import re
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any, Literal, get_args

from ..rule_checks import RuleError, from_zero, one_of
from .reading import check_number, fields_of, list_of, number, told

Source = Literal["online", "onsite", "panel", "committee", "survey", "school"]
BallotKind = Literal["approval", "choose-1", "points", "ranking", "scores"]
Normalisation = Literal["share", "rate", "max100", "rank", "score"]
Denominator = Literal["choices", "ballots", "members", "panel", "highest", "projects", "scores"]
Empty = Literal["refuse", "redistribute"]
Unscored = Literal["refuse", "zero"]
Measure = Literal["part", "share", "votes", "score"]

# What each normalisation may divide by. Where only one is possible it is written out all the same: a rule is read by people.
DENOMINATORS: dict[str, tuple[Denominator, ...]] = {
    "share": ("choices",),
    "rate": ("ballots", "members", "panel"),
    "max100": ("highest",),
    "rank": ("projects",),
    "score": ("scores", "members"),
}
# Names that a tie-break list already uses for something else.
RESERVED = ("total", "min_cost", "max_votes", "received", "lot")


@dataclass(frozen=True, slots=True)
class Threshold:
    """The least a project must have in a component to compete at all.

    of        `score`: the mean score, on the sheet's own scale (committee at least 60); `votes`: people who supported it;
              `share`: percent of all choices made; `part`: percent of the component's part, whatever its normalisation
    at_least  exact: a whole number, or a fraction such as "5/2"
    """

    of: Measure
    at_least: int | Fraction

    @classmethod
    def read(cls, place: str, data: object) -> "Threshold":
        given = fields_of(place, data, cls)
        one_of(f"{place}.of", given["of"], get_args(Measure))
        return cls(given["of"], number(f"{place}.at_least", given["at_least"]))

    def as_dict(self) -> dict[str, Any]:
        return {"of": self.of, "at_least": told(self.at_least)}


@dataclass(frozen=True, slots=True)
class Component:
    """One voice in the decision.

    code           its name in the rule, the election and the result: small letters, digits, `-` and `_`
    sources        where its ballots were cast. Several sources are pooled: one ballot box, one count. To weigh online
                   and on-site votes separately, make them two components
    ballot         the kind of ballot, or `scores` for sheets on which members score every project
    weight         a whole number; what counts is its share of the sum. 0: only for thresholds and ties
    normalisation  what makes the numbers of different components comparable (see normalisation.py). Ordinances rarely say
                   it, yet it decides who wins: there is no default
    denominator    what it divides by: `choices` made, `ballots` in the box (empty ones too), `members` or `panel` seated
                   (election.sizes), the `highest` result, the number of `projects`, or the `scores` given
    empty          nobody voted here: `refuse` the count, or `redistribute` the weight over the others in proportion
    thresholds     what a project needs here to compete
    trim           score sheets: leave out so many highest and lowest scores of each project (if any would remain)
    unscored       score sheets: a project that no member scored: `refuse` the count, or count `zero`
    most_points    points ballots by rate: the most points one ballot may give one project
    """

    code: str
    sources: tuple[Source, ...]
    ballot: BallotKind
    weight: int
    normalisation: Normalisation
    denominator: Denominator
    empty: Empty
    thresholds: tuple[Threshold, ...] = ()
    trim: int = 0
    unscored: Unscored = "refuse"
    most_points: int = 0

    def __post_init__(self) -> None:
        if not isinstance(self.code, str) or not re.fullmatch(r"[a-z][a-z0-9_-]{0,39}", self.code):
            raise RuleError(f"A component's code must be small letters, digits, - and _, not {self.code!r}.")
        if self.code in RESERVED:
            raise RuleError(f"A component's code cannot be {self.code!r}: a tie-break has that name.")
        self._check_choices()
        self._check_sources()
        for field in ("weight", "trim", "most_points"):
            from_zero(self._place(field), getattr(self, field))
        self._check_fit()
        self._check_thresholds()

    @classmethod
    def read(cls, place: str, data: object) -> "Component":
        """Read one entry of a rule's `components`; RuleError names the place."""
        given = fields_of(place, data, cls)
        given["sources"] = list_of(f"{place}.sources", given["sources"], lambda _, source: source)
        given["thresholds"] = list_of(f"{place}.thresholds", given.get("thresholds", []), Threshold.read)
        return cls(**given)

    def as_dict(self) -> dict[str, Any]:
        return asdict(self) | {"sources": list(self.sources), "thresholds": [one.as_dict() for one in self.thresholds]}

    def _place(self, field: str) -> str:
        return f"components.{self.code}.{field}"

    def _check_choices(self) -> None:
        one_of(self._place("ballot"), self.ballot, get_args(BallotKind))
        one_of(self._place("normalisation"), self.normalisation, get_args(Normalisation))
        one_of(self._place("denominator"), self.denominator, DENOMINATORS[self.normalisation])
        one_of(self._place("empty"), self.empty, get_args(Empty))
        one_of(self._place("unscored"), self.unscored, get_args(Unscored))

    def _check_sources(self) -> None:
        for source in self.sources:
            one_of(self._place("sources"), source, get_args(Source))
        if not self.sources or len(set(self.sources)) != len(self.sources):
            raise RuleError(f"{self._place('sources')} must name one source or more, each once.")
        if self.ballot == "scores" and len(self.sources) > 1:
            raise RuleError(f"{self._place('sources')}: score sheets of several sources cannot be pooled.")

    def _check_fit(self) -> None:
        scored = self.ballot == "scores"
        if self.normalisation == "score" and not scored:
            raise RuleError(
                f"{self._place('normalisation')}: only score sheets have a score, not {self.ballot} ballots."
            )
        if self.normalisation == "rate" and scored:
            raise RuleError(f"{self._place('normalisation')}: score sheets have no rate; the mean score is `score`.")
        if not scored and (self.trim or self.unscored != "refuse"):
            raise RuleError(f"{self._place('trim' if self.trim else 'unscored')} is for score sheets only.")
        if bool(self.most_points) != (self.ballot == "points" and self.normalisation == "rate"):
            raise RuleError(f"{self._place('most_points')} must be given for points by rate, and only there.")

    def _check_thresholds(self) -> None:
        for threshold in self.thresholds:
            place = f"{self._place('thresholds')}.{threshold.of}"
            one_of(place, threshold.of, get_args(Measure))
            check_number(place, threshold.at_least, 100 if threshold.of in ("part", "share") else None)
            if (threshold.of == "score") != (self.ballot == "scores") and threshold.of != "part":
                raise RuleError(f"{place}: ballots of kind {self.ballot} have no {threshold.of}.")
