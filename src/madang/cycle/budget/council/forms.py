"""One table for all projects of a bill, by fields or as a spreadsheet; and the few words around it. Saving is an action's."""

import csv
import io
from dataclasses import dataclass
from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from madang.base import clock
from madang.base.pages.forms import NamesIn
from madang.base.pages.words import day as in_words
from madang.cycle.propose.office_forms import table_bytes
from madang.cycle.propose.table_file import amount_of

from ..models import Line, Place, Project
from .actions import Decided, Left
from .reckoning import Standing
from .table_file import COLUMNS, Given, read_table

MOST_MONEY = 10**15
MOST_FIELDS = 200  # rows: the site reads no more fields at once, and nobody types more
LONGEST = 1000
_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_FILE = forms.FileInput(attrs={"accept": ".csv,.xlsx"})


class Amount(forms.CharField):
    """3,000,000 or 3000000원 or 0; empty is None."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "size": 12})

    def clean(self, value):
        text = super().clean(value).strip()
        if text in ("", "0", "0원"):
            return 0 if text else None
        amount = amount_of(text)
        if amount is None:
            raise forms.ValidationError(_("0 이상의 수를 원 단위로 적어 주세요."))
        return amount


def _past(form: forms.Form, name: str, not_before: date | None = None):
    day = form.cleaned_data[name]
    if day and day > clock.today():
        raise forms.ValidationError(_("아직 오지 않은 날입니다."))
    if day and not_before and day < not_before:
        raise forms.ValidationError(_("%(day)s보다 앞선 날입니다. 날짜를 살펴 주세요.") % {"day": in_words(not_before)})
    return day


@dataclass(frozen=True)
class TableLine:
    """One project of the table with its two fields."""

    standing: Standing
    amount: forms.BoundField
    reason: forms.BoundField


class TableForm(forms.Form):
    """A row a project: the amount it shall have, and why. A file says the same of more; `table` is what was read already."""

    blank_is_nothing = True  # a project without an amount was not dealt with

    def __init__(self, standings: list[Standing], *args, prefilled: bool = True, since: date | None = None, **kwargs):
        """`since`: the bill is with the council from that day on."""
        super().__init__(*args, **kwargs)
        self.standings, self.faults, self.since = standings, [], since
        self.shown = standings if len(standings) <= MOST_FIELDS else []
        self.fields["file"] = forms.FileField(
            label=gettext_lazy("표 파일(CSV, XLSX)"), required=False, widget=_FILE,
            help_text=gettext_lazy("올리면 아래 칸 대신 파일에 적힌 것을 씁니다."),
        )  # fmt: skip
        self.fields["table"] = forms.CharField(required=False, widget=forms.HiddenInput)
        for one in self.shown:
            title = one.project.title
            self.fields[f"amount-{one.project.pk}"] = Amount(
                label=_("%(title)s: 금액") % {"title": title}, required=False, initial=one.now if prefilled else None
            )
            self.fields[f"reason-{one.project.pk}"] = forms.CharField(
                label=_("%(title)s: 까닭") % {"title": title}, required=False, max_length=LONGEST, initial=self._why(one),
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip

    @property
    def head(self) -> list[forms.BoundField]:
        return [self[name] for name in [*type(self).base_fields, "file"]]

    @property
    def lines(self) -> list[TableLine]:
        return [
            TableLine(one, self[f"amount-{one.project.pk}"], self[f"reason-{one.project.pk}"]) for one in self.shown
        ]

    def clean(self):
        values = super().clean()
        data = self._data(values)
        if data is not None:
            self.said, self.faults = read_table(data, self.standings)
            if self.faults:
                self.add_error("file", _("표에 고칠 곳이 있습니다. 아래에서 줄마다 볼 수 있습니다."))
        else:
            self.said = {one.project.pk: self._typed(one, values) for one in self.shown}
        if not self.errors:
            for one in self.standings:
                self._check(one, self.said.get(one.project.pk, Given()))
        return values

    @property
    def given(self) -> list[tuple[Standing, Given]]:
        """Of each project that something was said of."""
        found = ((one, self.said.get(one.project.pk, Given())) for one in self.standings)
        return [(one, given) for one, given in found if given.amount is not None]

    def lefts(self) -> list[Left]:
        minutes = self.cleaned_data.get("minutes", "")
        return [Left(one.project, given.amount, given.reason, given.minutes or minutes) for one, given in self.given]

    def kept(self) -> str:
        """What was read, to be sent again from the page that shows it once more."""
        filled = io.StringIO()
        table = csv.writer(filled)
        table.writerow([names[0] for names in COLUMNS.values()])
        for one, given in self.given:
            project = one.project
            words = [given.reason, given.minutes, given.consent]
            table.writerow([project.cycle.fiscal_year, project.number, "", "", given.amount, *words])
        return filled.getvalue()

    def _data(self, values: dict) -> bytes | None:
        if values.get("file"):
            try:
                return table_bytes(values["file"])
            except forms.ValidationError as error:
                self.add_error("file", error)
                return None
        return values["table"].encode() if values.get("table") else None

    def _typed(self, one: Standing, values: dict) -> Given:
        return Given(values.get(f"amount-{one.project.pk}"), values.get(f"reason-{one.project.pk}") or "")

    def _before(self, one: Standing) -> int:
        return one.now

    def _why(self, one: Standing) -> str:
        return ""

    def _check(self, one: Standing, given: Given) -> None:
        if given.amount is None and not self.blank_is_nothing:
            self._blame(one, "amount", _("“%s” 사업의 금액을 적어 주세요.") % one.project.title)
        elif given.amount is not None and given.amount != self._before(one) and not given.reason.strip():
            said = _("“%s” 사업의 금액이 달라집니다. 모두가 볼 까닭을 적어 주세요.") % one.project.title
            self._blame(one, "reason", said)

    def _blame(self, one: Standing, field: str, what: str) -> None:
        name = f"{field}-{one.project.pk}"
        self.add_error(name if name in self.fields and not self.files else "file", what)


class AmendForm(TableForm):
    on = forms.DateField(label=gettext_lazy("수정예산안을 낸 날"), widget=_DAY)

    def clean_on(self):
        return _past(self, "on", self.since)


class ActsForm(TableForm):
    place = forms.ChoiceField(
        label=gettext_lazy("심의한 곳"), choices=[one for one in Place.choices if one[0] != Place.HEAD]
    )
    body = forms.CharField(
        label=gettext_lazy("위원회 이름"), max_length=80, required=False, help_text=gettext_lazy("예: 도시건설위원회")
    )
    on = forms.DateField(label=gettext_lazy("심의한 날"), widget=_DAY)
    minutes = forms.URLField(label=gettext_lazy("회의록 주소"), required=False, assume_scheme="https")

    def clean_on(self):
        return _past(self, "on", self.since)


class DecideForm(TableForm):
    """Whoever cuts, reduces or raises says why; whoever raises says how the head agreed."""

    blank_is_nothing = False
    on = forms.DateField(label=gettext_lazy("의결한 날"), widget=_DAY)
    minutes = forms.URLField(label=gettext_lazy("본회의 회의록 주소"), required=False, assume_scheme="https")
    consent = forms.CharField(
        label=gettext_lazy("증액에 대한 단체장의 동의"), max_length=200, required=False,
        help_text=gettext_lazy("늘린 사업이 있을 때 동의한 날과 문서를 적습니다(지방자치법 제142조 제3항)."),
    )  # fmt: skip

    def clean_on(self):
        return _past(self, "on", self.since)

    def decided(self) -> list[Decided]:
        consent = self.cleaned_data["consent"]
        return [
            Decided(one.project, given.amount, given.reason, given.minutes, given.consent or consent)
            for one, given in self.given
        ]

    def _before(self, one: Standing) -> int:
        return one.proposed

    def _why(self, one: Standing) -> str:
        return one.why if one.now != one.proposed else ""

    def _check(self, one: Standing, given: Given) -> None:
        super()._check(one, given)
        consent = given.consent or self.cleaned_data.get("consent", "")
        if given.amount is not None and given.amount > one.proposed and not consent.strip():
            self.add_error("consent", _("“%s” 사업을 늘렸습니다. 단체장의 동의를 적어 주세요.") % one.project.title)


class SupplementForm(TableForm):
    """What each project shall have after the supplementary budget."""


class SubmitForm(forms.Form):
    on = forms.DateField(label=gettext_lazy("의회에 낸 날"), widget=_DAY)
    session = forms.CharField(
        label=gettext_lazy("회기"), max_length=80, required=False, help_text=gettext_lazy("예: 제312회 제2차 정례회")
    )
    whole = Amount(
        label=gettext_lazy("예산안 총액(원)"), required=False,
        help_text=gettext_lazy("주민참여예산이 차지하는 몫을 셈할 때 씁니다."),
    )  # fmt: skip

    def __init__(self, *args, since: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.since = since

    def clean_on(self):
        return _past(self, "on", self.since)


class CorrectForm(forms.Form):
    """How it really was, and why it had been written otherwise."""

    amount = Amount(label=gettext_lazy("바른 금액(원)"))
    reason = forms.CharField(
        label=gettext_lazy("금액이 달라진 까닭"), required=False, max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}), help_text=gettext_lazy("회의록에 적힌 까닭입니다. 앞선 금액과 같으면 비워 둡니다."),
    )  # fmt: skip
    minutes = forms.URLField(label=gettext_lazy("회의록 주소"), required=False, assume_scheme="https")
    consent = forms.CharField(label=gettext_lazy("증액에 대한 단체장의 동의"), max_length=200, required=False)
    correction = forms.CharField(
        label=gettext_lazy("바로잡는 까닭"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("먼저 적은 것도 그대로 남고, 누구나 둘 다 볼 수 있습니다."),
    )  # fmt: skip

    def __init__(self, *args, raises: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        if not raises:
            del self.fields["consent"]


class ReserveForm(forms.Form):
    line = forms.ModelChoiceField(Line.objects.none(), label=gettext_lazy("예산 줄"))
    amount = Amount(label=gettext_lazy("예비비로 더하는 금액(원)"))
    on = forms.DateField(label=gettext_lazy("쓰기로 한 날"), widget=_DAY)
    reason = forms.CharField(label=gettext_lazy("까닭"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, project: Project, lines, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["line"].widget = NamesIn(project.cycle.government.language)
        self.fields["line"].queryset = lines

    def clean_on(self):
        return _past(self, "on")
