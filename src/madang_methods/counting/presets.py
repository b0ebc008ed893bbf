"""Rules by name, each tied to an election whose published winners it reproduces, and rules that Pabulib files name."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from math import ceil

from .completion import Completion
from .rule import Cutoff, RuleSpec, Score, Utility
from .rule_checks import RuleError

PRESETS: dict[str, RuleSpec] = {
    # what almost every Polish city does: Warszawa-Bielany 2021
    "poland-greedy": RuleSpec(),
    # the count ends where the money does not suffice: Wrocław 2017
    "greedy-stop": RuleSpec(cutoff="stop"),
    "lodz-2022": RuleSpec(min_score=100),
    "katowice-2020": RuleSpec(score="points", min_score=200),
    "warszawa-2018-rejon-3": RuleSpec(min_score=161),
    # the budget shared equally, everybody's share raised by one złoty until the outcome would cost too much; the greedy
    # outcome would have been kept if more people had preferred it: Wieliczka 2023
    "wieliczka-2023": RuleSpec(rule="equal_shares", completion=Completion(), comparison="satisfaction"),
    # the same without comparison, for projects with a fair share of the votes: Świecie 2023
    "swiecie-2023": RuleSpec(rule="equal_shares", completion=Completion(), fair_share=3),
    # the same, nothing more: Assen 2024
    "assen-2024": RuleSpec(rule="equal_shares", completion=Completion()),
    # what two widespread programs do if nobody says otherwise (counting.md 0.1, 1.3), which gives other winners than these
    # towns published: the tool on equalshares.net, and the usual example of the library pabutools
    "equal-shares-tool-default": RuleSpec(
        rule="equal_shares",
        completion=Completion(start="floor", stop="exhaustive", universe="all"),
        topup="votes",
    ),
    "pabutools-default": RuleSpec(rule="equal_shares", completion=Completion(stop="exhaustive", universe="supported")),
}

PABULIB_SHARES: dict[str, RuleSpec] = {
    "equalshares": RuleSpec(rule="equal_shares"),
    "equalshares/add1": PRESETS["assen-2024"],
    "equalshares/add1-comparison": PRESETS["wieliczka-2023"],
}

PABULIB_CUTOFF: dict[str, Cutoff] = {"greedy": "skip", "greedy-threshold": "skip", "greedy-no-skip": "stop"}
PABULIB_SCORE: dict[str, Score] = {
    "approval": "votes", "choose-1": "votes", "cumulative": "points", "scoring": "points", "ordinal": "borda",
}  # fmt: skip


def from_pabulib_meta(meta: Mapping[str, str]) -> RuleSpec:
    """The rule a Pabulib file says it was counted by; RuleError, with what is possible, if this version cannot run it.

    `min_project_score_threshold` is applied wherever the file gives it.

    >>> from_pabulib_meta({"rule": "greedy-no-skip", "vote_type": "approval"}).cutoff
    'stop'
    >>> from_pabulib_meta({"rule": "equalshares/add1", "vote_type": "approval"}) == PRESETS["assen-2024"]
    True
    """
    rule = meta.get("rule", "unknown").strip() or "unknown"
    if rule not in PABULIB_CUTOFF and rule not in PABULIB_SHARES:
        raise RuleError(_cannot_run(rule))
    threshold = meta.get("min_project_score_threshold", "").strip()
    if rule == "greedy-threshold" and not threshold:
        raise RuleError("The rule is greedy-threshold, but the file gives no min_project_score_threshold.")
    if threshold and not re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,6})?", threshold):
        raise RuleError(f"min_project_score_threshold must be a number from 0, not {threshold[:40]!r}.")
    vote_type = meta.get("vote_type", "").strip()
    score = PABULIB_SCORE.get(vote_type, "ballot")
    # Scores are whole, so at least 99.5 is at least 100.
    least = ceil(Decimal(threshold or 0))
    if rule in PABULIB_SHARES:
        return replace(PABULIB_SHARES[rule], min_score=least, utility=_utility(rule, vote_type))
    return RuleSpec(cutoff=PABULIB_CUTOFF[rule], score=score, min_score=least)


def rule_named(name: str, meta: Mapping[str, str]) -> RuleSpec:
    """A preset, or a rule of Pabulib's vocabulary with the threshold that `meta` gives. RuleError if neither."""
    return PRESETS[name] if name in PRESETS else from_pabulib_meta({**meta, "rule": name})


def _utility(rule: str, vote_type: str) -> Utility:
    if PABULIB_SCORE.get(vote_type, "votes") != "votes":
        raise RuleError(
            f"The rule {rule} does not say what a project is worth in a vote of type {vote_type}. "
            "Write a rule with a utility: cost, cardinality, points, points_cost or borda."
        )
    return "cost"


def _cannot_run(rule: str) -> str:
    vocabulary = [*PABULIB_CUTOFF, *PABULIB_SHARES]
    possible = ", ".join([*PRESETS, *(name for name in vocabulary if name not in PRESETS)])
    if rule == "unknown":
        return f"The file does not say by which rule it was counted. Choose one: {possible}."
    return f"This version cannot count by the rule {rule!r}. It can count by: {possible}."
