"""What the desk types: thresholds, reasons and measured values in tables, the inspection, the approval, the invitations."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from madang.base import clock
from madang.base.pages.forms import NamesIn
from madang.base.surveys.models import Who
from madang.cycle.budget.models import Project
from madang.cycle.review.models import Office

from .actions.closing import Said
from .actions.filling import Given, Measured
from .models import Indicator, Inspection, OpinionKind, Reason, Settlement

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
_OPINIONS = 5


class OpenForm(forms.ModelForm):
    class Meta:
        model = Settlement
        fields = ["reason_from", "reason_percent", "reason_basis"]
        help_texts = {
            "reason_from": gettext_lazy("원. 집행잔액이 이만큼이면 까닭을 꼭 적습니다."),
            "reason_percent": gettext_lazy("예산현액에서 집행잔액이 차지하는 비율이 이만큼이어도 꼭 적습니다."),
            "reason_basis": gettext_lazy("운영계획이나 조례의 어디에 있는지 적습니다. 모두가 보는 글입니다."),
        }


class ReasonsForm:
    """A reason and a sentence for each project with something left. Rows left empty stay as they are."""

    def __init__(self, rows, projects: dict[int, Project], data=None) -> None:
        self.rows = [(row, _ReasonForm(data, row=row, prefix=f"p{row.number}")) for row in rows]
        self.projects, self.is_bound = projects, data is not None

    def is_valid(self) -> bool:
        return self.is_bound and _valid(form for _row, form in self.rows)

    @property
    def given(self) -> list[Given]:
        filled = ((row, form.cleaned_data) for row, form in self.rows if form.cleaned_data.get("reason"))
        return [Given(self.projects[row.number], said["reason"], said["words"]) for row, said in filled]


class _ReasonForm(forms.Form):
    reason = forms.ChoiceField(label=gettext_lazy("사유"), choices=[("", "–"), *Reason.choices], required=False)
    words = forms.CharField(label=gettext_lazy("까닭"), max_length=1000, required=False)

    def __init__(self, data, *, row, prefix) -> None:
        left = row.left
        super().__init__(data, prefix=prefix, initial={"reason": row.reason, "words": left.words if left else ""})

    def clean(self) -> dict:
        said = super().clean()
        if bool(said.get("reason")) != bool(said.get("words", "").strip()):
            self.add_error("words", _("사유를 고르고 까닭을 한 문장으로 적어 주세요."))
        return said


class IndicatorForm(forms.ModelForm):
    class Meta:
        model = Indicator
        fields = ["project", "name", "unit", "expected", "better", "ground"]
        help_texts = {
            "name": gettext_lazy("셀 수 있는 것으로 적습니다. 예: 하루에 앉는 사람"),
            "unit": gettext_lazy("예: 명, 건, ㎡"),
            "ground": gettext_lazy("기대한 값이 처음 적힌 곳. 예: 제안서, 부서검토의견서"),
        }

    def __init__(self, *args, cycle, projects, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["project"].widget = NamesIn(cycle.government.language)
        self.fields["project"].queryset = projects


class MeasuresForm:
    """A value for each indicator, with where it comes from. Rows left empty stay as they are."""

    def __init__(self, indicators, data=None) -> None:
        self.rows = [(one, _MeasureForm(data, prefix=f"i{one.pk}", initial=_last(one))) for one in indicators]
        self.is_bound = data is not None

    def is_valid(self) -> bool:
        return self.is_bound and _valid(form for _one, form in self.rows)

    @property
    def measured(self) -> list[Measured]:
        filled = ((one, form.cleaned_data) for one, form in self.rows if form.cleaned_data.get("value") is not None)
        return [Measured(one, **said) for one, said in filled]


class _MeasureForm(forms.Form):
    value = forms.DecimalField(
        label=gettext_lazy("잰 값"), max_digits=16, decimal_places=2, required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )  # fmt: skip
    source = forms.CharField(label=gettext_lazy("자료의 출처"), max_length=200, required=False)
    measured_by = forms.CharField(label=gettext_lazy("잰 곳"), max_length=80, required=False)
    measured_on = forms.DateField(label=gettext_lazy("잰 날"), widget=DAY, required=False)

    def clean(self) -> dict:
        said = super().clean()
        given = [said.get(name) not in (None, "") for name in ("value", "source", "measured_by", "measured_on")]
        if any(given) and not all(given) and not self.errors:
            raise forms.ValidationError(_("값과 출처, 잰 곳, 잰 날을 모두 적어 주세요."))
        if said.get("measured_on") and said["measured_on"] > clock.today():
            self.add_error("measured_on", _("아직 오지 않은 날입니다."))
        return said


class InspectionForm(forms.ModelForm):
    class Meta:
        model = Inspection
        fields = ["began_on", "ended_on", "given_on", "inspectors", "paper"]
        widgets = {"began_on": DAY, "ended_on": DAY, "given_on": DAY}

    def clean(self) -> dict:
        said = super().clean()
        days = [said.get(name) for name in ("began_on", "ended_on", "given_on")]
        if all(days) and not days[0] <= days[1] <= days[2] <= clock.today():
            raise forms.ValidationError(_("시작한 날, 마친 날, 의견서를 받은 날의 차례를 살펴 주세요."))
        if (said.get("inspectors") or 3) < 3:
            self.add_error("inspectors", _("검사위원은 세 사람보다 적을 수 없습니다."))
        return said


class OpinionForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("종류"), choices=OpinionKind.choices)
    project = forms.ModelChoiceField(
        label=gettext_lazy("사업"),
        queryset=Project.objects.none(),
        required=False,
        empty_label=gettext_lazy("모든 사업"),
    )
    words = forms.CharField(
        label=gettext_lazy("의견"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, cycle, projects, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["project"].widget = NamesIn(cycle.government.language)
        self.fields["project"].queryset = projects


class OpinionsForm:
    """Up to five opinions; rows without words are none."""

    def __init__(self, cycle, data=None) -> None:
        of = {"cycle": cycle, "projects": Project.objects.of(cycle).order_by("number")}
        self.forms = [OpinionForm(data, prefix=f"o{place}", **of) for place in range(1, _OPINIONS + 1)]
        self.is_bound = data is not None

    def is_valid(self) -> bool:
        return self.is_bound and _valid(self.forms)

    @property
    def said(self) -> list[Said]:
        filled = (form.cleaned_data for form in self.forms if form.cleaned_data["words"].strip())
        return [Said(one["kind"], one["words"].strip(), one["project"]) for one in filled]


class ApproveForm(forms.ModelForm):
    class Meta:
        model = Settlement
        fields = ["submitted_on", "approved_on", "session", "minutes", "council_words"]
        widgets = {"submitted_on": DAY, "approved_on": DAY, "council_words": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in ("submitted_on", "approved_on"):
            self.fields[name].required = True


class NotifyForm(forms.Form):
    on = forms.DateField(label=gettext_lazy("고시한 날"), widget=DAY)


class ReopenForm(forms.Form):
    why = forms.CharField(
        label=gettext_lazy("다시 여는 까닭"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("모두가 보는 글입니다."),
    )  # fmt: skip


class AnswerForm(forms.Form):
    answer = forms.CharField(label=gettext_lazy("답"), max_length=2000, widget=forms.Textarea(attrs={"rows": 5}))
    office = forms.ModelChoiceField(label=gettext_lazy("답하는 부서"), queryset=Office.objects.none(), required=False)

    def __init__(self, *args, government, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = Office.objects.of(government).working()


class _Between(forms.Form):
    first, last = "", ""

    def clean(self) -> dict:
        said = super().clean()
        first, last = said.get(self.first), said.get(self.last)
        if first and last and not clock.now() <= last > first:
            self.add_error(self.last, _("시작보다 뒤이고 아직 오지 않은 때여야 합니다."))
        return said


class MeetingForm(_Between):
    first, last = "starts_at", "ends_at"
    title = forms.CharField(label=gettext_lazy("모임의 이름"), max_length=120)
    starts_at = forms.DateTimeField(label=gettext_lazy("시작하는 때"), widget=MOMENT)
    ends_at = forms.DateTimeField(label=gettext_lazy("마치는 때"), widget=MOMENT)
    place = forms.CharField(label=gettext_lazy("어디서"), max_length=200)
    access = forms.CharField(label=gettext_lazy("오는 길과 편의시설"), max_length=300, required=False)


class SurveyForm(_Between):
    first, last = "opens_at", "closes_at"
    title = forms.CharField(label=gettext_lazy("설문의 이름"), max_length=120)
    opens_at = forms.DateTimeField(label=gettext_lazy("여는 때"), widget=MOMENT)
    closes_at = forms.DateTimeField(label=gettext_lazy("닫는 때"), widget=MOMENT)
    who = forms.ChoiceField(label=gettext_lazy("누가 답하나요"), choices=Who.choices)


def _valid(rows) -> bool:
    """Asks every one of them, so that all mistakes show at once."""
    return not [form for form in rows if not form.is_valid()]


def _last(one: Indicator) -> dict[str, Decimal | str]:
    measured = list(one.measurements.all())
    return (
        {name: getattr(measured[-1], name) for name in ("value", "source", "measured_by", "measured_on")}
        if measured
        else {}
    )
