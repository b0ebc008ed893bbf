"""The plan's rule of a ballot in the words of the manifest, for the projects that stand on this very paper."""

from collections.abc import Iterable, Sequence

from madang.cycle.plan.ballots import TRIM
from madang_methods.sealing.ballot_rule import BallotRule, GroupRule
from madang_methods.sealing.manifest import Item


def ballot_rule(rule: dict, budget: int, items: Sequence[Item]) -> BallotRule:
    """`field:*` becomes one rule a field that is on the paper; `max` is never more than there is to choose.

    SealError if the rule cannot be kept; the manifest checks the rest (a group with too few projects …).
    """
    groups = tuple(_group_rules(rule.get("groups", []), items))
    least = rule["max"] if rule.get("exact") else rule["min"]
    given = {
        "least": least,
        "most": max(least, 1, min(rule["max"], len(items), _roof(groups, items))),
        "groups": groups,
        "blank": least == 0,
        "wrong_paper": "trim" if rule.get("on_violation") == TRIM else "void",
    }
    if rule["kind"] == "ordinal":
        return BallotRule("ranking", **given)
    if rule["kind"] == "cumulative":
        points = rule["points"]
        each, all_points = rule.get("each", points), rule.get("all_points", False)
        return BallotRule("points", points=points, each=each, all_points=all_points, **given)
    if rule["kind"] == "scoring":
        return BallotRule("points", points=rule["highest"] * given["most"], each=rule["highest"], **given)
    return BallotRule(spend=budget if rule.get("within_budget") else 0, **given)


def _group_rules(rules: Iterable[dict], items: Sequence[Item]) -> Iterable[GroupRule]:
    there = sorted({group for item in items for group in item.groups})
    for one in rules:
        word, _colon, name = one["groups"].partition(":")
        named = [group for group in there if group.startswith(f"{word}:")] if name == "*" else [one["groups"]]
        yield from (GroupRule(group, one["min"], one["max"]) for group in named)


def _roof(groups: tuple[GroupRule, ...], items: Sequence[Item]) -> int:
    """How many the groups of one word let through together, if every project is in one of them."""
    roofs = [len(items)]
    for word in {group.group.partition(":")[0] for group in groups}:
        most = {group.group: group.most for group in groups if group.group.startswith(f"{word}:")}
        if all(any(group in most for group in item.groups) for item in items):
            roofs.append(sum(most.values()))
    return min(roofs)
