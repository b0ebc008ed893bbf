"""Officers call for applications, take in those on paper, read them and choose."""

from django import forms
from django.utils.translation import gettext_lazy as _

from madang.base.people.looks import Why
from madang.cycle.plan.widgets import Moment

from ..models import Call, Stand
from .fields import PlainWords

MOST_FILE = 4_000_000


class CallForm(forms.ModelForm):
    class Meta:
        model = Call
        fields = ["route", "who", "words", "opens_at", "closes_at"]
        widgets = {"opens_at": Moment(), "closes_at": Moment(), "words": forms.Textarea(attrs={"rows": 4})}

    def clean(self):
        opens, closes = self.cleaned_data.get("opens_at"), self.cleaned_data.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", _("받기 시작하는 때보다 뒤여야 합니다."))
        return super().clean()


class PapersForm(forms.Form):
    file = forms.FileField(
        label=_("종이 신청서를 옮긴 표(CSV)"),
        help_text=_("첫 줄은 칸 이름: 이름, 연락처, 성별, 그리고 자리 계획이 묻는 것만."),
    )

    def clean_file(self) -> bytes:
        data = self.cleaned_data["file"].read(MOST_FILE + 1)
        if len(data) > MOST_FILE:
            raise forms.ValidationError(_("4 MB를 넘는 표는 나누어 올려 주세요."))
        return data


class LookForm(forms.Form):
    why = forms.ChoiceField(
        label=_("왜 보는지"),
        choices=[
            ("", _("골라 주세요")),
            *[(one.value, one.label) for one in (Why.CHOOSE, Why.CONTACT, Why.VERIFY, Why.ENQUIRY, Why.AUDIT)],
        ],
    )


class DecideForm(forms.Form):
    stand = forms.ChoiceField(
        label=_("어떻게 할지"), widget=forms.RadioSelect,
        choices=[(Stand.CHOSEN.value, _("뽑음")), (Stand.RESERVE.value, _("예비로 둠")), (Stand.NOT_CHOSEN.value, _("뽑지 않음"))],
    )  # fmt: skip
    rank = forms.IntegerField(label=_("예비 순위"), required=False, min_value=1)
    reason = PlainWords(label=_("까닭"), rows=2, max_length=400, help_text=_("신청한 분이 읽습니다."))

    def clean(self):
        if self.cleaned_data.get("stand") == Stand.RESERVE and not self.cleaned_data.get("rank"):
            self.add_error("rank", _("예비 순위를 적어 주세요."))
        return self.cleaned_data
