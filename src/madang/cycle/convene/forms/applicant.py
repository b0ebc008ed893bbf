"""Whoever would like a seat applies."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madang.base.pages.words import name_of
from madang.base.people.resident_number import refuse_resident_numbers
from madang.base.places.models import Area

from ..models import AgeBand, Application, Route, Sex


class ApplyForm(forms.ModelForm):
    """Only what the seat plan asks for. A draft may be incomplete; what is handed in may not."""

    sensitive = forms.BooleanField(
        label=_("장애·다문화에 관한 답을 자리 배정에 쓰는 데 따로 동의합니다"), required=False,
        help_text=_("민감한 정보여서 따로 여쭙니다(개인정보 보호법 제23조). 동의하지 않아도 신청할 수 있고, 그때는 답을 비워 두시면 됩니다."),
    )  # fmt: skip
    consent = forms.BooleanField(
        label=_("위 내용을 위원을 정하는 데 쓰고, 정한 날에 지우는 데 동의합니다"), required=False
    )

    class Meta:
        model = Application
        fields = ["name", "sex", "age_band", "area", "motive", "disability", "multicultural"]
        widgets = {"motive": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, hand_in: bool, **kwargs):
        super().__init__(*args, **kwargs)
        call, self.hand_in = self.instance.call, hand_in
        asked = call.plan.asks()
        for feature in ("age_band", "area", "disability", "multicultural"):
            if feature not in asked:
                del self.fields[feature]
        if not {"disability", "multicultural"} & asked:
            del self.fields["sensitive"]
        for feature in ("disability", "multicultural"):
            if feature in self.fields:
                self.fields[feature] = forms.NullBooleanField(
                    label=self.fields[feature].label, required=False, widget=forms.NullBooleanSelect(),
                )  # fmt: skip
                self.fields[feature].widget.choices = _ANSWERS
        if "area" in self.fields:
            self.fields["area"].queryset = Area.objects.of(call.body.government).now()
            self.fields["area"].label_from_instance = name_of
        if call.route != Route.OPEN_CALL:
            del self.fields["motive"]
        for name in ("name", "sex", "age_band", "area"):
            if name in self.fields:
                self.fields[name].required = hand_in
        self.fields["sex"].choices = [("", _("골라 주세요")), *Sex.choices]
        if "age_band" in self.fields:
            self.fields["age_band"].choices = [("", _("골라 주세요")), *AgeBand.choices]

    def clean_motive(self) -> str:
        refuse_resident_numbers(self.cleaned_data["motive"])
        return self.cleaned_data["motive"]

    def clean(self):
        given = [name for name in ("disability", "multicultural") if self.cleaned_data.get(name) is not None]
        if given and not self.cleaned_data.get("sensitive"):
            self.add_error("sensitive", _("답을 쓰는 데 동의하시거나, 답을 비워 두세요."))
        if self.hand_in and not self.cleaned_data.get("consent"):
            self.add_error("consent", _("동의하셔야 신청서를 받을 수 있습니다."))
        return super().clean()

    def _get_validation_exclusions(self):
        """The consent times that constraints ask for are set when it is saved."""
        return super()._get_validation_exclusions() | {"sensitive_consented_at", "consented_at"}


_ANSWERS = [
    ("unknown", _("답하지 않음")),
    ("true", pgettext_lazy("answer", "예")),
    ("false", pgettext_lazy("answer", "아니요")),
]
