"""A track's form: its money, its people, and the two rules in fields that an officer understands."""

from django import forms
from django.db.models import Sum
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from madang.base.pages.words import money
from madang_methods.counting import RuleError, read_rule

from .ballot_form import BallotFields
from .models import Level, Track
from .rules import Barred, Resident, voice_name

TIES = [
    ("min_cost,max_votes,lot", _("돈이 적게 드는 사업, 그래도 같으면 표가 많은 사업, 그래도 같으면 추첨")),
    ("max_votes,min_cost,lot", _("표가 많은 사업, 그래도 같으면 돈이 적게 드는 사업, 그래도 같으면 추첨")),
    ("min_cost,lot", _("돈이 적게 드는 사업, 그래도 같으면 추첨")),
    ("lot", _("바로 추첨")),
]
_SOMETIMES = {"cutoff", "min_score"}
_NO_MORE_THAN_ALL = ["per_area_ceiling", "per_project_max", "per_event_max"]


def _several(label, choices, **more) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(label=label, choices=choices, widget=forms.CheckboxSelectMultiple, **more)


class TrackForm(BallotFields, forms.ModelForm):
    """The instance's own rules are the first values; pass `preset` to begin from another's."""

    proposer_kinds = _several(_("누가 제안할 수 있나요"), Resident)
    excluded_proposers = _several(_("누가 제안할 수 없나요"), Barred, required=False)
    voter_kinds = _several(_("누가 투표할 수 있나요"), Resident)
    cutoff = forms.ChoiceField(
        label=_("남은 돈보다 큰 사업이 나오면"),
        choices=[("skip", _("건너뛰고 다음 사업을 봅니다")), ("stop", _("거기서 끝냅니다"))],
    )
    ties = forms.ChoiceField(label=_("표가 같으면 무엇이 먼저인가요"), choices=TIES)
    min_score = forms.IntegerField(label=_("뽑히려면 적어도 몇 표가 있어야 하나요"), min_value=0, initial=0)
    reserve = forms.IntegerField(label=_("예비로 남길 사업 수"), min_value=0, initial=0)

    rule_text = forms.CharField(
        label=_("다른 규칙을 글(JSON)로 붙여 넣기"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("비워 두면 위에서 고른 대로 셉니다. 붙여 넣으면 위의 ‘남은 돈’, ‘같으면’, ‘적어도’, ‘예비’ 칸은 쓰지 않습니다."),
    )  # fmt: skip

    class Meta:
        model = Track
        fields = [
            "name", "name_en", "code", "level", "self_governed", "description", "order", "total_ceiling",
            "per_area_ceiling", "per_project_max", "per_project_min", "events_allowed", "per_event_max",
            "proposer_age", "proposer_kinds", "excluded_proposers", "voter_age", "voter_kinds", "officials_may_vote",
        ]  # fmt: skip
        labels = {"total_ceiling": _("이 유형의 총한도(원)")}
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "code": _("주소에 쓰입니다. 영문 소문자와 숫자, 붙임표."),
            "per_area_ceiling": _("동네 하나가 쓸 수 있는 가장 큰 금액(원)."),
            "per_project_max": _("원. 비워 두면 이 유형의 총한도까지입니다."),
            "per_event_max": _("원. 행사·축제 사업에만 따로 정할 때."),
            "proposer_age": _("0이면 나이를 보지 않습니다."),
            "voter_age": _("0이면 나이를 보지 않습니다."),
        }

    def __init__(self, *args, preset=None, **kwargs):
        super().__init__(*args, **kwargs)
        ballot = preset.ballot if preset else self.instance.ballot_rule
        decision = preset.decision if preset else self.instance.rule
        self.decision = decision.as_dict()
        for name in _SOMETIMES - self.decision.keys():  # not every rule stops, or has a least number of votes
            del self.fields[name]
        self.begin_with(ballot)
        self.initial |= _decision_values(decision)
        ties = self.initial["ties"]
        if ties not in dict(TIES):
            self.fields["ties"].choices = [(ties, _words_of(ties, self.decision)), *TIES]

    def clean(self):
        values = super().clean()
        self.check_ballot_fields(values)
        self._check_money(values)
        if values.get("self_governed") and values.get("level") != Level.NEIGHBOURHOOD:
            self.add_error("self_governed", _("동단위 자치계획형은 읍·면·동 단위에만 둘 수 있습니다."))
        if not self.errors:
            self._take_rules(values)
        return values

    def clean_rule_text(self):
        text = self.cleaned_data["rule_text"].strip()
        try:
            return read_rule(text).as_dict() if text else None
        except RuleError as error:
            raise forms.ValidationError(gettext("이 규칙은 읽을 수 없습니다: %s") % error) from error

    def _check_money(self, values: dict) -> None:
        total = values.get("total_ceiling")
        if not total:
            return
        for name in _NO_MORE_THAN_ALL:
            if (values.get(name) or 0) > total:
                self.add_error(name, _("이 유형의 총한도보다 클 수 없습니다."))
        if (values.get("per_project_min") or 0) > (values.get("per_project_max") or total):
            self.add_error("per_project_min", _("사업 하나의 한도보다 클 수 없습니다."))
        cycle = self.instance.cycle
        others = cycle.tracks.exclude(pk=self.instance.pk).aggregate(all=Sum("total_ceiling"))["all"] or 0
        if others + total > cycle.total_ceiling:
            left = money(max(0, cycle.total_ceiling - others), cycle.government.currency)
            self.add_error("total_ceiling", gettext("한 해 총한도에서 %(left)s 남아 있습니다.") % {"left": left})

    def _take_rules(self, values: dict) -> None:
        track = self.instance
        track.ballot_rule = self.ballot_from(values)
        track.decision_rule = values.get("rule_text") or self.decision | {
            name: values[name].split(",") if name == "ties" else values[name]
            for name in ("cutoff", "ties", "min_score", "reserve")
            if name in self.fields
        }


def _decision_values(rule) -> dict:
    told = rule.as_dict()
    return {name: told[name] for name in ("cutoff", "min_score", "reserve") if name in told} | {
        "ties": ",".join(rule.ties)
    }


def _words_of(ties: str, decision: dict) -> str:
    """An order of ties that no officer chose here, in words: a composite rule may begin with a voice."""
    names = {"min_cost": gettext("돈이 적게 드는 사업"), "max_votes": gettext("표가 많은 사업"), "lot": gettext("추첨")}
    names |= {"received": gettext("먼저 접수한 사업")}
    names |= {one["code"]: voice_name(one) for one in decision.get("components", [])}
    return " → ".join(names.get(tie, tie) for tie in ties.split(","))
