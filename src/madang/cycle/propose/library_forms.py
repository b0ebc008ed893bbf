"""What the desk fills in for everybody's advice: a table of programmes, and where complaints go."""

from django import forms
from django.utils.translation import gettext_lazy as _

from madang.base.people.resident_number import refuse_resident_numbers

from .models import ComplaintOffice
from .office_forms import table_bytes


class ProgrammesForm(forms.Form):
    file = forms.FileField(label=_("사업 표(CSV, XLSX)"), widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}))
    source = forms.CharField(
        label=_("출처"), max_length=120, help_text=_("표에 출처 칸이 없으면 이 말을 적습니다. 예: 2027년 세출예산서"),
        validators=[refuse_resident_numbers],
    )  # fmt: skip

    def clean_file(self) -> bytes:
        return table_bytes(self.cleaned_data["file"])


class ComplaintOfficeForm(forms.ModelForm):
    class Meta:
        model = ComplaintOffice
        fields = ["name", "phone", "page", "hours"]
        help_texts = {
            "name": _("예: 민원여권과, 120 콜센터"),
            "page": _("예: https://www.epeople.go.kr"),
            "hours": _("예: 평일 9시부터 18시까지"),
        }
