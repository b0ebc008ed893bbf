"""Officers promise a lottery, draw it before everyone, and replace who cannot come."""

from django import forms
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.cycle.plan.widgets import Moment

from ..models import Lottery
from .fields import PlainWords


class LotteryForm(forms.ModelForm):
    class Meta:
        model = Lottery
        fields = ["objective", "tickets"]
        help_texts = {
            "tickets": _(
                "똑같이 뽑힐 수 있는 표를 몇 장 만들지. 1,000장이면 주사위 세 개로도 한 장을 집을 수 있습니다."
            )
        }

    def clean_tickets(self) -> int:
        if not 100 <= self.cleaned_data["tickets"] <= 1_000_000:
            raise forms.ValidationError(_("100장부터 1,000,000장까지 만들 수 있습니다."))
        return self.cleaned_data["tickets"]


class CommitForm(forms.Form):
    known_at = forms.DateTimeField(
        label=_("여러 사람 앞에서 추첨하는 때"), widget=Moment(),
        help_text=_("그때 나올 공개 난수(drand)의 회차를 기록에 적습니다. 지금은 누구도 그 값을 알거나 바꿀 수 없습니다."),
    )  # fmt: skip
    dice = forms.IntegerField(
        label=_("그 자리에서 던질 열 면 주사위 수"), min_value=25, max_value=100, initial=25,
        help_text=_("25개면 미리 맞출 수 없습니다(83비트)."),
    )  # fmt: skip

    def clean_known_at(self):
        if self.cleaned_data["known_at"] <= clock.now():
            raise forms.ValidationError(_("아직 아무도 모르는 값이어야 합니다. 앞으로 올 때를 적어 주세요."))
        return self.cleaned_data["known_at"]


class DrawForm(forms.Form):
    beacon = forms.RegexField(
        label=_("공개 난수의 값"), regex=r"^\s*[0-9a-fA-F]{64}\s*$", max_length=80, help_text=_("발표된 randomness 값 64글자."),
        error_messages={"invalid": _("0~9와 a~f로 된 64글자입니다. 발표된 값을 그대로 옮겨 주세요.")},
    )  # fmt: skip
    thrown = forms.CharField(
        label=_("던진 주사위"), max_length=200, help_text=_("나온 차례대로, 한 자리 숫자(0~9)로 적습니다.")
    )

    def __init__(self, lottery: Lottery, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.lottery = lottery

    def clean_thrown(self) -> str:
        digits = "".join(self.cleaned_data["thrown"].replace(",", " ").replace("-", " ").split())
        if not (digits.isascii() and digits.isdigit()):
            raise forms.ValidationError(_("숫자만 적어 주세요."))
        if len(digits) != self.lottery.dice:
            raise forms.ValidationError(
                _("약속한 주사위는 %(dice)d개인데 %(got)d개를 적으셨습니다."),
                params={"dice": self.lottery.dice, "got": len(digits)},
            )
        return digits


class VoidForm(forms.Form):
    why = PlainWords(
        label=_("왜 무효로 하는지"), rows=2, max_length=400, help_text=_("모두에게 보이고 지워지지 않습니다.")
    )


class ReplaceForm(forms.Form):
    number = forms.IntegerField(label=_("못 오게 된 사람의 번호"), min_value=1)
    why = PlainWords(
        label=_("까닭"), rows=2, max_length=300, help_text=_("교체 기록에 공개됩니다. 이름은 적지 마세요.")
    )
