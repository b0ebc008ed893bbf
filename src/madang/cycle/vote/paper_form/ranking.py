"""Rank projects: a choice for the first place, one for the second …"""

from django import forms
from django.utils.translation import gettext as _

from madang.cycle.vote.models import Option
from madang_methods.sealing.marks import Marks

from .base import BallotPaper


class RankingForm(BallotPaper):
    template = "vote/paper_form/ranking.html"

    def build(self) -> None:
        options = [(code, option.title) for code, option in self.options.items()]
        gone = [(option.code, option.title) for option in self.withdrawn]
        self.places = [f"place_{place}" for place in range(1, self.rule.most + 1)]
        for place, name in enumerate(self.places, 1):
            field = forms.ChoiceField(
                label=_("%(place)s순위") % {"place": place}, choices=[("", _("비워 두기")), *options, *gone],
                required=False,
                error_messages={"invalid_choice": _("이 투표용지에 없는 사업입니다. 목록에서 골라 주세요.")},
            )  # fmt: skip
            field.widget.choices = [("", _("비워 두기")), *options]
            self.fields[name] = field

    def marks(self) -> Marks:
        return Marks(tuple(code for name in self.places if (code := self.cleaned_data.get(name))))

    def picked(self) -> list[str]:
        return [code for name in self.places if (code := self[name].value())]

    def field_of(self, about: str) -> str:
        """The last place where it stands, so that of two the second is pointed at."""
        there = [name for name in self.places if about and self[name].value() == about]
        return there[-1] if there else self.places[0]

    def words_of(self, option: Option) -> str:
        return _("%(place)s순위") % {"place": self.marks().choices.index(option.code) + 1}

    def clean(self):
        values = super().clean()
        filled = [bool(values.get(name)) for name in self.places]
        if not self.errors and sorted(filled, reverse=True) != filled:
            empty = self.places[filled.index(False)]
            self.add_error(empty, _("이 순위가 비어 있습니다. 1순위부터 빠짐없이 골라 주세요."))
        return values

    def place_fields(self) -> list:
        return [self[name] for name in self.places]
