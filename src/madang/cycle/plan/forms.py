"""What officers fill in. A form knows the shape and the words; saving is an action's."""

from datetime import datetime

from django import forms
from django.db.models import Sum
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from madang.base.pages.words import money, name_of
from madang.base.places.models import Government

from .election_guard import Caution
from .models import SECTIONS, Cycle, OperatingPlan, Ordinance, Stage
from .widgets import Moment

YEARS = range(2000, 2200)
_OTHER_CENTURY = _("2000년부터 2199년 사이로 적어 주세요.")
ARTICLES = {
    "notice": _("운영계획 공고 조문"),
    "committee": _("위원회 조문"),
    "call": _("제안 공모 조문"),
    "vote": _("투표·선정 조문"),
    "reward": _("보상 조문"),
}


class StartForm(forms.ModelForm):
    class Meta:
        model = Cycle
        fields = ["fiscal_year", "cycle_year", "total_ceiling"]
        labels = {"total_ceiling": _("한 해 총한도(원)")}
        help_texts = {
            "fiscal_year": _("돈을 쓰는 해입니다. 주소에 이 해가 들어갑니다."),
            "cycle_year": _("제안을 받고 고르는 해입니다. 흔히 한 해 앞섭니다."),
        }

    def clean_fiscal_year(self):
        return self._year("fiscal_year")

    def clean_cycle_year(self):
        return self._year("cycle_year")

    def _year(self, name: str) -> int:
        if self.cleaned_data[name] not in YEARS:
            raise forms.ValidationError(_OTHER_CENTURY)
        return self.cleaned_data[name]

    def clean(self):
        values = super().clean()
        if values.get("fiscal_year", 0) < values.get("cycle_year", 0):
            self.add_error("fiscal_year", _("돈을 쓰는 해가 고르는 해보다 앞설 수 없습니다."))
        return values


class CopyForm(forms.Form):
    source = forms.ModelChoiceField(None, label=_("옮겨 올 해"), empty_label=None)

    def __init__(self, government: Government, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["source"].queryset = Cycle.objects.of(government).select_related("government")
        self.fields["source"].label_from_instance = lambda cycle: f"{name_of(cycle.government)} {cycle.fiscal_year}"


class YearForm(forms.ModelForm):
    """The money of the year and the ordinance it rests on."""

    class Meta:
        model = Cycle
        fields = ["total_ceiling", "ordinance"]
        labels = {"total_ceiling": _("한 해 총한도(원)"), "ordinance": _("바탕이 되는 조례")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ordinance"].queryset = Ordinance.objects.of(self.instance.government)

    def clean_total_ceiling(self):
        total = self.cleaned_data["total_ceiling"]
        shared = self.instance.tracks.aggregate(all=Sum("total_ceiling"))["all"] or 0
        if total < shared:
            said = money(shared, self.instance.government.currency)
            raise forms.ValidationError(gettext("이미 유형에 나눈 돈이 %(shared)s입니다.") % {"shared": said})
        return total


class OrdinanceForm(forms.ModelForm):
    stages = forms.MultipleChoiceField(
        label=_("조례가 다루는 단계"), choices=Stage, widget=forms.CheckboxSelectMultiple, required=False
    )

    class Meta:
        model = Ordinance
        fields = ["title", "number", "promulgated_on", "url", "notice_days", "stages"]
        widgets = {"promulgated_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
        help_texts = {"notice_days": _("공모를 열기 며칠 전부터 운영계획을 공고해야 하는지. 첫날은 세지 않습니다.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, label in ARTICLES.items():
            self.fields[f"article_{name}"] = forms.CharField(
                label=label, required=False, max_length=40, initial=self.instance.articles.get(name, "")
            )

    def clean(self):
        values = super().clean()
        articles = {name: values.get(f"article_{name}", "") for name in ARTICLES}
        kept = {name: text for name, text in self.instance.articles.items() if name not in ARTICLES}
        self.instance.articles = kept | {name: text for name, text in articles.items() if text}
        return values


class CalendarForm(forms.Form):
    """Fourteen windows on one page; a stage left empty is skipped this year."""

    def __init__(self, cycle: Cycle, cautions: list[Caution], *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.windows = {window.stage: window for window in cycle.windows.all()}
        self.cautions = {stage: [caution for caution in cautions if caution.stage == stage] for stage in Stage}
        for stage in Stage:
            self._add(stage)

    def _add(self, stage: Stage) -> None:
        window, name = self.windows.get(stage), {"stage": stage.label}
        self.fields[f"{stage}_opens"] = _moment(gettext("%(stage)s 여는 때") % name, window and window.opens_at)
        self.fields[f"{stage}_closes"] = _moment(gettext("%(stage)s 닫는 때") % name, window and window.closes_at)
        ground = window.legal_ground if window else ""
        if ground or self.cautions[stage]:
            self.fields[f"{stage}_ground"] = forms.CharField(
                label=gettext("%(stage)s: 선거 기간에 여는 법적 근거") % name,
                widget=forms.Textarea(attrs={"rows": 2}), max_length=500, required=False, initial=ground,
            )  # fmt: skip

    def rows(self):
        """(stage, bound fields, cautions) for the template."""
        for stage in Stage:
            names = [name for name in (f"{stage}_opens", f"{stage}_closes", f"{stage}_ground") if name in self.fields]
            yield stage, [self[name] for name in names], self.cautions[stage]

    def clean(self):
        values = super().clean()
        for stage in Stage:
            opens, closes = values.get(f"{stage}_opens"), values.get(f"{stage}_closes")
            if bool(opens) != bool(closes) and not self.errors.keys() & {f"{stage}_opens", f"{stage}_closes"}:
                self.add_error(f"{stage}_{'closes' if opens else 'opens'}", _("여는 때와 닫는 때를 함께 적어 주세요."))
            elif opens and closes and closes <= opens:
                self.add_error(f"{stage}_closes", _("닫는 때는 여는 때보다 뒤여야 합니다."))
        return values

    def changed_stages(self) -> list[tuple[Stage, datetime | None, datetime | None, str]]:
        """(stage, opens, closes, ground) of the stages that were touched; None, None takes the window away."""
        values = self.cleaned_data
        return [
            (stage, values[f"{stage}_opens"], values[f"{stage}_closes"], values.get(f"{stage}_ground", ""))
            for stage in Stage
            if any(name in self.changed_data for name in (f"{stage}_opens", f"{stage}_closes", f"{stage}_ground"))
        ]


class PlanForm(forms.ModelForm):
    class Meta:
        model = OperatingPlan
        fields = [*SECTIONS, "short_notice_reason", "change_reason"]
        help_texts = {
            "purpose": _("왜 하는지, 어느 법과 조례에 따른 것인지."),
            "inclusion": _("장애인, 어르신, 어린이, 이주민처럼 참여가 어려운 이웃이 어떻게 함께하는지."),
            "short_notice_reason": _("공고 기간이 끝나기 전에 공모를 여는 때에만 적습니다. 공개됩니다."),
            "change_reason": _("무엇을 왜 고쳤는지. 공개됩니다."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["rows"] = 5
        if self.instance.version == 1:
            del self.fields["change_reason"]


def _moment(label: str, initial: datetime | None) -> forms.DateTimeField:
    field = forms.DateTimeField(label=label, widget=Moment(), required=False, initial=initial)
    field.validators.append(_refuse_other_centuries)
    return field


def _refuse_other_centuries(moment: datetime) -> None:
    """A slip of the finger; and databases reckon in UTC, which the first hours of the calendar do not have."""
    if moment.year not in YEARS:
        raise forms.ValidationError(_OTHER_CENTURY)
