"""Members say what they have to do with a matter; officers say it for them where they did not."""

from django import forms
from django.utils.translation import gettext_lazy as _

from madang.base.pages.forms import NamesIn

from ..models import Ground, How
from .fields import PlainWords


class InterestForm(forms.Form):
    subject = forms.RegexField(label=_("무엇에"), regex=r"^[a-z]+/[0-9]+$", max_length=60, widget=forms.HiddenInput)
    how = forms.ChoiceField(label=_("어떻게"), choices=How.choices, initial=How.STEPPED_BACK)
    ground = forms.ChoiceField(label=_("까닭"), choices=Ground.choices, widget=forms.RadioSelect)
    reason = PlainWords(
        label=_("덧붙이는 말"), rows=2, required=False, max_length=300, help_text=_("회의를 맡은 사람만 봅니다.")
    )

    def __init__(self, *args, for_others: bool = False, members=None, language: str = "ko", **kwargs):
        super().__init__(*args, **kwargs)
        names = NamesIn(language)
        if for_others:
            self.fields["member"] = forms.ModelChoiceField(label=_("누가"), queryset=members, widget=names)
            self.order_fields(["subject", "member", "how", "ground", "reason"])
        else:
            del self.fields["how"]
