"""Rules by name, each tied to an election whose published winners it reproduces, and rules that Pabulib files name."""

import re
from collections.abc import Mapping
from decimal import Decimal
from math import ceil

from .rule import Cutoff, RuleSpec, Score
from .rule_checks import RuleError

PRESETS: dict[str, RuleSpec] = {
    # what almost every Polish city does: Warszawa-Bielany 2021
    "poland-greedy": RuleSpec(),
    # the count ends where the money does not suffice: Wrocław 2017
    "greedy-stop": RuleSpec(cutoff="stop"),
    "lodz-2022": RuleSpec(min_score=100),
    "katowice-2020": RuleSpec(score="points", min_score=200),
    "warszawa-2018-rejon-3": RuleSpec(min_score=161),
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
    """
    rule = meta.get("rule", "unknown").strip() or "unknown"
    if rule not in PABULIB_CUTOFF:
        raise RuleError(_cannot_run(rule))
    threshold = meta.get("min_project_score_threshold", "").strip()
    if rule == "greedy-threshold" and not threshold:
        raise RuleError("The rule is greedy-threshold, but the file gives no min_project_score_threshold.")
    if threshold and not re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,6})?", threshold):
        raise RuleError(f"min_project_score_threshold must be a number from 0, not {threshold[:40]!r}.")
    score = PABULIB_SCORE.get(meta.get("vote_type", "").strip(), "ballot")
    # Scores are whole, so at least 99.5 is at least 100.
    return RuleSpec(cutoff=PABULIB_CUTOFF[rule], score=score, min_score=ceil(Decimal(threshold or 0)))


def rule_named(name: str, meta: Mapping[str, str]) -> RuleSpec:
    """A preset, or a rule of Pabulib's vocabulary with the threshold that `meta` gives. RuleError if neither."""
    return PRESETS[name] if name in PRESETS else from_pabulib_meta({**meta, "rule": name})


def _cannot_run(rule: str) -> str:
    possible = ", ".join([*PRESETS, *(name for name in PABULIB_CUTOFF if name not in PRESETS)])
    if rule == "unknown":
        return f"The file does not say by which rule it was counted. Choose one: {possible}."
    return f"This version cannot count by the rule {rule!r}. It can count by: {possible}."
