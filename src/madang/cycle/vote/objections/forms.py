"""What is asked of whoever objects, and of whoever decides."""

from django import forms
from django.utils.translation import gettext_lazy as _

from madang.base.pages.plain import plain
from madang.base.people.resident_number import refuse_resident_numbers

from ..models import About, Outcome


class ObjectionForm(forms.Form):
    about = forms.ChoiceField(label=_("무엇에 대한 이의인가요"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("까닭"), max_length=1000, widget=forms.Textarea(attrs={"rows": 5}), validators=[refuse_resident_numbers],
        help_text=_("1,000자까지. 담당자와 본인만 봅니다. 무엇에 투표했는지와 주민등록번호는 적지 마세요."),
    )  # fmt: skip

    def __init__(self, kinds: list[About], *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = [(one.value, one.label) for one in kinds]

    def clean_text(self) -> str:
        return plain(self.cleaned_data["text"]).strip()


class AnswerForm(forms.Form):
    outcome = forms.ChoiceField(label=_("결정한 것"), choices=Outcome)
    answer = forms.CharField(
        label=_("결정한 까닭 (이의를 낸 사람에게 보입니다)"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        validators=[refuse_resident_numbers],
    )  # fmt: skip

    def clean_answer(self) -> str:
        return plain(self.cleaned_data["answer"]).strip()
