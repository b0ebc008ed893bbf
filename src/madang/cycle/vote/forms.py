"""The ballot paper as a form: its own rule, its own sentences, and nothing typed is lost."""

from django import forms
from django.utils.translation import gettext as _

from .models import Option, Poll


class BallotForm(forms.Form):
    choices = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, required=False)

    def __init__(self, poll: Poll, options: list[Option], *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.poll = poll
        self.options = {option.code: option for option in options}
        self.fields["choices"].choices = [(option.code, option.title) for option in options]
        self.fields["choices"].label = _("후보 사업")

    def clean_choices(self) -> list[str]:
        chosen = self.cleaned_data["choices"]
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


class PaperForm(forms.Form):
    """Which published proposals stand for the vote. All do, unless the officer takes one off."""

    proposals = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple)

    def __init__(self, proposals, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.standing = {str(proposal.pk): proposal for proposal in proposals}
        self.fields["proposals"].choices = [(key, proposal.title) for key, proposal in self.standing.items()]
        self.fields["proposals"].initial = list(self.standing)
        self.fields["proposals"].label = _("투표용지에 올릴 제안")

    def clean_proposals(self):
        return [self.standing[key] for key in self.cleaned_data["proposals"]]
