"""The seed of the lot, the assembly's resolution, and score sheets: shape and wording; saving is an action's."""

import hashlib
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from madang.base import clock
from madang.base.pages.plain import plain
from madang.base.pages.words import money
from madang.cycle.vote.models import Option, Poll

from .models import Count, Decision, Outcome, Resolution, Sheet, SheetLine, Verdict
from .sheet_file import SheetError, read_sheet
from .sheets import Wanted

LONGEST_REASON = 1000
MOST_MONEY = 10**15


class CountForm(forms.Form):
    """The seed is asked for where the rule promised one, and welcome where it did not."""

    seed = forms.CharField(
        label=gettext_lazy("제비뽑기 씨앗"),
        max_length=64,
        required=False,
        help_text=gettext_lazy("표가 끝까지 같을 때만 쓰입니다. 모두가 확인할 수 있는 수를 적습니다. 예: 투표가 끝난 날의 복권 번호"),
    )  # fmt: skip

    def __init__(self, rule, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seed"].required = bool(getattr(rule, "seed_commitment", ""))


@dataclass(frozen=True)
class Line:
    """One project of the resolution with its four fields."""

    verdict: Verdict
    proposed: Outcome
    proposed_amount: int
    outcome: forms.BoundField
    amount: forms.BoundField
    place: forms.BoundField
    reason: forms.BoundField


class ResolutionForm(forms.ModelForm):
    """Begins as the count proposes; whatever is changed asks for its reason."""

    class Meta:
        model = Resolution
        fields = ["body", "adopted_on", "present", "words"]
        widgets = {
            "adopted_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "words": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {"body": gettext_lazy("예: 제3차 주민참여예산위원회 총회")}

    def __init__(self, count: Count, verdicts: list[Verdict], *args, **kwargs):
        super().__init__(*args, instance=Resolution(count=count), **kwargs)
        self.count, self.verdicts = count, verdicts
        self.reserve = set(count.outcome.get("reserve", ()))
        for verdict in verdicts:
            self._add_fields(verdict)

    @property
    def lines(self) -> list[Line]:
        return [
            Line(
                verdict, self._proposed(verdict), self._proposed_amount(verdict),
                *(self[f"{name}-{verdict.pk}"] for name in ("outcome", "amount", "place", "reason")),
            )
            for verdict in self.verdicts
        ]  # fmt: skip

    @property
    def head(self) -> list[forms.BoundField]:
        return [self[name] for name in self.Meta.fields]

    def clean_adopted_on(self):
        day = self.cleaned_data["adopted_on"]
        if day > clock.today():
            raise forms.ValidationError(_("아직 오지 않은 날입니다. 총회가 열린 날을 적어 주세요."))
        return day

    def clean(self):
        values = super().clean()
        for verdict in self.verdicts:
            self._check(verdict, values)
        if not self.errors:
            self._check_places(values)
            self._check_money(values)
        return values

    def decisions(self) -> list[Decision]:
        """One a project, not yet saved."""
        return [self._decision(verdict, self.cleaned_data) for verdict in self.verdicts]

    def _decision(self, verdict: Verdict, values: dict) -> Decision:
        outcome, amount, place, reason = self._given(verdict, values)
        return Decision(
            option=verdict.option,
            place=place,
            outcome=outcome,
            amount=amount,
            proposed=self._proposed(verdict),
            proposed_amount=self._proposed_amount(verdict),
            reason=reason if self._differs(verdict, outcome, amount) else "",
        )

    def _add_fields(self, verdict: Verdict) -> None:
        title = verdict.option.title
        words = {
            "outcome": forms.ChoiceField(
                label=_("%(title)s: 의결") % {"title": title}, choices=Outcome.choices, initial=self._proposed(verdict)
            ),
            "amount": forms.IntegerField(
                label=_("%(title)s: 금액") % {"title": title}, min_value=0, max_value=MOST_MONEY, required=False,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 12}),
                initial=self._proposed_amount(verdict),
            ),
            "place": forms.IntegerField(
                label=_("%(title)s: 순위") % {"title": title}, min_value=1, max_value=32000, initial=verdict.place
            ),
            "reason": forms.CharField(
                label=_("%(title)s: 다르게 정한 까닭") % {"title": title}, required=False, max_length=LONGEST_REASON,
                widget=forms.Textarea(attrs={"rows": 2}),
            ),
        }  # fmt: skip
        self.fields |= {f"{name}-{verdict.pk}": field for name, field in words.items()}

    def _proposed(self, verdict: Verdict) -> Outcome:
        if verdict.funded:
            return Outcome.SELECTED
        return Outcome.RESERVE if verdict.option.code in self.reserve else Outcome.NOT_SELECTED

    def _proposed_amount(self, verdict: Verdict) -> int:
        if self._proposed(verdict) == Outcome.NOT_SELECTED:
            return 0
        return verdict.granted or verdict.option.cost

    def _given(self, verdict: Verdict, values: dict) -> tuple:
        """Whoever marks a project as not selected need not also erase its amount."""
        outcome, amount, place, reason = (
            values.get(f"{name}-{verdict.pk}") for name in ("outcome", "amount", "place", "reason")
        )
        return outcome, 0 if outcome == Outcome.NOT_SELECTED else amount or 0, place, reason

    def _differs(self, verdict: Verdict, outcome: str, amount: int) -> bool:
        return (outcome, amount) != (self._proposed(verdict), self._proposed_amount(verdict))

    def _check(self, verdict: Verdict, values: dict) -> None:
        outcome, amount, _place, reason = self._given(verdict, values)
        if outcome in (Outcome.SELECTED, Outcome.RESERVE) and not amount:
            self.add_error(f"amount-{verdict.pk}", _("“%s” 사업의 금액을 적어 주세요.") % verdict.option.title)
        if self._differs(verdict, outcome, amount) and not reason:
            self.add_error(
                f"reason-{verdict.pk}",
                _("“%s” 사업을 집계와 다르게 정했습니다. 모두가 볼 까닭을 적어 주세요.") % verdict.option.title,
            )

    def _check_places(self, values: dict) -> None:
        seen: dict[int, str] = {}
        for verdict in self.verdicts:
            place, title = values[f"place-{verdict.pk}"], verdict.option.title
            if place in seen:
                said = {"one": seen[place], "other": title, "place": place}
                self.add_error(
                    f"place-{verdict.pk}", _("“%(one)s”과 “%(other)s”의 순위가 모두 %(place)s입니다.") % said
                )
            seen[place] = title

    def _check_money(self, values: dict) -> None:
        given = (self._given(verdict, values) for verdict in self.verdicts)
        selected = sum(amount for outcome, amount, *_rest in given if outcome == Outcome.SELECTED)
        over = selected - self.count.poll.budget
        if over > 0:
            currency = self.count.poll.cycle.government.currency
            raise forms.ValidationError(_("선정한 금액을 더하면 한도를 %s 넘습니다.") % money(over, currency))


