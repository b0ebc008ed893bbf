"""What the council left of whole lines: it cuts lines of the printed budget too, and not only what residents chose."""

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _

from madang.base.pages.words import money

from .actions import LineDecided
from .forms import LONGEST, MOST_FIELDS, Amount
from .reckoning import Standing, Whole


@dataclass(frozen=True)
class LineRow:
    """One line of the table with its two fields."""

    whole: Whole
    amount: forms.BoundField
    reason: forms.BoundField


class LinesForm(forms.Form):
    """A row a line; what stays empty goes up and down with its projects."""

    def __init__(self, wholes: list[Whole], *args, **kwargs):
        super().__init__(*args, prefix="line", **kwargs)
        self.wholes = wholes if len(wholes) <= MOST_FIELDS else []
        for one in self.wholes:
            name = str(one.line)
            self.fields[f"amount-{one.line.pk}"] = Amount(label=_("%(title)s: 금액") % {"title": name}, required=False)
            self.fields[f"reason-{one.line.pk}"] = forms.CharField(
                label=_("%(title)s: 까닭") % {"title": name}, required=False, max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip

    @property
    def rows(self) -> list[LineRow]:
        return [LineRow(one, self[f"amount-{one.line.pk}"], self[f"reason-{one.line.pk}"]) for one in self.wholes]

    @property
    def given(self) -> list[LineDecided]:
        said = self.cleaned_data
        asked = [
            (one.line, said.get(f"amount-{one.line.pk}"), said.get(f"reason-{one.line.pk}")) for one in self.wholes
        ]
        return [LineDecided(line, amount, reason) for line, amount, reason in asked if amount is not None]

    def clean(self):
        said = super().clean()
        for one in self.wholes:
            amount, reason = (said.get(f"{name}-{one.line.pk}") for name in ("amount", "reason"))
            if amount is not None and not (reason or "").strip():
                self.add_error(f"reason-{one.line.pk}", _("줄의 금액을 따로 적은 까닭을 적어 주세요."))
            if amount is None and (reason or "").strip() and f"amount-{one.line.pk}" not in self.errors:
                self.add_error(f"amount-{one.line.pk}", _("까닭만 있고 금액이 없습니다."))
        return said

    def fits(self, decided: Mapping[int, int], rows: list[Standing], currency: str) -> bool:
        """Whether each line holds what its projects have now (`decided`: by the project's key); names those that do not."""
        held = {one.line.pk: one.held_beside for one in self.wholes}
        for row in rows:
            for (line, _source), amount in row.shared(decided.get(row.project.pk, 0)).items():
                if line in held:
                    held[line] += amount
        for one in self.given:
            if one.amount < held[one.line.pk]:
                least = money(held[one.line.pk], currency)
                said = _("이 줄에 든 사업의 금액이 모두 %(least)s입니다. 그보다 적을 수 없습니다.") % {"least": least}
                self.add_error(f"amount-{one.line.pk}", said)
        return not self.errors
