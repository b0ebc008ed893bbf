"""What is changed, why, and how a change is answered."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..scoring.forms import Words


class ChangeForm(forms.Form):
    after = Words(
        label=_("이렇게 고치면 어떨까요"), rows=6, max_length=1500, required=False,
        help_text=_("비우면 이 문단을 뺍니다. 모두에게 보입니다."),
    )  # fmt: skip
    why = Words(label=_("고치자는 까닭"), rows=2, max_length=400)


class AnswerChangeForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("답"), widget=forms.RadioSelect,
        choices=[("accepted", _("받아들여 고칩니다")), ("refused", _("받아들이지 않습니다"))],
    )  # fmt: skip
    words = Words(label=_("까닭"), rows=2, max_length=400, help_text=_("모두에게 보입니다."))
