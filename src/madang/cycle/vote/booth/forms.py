"""What is filled in at a desk and at a terminal."""

from django import forms
from django.utils.translation import gettext_lazy as _


class StationForm(forms.Form):
    name = forms.CharField(label=_("투표소 이름"), max_length=80)
    address = forms.CharField(label=_("곳"), max_length=200, required=False)


class FindForm(forms.Form):
    """Papers are looked at, not copied: a name, and the date of birth where the roll came from a census."""

    name = forms.CharField(
        label=_("신분증의 이름"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    born = forms.DateField(
        label=_("생년월일"), required=False, help_text=_("명부 파일로 만든 명부에서 찾을 때 적습니다. 예: 1950-03-01"),
        input_formats=["%Y-%m-%d", "%Y%m%d", "%Y.%m.%d"],
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": _("1950-03-01처럼 적어 주세요.")},
    )  # fmt: skip


class TicketForm(forms.Form):
    """Six digits, with or without a space in the middle."""

    digits = forms.CharField(
        label=_("입장번호 여섯 자리"), max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "receipt"}),
        error_messages={"required": _("직원에게 받은 숫자 여섯 개를 넣어 주세요.")},
    )  # fmt: skip

    def clean_digits(self) -> str:
        digits = "".join(self.cleaned_data["digits"].split()).replace("-", "")
        if len(digits) != 6 or not digits.isascii() or not digits.isdecimal():
            raise forms.ValidationError(_("숫자 여섯 개입니다. 다시 보고 넣어 주세요."))
        return digits
