"""What staff fill in about papers. The sheet itself: sheet_form."""

from django import forms
from django.utils.translation import gettext_lazy as _

from madang.base.files.forms import AttachmentField, PictureField

MOST_STUBS = 5_000


class PadForm(forms.Form):
    """A pad at one of the poll's stations."""

    station = forms.ModelChoiceField(label=_("투표소"), queryset=None, empty_label=_("골라 주세요"))
    printed = forms.IntegerField(label=_("인쇄한 장수"), min_value=1, max_value=MOST_STUBS)
    seals = forms.CharField(
        label=_("함에 붙인 봉인 번호"), max_length=200, required=False, help_text=_("여럿이면 쉼표로 나눕니다.")
    )

    def __init__(self, stations, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["station"].queryset = stations

    def clean_seals(self) -> list[str]:
        return [seal.strip() for seal in self.cleaned_data["seals"].split(",") if seal.strip()]


class BackForm(forms.Form):
    """What was found when the pad came back. Its sum has to be what went out."""

    in_box = forms.IntegerField(label=_("함에 든 장수"), min_value=0, max_value=MOST_STUBS)
    spoiled = forms.IntegerField(label=_("못 쓰게 된 장수"), min_value=0, max_value=MOST_STUBS)
    unreturned = forms.IntegerField(label=_("돌아오지 않은 장수"), min_value=0, max_value=MOST_STUBS)


class ScanForm(forms.Form):
    """One of the two: a picture, or a PDF from a scanner."""

    picture = PictureField(label=_("표를 찍은 사진"), required=False)
    pdf = AttachmentField(label=_("표를 스캔한 PDF"), required=False)

    def clean(self):
        super().clean()
        if not self.errors and not (self.cleaned_data.get("picture") or self.cleaned_data.get("pdf")):
            self.add_error("picture", _("사진이나 PDF를 골라 주세요."))
        return self.cleaned_data


class QueueForm(forms.Form):
    file = forms.FileField(
        label=_("부본 목록 (CSV)"), help_text=_("첫 줄에 부본번호, 이름, 생년월일을 적고 한 줄에 한 사람씩 적습니다.")
    )
