"""What people state and offices answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from madang.base.people.resident_number import refuse_resident_numbers

from ..models import Channel, Hearing
from ..scoring.forms import Words

_MOMENT = {"widget": forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")}


class HearingForm(forms.ModelForm):
    opens_at = forms.DateTimeField(label=_("의견을 받기 시작하는 때"), **_MOMENT)
    closes_at = forms.DateTimeField(label=_("의견을 그만 받는 때"), **_MOMENT)
    held_at = forms.DateTimeField(label=_("모이는 때"), required=False, **_MOMENT)

    class Meta:
        model = Hearing
        fields = ["title", "words", "place", "held_at", "opens_at", "closes_at", "answer_days"]
        widgets = {"words": forms.Textarea(attrs={"rows": 4})}

    def clean(self) -> dict:
        data = super().clean()
        if data.get("opens_at") and data.get("closes_at") and data["closes_at"] <= data["opens_at"]:
            self.add_error("closes_at", _("닫는 때는 여는 때보다 뒤여야 합니다."))
        if data.get("answer_days") == 0:
            self.add_error("answer_days", _("하루 이상이어야 합니다."))
        return data


class StateForm(forms.Form):
    words = Words(
        label=_("하고 싶은 말"), rows=6, max_length=2000,
        help_text=_("모두에게 보이고, 부서가 반드시 답합니다. 전화번호나 집 주소는 가리고 싣습니다."),
    )  # fmt: skip
    shown_name = forms.CharField(
        label=_("함께 보일 이름"), max_length=60, required=False, validators=[refuse_resident_numbers],
        help_text=_("비워 두면 ‘주민’이라고만 보입니다."),
    )  # fmt: skip


class TakeDownForm(StateForm):
    channel = forms.ChoiceField(
        label=_("어떻게 들었나요"), choices=[(one.value, one.label) for one in (Channel.SPOKEN, Channel.PAPER)]
    )


class AnswerForm(forms.Form):
    words = Words(
        label=_("답"), rows=4, max_length=2000, help_text=_("부서 이름과 함께 모두에게 보이고, 고칠 수 없습니다.")
    )
