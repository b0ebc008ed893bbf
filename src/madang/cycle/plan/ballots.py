"""What a voter may mark, as a track's JSON says it: how many, in which groups, within the money, with which points.

>>> ballot_problem({"kind": "approval", "min": 1, "max": 5, "groups": [{"groups": "field:*", "min": 0, "max": 1}]})
>>> whole_ballot({"kind": "approval", "min": 3, "max": 3})["exact"]
True
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .groups import Group

REJECT, VOID, TRIM = "reject", "void", "trim"


class BallotKind(models.TextChoices):
    APPROVAL = "approval", _("마음에 드는 사업 고르기")
    CUMULATIVE = "cumulative", _("점수 나누어 주기")
    ORDINAL = "ordinal", _("순위 매기기")
    SCORING = "scoring", _("사업마다 점수 주기")


# kind -> the numbers it must have beside min and max, and what it may have
_MORE = {
    BallotKind.APPROVAL: (),
    BallotKind.CUMULATIVE: ("points",),
    BallotKind.ORDINAL: (),
    BallotKind.SCORING: ("lowest", "highest"),
}
_FLAGS = {"exact", "within_budget", "all_points"}
_OPTIONAL = {*_FLAGS, "on_violation", "groups", "each"}


def whole_ballot(rule: dict) -> dict:
    """The rule with what was left out said too, so that equal rules look equal."""
    return {"exact": rule["min"] == rule["max"], "on_violation": REJECT} | rule


def ballot_problem(rule: dict):
    """What is wrong, as a sentence; None if nothing is.

    Beside `kind`, `min`, `max`, the kind's own numbers and `exact`: `groups` [{"groups": "field:*", "min": 0, "max": 1}],
    `within_budget` (what is chosen costs no more than the track has), `each` (points to one project at most),
    `all_points` (none may be left), `on_violation`: reject or void (a wrong paper is void), trim (see the method).
    """
    if not isinstance(rule, dict) or rule.get("kind") not in BallotKind.values:
        return _("투표 방식(kind)은 다음 가운데 하나입니다: %s") % ", ".join(BallotKind.values)
    numbers = ("min", "max", *_MORE[rule["kind"]])
    unknown = sorted(rule.keys() - _OPTIONAL - {"kind", *numbers})
    if unknown:
        return _("이 투표 방식에 없는 항목입니다: %s") % ", ".join(unknown)
    for name in numbers:
        if type(rule.get(name)) is not int:
            return _("%s 항목은 정수여야 합니다.") % name
    return _numbers_problem(rule) or _points_problem(rule) or _groups_problem(rule) or _spend_problem(rule)


def _numbers_problem(rule: dict):
    if not 0 <= rule["min"] <= rule["max"] or rule["max"] == 0:
        return _("가장 적게 고르는 수(min)는 0 이상, 가장 많이 고르는 수(max) 이하여야 합니다.")
    if rule.get("exact") and rule["min"] != rule["max"]:
        return _("정확히 고르게 하려면(exact) min과 max가 같아야 합니다.")
    if rule.get("on_violation", REJECT) not in (REJECT, VOID, TRIM):
        return _("어긴 투표지(on_violation)는 reject(돌려보냄), void(무효), trim(분명한 것만 셈)입니다.")
    return None


def _points_problem(rule: dict):
    if rule["kind"] == BallotKind.CUMULATIVE and rule["points"] < 1:
        return _("나누어 줄 점수(points)는 1점 이상이어야 합니다.")
    if rule["kind"] == BallotKind.SCORING and rule["lowest"] >= rule["highest"]:
        return _("가장 낮은 점수(lowest)는 가장 높은 점수(highest)보다 작아야 합니다.")
    if "each" in rule or "all_points" in rule:
        if rule["kind"] != BallotKind.CUMULATIVE:
            return _("사업마다 줄 수 있는 점수(each)와 모두 주기(all_points)는 점수를 나누어 줄 때만 정합니다.")
        if type(rule.get("each", 1)) is not int or not 1 <= rule.get("each", 1) <= rule["points"]:
            return _("사업 하나에 줄 수 있는 점수(each)는 1점 이상, 나누어 줄 점수 이하여야 합니다.")
    return None


def _groups_problem(rule: dict):
    groups = rule.get("groups", [])
    if not isinstance(groups, list):
        return _("묶음 규칙(groups)은 목록이어야 합니다.")
    for one in groups:
        if not isinstance(one, dict) or one.keys() != {"groups", "min", "max"}:
            return _("묶음 규칙마다 groups, min, max가 있어야 합니다.")
        word, colon, name = str(one["groups"]).partition(":")
        if word not in Group.values or not colon or not name:
            return _("묶음(groups)은 area, track, field, kind 가운데 하나와 쌍점, 이름이나 *입니다. 보기: field:*")
        if type(one["min"]) is not int or type(one["max"]) is not int or not 0 <= one["min"] <= one["max"]:
            return _("묶음의 min과 max는 정수이고, min은 0 이상 max 이하여야 합니다.")
    if len({one["groups"] for one in groups}) != len(groups):
        return _("한 묶음에 규칙이 두 개 있습니다.")
    return None


def _spend_problem(rule: dict):
    wrong = next((name for name in sorted(_FLAGS & rule.keys()) if type(rule[name]) is not bool), None)
    if wrong:
        return _("%s 항목은 true나 false여야 합니다.") % wrong
    if rule.get("within_budget") and rule["kind"] != BallotKind.APPROVAL:
        return _("한도 안에서 고르기(within_budget)는 마음에 드는 사업을 고를 때만 정합니다.")
    return None
