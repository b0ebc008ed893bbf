"""The rules of a track as data: who may take part, what a ballot may hold, how the count decides."""

import json

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madang_methods.counting import AnyRule, RuleError, RuleSpec, read_rule


class Resident(models.TextChoices):
    """Who counts as a resident: ordinances go well beyond the resident register (korea.md §1.7)."""

    REGISTERED = "registered", _("주민등록을 둔 사람")
    WORKER = "worker", _("직장이나 사업장이 있는 사람")
    STUDENT = "student", pgettext_lazy("who", "학교에 다니는 사람")
    FOREIGNER = "foreigner", _("등록 외국인·국내거소신고자")
    DAILY = "daily", _("생활권이 있는 사람")


class Barred(models.TextChoices):
    """Who may not propose although they live here."""

    OFFICIALS = "officials", _("소속 공무원")
    COUNCIL = "council", _("지방의회 의원")
    AFFILIATES = "affiliates", _("출자·출연 기관 임직원")
    COMMITTEE = "committee", _("이 유형을 심사하는 위원")


class BallotKind(models.TextChoices):
    APPROVAL = "approval", _("마음에 드는 사업 고르기")
    CUMULATIVE = "cumulative", _("점수 나누어 주기")
    ORDINAL = "ordinal", _("순위 매기기")
    SCORING = "scoring", _("사업마다 점수 주기")


class Voice(models.TextChoices):
    """Whose voice a component of a composite rule is (korea.md §2.8)."""

    ONLINE = "online", _("온라인 투표")
    ONSITE = "onsite", _("현장 투표")
    PANEL = "panel", _("시민투표단")
    COMMITTEE = "committee", pgettext_lazy("voice", "위원회")
    SURVEY = "survey", _("여론조사")
    SCHOOL = "school", _("예산학교")


class Group(models.TextChoices):
    """What a composite rule's ceilings and guarantees may speak of: the word before the colon."""

    AREA = "area", _("동네")
    TRACK = "track", _("유형")
    FIELD = "field", _("분야")
    KIND = "kind", _("종류")


# kind -> the fields it must have beside min and max
_MORE = {
    BallotKind.APPROVAL: (),
    BallotKind.CUMULATIVE: ("points",),
    BallotKind.ORDINAL: (),
    BallotKind.SCORING: ("lowest", "highest"),
}
_OPTIONAL = {"exact", "on_violation"}


def everyone() -> list[str]:
    return [kind.value for kind in Resident]


def usual_ballot() -> dict:
    return {"kind": "approval", "min": 1, "max": 5, "exact": False}


def usual_decision() -> dict:
    return RuleSpec().as_dict()


def read_decision(rule: dict) -> AnyRule:
    """The counting rule that a track's JSON stands for: plain or composite. ValidationError under `decision_rule`."""
    try:
        return read_rule(json.dumps(rule))
    except RuleError as error:
        raise ValidationError({"decision_rule": str(error)}) from error


def check_ballot(rule: dict) -> None:
    """{"kind": "approval", "min": 1, "max": 5, "exact": false, "on_violation": "reject"}; `points` for cumulative,
    `lowest` and `highest` for scoring. Errors: ValidationError under `ballot_rule`."""
    problem = _ballot_problem(rule)
    if problem:
        raise ValidationError({"ballot_rule": problem})


def whole_ballot(rule: dict) -> dict:
    """The rule with what was left out said too, so that equal rules look equal."""
    return {"exact": rule["min"] == rule["max"], "on_violation": "reject"} | rule


def check_names(field: str, names: list, allowed: type[models.TextChoices]) -> None:
    unknown = [name for name in names if name not in allowed.values]
    if unknown or len(set(names)) != len(names):
        raise ValidationError({field: _("모르는 이름이 있거나 같은 이름이 두 번 있습니다: %s") % ", ".join(unknown)})


def noun_of_rule(decision: dict, ballot: dict) -> str:
    """What the count sums: "vote" where ballots choose, "point" where they give points, ranks or scores are summed."""
    if decision.get("rule") == "composite":
        return "point"
    score = decision.get("score", "ballot")
    approves = ballot.get("kind", "approval") == BallotKind.APPROVAL
    return "vote" if score == "votes" or (score == "ballot" and approves) else "point"


def voice_name(component: dict) -> str:
    """What a composite rule's component is called: its sources."""
    return " · ".join(str(Voice(source).label) for source in component["sources"])


def group_label(pattern: str) -> str:
    """`area:*` is said as 동네, `kind:event` as 종류 event."""
    kind, _colon, name = pattern.partition(":")
    label = str(Group(kind).label) if kind in Group.values else kind
    return label if name in ("", "*") else f"{label} {name}"


def _ballot_problem(rule: dict):
    if not isinstance(rule, dict) or rule.get("kind") not in BallotKind.values:
        return _("투표 방식(kind)은 다음 가운데 하나입니다: %s") % ", ".join(BallotKind.values)
    numbers = ("min", "max", *_MORE[rule["kind"]])
    unknown = sorted(rule.keys() - _OPTIONAL - {"kind", *numbers})
    if unknown:
        return _("이 투표 방식에 없는 항목입니다: %s") % ", ".join(unknown)
    for name in numbers:
        if type(rule.get(name)) is not int:
            return _("%s 항목은 정수여야 합니다.") % name
    if not 0 <= rule["min"] <= rule["max"] or rule["max"] == 0:
        return _("가장 적게 고르는 수(min)는 0 이상, 가장 많이 고르는 수(max) 이하여야 합니다.")
    if rule.get("exact") and rule["min"] != rule["max"]:
        return _("정확히 고르게 하려면(exact) min과 max가 같아야 합니다.")
    if rule.get("on_violation", "reject") not in ("reject", "void"):
        return _("어긴 투표지(on_violation)는 reject(돌려보냄)나 void(무효)입니다.")
    return _points_problem(rule)


def _points_problem(rule: dict):
    if rule["kind"] == BallotKind.CUMULATIVE and rule["points"] < 1:
        return _("나누어 줄 점수(points)는 1점 이상이어야 합니다.")
    if rule["kind"] == BallotKind.SCORING and rule["lowest"] >= rule["highest"]:
        return _("가장 낮은 점수(lowest)는 가장 높은 점수(highest)보다 작아야 합니다.")
    return None
