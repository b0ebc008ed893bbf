"""What officers fill in about who lives here and who is missing."""

from collections.abc import Iterator

from django import forms
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.pages.words import name_of
from madang.base.people.resident_number import refuse_resident_numbers
from madang.base.places.models import Area, Government

from .models import AgeBand, Cycle, Measure, MeasureKind, Sex, Split

Day = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PopulationForm(forms.Form):
    file = forms.FileField(
        label=_("인구 파일(CSV)"),
        help_text=_("첫 줄은 칸 이름입니다: 동네, 성별, 나이대, 장애, 사람수. 모르는 칸은 빼도 됩니다."),
    )
    as_of = forms.DateField(label=_("기준일"), widget=Day)
    source = forms.CharField(
        label=_("출처"), max_length=200, help_text=_("공표된 통계만 올려 주세요. 예: 행정안전부 주민등록 인구통계")
    )

    def clean_as_of(self):
        day = self.cleaned_data["as_of"]
        if day > clock.today():
            raise forms.ValidationError(_("아직 오지 않은 날입니다."))
        return day


class MeasureForm(forms.ModelForm):
    group = forms.ChoiceField(label=_("누구를 위한 조치인가요"))
    field_order = ["kind", "group", "what", "taken_on"]

    class Meta:
        model = Measure
        fields = ["kind", "what", "taken_on"]
        widgets = {"taken_on": Day}

    def __init__(self, cycle: Cycle, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.cycle = cycle
        for name, choices in (("kind", MeasureKind.choices), ("group", groups_of(cycle.government))):
            self.fields[name].choices = [("", _("고르세요")), *choices]
        self.fields["what"].validators.append(refuse_resident_numbers)

    def clean_taken_on(self):
        day = self.cleaned_data["taken_on"]
        if day > clock.today():
            raise forms.ValidationError(_("한 뒤에 적어 주세요."))
        return day

    def clean(self):
        values = super().clean()
        if "group" in values:
            self.instance.split, _colon, self.instance.value = values["group"].partition(":")
        return values


class ChangeForm(forms.Form):
    changed = forms.CharField(label=_("무엇이 달라졌나요"), max_length=300, validators=[refuse_resident_numbers])


def groups_of(government: Government) -> Iterator[tuple]:
    """Everybody a measure can be for, by split."""
    areas = Area.objects.of(government).now()
    yield Split.AREA.label, [(f"area:{area.pk}", name_of(area)) for area in areas]
    yield Split.SEX.label, [(f"sex:{code}", label) for code, label in Sex.choices]
    yield Split.AGE.label, [(f"age_band:{code}", label) for code, label in AgeBand.choices]
    yield Split.DISABILITY.label, [("disability:yes", _("장애가 있는 사람"))]
