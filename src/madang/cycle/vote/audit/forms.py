"""What keepers type for the audit: which randomness, what it was, a trustee's sample, somebody's signed receipt."""

from django import forms
from django.utils.translation import gettext_lazy as _

from madang.cycle.plan.widgets import Moment

from ..custody.forms import read_no_more

MOST_SAMPLE = 2_000_000


class AnnounceForm(forms.Form):
    source = forms.CharField(
        label=_("추첨에 쓸 공개 난수"), max_length=120,
        help_text=_("누구도 미리 알거나 바꿀 수 없고 누구나 찾아볼 수 있는 값. 예: drand quicknet 12345678회, 로또 6/45 제1245회 당첨번호"),
    )  # fmt: skip
    known_at = forms.DateTimeField(
        label=_("값이 나오는 때"), widget=Moment(), help_text=_("셀 봉투를 굳힌 뒤여야 합니다.")
    )


class DrawForm(forms.Form):
    beacon = forms.CharField(label=_("나온 값"), max_length=200, help_text=_("발표된 그대로 적습니다."))
    dice = forms.CharField(
        label=_("여러 사람 앞에서 던진 주사위"), max_length=60, help_text=_("나온 차례대로 적습니다. 예: 3 1 6 6 2")
    )


class SampleForm(forms.Form):
    file = forms.FileField(label=_("뽑힌 봉투를 연 파일(sample.json)"))

    def clean_file(self) -> bytes:
        return read_no_more(self.cleaned_data["file"], MOST_SAMPLE)


class ReceiptForm(forms.Form):
    receipt = forms.CharField(
        label=_("서명한 투표확인증"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text=_("투표한 사람이 가져온 글을 처음부터 끝까지 그대로 넣습니다."),
    )  # fmt: skip
    present = forms.BooleanField(
        label=_("투표한 사람이 지금 앞에 있고, 화면은 그 사람만 봅니다"),
        error_messages={"required": _("투표한 사람이 앞에 있을 때만 할 수 있습니다.")},
    )
