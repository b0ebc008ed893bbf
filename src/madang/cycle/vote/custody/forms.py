"""What officers bring for the trustees: the key file, the number in the test envelope, what a machine found."""

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_KEY, MOST_RESULT = 20_000, 200_000_000


class KeyForm(forms.Form):
    file = forms.FileField(
        label=_("열쇠 파일(key.json)"),
        help_text=_("잠긴 열쇠라서 누가 보아도 괜찮습니다. 열쇠 조각은 절대 올리지 마세요."),
    )

    def clean_file(self) -> bytes:
        return read_no_more(self.cleaned_data["file"], MOST_KEY)


class TrialForm(forms.Form):
    holders = forms.MultipleChoiceField(label=_("함께 시험 봉투를 연 열쇠지기"), widget=forms.CheckboxSelectMultiple)
    number = forms.CharField(
        label=_("시험 봉투에서 나온 번호"), max_length=60, help_text=_("명령이 보여 준 그대로 적습니다."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip

    def __init__(self, holders, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["holders"].choices = [(name, name) for name in holders]


class OpeningForm(forms.Form):
    holder = forms.ChoiceField(label=_("누구의 컴퓨터에서 열었나요"))
    ballots = forms.FileField(label=_("표 파일(ballots.pb)"))
    tally = forms.FileField(label=_("집계 파일(tally.json)"))

    def __init__(self, holders, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["holder"].choices = [("", _("골라 주세요")), *((name, name) for name in holders)]

    def clean_ballots(self) -> bytes:
        return read_no_more(self.cleaned_data["ballots"], MOST_RESULT)

    def clean_tally(self) -> bytes:
        return read_no_more(self.cleaned_data["tally"], MOST_RESULT)


def read_no_more(file, most: int) -> bytes:
    if file.size > most:
        raise forms.ValidationError(_("이렇게 큰 파일일 리가 없습니다. 다른 파일을 고르지 않았는지 보아 주세요."))
    return file.read()
