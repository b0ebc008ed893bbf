"""How a person wants to be told."""

import re
import unicodedata

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from .channels import ready
from .models import Channel, Frequency, Preference

_PHONE = re.compile(r"01[016789]\d{7,8}")


class PreferenceForm(forms.ModelForm):
    """Offers only the channels that work here. Build it with an instance that has its person."""

    phone = forms.CharField(
        label=_("휴대전화 번호"),
        required=False,
        help_text=_("문자나 알림톡으로 받을 때만 씁니다. 예: 010-1234-5678"),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )

    language = forms.ChoiceField(label=_("언어"), choices=settings.LANGUAGES, widget=forms.RadioSelect)

    field_order = ("channel", "phone", "frequency", "language", "unsubscribed")

    class Meta:
        model = Preference
        fields = ["channel", "phone", "frequency", "unsubscribed"]
        widgets = {"channel": forms.RadioSelect, "frequency": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        here = ready() | {self.instance.channel}
        self.fields["channel"].choices = [(value, label) for value, label in Channel.choices if value in here]
        if not here & {Channel.SMS, Channel.KAKAO}:
            del self.fields["phone"]
        self.fields["frequency"].choices = Frequency.choices  # without the empty choice of a new row
        self.fields["language"].initial = self.instance.person.language

    def clean_phone(self):
        typed = unicodedata.normalize("NFKC", self.cleaned_data["phone"])
        digits = re.sub(r"[\s().-]", "", typed).replace("+82", "0", 1)
        if digits and not _PHONE.fullmatch(digits):
            raise forms.ValidationError(_("휴대전화 번호를 010으로 시작하는 숫자 10~11자리로 적어 주세요."))
        return digits

    def clean(self):
        super().clean()
        by_phone = self.cleaned_data.get("channel") in {Channel.SMS, Channel.KAKAO}
        if by_phone and not self.cleaned_data.get("phone") and not self.errors.get("phone"):
            self.add_error("phone", _("문자나 알림톡으로 받으려면 휴대전화 번호를 적어 주세요."))
        if language := self.cleaned_data.get("language"):
            self.instance.person.language = language
        return self.cleaned_data
