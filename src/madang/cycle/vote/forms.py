"""What officers fill in: which proposals stand, how long people may object, why a vote stops. The paper: paper_form."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .models import Custody


class PaperForm(forms.Form):
    """Which published proposals stand for the vote. All do, unless the officer takes one off."""

    proposals = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple)
    challenge_days = forms.IntegerField(
        label=gettext_lazy("마감 뒤 이의를 받는 날수"), min_value=0, max_value=30, initial=3, required=False
    )
    custody = forms.ChoiceField(
        label=gettext_lazy("열쇠를 지키는 이"), choices=Custody, initial=Custody.SERVER, required=False,
        widget=forms.RadioSelect,
    )  # fmt: skip
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

    def clean_custody(self) -> str:
        return self.cleaned_data["custody"] or Custody.SERVER

    def clean_max_casts(self) -> int:
        return _or_usual(self, "max_casts")


def _or_usual(form: forms.Form, name: str) -> int:
    given = form.cleaned_data[name]
    return form.fields[name].initial if given is None else given


class WhyForm(forms.Form):
    why = forms.CharField(label=gettext_lazy("멈추는 까닭 (모두에게 보입니다)"), max_length=200)
