"""The rules of a track as data: who may take part, what a ballot may hold, how the count decides."""

import json

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madang_methods.counting import AnyRule, RuleError, RuleSpec, read_rule

from .ballots import BallotKind, ballot_problem


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


class Voice(models.TextChoices):
    """Whose voice a component of a composite rule is (korea.md §2.8)."""

    ONLINE = "online", _("온라인 투표")
    ONSITE = "onsite", _("현장 투표")
    PANEL = "panel", _("시민투표단")
    COMMITTEE = "committee", pgettext_lazy("voice", "위원회")
    SURVEY = "survey", _("여론조사")
    SCHOOL = "school", _("예산학교")


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
    """ValidationError under `ballot_rule`; see `ballots.ballot_problem` for what a rule may say."""
    problem = ballot_problem(rule)
    if problem:
        raise ValidationError({"ballot_rule": problem})


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
