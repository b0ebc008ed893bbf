"""The part of a track's form that says what a ballot may hold, in fields that an officer understands."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .ballots import REJECT, TRIM, VOID, BallotKind
from .groups import group_label

OWN = "own"  # groups that no single line of the form can say: kept as they are
_GROUPS = [
    ("", _("묶지 않습니다")),
    ("field:*", _("분야마다")),
    ("area:*", _("동네마다")),
    ("kind:*", _("종류마다")),
]


class BallotFields(forms.Form):
    """Mixed into the track's form. What is left empty keeps the rule the form began with."""

    ballot_kind = forms.ChoiceField(label=_("어떻게 투표하나요"), choices=BallotKind, required=False)
    ballot_min = forms.IntegerField(label=_("적어도 몇 개를 고르나요"), min_value=0)
    ballot_max = forms.IntegerField(label=_("많아야 몇 개를 고르나요"), min_value=1)
    group_by = forms.ChoiceField(
        label=_("묶음마다 따로 고르나요"), choices=_GROUPS, required=False,
        help_text=_("유형마다 투표용지가 따로 있으므로 유형마다의 수는 각 유형에서 정합니다."),
    )  # fmt: skip
    group_min = forms.IntegerField(label=_("묶음마다 적어도 몇 개"), min_value=0, required=False)
    group_max = forms.IntegerField(label=_("묶음마다 많아야 몇 개"), min_value=1, required=False)
    within_budget = forms.BooleanField(
        label=_("고른 사업을 더해 이 유형의 총한도를 넘을 수 없습니다"), required=False,
        help_text=_("내 돈처럼 나누어 보는 방식입니다. 마음에 드는 사업을 고를 때만."),
    )  # fmt: skip
    points = forms.IntegerField(
        label=_("한 사람이 나누어 줄 점수"), min_value=1, required=False, help_text=_("점수를 나누어 줄 때만.")
    )
    each = forms.IntegerField(
        label=_("사업 하나에 줄 수 있는 가장 큰 점수"), min_value=1, required=False,
        help_text=_("비워 두면 한 사업에 모두 줄 수 있습니다."),
    )  # fmt: skip
    all_points = forms.BooleanField(label=_("점수를 남김없이 주어야 합니다"), required=False)
    lowest = forms.IntegerField(label=_("가장 낮은 점수"), required=False, help_text=_("사업마다 점수를 줄 때만."))
    highest = forms.IntegerField(label=_("가장 높은 점수"), required=False)
    on_violation = forms.ChoiceField(
        label=_("종이 투표지가 규칙을 어기면"),
        choices=[
            (REJECT, _("무효로 합니다. 화면에서는 다시 고르게 합니다")),
            (VOID, _("무효로 하고, 그렇게 미리 알립니다")),
            (TRIM, _("분명한 것만 셉니다: 너무 많이 고른 묶음은 세지 않습니다")),
        ],
    )

    def begin_with(self, ballot: dict) -> None:
        self.ballot = ballot
        self.initial |= ballot_values(ballot)
        if self.initial["group_by"] == OWN:
            own = ", ".join(f"{group_label(one['groups'])} {one['min']}–{one['max']}" for one in ballot["groups"])
            self.fields["group_by"].choices = [(OWN, own), *_GROUPS]

    def check_ballot_fields(self, values: dict) -> None:
        if values.get("ballot_min", 0) > values.get("ballot_max", 10**6):
            self.add_error("ballot_max", _("적어도 고르는 수보다 작을 수 없습니다."))
        if values.get("group_by") not in ("", OWN, None):
            if not values.get("group_max"):
                self.add_error("group_max", _("묶음마다 많아야 몇 개인지 적어 주세요."))
            elif (values.get("group_min") or 0) > values["group_max"]:
                self.add_error("group_max", _("묶음마다 적어도 고르는 수보다 작을 수 없습니다."))
        kind = values.get("ballot_kind") or self.ballot["kind"]
        if kind != BallotKind.APPROVAL and values.get("within_budget"):
            self.add_error("within_budget", _("마음에 드는 사업을 고를 때만 정할 수 있습니다."))
        self._check_points(values, kind)

    def _check_points(self, values: dict, kind: str) -> None:
        points, each = values.get("points"), values.get("each")
        if kind == BallotKind.CUMULATIVE and not points:
            self.add_error("points", _("나누어 줄 점수를 적어 주세요."))
        elif kind == BallotKind.CUMULATIVE and (each or 0) > points:
            self.add_error("each", _("나누어 줄 점수보다 클 수 없습니다."))
        lowest, highest = values.get("lowest"), values.get("highest")
        if kind == BallotKind.SCORING and (lowest is None or highest is None or lowest >= highest):
            self.add_error("highest", _("가장 낮은 점수와 그보다 큰 가장 높은 점수를 적어 주세요."))

    def ballot_from(self, values: dict) -> dict:
        """The rule as the track keeps it: only what its kind can say."""
        kind = values["ballot_kind"] or self.ballot["kind"]
        least, most = values["ballot_min"], values["ballot_max"]
        rule = {"kind": kind, "min": least, "max": most, "exact": least == most, "on_violation": values["on_violation"]}
        groups = self._groups(values)
        rule |= {"groups": groups} if groups else {}
        rule |= {"within_budget": True} if values["within_budget"] else {}
        if kind == BallotKind.CUMULATIVE:
            rule |= {name: values[name] for name in ("points", "each", "all_points") if values[name]}
        if kind == BallotKind.SCORING:
            rule |= {name: values[name] for name in ("lowest", "highest")}
        return rule

    def _groups(self, values: dict) -> list[dict]:
        if values["group_by"] == OWN:
            return self.ballot["groups"]
        if not values["group_by"]:
            return []
        return [{"groups": values["group_by"], "min": values["group_min"] or 0, "max": values["group_max"]}]


def ballot_values(ballot: dict) -> dict:
    groups = ballot.get("groups", [])
    simple = len(groups) == 1 and groups[0]["groups"] in dict(_GROUPS)
    one = groups[0] if simple else {"min": None, "max": None}
    return {
        "ballot_kind": ballot["kind"],
        "ballot_min": ballot["min"],
        "ballot_max": ballot["max"],
        "on_violation": ballot.get("on_violation", REJECT),
        "group_by": one["groups"] if simple else OWN if groups else "",
        "group_min": one["min"],
        "group_max": one["max"],
    } | {name: ballot.get(name) for name in ("within_budget", "points", "each", "all_points", "lowest", "highest")}
