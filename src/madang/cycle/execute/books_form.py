"""The table of contracts and payments, as a file or typed in."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MOST_BYTES = 2_000_000


class BooksForm(forms.Form):
    file = forms.FileField(label=gettext_lazy("표 파일 (CSV, XLSX)"), required=False)
    table = forms.CharField(
        label=gettext_lazy("또는 여기에 붙여 넣기"), required=False, max_length=400_000,
        widget=forms.Textarea(attrs={"rows": 8}), help_text=gettext_lazy("쉼표로 나눈 글입니다. 첫 줄은 칸의 이름입니다."),
    )  # fmt: skip

    def clean(self) -> dict:
        file, table = self.cleaned_data.get("file"), self.cleaned_data.get("table")
        if file and file.size > MOST_BYTES:
            self.add_error("file", _("파일이 너무 큽니다. 나누어 올려 주세요."))
        if not file and not table and not self.errors:
            self.add_error(None, _("파일을 고르거나 표를 붙여 넣어 주세요."))
        return self.cleaned_data

    @property
    def data_of(self) -> bytes:
        file = self.cleaned_data["file"]
        return file.read() if file else self.cleaned_data["table"].encode()
