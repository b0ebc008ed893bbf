"""What officers and departments type: lists, lines, requests, reasons. Shape and wording; saving is an action's."""

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from madang.base import clock
from madang.base.pages.forms import NamesIn
from madang.base.pages.templatetags.madang import told_in
from madang.base.pages.words import name_of
from madang.base.people.marks import normalise
from madang.base.places.models import Area
from madang.cycle.plan.models import Cycle, Track
from madang.cycle.propose.office_forms import table_bytes
from madang.cycle.review.models import Office

from .lines_file import ITEM, MOST_MONEY
from .models import Classification, ClassificationLevel, Column, Line, Part, Request, Source

UNITS = [("1", pgettext_lazy("unit", "원")), ("1000", gettext_lazy("천원")), ("1000000", gettext_lazy("백만원"))]
WHY_DIFFERENT = gettext_lazy("금액이 다른 까닭을 적어 주세요. 까닭은 모두가 봅니다.")
_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_TABLE = forms.FileInput(attrs={"accept": ".csv,.xlsx"})


class Won(forms.IntegerField):
    """3,000,000 and 3000000원 too, as spreadsheets show amounts."""

    widget = forms.TextInput(attrs={"inputmode": "numeric"})

    def to_python(self, value):
        return super().to_python(
            normalise(value).replace(",", "").removesuffix("원") if isinstance(value, str) else value
        )


def _amount(label, **kwargs) -> Won:
    return Won(label=label, min_value=kwargs.pop("least", 1), max_value=MOST_MONEY, **kwargs)


class _Table(forms.Form):
    def clean_file(self) -> bytes:
        return table_bytes(self.cleaned_data["file"])


class ProjectsFileForm(_Table):
    file = forms.FileField(label=gettext_lazy("사업 표(CSV, XLSX)"), widget=_TABLE)
    chosen_by = forms.CharField(
        label=gettext_lazy("어디에서 골랐나요"), max_length=200,
        help_text=gettext_lazy("모두가 보는 글입니다. 예: 2024년 주민참여예산위원회 총회"),
    )  # fmt: skip
    on = forms.DateField(label=gettext_lazy("고른 날"), widget=_DAY)

    def clean_on(self):
        if self.cleaned_data["on"] > clock.today():
            raise forms.ValidationError(_("아직 오지 않은 날입니다."))
        return self.cleaned_data["on"]


class LinesFileForm(_Table):
    file = forms.FileField(label=gettext_lazy("예산 줄 표(CSV, XLSX)"), widget=_TABLE)
    unit = forms.ChoiceField(label=gettext_lazy("예산안 칸의 단위"), choices=UNITS)


class RequestsFileForm(_Table):
    file = forms.FileField(label=gettext_lazy("예산요구 표(CSV, XLSX)"), widget=_TABLE)


class LineForm(forms.ModelForm):
    total = _amount(gettext_lazy("예산안의 금액(원)"), least=0, required=False)

    class Meta:
        model = Line
        fields = ["account", "sector", "policy", "unit", "code", "name", "item_code", "item", "office"]
        help_texts = {"item_code": gettext_lazy("예: 401-01")}

    def __init__(self, cycle: Cycle, *args, **kwargs):
        instance = Line(government=cycle.government, fiscal_year=cycle.fiscal_year)
        super().__init__(*args, instance=instance, **kwargs)
        listed = Classification.objects.in_year(cycle.fiscal_year)
        self.fields["sector"].widget = NamesIn(cycle.government.language)
        self.fields["sector"].queryset = listed.filter(level=ClassificationLevel.SECTOR)
        self.fields["office"].queryset = Office.objects.of(cycle.government).working()
        self.fields["office"].label_from_instance = name_of

    def clean_item_code(self):
        if not ITEM.fullmatch(self.cleaned_data["item_code"]):
            raise forms.ValidationError(_("401-01처럼 적어 주세요."))
        return self.cleaned_data["item_code"]

    def clean(self):
        said = super().clean()
        same = {name: said.get(name) for name in ("account", "code", "item_code")}
        there = Line.objects.of(self.instance.government).filter(fiscal_year=self.instance.fiscal_year, **same)
        if all(same.values()) and there.exists():
            raise forms.ValidationError(_("같은 회계·세부사업·통계목의 줄이 이미 있습니다."))
        return said


