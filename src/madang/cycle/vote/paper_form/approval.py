"""Tick the projects one likes: up to so many, exactly so many, so many of each group, or as many as the money allows."""

from django import forms
from django.utils.translation import gettext_lazy as _

from madang_methods.sealing.marks import Marks

from .base import BallotPaper


class ApprovalForm(BallotPaper):
    template = "vote/paper_form/approval.html"

    def build(self) -> None:
        known = [*self.options.values(), *self.withdrawn]
        self.fields["choices"] = forms.MultipleChoiceField(
            label=_("후보 사업"), choices=[(option.code, option.title) for option in known], required=False,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": _("이 투표용지에 없는 사업입니다: %(value)s. 아래에서 골라 주세요.")},
        )  # fmt: skip

    def marks(self) -> Marks:
        return Marks(tuple(dict.fromkeys(self.cleaned_data["choices"])))

    def picked(self) -> list[str]:
        return list(self["choices"].value() or [])

    def field_of(self, about: str) -> str:
        return "choices"
