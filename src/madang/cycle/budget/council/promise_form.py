"""Which projects, and as of which day: everything is optional and lives in the address."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from madang.base import clock
from madang.base.pages.words import name_of
from madang.base.places.models import Area
from madang.cycle.plan.models import Cycle
from madang.cycle.review.models import Office

from ..models import Classification, ClassificationLevel, Entry, Project


class PromiseForm(forms.Form):
    area = forms.ModelChoiceField(None, label=gettext_lazy("동네"), required=False)
    field = forms.ChoiceField(label=gettext_lazy("분야"), required=False)
    office = forms.ModelChoiceField(None, label=gettext_lazy("부서"), required=False)
    known_on = forms.DateField(
        label=gettext_lazy("이날까지 적은 대로"), required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), help_text=gettext_lazy("비워 두면 지금입니다."),
    )  # fmt: skip

    def __init__(self, cycle: Cycle, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].queryset = Area.objects.of(cycle.government).now()
        self.fields["office"].queryset = Office.objects.of(cycle.government)
        for name in ("area", "office"):
            self.fields[name].empty_label = _("모두")
            self.fields[name].label_from_instance = name_of
        rows = Entry.objects.of_cycle(cycle).filter(line__isnull=False).order_by()
        self.of_project = set(rows.values_list("project", "line__sector__field_code").distinct())
        codes = {code for _project, code in self.of_project}
        fields = Classification.objects.in_year(cycle.fiscal_year).filter(
            level=ClassificationLevel.FIELD, code__in=codes
        )
        names = [(one.code, name_of(one)) for one in fields.order_by("code")] if codes else []
        self.fields["field"].choices = [("", _("모두")), *names]

    def clean_known_on(self):
        day = self.cleaned_data["known_on"]
        if day and day > clock.today():
            raise forms.ValidationError(_("아직 오지 않은 날입니다."))
        return day

    @property
    def said(self) -> dict:
        self.is_valid()
        return getattr(self, "cleaned_data", {})

    @property
    def asked(self) -> dict:
        return {name: self.said[name] for name in ("area", "office") if self.said.get(name)}

    def takes(self, project: Project) -> bool:
        """By the field of one of its lines."""
        field = self.said.get("field")
        return not field or (project.pk, field) in self.of_project