class SheetForm(forms.ModelForm):
    """A table from a spreadsheet. Afterwards `form.instance` is the sheet and `form.lines` its lines, none yet saved."""

    file = forms.FileField(
        label=gettext_lazy("CSV 파일"),
        help_text=gettext_lazy("엑셀에서 ‘CSV UTF-8’로 저장한 파일. 이름이나 연락처는 넣지 마세요."),
    )

    class Meta:
        model = Sheet
        fields = ["maximum", "size"]
        help_texts = {
            "maximum": gettext_lazy("한 위원이 한 사업에 줄 수 있는 가장 높은 점수"),
            "size": gettext_lazy("자리한 사람 수가 아니라 정해진 사람 수"),
        }

    def __init__(self, poll: Poll, wanted: Wanted, *args, **kwargs):
        super().__init__(*args, instance=Sheet(poll=poll, component=wanted.key), **kwargs)
        self.options = {option.code: option for option in Option.objects.of(poll)}
        self.wanted, self.lines = wanted, []
        for name, asked in (("maximum", wanted.is_scores), ("size", wanted.asks_size)):
            if asked:
                self.fields[name].required = True
                self.fields[name].min_value = 1
            else:
                del self.fields[name]
        if wanted.is_scores:
            self.initial["maximum"] = 100

    def clean(self):
        values = super().clean()
        if not self.errors:
            self._read(values["file"], values.get("maximum"))
        return values

    def _read(self, file, maximum: int | None) -> None:
        data, sheet = file.read(), self.instance
        try:
            sheet.form, cells = read_sheet(data, self.wanted, set(self.options), maximum)
            sheet.file_name, sheet.digest = plain(file.name)[-200:], hashlib.sha256(data).hexdigest()
            self.lines = [SheetLine(option=self.options[c.project], member=c.member, value=c.value) for c in cells]
        except SheetError as error:
            for problem in error.problems:
                self.add_error("file", problem)