class TotalForm(forms.Form):
    total = _amount(gettext_lazy("이 줄 모두의 예산안 금액(원)"), least=0)
    reason = forms.CharField(
        label=gettext_lazy("까닭"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("금액을 줄일 때는 꼭 적습니다."),
    )  # fmt: skip

    def __init__(self, standing: int, *args, **kwargs):
        super().__init__(*args, initial={"total": standing}, **kwargs)
        self.standing = standing

    def clean(self):
        said = super().clean()
        if said.get("total", self.standing) < self.standing and not (said.get("reason") or "").strip():
            self.add_error("reason", _("금액을 줄이는 까닭을 적어 주세요."))
        return said


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("모두가 볼 까닭"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class SelectedForm(ReasonForm):
    """How much was chosen, where the list said it wrongly."""

    amount = _amount(gettext_lazy("바른 선정액(원)"))
    field_order = ["amount", "reason"]


class OfficeForm(forms.Form):
    office = forms.ModelChoiceField(None, label=gettext_lazy("맡을 부서"), required=False)

    def __init__(self, cycle: Cycle, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = Office.objects.of(cycle.government).working()
        self.fields["office"].label_from_instance = name_of


class DeskForm(OfficeForm):
    """What is done with the ticked projects: one act at a time, by its button."""

    due_on = forms.DateField(label=gettext_lazy("요구 마감"), required=False, widget=_DAY)


class FilterForm(forms.Form):
    """The list's sieve; everything in it is optional and lives in the address."""

    track = forms.ModelChoiceField(None, label=gettext_lazy("유형"), required=False)
    area = forms.ModelChoiceField(None, label=gettext_lazy("동네"), required=False)
    office = forms.ModelChoiceField(None, label=gettext_lazy("부서"), required=False)
    unit = forms.ChoiceField(label=gettext_lazy("금액 단위"), choices=UNITS, required=False)

    def __init__(self, cycle: Cycle, asked, *args, **kwargs):
        """Without a wish amounts are printed in thousands, and the form says so."""
        super().__init__({"unit": "1000"} | asked.dict(), *args, **kwargs)
        rows = {
            "track": Track.objects.of(cycle),
            "area": Area.objects.of(cycle.government).now(),
            "office": Office.objects.of(cycle.government),
        }
        for name, queryset in rows.items():
            self.fields[name].queryset = queryset
            self.fields[name].empty_label = _("모두")
            self.fields[name].label_from_instance = name_of
        if cycle.government.currency != "KRW":
            del self.fields["unit"]

    @property
    def asked(self) -> dict:
        said = self.cleaned_data if self.is_valid() else {}
        return {name: said[name] for name in ("track", "area", "office") if said.get(name)}


class LedgerForm(forms.Form):
    """Which entries, and as the ledger stood at the end of which day."""

    column = forms.ChoiceField(
        label=pgettext_lazy("ledger", "칸"), required=False, choices=[("", gettext_lazy("모두")), *Column.choices]
    )
    source = forms.ChoiceField(
        label=gettext_lazy("재원"), required=False, choices=[("", gettext_lazy("모두")), *Source.choices]
    )
    known_on = forms.DateField(
        label=gettext_lazy("이날까지 적은 대로"), required=False, widget=_DAY,
        help_text=gettext_lazy("비워 두면 지금입니다."),
    )  # fmt: skip
    unit = forms.ChoiceField(label=gettext_lazy("금액 단위"), choices=UNITS, required=False)


class PartForm(forms.Form):
    """One line, one source, one amount; a row that is left empty counts for nothing."""

    line = forms.ModelChoiceField(None, label=gettext_lazy("예산 줄"), required=False)
    source = forms.ChoiceField(label=gettext_lazy("재원"), choices=Source.choices, initial=Source.MUNICIPAL)
    amount = _amount(gettext_lazy("금액(원)"), required=False)

    def __init__(self, lines, *args, language: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["line"].widget = NamesIn(language)
        self.fields["line"].queryset = lines
        self.fields["line"].empty_label = _("고르지 않음")

    def clean(self):
        said = super().clean()
        if bool(said.get("line")) != bool(said.get("amount")) and not self.errors:
            self.add_error("amount" if said.get("line") else "line", _("줄과 금액을 함께 적어 주세요."))
        return said

    def part(self) -> Part | None:
        said = self.cleaned_data
        return Part(line=said["line"], source=said["source"], amount=said["amount"]) if said.get("line") else None


class RequestForm(forms.Form):
    """A request: its parts, and why it differs from what was chosen."""

    ROWS = 4
    reason = forms.CharField(
        label=gettext_lazy("선정액과 다르게 요구하는 까닭"), required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}), help_text=gettext_lazy("모두가 봅니다. 선정액과 같으면 비워 둡니다."),
    )  # fmt: skip

    def __init__(self, request: Request, selected: dict[str, int], *args, **kwargs):
        kwargs.setdefault("initial", {"reason": request.reason})
        super().__init__(*args, **kwargs)
        self.selected, cycle = sum(selected.values()), request.project.cycle
        lines = Line.objects.of(cycle.government).filter(fiscal_year=cycle.fiscal_year).select_related("sector")
        there = [{"line": one.line_id, "source": one.source, "amount": one.amount} for one in request.parts.all()]
        there = there or [{"source": source, "amount": amount} for source, amount in selected.items()]
        data, language = args[0] if args else None, cycle.government.language
        there += [{}] * (max(self.ROWS, len(there) + 1, _rows_sent(data)) - len(there))
        self.parts = [
            PartForm(lines, data, prefix=f"part{place}", initial=one, language=language)
            for place, one in enumerate(there)
        ]

    def is_valid(self) -> bool:
        rows = [part.is_valid() for part in self.parts]
        if not (super().is_valid() and all(rows)):
            return False
        named = [(part.line.pk, part.source) for part in self.filled()]
        if len(set(named)) != len(named):
            self.add_error(None, _("같은 줄과 재원이 두 번 있습니다. 하나로 더해 주세요."))
        if self.data.get("act") == "send":
            self._check_sending()
        return not self.errors

    def _check_sending(self) -> None:
        asked = sum(part.amount for part in self.filled())
        if not asked:
            self.add_error(None, _("예산 줄과 금액을 하나는 적어 주세요."))
        elif asked != self.selected and not self.cleaned_data["reason"].strip():
            self.add_error("reason", WHY_DIFFERENT)

    def filled(self) -> list[Part]:
        return [part for form in self.parts if (part := form.part())]


def _rows_sent(data) -> int:
    """As many as were on the screen, whatever another window kept meanwhile."""
    return sum(name.startswith("part") and name.endswith("-amount") for name in data) if data else 0


class InBillForm(ReasonForm):
    """Another amount than was asked for, part by part."""

    def __init__(self, request: Request, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = False
        self.fields["reason"].help_text = _("요구액과 다르면 꼭 적습니다.")
        self.keys, self.asked, language = {}, {}, request.project.cycle.government.language
        for part in request.parts.select_related("line"):
            name = f"amount{part.pk}"
            label = format_html("{} · {}", told_in(part.line, language), part.get_source_display())
            self.fields[name] = _amount(label, least=0, initial=part.amount)
            self.keys[name], self.asked[name] = part.pk, part.amount

    def clean(self):
        said = super().clean()
        differs = any(said.get(name, amount) != amount for name, amount in self.asked.items())
        if differs and not (said.get("reason") or "").strip():
            self.add_error("reason", WHY_DIFFERENT)
        return said

    def amounts(self) -> dict[int, int]:
        return {pk: self.cleaned_data[name] for name, pk in self.keys.items()}
