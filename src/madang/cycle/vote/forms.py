"""The ballot paper as a form: its own rule, its own sentences, and nothing typed is lost."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from madang_methods.sealing.marks import Marks

from .models import Option, Poll


class BallotForm(forms.Form):
    choices = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, required=False)
    check = forms.RegexField(
        r"^[0-9]{4}$", label=gettext_lazy("확인숫자"), required=False, strip=True, max_length=4,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": gettext_lazy("숫자 네 개를 적거나 비워 두세요.")},
    )  # fmt: skip

    def __init__(self, poll: Poll, options: list[Option], *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.poll = poll
        self.options = {option.code: option for option in options}
        self.fields["choices"].choices = [(option.code, option.title) for option in options]
        self.fields["choices"].label = _("후보 사업")
        if not poll.asks_check_digits:
            del self.fields["check"]

    def clean_choices(self) -> list[str]:
        chosen = list(dict.fromkeys(self.cleaned_data["choices"]))
        if len(chosen) > self.poll.most:
            raise forms.ValidationError(
                _("%(most)s개까지 고를 수 있는데 %(chosen)s개를 골랐습니다. %(over)s개를 빼 주세요."),
                params={"most": self.poll.most, "chosen": len(chosen), "over": len(chosen) - self.poll.most},
            )
        if len(chosen) < self.poll.least:
            raise forms.ValidationError(
                _("적어도 %(least)s개를 골라 주세요. 지금은 %(chosen)s개를 골랐습니다."),
                params={"least": self.poll.least, "chosen": len(chosen)},
            )
        return chosen

    def picked(self) -> list[str]:
        """What is ticked when the paper is shown again: nothing chosen is ever lost."""
        return list(self["choices"].value() or [])

    def chosen(self) -> list[Option]:
        return [self.options[code] for code in self.cleaned_data["choices"]]

    def marks(self) -> Marks:
        return Marks(tuple(self.cleaned_data["choices"]))

    def carried(self) -> list[tuple[str, str]]:
        """What travels on in hidden fields: it is stored nowhere between the pages."""
        fields = [("choices", code) for code in self.cleaned_data["choices"]]
        return fields + ([("check", self.cleaned_data["check"])] if self.cleaned_data.get("check") else [])


class PaperForm(forms.Form):
    """Which published proposals stand for the vote. All do, unless the officer takes one off."""

    proposals = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple)
    challenge_days = forms.IntegerField(
        label=gettext_lazy("마감 뒤 이의를 받는 날수"), min_value=0, max_value=30, initial=3, required=False
    )
    max_casts = forms.IntegerField(
        label=gettext_lazy("한 사람이 보낼 수 있는 횟수"), min_value=1, max_value=20, initial=5,
        required=False,
        help_text=gettext_lazy("마지막에 보낸 것만 셉니다. 1이면 바꿀 수 없습니다."),
    )  # fmt: skip

    def __init__(self, proposals, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.standing = {str(proposal.pk): proposal for proposal in proposals}
        self.fields["proposals"].choices = [(key, proposal.title) for key, proposal in self.standing.items()]
        self.fields["proposals"].initial = list(self.standing)
        self.fields["proposals"].label = _("투표용지에 올릴 제안")

    def clean_proposals(self):
        return [self.standing[key] for key in self.cleaned_data["proposals"]]

    def clean_challenge_days(self) -> int:
        return _or_usual(self, "challenge_days")

    def clean_max_casts(self) -> int:
        return _or_usual(self, "max_casts")


def _or_usual(form: forms.Form, name: str) -> int:
    given = form.cleaned_data[name]
    return form.fields[name].initial if given is None else given


class WhyForm(forms.Form):
    why = forms.CharField(label=gettext_lazy("멈추는 까닭 (모두에게 보입니다)"), max_length=200)
