"""Give points: share out so many, or score each project. A number field a project; empty means none."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from madang.cycle.vote.models import Option
from madang_methods.sealing.marks import Marks

from .base import BallotPaper


class PointsForm(BallotPaper):
    template = "vote/paper_form/points.html"

    def build(self) -> None:
        for code, option in self.options.items():
            name = f"points_{code}"
            self.fields[name] = forms.IntegerField(
                label=option.title, min_value=0, max_value=self.rule.each, required=False
            )
            option.field = self[name]

    def marks(self) -> Marks:
        given = [(code, self.cleaned_data.get(f"points_{code}") or 0) for code in self.options]
        pairs = [(code, points) for code, points in given if points]
        return Marks(tuple(code for code, _points in pairs), tuple(points for _code, points in pairs))

    def picked(self) -> list[str]:
        raw = self.data if self.is_bound else self.initial
        named = [*self.options, *(option.code for option in self.withdrawn)]
        return [code for code in named if str(raw.get(f"points_{code}") or "0").strip() not in ("", "0")]

    def field_of(self, about: str) -> str | None:
        return f"points_{about}" if about in self.options else None

    def words_of(self, option: Option) -> str:
        points = self.cleaned_data[f"points_{option.code}"]
        return ngettext("%(points)s점", "%(points)s점", points) % {"points": points}

    @property
    def is_shared(self) -> bool:
        """Whether there are fewer points than every project could get: then they are shared out."""
        return self.rule.points < self.rule.each * self.rule.most

    @property
    def given(self) -> str:
        """How many points stand on a paper that is shown again."""
        raw = self.data if self.is_bound else self.initial
        numbers = [str(raw.get(f"points_{code}") or "0").strip() for code in self.options]
        total = sum(int(number) for number in numbers if number.isdecimal() and len(number) < 6)
        return _("지금은 %(points)s점을 주었습니다.") % {"points": total} if total else ""
